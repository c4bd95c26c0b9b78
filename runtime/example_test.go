package runtime_test

import (
	"fmt"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime"
)

// A module written in Go is there for require.
func ExampleConfig_WithModule() {
	cfg := runtime.NewConfig().WithModule("greet", func(env *jsapi.Env) goja.Value {
		exports := env.VM.NewObject()
		env.SetMethods(exports, true, jsapi.Method{Name: "hello", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue("Hello " + c.Argument(0).String())
		}})
		return exports
	})
	rt, err := runtime.New(cfg)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = rt.Close() }()
	code, err := rt.RunEval(`console.log(require('greet').hello('gopher')); process.exitCode = 3`)
	fmt.Println(code, err)
	// Output:
	// Hello gopher
	// 3 <nil>
}
