// Package asynchooks is the module "async_hooks" (Node, pages "Async hooks" and
// "Asynchronous context tracking").
//
// AsyncLocalStorage and AsyncResource are whole: a store follows ticks, timers,
// immediates, promises, queueMicrotask and the end of work done elsewhere. The loop
// carries the context (eventloop.Loop.Context) and the engine's tracker carries it
// through promise reactions; until a script makes a storage or a resource, the context
// is nil and costs nothing.
//
// Ids belong to AsyncResources only: the main script is 1, and callbacks of timers and
// sockets have the id of where they were asked for. createHook reports the resources
// that scripts make, not those of the runtime.
package asynchooks

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "async_hooks".
var Module = jsapi.Module{Name: "async_hooks", Load: func(env *jsapi.Env) goja.Value { return From(env).exports() }}

// Hooks is the state of the module in one runtime.
type Hooks struct {
	env       *jsapi.Env
	tracking  bool
	lastID    int64
	top       *goja.Object // executionAsyncResource of the main script
	resources *jsapi.Class
	hooks     []*hook // enabled ones, in order
}

// context is what loop.Context holds: immutable, shared by all that inherit it.
type context struct {
	id, trigger int64
	resource    *goja.Object
	stores      *store
}

// store is one storage's value in a list of them.
type store struct {
	of    *storage
	value goja.Value
	next  *store
}

// From returns the Hooks of env.
func From(env *jsapi.Env) *Hooks {
	return jsapi.Use(env, func(env *jsapi.Env) *Hooks {
		h := &Hooks{env: env, lastID: 1, top: env.VM.NewObject()}
		h.resources = h.resourceClass()
		return h
	})
}

// current is the context of the JavaScript that runs.
func (h *Hooks) current() *context {
	if c, ok := h.env.Loop.Context.(*context); ok {
		return c
	}
	return &context{id: 1, resource: h.top}
}

// track has promise reactions run in the context of their then. The engine is only asked
// from the first context on.
func (h *Hooks) track() {
	if !h.tracking {
		h.tracking = true
		h.env.VM.SetAsyncContextTracker(tracker{h})
	}
}

// tracker is the engine's side (goja.AsyncContextTracker).
type tracker struct{ h *Hooks }

func (t tracker) Grab() any     { return t.h.env.Loop.Context }
func (t tracker) Resumed(c any) { t.h.env.Loop.Context = c }
func (t tracker) Exited()       { t.h.env.Loop.Context = nil }

// in runs f with the context c and puts the present one back, also when f throws.
func (h *Hooks) in(c *context, f func() goja.Value) goja.Value {
	loop := h.env.Loop
	before := loop.Context
	loop.Context = c
	defer func() { loop.Context = before }() // no recover: what was thrown goes on
	return f()
}

// bound makes a function that calls fn in the context of now; this as it is called, unless
// given.
func (h *Hooks) bound(fn goja.Value, this goja.Value, name string) *goja.Object {
	call, _ := jsapi.AsFn(fn)
	c := h.current()
	length := fn.(*goja.Object).Get("length")
	f := h.env.Func(name, 0, func(args goja.FunctionCall) goja.Value {
		if this != nil {
			args.This = this
		}
		return h.in(c, func() goja.Value { return call(args) })
	})
	_ = f.DefineDataProperty("length", length, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return f
}

func (h *Hooks) exports() *goja.Object {
	vm := h.env.VM
	o := vm.NewObject()
	_ = o.Set("AsyncLocalStorage", h.storageClass().Ctor)
	h.env.SetMethods(o, true,
		jsapi.Method{Name: "createHook", Length: 1, Fn: h.createHook},
		jsapi.Method{Name: "executionAsyncId", Fn: func(goja.FunctionCall) goja.Value { return vm.ToValue(h.current().id) }},
		jsapi.Method{Name: "triggerAsyncId", Fn: func(goja.FunctionCall) goja.Value { return vm.ToValue(h.current().trigger) }},
		jsapi.Method{Name: "executionAsyncResource", Fn: func(goja.FunctionCall) goja.Value { return h.current().resource }})
	_ = o.Set("asyncWrapProviders", h.providers())
	_ = o.Set("AsyncResource", h.resources.Ctor)
	return o
}

// providers is asyncWrapProviders, whose numbers only the runtime's own resources have.
func (h *Hooks) providers() *goja.Object {
	o := h.env.VM.CreateObject(nil)
	for i, name := range [...]string{"NONE", "DIRHANDLE", "DNSCHANNEL", "ELDHISTOGRAM", "FILEHANDLE", "FILEHANDLECLOSEREQ", "BLOBREADER",
		"FSEVENTWRAP", "FSREQCALLBACK", "FSREQPROMISE", "GETADDRINFOREQWRAP", "GETNAMEINFOREQWRAP", "HEAPSNAPSHOT", "HTTP2SESSION",
		"HTTP2STREAM", "HTTP2PING", "HTTP2SETTINGS", "HTTPINCOMINGMESSAGE", "HTTPCLIENTREQUEST", "JSSTREAM", "JSUDPWRAP", "MESSAGEPORT",
		"PIPECONNECTWRAP", "PIPESERVERWRAP", "PIPEWRAP", "PROCESSWRAP", "PROMISE", "QUERYWRAP", "QUIC_LOGSTREAM", "QUIC_PACKET",
		"SHUTDOWNWRAP", "SIGNALWRAP", "STATWATCHER", "STREAMPIPE", "TCPCONNECTWRAP", "TCPSERVERWRAP", "TCPWRAP", "TTYWRAP",
		"UDPSENDWRAP", "UDPWRAP", "SIGINTWATCHDOG", "WORKER", "WORKERHEAPSNAPSHOT", "WRITEWRAP", "ZLIB", "CHECKPRIMEREQUEST",
		"CIPHERREQUEST", "DERIVEBITSREQUEST", "HASHREQUEST", "KEYEXPORTREQUEST", "KEYGENREQUEST", "KEYPAIRGENREQUEST", "PBKDF2REQUEST",
		"RANDOMBYTESREQUEST", "RANDOMPRIMEREQUEST", "SCRYPTREQUEST", "SIGNREQUEST", "TLSWRAP", "VERIFYREQUEST"} {
		_ = o.DefineDataProperty(name, h.env.VM.ToValue(i), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	}
	return o
}

func arg(args []goja.Value, i int) goja.Value {
	if i < len(args) {
		return args[i]
	}
	return goja.Undefined()
}

// rest copies the arguments behind the first n: the engine reuses the slice.
func rest(args []goja.Value, n int) []goja.Value {
	if len(args) <= n {
		return nil
	}
	return append([]goja.Value(nil), args[n:]...)
}
