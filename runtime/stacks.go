package runtime

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/jsontext"
)

func itoa(i int) string { return strconv.Itoa(i) }

// captureStackTrace is Error.captureStackTrace(target, above): it gives target a stack
// that begins below the function above.
func (r *Runtime) captureStackTrace(c goja.FunctionCall) goja.Value {
	target, ok := c.Argument(0).(*goja.Object)
	if !ok {
		panic(r.env.TypeError("Invalid argument"))
	}
	r.loader.Capture(target, c.Argument(1))
	return goja.Undefined()
}

// jsonParse wraps JSON.parse: what it cannot read it says in V8's words.
func (r *Runtime) jsonParse(parse jsapi.Fn) jsapi.Fn {
	return func(c goja.FunctionCall) (v goja.Value) {
		ex := r.env.Try(func() { v = parse(c) })
		if ex == nil {
			return v
		}
		if o, ok := ex.Value().(*goja.Object); ok && text(o, "name") == "SyntaxError" {
			if message, faulty := jsontext.Fault(c.Argument(0).String()); faulty {
				panic(r.env.New(r.vm.Get("SyntaxError"), r.vm.ToValue(message)))
			}
		}
		panic(ex)
	}
}

func text(o *goja.Object, name string) string {
	if v := o.Get(name); v != nil {
		return v.String()
	}
	return ""
}
