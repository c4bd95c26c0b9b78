// Package readline is the modules "readline" and "readline/promises" (Node, "Readline"
// page): lines of a stream, questions, and the functions that move a terminal's cursor.
// Line editing and history belong to a terminal's keyboard and are left to the terminal:
// input arrives by lines. It is JavaScript, module.js, for no server runs through it.
package readline

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Modules returns "readline" and "readline/promises".
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "readline", Load: func(env *jsapi.Env) goja.Value { return From(env).Get("classic") }},
		{Name: "readline/promises", Load: func(env *jsapi.Env) goja.Value { return From(env).Get("promises") }},
	}
}

//go:embed module.js
var source string

// From returns the object that holds both modules of env.
func From(env *jsapi.Env) *goja.Object {
	return jsapi.Use(env, func(env *jsapi.Env) *both { return &both{load(env)} }).exports
}

type both struct{ exports *goja.Object }

func load(env *jsapi.Env) *goja.Object {
	n := env.VM.NewObject()
	_ = n.Set("EventEmitter", env.Require("events"))
	_ = n.Set("StringDecoder", env.RequireObject("string_decoder").Get("StringDecoder"))
	_ = n.Set("custom", env.SymbolFor("nodejs.util.promisify.custom"))
	env.SetMethods(n, true,
		jsapi.Method{Name: "code", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return env.CodeError(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2).String())
		}},
		jsapi.Method{Name: "argType", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return env.InvalidArgType(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2))
		}},
		jsapi.Method{Name: "argValue", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return env.InvalidArgValue(c.Argument(0).String(), c.Argument(1), "is invalid")
		}},
		jsapi.Method{Name: "outOfRange", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return env.OutOfRange(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2))
		}},
		jsapi.Method{Name: "abortError", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return env.AbortError(c.Argument(0)) }},
		jsapi.Method{Name: "lines", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return events.From(env).Lines(c.Argument(0).(*goja.Object))
		}},
		jsapi.Method{Name: "nextTick", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			f, _ := jsapi.AsFn(c.Argument(0))
			env.Loop.NextTickFn(f, append([]goja.Value(nil), c.Arguments[1:]...))
			return goja.Undefined()
		}})
	return env.RunEmbedded("node:readline", source, n).(*goja.Object)
}
