package runtime

import (
	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/require"

	"github.com/gaggle-js/gaggle/jsapi"
)

// WithLoader adds a module that was written for goja_nodejs: require(name) calls load with
// the runtime and a module object, at the first require, and returns that object's
// exports. A Go program that moves here from goja_nodejs keeps its modules as they are.
// load runs on the loop's goroutine; goja values must not leave it.
func (c Config) WithLoader(name string, load require.ModuleLoader) Config {
	return c.WithModule(name, func(env *jsapi.Env) goja.Value {
		module := env.VM.NewObject()
		_ = module.Set("exports", env.VM.NewObject())
		load(env.VM, module)
		return module.Get("exports")
	})
}
