// Package fetch is the globals of the Fetch Standard: fetch, Headers, Request, Response
// and FormData. fetch goes over the http and https modules, so that agents, lookups and
// errors are theirs.
//
// They are JavaScript, the files of js, compiled when a script first names one of them. A
// program whose server only asks `body instanceof Response` pays for that once.
package fetch

import (
	"embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

//go:embed js/*.js
var files embed.FS

// Globals lists the classes. The function fetch is Function.
func Globals() []string { return []string{"FormData", "Headers", "Request", "Response"} }

// fetch is the package's state in one runtime: what the files have put together.
type fetch struct{ api *goja.Object }

// Global is the class of that name.
func Global(env *jsapi.Env, name string) goja.Value { return jsapi.Use(env, load).api.Get(name) }

// Function makes the global fetch, which loads the rest when it is called. What is wrong
// with its arguments rejects the promise.
func Function(env *jsapi.Env) *goja.Object {
	return env.Func("fetch", 1, func(c goja.FunctionCall) goja.Value {
		return jsapi.Call(Global(env, "fetch"), goja.Undefined(), c.Arguments...)
	})
}

func load(env *jsapi.Env) *fetch {
	api, host := env.VM.NewObject(), native(env)
	for _, file := range []string{"checks", "errors", "headers", "body", "messages", "fetch"} {
		src, err := files.ReadFile("js/" + file + ".js")
		jsapi.Must(err)
		env.RunEmbedded("node:internal/fetch/"+file, string(src), api, host)
	}
	return &fetch{api: api}
}

// native makes the object that the files call host.
func native(env *jsapi.Env) *goja.Object {
	o := env.VM.NewObject()
	env.SetMethods(o, false,
		jsapi.Method{Name: "require", Fn: func(c goja.FunctionCall) goja.Value { return env.Require(c.Argument(0).String()) }},
		jsapi.Method{Name: "invalidThis", Fn: func(c goja.FunctionCall) goja.Value {
			return env.CodeError("TypeError", "ERR_INVALID_THIS", "Illegal invocation")
		}},
		jsapi.Method{Name: "inspect", Fn: func(c goja.FunctionCall) goja.Value {
			return env.Method(env.RequireObject("util"), "inspect", c.Argument(0), c.Argument(1))
		}})
	jsapi.Must(o.Set("internal", goja.NewSymbol("internal")))
	return o
}
