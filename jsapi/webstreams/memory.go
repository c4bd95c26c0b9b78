package webstreams

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// transfer moves the bytes of an ArrayBuffer to a new one, which it returns, and leaves the
// old one detached. The memory that small Buffers share is copied instead.
func (s *streams) transfer(v goja.Value) *goja.Object {
	ab, ok := buffer.ArrayBufferOf(v)
	if !ok || ab.Detached() {
		panic(s.invalidState("ArrayBuffer is detached"))
	}
	data := ab.Bytes()
	if buffer.InPool(s.env, v) {
		data = slices.Clone(data)
	} else {
		ab.Detach()
	}
	return s.arrayBuffer(data)
}

func (s *streams) arrayBuffer(data []byte) *goja.Object {
	return s.vm.ToValue(s.vm.NewArrayBuffer(data)).(*goja.Object)
}

// detached reports whether the bytes of an ArrayBuffer have gone elsewhere.
func detached(v goja.Value) bool {
	ab, ok := buffer.ArrayBufferOf(v)
	return ok && ab.Detached()
}

// slice is the bytes of an ArrayBuffer from offset on, which the caller borrows.
func slice(ab *goja.Object, offset, length int) []byte {
	b, _ := buffer.ArrayBufferOf(ab)
	return b.Bytes()[offset : offset+length]
}

// window is where a view lies in its ArrayBuffer.
func window(view *goja.Object) (ab *goja.Object, offset, length int) {
	return view.Get("buffer").(*goja.Object), int(view.Get("byteOffset").ToInteger()), int(view.Get("byteLength").ToInteger())
}

// bytesOver is a Uint8Array over a part of an ArrayBuffer.
func (s *streams) bytesOver(ab *goja.Object, offset, length int) *goja.Object {
	return s.env.New(s.vm.Get("Uint8Array"), ab, s.vm.ToValue(offset), s.vm.ToValue(length))
}

// copyOf is a Uint8Array with a copy of the bytes of a view.
func (s *streams) copyOf(v goja.Value) *goja.Object {
	data, _ := buffer.Bytes(v)
	return s.bytesOver(s.arrayBuffer(slices.Clone(data)), 0, len(data))
}

// makerOf is the class of a view that a read answers with, and the size of its elements.
func (s *streams) makerOf(view *goja.Object) (class *goja.Object, size int) {
	n := view.Get("BYTES_PER_ELEMENT")
	switch b := buffer.From(s.env); {
	case jsapi.IsUndefined(n):
		return s.vm.Get("DataView").(*goja.Object), 1
	case b.IsBuffer(view):
		return b.Ctor().GetSymbol(goja.SymSpecies).(*goja.Object), 1
	}
	return s.vm.Get(view.GetSymbol(goja.SymToStringTag).String()).(*goja.Object), int(n.ToInteger())
}
