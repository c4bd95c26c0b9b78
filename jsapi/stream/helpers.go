package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// defineHelpers defines the members that begin with an underscore: Node does not document
// them, and packages use them.
func (s *Streams) defineHelpers() {
	s.env.SetMethods(s.Legacy.Ctor, true,
		jsapi.Method{Name: "_isArrayBufferView", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return s.bool(buffer.IsView(c.Argument(0)))
		}},
		jsapi.Method{Name: "_isUint8Array", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return s.bool(s.buffers.IsUint8Array(c.Argument(0)))
		}},
		jsapi.Method{Name: "_uint8ArrayToBuffer", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			b, _ := buffer.Bytes(c.Argument(0))
			return s.buffers.New(b)
		}})
	s.env.SetMethods(s.Readable.Ctor, true,
		jsapi.Method{Name: "_fromList", Length: 2, Fn: s.cold("fromlist", "fromList")})
}
