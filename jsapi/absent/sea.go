package absent

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// sea is node:sea of a process that is no single-executable application (Node, "Single
// executable applications"): there are no assets.
func sea(env *jsapi.Env) goja.Value {
	o := env.VM.NewObject()
	outside := func(c goja.FunctionCall) goja.Value {
		env.ValidateString(c.Argument(0), "key")
		panic(env.CodeError("Error", "ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION",
			"Operation cannot be invoked when not in a single-executable application"))
	}
	env.SetMethods(o, true,
		jsapi.Method{Name: "isSea", Fn: func(goja.FunctionCall) goja.Value { return env.VM.ToValue(false) }},
		jsapi.Method{Name: "getAsset", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			if !jsapi.IsUndefined(c.Argument(1)) {
				env.ValidateString(c.Argument(0), "key")
				env.ValidateString(c.Argument(1), "encoding")
			}
			return outside(c)
		}},
		jsapi.Method{Name: "getRawAsset", Length: 1, Fn: outside},
		jsapi.Method{Name: "getAssetAsBlob", Length: 2, Fn: outside},
	)
	return o
}
