// Package repl is the module "repl" (Node, "REPL" page): a loop that reads expressions from a
// stream of lines and writes their values, with commands, a context and a memory for the last
// value. A line that ends too early is continued on the next one.
//
// As in a terminal of this runtime's readline, lines are edited by the terminal itself: there is
// no completion and no preview. let, const and class of a line last as var does, so that they may
// be declared again. It is JavaScript, module.js, for no server runs through it.
package repl

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "repl", Load: load}

//go:embed module.js
var source string

func load(env *jsapi.Env) goja.Value {
	n := env.VM.NewObject()
	for _, name := range []string{"readline", "vm", "module", "fs", "path", "console"} {
		jsapi.Must(n.Set(name, env.Require(name)))
	}
	jsapi.Must(n.Set("inspect", env.RequireObject("util").Get("inspect")))
	env.SetMethods(n, true, jsapi.Method{Name: "code", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
		return env.CodeError(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2).String())
	}})
	return env.RunEmbedded("node:repl", source, n)
}
