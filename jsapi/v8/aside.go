package v8

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc/wire"
)

// Aside is what a structured clone leaves out of its bytes because it travels beside them:
// the transferred ArrayBuffers, and objects that only their owner can carry over, such as
// a MessagePort.
type Aside struct {
	// Buffers numbers the ArrayBuffers that are transferred.
	Buffers map[*goja.Object]uint32
	// Object numbers o when it travels beside the bytes, and reports whether it does. It
	// throws for what may not travel.
	Object func(o *goja.Object) (number uint32, aside bool)
	// Error makes the error for what cannot be cloned.
	Error func(msg string) goja.Value
}

// EncodeClone is the bytes of v for DecodeClone, perhaps that of another runtime. It throws
// what v's getters and a's functions throw.
func (m *V8) EncodeClone(v goja.Value, a Aside) []byte {
	e := m.newEncoder()
	e.viewsAsHost = false
	e.away, e.aside, e.cloneError = a.Buffers, a.Object, a.Error
	e.w.Header()
	e.value(v)
	return e.w.B
}

// besides writes o as the number of what travels beside the bytes, and reports whether it does.
func (e *encoder) besides(o *goja.Object) bool {
	if e.aside == nil {
		return false
	}
	n, ok := e.aside(o)
	if ok {
		e.number(o)
		e.w.Tag(wire.TagHost)
		e.w.Varint(uint64(n))
	}
	return ok
}

// DecodeClone reads what EncodeClone wrote. buffers are the ArrayBuffers that came beside
// the bytes, object makes the other objects. The value does not hold on to b.
func (m *V8) DecodeClone(b []byte, buffers []*goja.Object, object func(number uint32) *goja.Object) goja.Value {
	d := m.newDecoder(b)
	if len(buffers) > 0 {
		d.here = make(map[uint32]*goja.Object, len(buffers))
	}
	for i, o := range buffers {
		d.here[uint32(i)] = o
	}
	d.host = func() *goja.Object { return object(d.varint()) }
	d.header()
	return d.value()
}
