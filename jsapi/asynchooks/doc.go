// Package asynchooks is the module "async_hooks" (Node, pages "Async hooks" and
// "Asynchronous context tracking").
//
// AsyncLocalStorage and AsyncResource are whole: a store follows ticks, timers,
// immediates, promises, queueMicrotask and the end of work done elsewhere. The loop
// carries the context (eventloop.Loop.Context) and the engine's tracker carries it
// through promise reactions; until a script makes a storage or a resource, the context
// is nil and costs nothing.
//
// The runtime's own resources, timers, ticks, sockets, requests, have numbers and are told
// to hooks from the moment on when a script first enables a hook or asks for an id
// (eventloop.Loop.Tracker). Promises are told of while a hook is enabled: promise.go then
// stands before the engine's own functions that make them. What it cannot see is the promise
// of an async function before somebody calls its then; and of two promises of an await it
// tells of one.
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
	early     bool // resources are numbered since the main script ran
	lastID    int64
	main      *identity
	resources *jsapi.Class
	hooks     []*hook // enabled ones, in order
	trigger   int64   // of what is made now, 0 for what runs
	gone      []int64 // resources of whose end the hooks are to be told
	classes   map[string]*jsapi.Class
	hookClass *jsapi.Class // AsyncHook, made with the first hook

	watching bool          // see watchPromises
	inside   bool          // the engine makes a promise for us
	deriving *promiseState // what then makes, for the next Grab
	reacting *promiseState // whose reaction runs
}

// context is what loop.Context holds: immutable, shared by all that inherit it.
type context struct {
	*identity
	stores *store
}

// identity is a resource: the main script, one of the runtime's own or a script's.
type identity struct {
	id, trigger int64
	kind        string       // its type
	resource    *goja.Object // nil until somebody asks for one that scripts do not have
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
		h := &Hooks{env: env, lastID: 1, main: &identity{id: 1, resource: env.VM.NewObject()}, classes: make(map[string]*jsapi.Class)}
		h.resources = h.resourceClass()
		return h
	})
}

// current is the context of the JavaScript that runs.
func (h *Hooks) current() *context {
	if c, ok := h.env.Loop.Context.(*context); ok {
		return c
	}
	if h.env.Loop.InMain() {
		return &context{identity: h.main}
	}
	return &context{identity: &identity{resource: h.main.resource}}
}

// asked is current for a script that asks for ids. A callback that was asked for before
// anybody did has no number yet.
func (h *Hooks) asked() *context {
	h.activate()
	c := h.current()
	if c.id == 0 && !h.early {
		h.lastID++
		c.id, c.trigger = h.lastID, 1
		h.env.Loop.Context = c
	}
	return c
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

// in runs f with the context c and puts the present one back, also when f throws.
func (h *Hooks) in(c *context, f func() goja.Value) goja.Value {
	loop := h.env.Loop
	before := loop.Context
	loop.Context = c
	defer func() { loop.Context = before }() // no recover: what was thrown goes on
	return f()
}

// bound makes a function that calls fn in the context of now.
func (h *Hooks) bound(fn goja.Value) *goja.Object {
	call, _ := jsapi.AsFn(fn)
	c := h.current()
	length := fn.(*goja.Object).Get("length")
	f := h.env.Func("bound", 0, func(args goja.FunctionCall) goja.Value {
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
		jsapi.Method{Name: "executionAsyncId", Fn: func(goja.FunctionCall) goja.Value { return vm.ToValue(h.asked().id) }},
		jsapi.Method{Name: "triggerAsyncId", Fn: func(goja.FunctionCall) goja.Value { return vm.ToValue(h.asked().trigger) }},
		jsapi.Method{Name: "executionAsyncResource", Fn: func(goja.FunctionCall) goja.Value { return h.resourceOf(h.asked()) }})
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

// rest copies the arguments behind the first n: the engine reuses the slice.
func rest(args []goja.Value, n int) []goja.Value {
	if len(args) <= n {
		return nil
	}
	return append([]goja.Value(nil), args[n:]...)
}
