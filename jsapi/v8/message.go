package v8

import (
	"github.com/dop251/goja"
)

// What stands before a host object in a message of IPC.
const (
	messageView  = 0 // a view follows, as DefaultSerializer writes it
	messageOther = 1 // an object's own properties follow as a plain object
)

// EncodeMessage writes v as a message of IPC in advanced mode.
func (m *V8) EncodeMessage(v goja.Value) []byte {
	e := m.newEncoder()
	e.host = func(o *goja.Object) {
		e.w.Varint(messageView)
		e.writeView(o)
	}
	e.w.Header()
	e.value(v)
	return e.w.B
}

// DecodeMessage reads a message of IPC in advanced mode. The value does not hold on to b.
func (m *V8) DecodeMessage(b []byte) goja.Value {
	d := m.newDecoder(b)
	d.host = func() *goja.Object {
		switch d.uint32() {
		case messageView:
			return d.readView()
		case messageOther:
			if o, ok := d.nested().(*goja.Object); ok {
				return o
			}
		}
		d.fail()
		return nil
	}
	d.header()
	return d.value()
}
