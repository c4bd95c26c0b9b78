package buffer

import (
	"bytes"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// stream is blob.stream(): a byte stream with a chunk for each of the Blob's parts.
func (f *files) stream(c goja.FunctionCall) goja.Value {
	b, s := f.b, f.this(c)
	at, parts := 0, s.parts
	source := b.vm.NewObject()
	jsapi.Must(source.Set("type", "bytes"))
	jsapi.Must(source.Set("pull", b.env.Func("pull", 1, func(c goja.FunctionCall) goja.Value {
		controller := c.Argument(0).(*goja.Object)
		if len(parts) == 0 {
			b.env.Method(controller, "close")
			if request, ok := controller.Get("byobRequest").(*goja.Object); ok {
				b.env.Method(request, "respond", b.vm.ToValue(0))
			}
			return goja.Undefined()
		}
		chunk := bytes.Clone(s.data[at:parts[0]])
		at, parts = parts[0], parts[1:]
		u8, err := b.uint8Array(nil, b.vm.ToValue(b.vm.NewArrayBuffer(chunk)))
		jsapi.Must(err)
		b.env.Method(controller, "enqueue", u8)
		return goja.Undefined()
	})))
	return b.env.New(b.env.RequireObject("stream/web").Get("ReadableStream"), source)
}

// within lists the ends of the parts of a slice.
func (s *blob) within(start, end int) []int {
	var ends []int
	for _, e := range s.parts {
		if e > start && start < end {
			ends = append(ends, min(e, end)-start)
			if e >= end {
				break
			}
		}
	}
	return ends
}
