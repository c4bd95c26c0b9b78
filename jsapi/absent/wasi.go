package absent

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// wasi is the module wasi (Node, "WebAssembly System Interface"). Its class refuses wrong
// options as Node's does, and right ones because there is no WebAssembly to serve.
func wasi(env *jsapi.Env) goja.Value {
	missing := func() {
		panic(env.CodeError("Error", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "WASI is not available in this runtime, which has no WebAssembly"))
	}
	method := func(name string, length int) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(goja.FunctionCall) goja.Value { missing(); return nil }}
	}
	class := env.Class(jsapi.ClassSpec{Name: "WASI", MustNew: true,
		Init: func(_ *goja.Object, args []goja.Value) {
			options := env.VM.NewObject()
			if len(args) > 0 && !jsapi.IsUndefined(args[0]) {
				options = env.ValidateObject(args[0], "options")
			}
			version := jsapi.OrUndefined(options.Get("version"))
			switch env.ValidateString(version, "options.version") {
			case "preview1", "unstable":
				missing()
			}
			panic(env.CodeError("TypeError", "ERR_INVALID_ARG_VALUE",
				"The property 'options.version' unsupported WASI version. Received "+env.Show(version, 1)))
		},
		Methods: []jsapi.Method{method("start", 1), method("initialize", 1), method("getImportObject", 0)},
	})
	o := env.VM.NewObject()
	jsapi.Must(o.Set("WASI", class.Ctor))
	return o
}
