// Package globals gives a test's scripts the globals that the package under test does not
// make itself: process with pid, nextTick and a deaf emitWarning, setImmediate and setTimeout,
// the classes of package events, and Buffer where the runtime has that module. A program gets
// its own from package runtime.
package globals

import (
	"os"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Define defines them in env. Call it on the loop, before the script.
func Define(env *jsapi.Env) {
	g, loop := env.VM.GlobalObject(), env.Loop
	process := env.VM.NewObject()
	jsapi.Must(process.Set("pid", os.Getpid()))
	env.SetMethods(process, true,
		jsapi.Method{Name: "nextTick", Fn: func(c goja.FunctionCall) goja.Value {
			loop.NextTick(callback(c, 1))
			return goja.Undefined()
		}},
		jsapi.Method{Name: "emitWarning", Fn: func(goja.FunctionCall) goja.Value { return goja.Undefined() }})
	jsapi.Must(g.Set("process", process))
	env.SetMethods(g, false,
		jsapi.Method{Name: "setImmediate", Fn: func(c goja.FunctionCall) goja.Value {
			loop.NewImmediate(callback(c, 1))
			return goja.Undefined()
		}},
		jsapi.Method{Name: "setTimeout", Fn: func(c goja.FunctionCall) goja.Value {
			loop.NewTimer(c.Argument(1).ToInteger(), false, callback(c, 2))
			return goja.Undefined()
		}})
	for _, name := range events.Globals() {
		jsapi.Must(g.Set(name, events.From(env).Global(name)))
	}
	if env.Builtin("buffer") != nil {
		jsapi.Must(g.Set("Buffer", env.RequireObject("buffer").Get("Buffer")))
	}
}

// callback calls the function that c was given, with what stands behind its first own
// arguments.
func callback(c goja.FunctionCall, own int) func() {
	f, _ := jsapi.AsFn(c.Argument(0))
	args := slices.Clone(c.Arguments[min(own, len(c.Arguments)):]) // the engine reuses them
	return func() { f(goja.FunctionCall{This: goja.Undefined(), Arguments: args}) }
}
