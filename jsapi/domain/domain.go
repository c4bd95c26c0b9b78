// Package domain is the module domain, deprecated and still required by old programs: one
// 'error' listener for all that goes wrong in the callbacks that were asked for within a
// domain, and in its emitters (Node 20, "Domain").
//
// Domains are told apart by asynchronous context, which timers, ticks, promises and sockets
// keep anyway. What the module changes of the process, EventEmitter's emit among it, it
// changes when it is first required; a program without domains pays nothing.
package domain

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// source makes the module.
//
//go:embed domain.js
var source string

// Module is the module domain. Requiring it throws while process has a capture callback.
var Module = jsapi.Module{Name: "domain", Load: load}

func load(env *jsapi.Env) goja.Value {
	p, m := process.From(env), events.From(env)
	if p.Captures() {
		panic(env.CodeError("Error", "ERR_DOMAIN_CALLBACK_NOT_AVAILABLE",
			"A callback was registered through process.setUncaughtExceptionCaptureCallback(), which is mutually exclusive with using the `domain` module"))
	}
	native := env.VM.NewObject()
	hook := func(name string, f func(fn jsapi.Fn)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			fn, _ := jsapi.AsFn(c.Argument(0))
			f(fn)
			return goja.Undefined()
		}}
	}
	call := func(fn jsapi.Fn, v goja.Value) goja.Value {
		return fn(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{v}})
	}
	env.SetMethods(native, true,
		hook("onUncaught", func(fn jsapi.Fn) {
			p.OnUncaught = func(err goja.Value) bool { return call(fn, err).ToBoolean() }
		}),
		hook("onRejection", func(fn jsapi.Fn) {
			p.OnRejection = func(reason goja.Value) (handled, taken bool) {
				v := call(fn, reason)
				return v.ToBoolean(), !goja.IsUndefined(v)
			}
		}),
		hook("onBorn", func(fn jsapi.Fn) {
			m.OnBind = func(o *goja.Object) { call(fn, o) }
		}),
		jsapi.Method{Name: "unhandled", Fn: func(c goja.FunctionCall) goja.Value { return m.UnhandledError(c.Argument(0)) }},
		jsapi.Method{Name: "inUse", Fn: func(goja.FunctionCall) goja.Value {
			return env.CodeError("Error", "ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE",
				"The `domain` module is in use, which is mutually exclusive with calling process.setUncaughtExceptionCaptureCallback()")
		}})
	return env.RunEmbedded("node:domain", source, native, m.Class.Ctor, env.RequireObject("async_hooks").Get("AsyncLocalStorage"))
}
