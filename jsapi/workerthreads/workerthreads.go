// Package workerthreads is the module "worker_threads" without threads (Node, "Worker
// threads" page): a script is always the main thread, a Worker cannot be made, and what
// passes messages inside one process works: MessageChannel, MessagePort,
// BroadcastChannel, receiveMessageOnPort, and the globals of these names.
//
// A message is cloned when it is posted, as structuredClone does, and delivered by the
// loop. A port owns a handle of the loop, which is ref'd while somebody listens for
// messages and closed with the port. The classes are JavaScript, module.js: no server's
// requests pass through here.
package workerthreads

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Module is the built-in module "worker_threads".
var Module = jsapi.Module{Name: "worker_threads", Load: func(env *jsapi.Env) goja.Value {
	return env.RunEmbedded("node:worker_threads", source, natives(env)).(*goja.Object).Get("exports")
}}

//go:embed module.js
var source string

// natives is what module.js takes.
func natives(env *jsapi.Env) *goja.Object {
	o, ev := env.VM.NewObject(), events.From(env)
	for _, name := range []string{"Event", "EventTarget"} {
		_ = o.Set(name, ev.Global(name))
	}
	_ = o.Set("EventEmitter", env.Require("events"))
	_ = o.Set("clone", clone.Function(env))
	env.SetMethods(o, true,
		jsapi.Method{Name: "handle", Fn: func(goja.FunctionCall) goja.Value { return handle(env) }},
		jsapi.Method{Name: "error", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return env.CodeError(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2).String())
		}},
		jsapi.Method{Name: "missing", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return env.MissingArgs(c.Argument(0).String()) }},
		jsapi.Method{Name: "argType", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return env.InvalidArgType(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2))
		}})
	return o
}

// handle makes an unref'd handle of the loop as an object with post, ref, unref, hasRef
// and close.
func handle(env *jsapi.Env) *goja.Object {
	h := env.Loop.NewHandle()
	h.Unref()
	o := env.VM.NewObject()
	do := func(name string, f func()) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(goja.FunctionCall) goja.Value { f(); return goja.Undefined() }}
	}
	env.SetMethods(o, true, do("ref", h.Ref), do("unref", h.Unref), do("close", h.Close),
		jsapi.Method{Name: "hasRef", Fn: func(goja.FunctionCall) goja.Value { return env.VM.ToValue(h.HasRef()) }},
		jsapi.Method{Name: "post", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			f := c.Argument(0)
			p := env.Loop.NewPending() // what was posted is delivered, also when nobody is ref'd
			p.Resolve(func() { jsapi.Call(f, goja.Undefined()) })
			return goja.Undefined()
		}})
	return o
}

// Global returns MessageChannel, MessagePort, MessageEvent or BroadcastChannel.
func Global(env *jsapi.Env, name string) goja.Value {
	if name == "MessageEvent" {
		return env.RequireObject("worker_threads").Get("MessagePort").(*goja.Object).Get("prototype").(*goja.Object).GetSymbol(env.SymbolFor("gaggle.MessageEvent"))
	}
	return env.RequireObject("worker_threads").Get(name)
}
