package v8

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// viewIndex is the number of o's class in viewNames; o is a view.
func (m *V8) viewIndex(o *goja.Object) int {
	if tag := call(m.lang.viewClass, o); jsapi.IsString(tag) {
		for i, name := range viewNames {
			if name == tag.String() {
				return i
			}
		}
	}
	return viewDataView
}

// writeView is DefaultSerializer's _writeHostObject: the class of a view, the number of its
// bytes, the bytes.
func (e *encoder) writeView(o *goja.Object) {
	if k := e.m.kindOf(o); k != kindTyped && k != kindDataView {
		e.fail("Unserializable host object: " + e.m.inspect(o))
	}
	i := viewBuffer
	if o.Get("constructor") != e.m.buffers.Ctor() {
		i = e.m.viewIndex(o)
	}
	b, _ := buffer.Bytes(o)
	e.w.Varint(uint64(i))
	e.w.Varint(uint64(len(b)))
	e.w.B = append(e.w.B, b...)
}

func (m *V8) inspect(o *goja.Object) string {
	if m.env.Inspect == nil && m.env.Builtin("util") != nil {
		m.env.Require("util")
	}
	if m.env.Inspect == nil {
		return "{}"
	}
	return m.env.Inspect(o, 2)
}

// readView is DefaultDeserializer's _readHostObject. The view has its bytes for itself.
func (d *decoder) readView() *goja.Object {
	i := d.uint32()
	b, ok := d.r.Bytes(uint64(d.uint32()))
	switch {
	case !ok:
		panic(d.m.env.Error("ReadRawBytes() failed"))
	case int(i) >= len(viewNames):
		panic(d.m.env.TypeError("Cannot read properties of undefined (reading 'BYTES_PER_ELEMENT')"))
	case i == viewBuffer:
		return d.m.buffers.Copy(b)
	}
	ab := d.m.vm.ToValue(d.m.vm.NewArrayBuffer(append([]byte(nil), b...)))
	return d.m.env.New(d.m.lang.views[i], ab, d.m.vm.ToValue(0), d.m.vm.ToValue(len(b)/viewSizes[i]))
}

// uint32 is readUint32, with its error.
func (d *decoder) uint32() uint32 {
	n, ok := d.r.Varint32()
	if !ok {
		panic(d.m.env.Error("ReadUint32() failed"))
	}
	return n
}
