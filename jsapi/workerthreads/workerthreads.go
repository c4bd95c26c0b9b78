// Package workerthreads is the module "worker_threads" (Node, "Worker threads" page), and
// the globals MessageChannel, MessagePort and BroadcastChannel.
//
// # Threads
//
// A Worker is a runtime of its own with a loop of its own, on a goroutine of its own. The
// host starts it (jsapi.Host.StartThread); this package is what both sides see of it. No
// value of the engine goes from one runtime to another: a message is bytes and what
// travels beside them (package clone). A main thread and the threads below it are a group,
// which numbers them and knows their BroadcastChannels. Two main threads in one process
// know nothing of each other.
//
// # Who owns what
//
// A channel has two ends, which belong to no runtime. A MessagePort owns its end; when it
// is transferred the message owns it, and then the port that the message makes. An end
// that nobody can own any more is closed: when its port is closed, when its thread ends,
// when the message that carries it is dropped. The other end's port emits 'close' then.
//
// The thread that made a Worker owns it: when it ends, its workers are terminated, and
// Close waits for them. Their output goes through its loop to its process.stdout, and
// waits there in memory while that loop is busy.
//
// # What is not there
//
// resourceLimits bound the depth of calls only, by stackSizeMb; the engine cannot bound a
// thread's heap, and has no heap snapshots. moveMessagePortToContext throws.
package workerthreads

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Module is the built-in module "worker_threads".
var Module = jsapi.Module{Name: "worker_threads", Load: func(env *jsapi.Env) goja.Value { return From(env).exports() }}

// Threads is the module's state in one runtime. It belongs to its loop's goroutine.
type Threads struct {
	env        *jsapi.Env
	events     *events.Events
	group      *group
	boot       *boot // nil in a main thread
	open       map[*port]bool
	broadcasts map[*broadcast]bool
	workers    map[*worker]bool
	made       *classes
	worker     *goja.Object // what worker.js made
}

// classes are made when one of them is first asked for.
type classes struct {
	port, channel, broadcast, closeEvent *jsapi.Class
}

// From returns the Threads of env.
func From(env *jsapi.Env) *Threads { return jsapi.Use(env, newThreads) }

func newThreads(env *jsapi.Env) *Threads {
	w := &Threads{env: env, events: events.From(env), open: make(map[*port]bool),
		broadcasts: make(map[*broadcast]bool), workers: make(map[*worker]bool)}
	if t := env.Host.Thread; t != nil {
		w.boot = t.Boot.(*boot)
		w.group = w.boot.group
	} else {
		w.group = &group{members: make(map[int]*member)}
	}
	w.join()
	return w
}

func (w *Threads) classes() *classes {
	if w.made == nil {
		w.made = &classes{}
		w.definePort(w.made)
		w.defineBroadcast(w.made)
		w.made.channel = w.env.Class(jsapi.ClassSpec{Name: "MessageChannel", Init: func(this *goja.Object, args []goja.Value) {
			w.messageChannel(this, args)
		}})
	}
	return w.made
}

// Global returns the global MessageChannel, MessagePort or BroadcastChannel.
func Global(env *jsapi.Env, name string) goja.Value {
	c := From(env).classes()
	switch name {
	case "MessageChannel":
		return c.channel.Ctor
	case "MessagePort":
		return c.port.Ctor
	case "BroadcastChannel":
		return c.broadcast.Ctor
	}
	return nil
}

// exports makes the module.
func (w *Threads) exports() *goja.Object {
	env, c := w.env, w.classes()
	o := env.VM.NewObject()
	set := func(name string, v any) { jsapi.Must(o.Set(name, v)) }
	method := func(name string, length int, f jsapi.Fn) {
		env.SetMethods(o, true, jsapi.Method{Name: name, Length: length, Fn: f})
	}
	script := w.script()
	set("isMainThread", w.boot == nil)
	set("MessagePort", c.port.Ctor)
	set("MessageChannel", c.channel.Ctor)
	method("markAsUntransferable", 1, func(call goja.FunctionCall) goja.Value {
		if o, ok := call.Argument(0).(*goja.Object); ok {
			clone.Keep(env, o)
		}
		return goja.Undefined()
	})
	method("moveMessagePortToContext", 0, func(call goja.FunctionCall) goja.Value {
		if w.portOf(call.Argument(0)) == nil {
			panic(w.notPort())
		}
		panic(env.CodeError("Error", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
			"moveMessagePortToContext is not available: the engine has one context"))
	})
	method("receiveMessageOnPort", 1, w.receive)
	set("resourceLimits", w.limits())
	set("postMessageToThread", script.Get("postMessageToThread"))
	set("threadId", w.id())
	set("SHARE_ENV", w.shareEnv())
	set("Worker", script.Get("Worker"))
	set("parentPort", w.parentPort())
	set("workerData", script.Get("workerData"))
	set("BroadcastChannel", c.broadcast.Ctor)
	set("setEnvironmentData", script.Get("setEnvironmentData"))
	set("getEnvironmentData", script.Get("getEnvironmentData"))
	return o
}

func (w *Threads) shareEnv() *goja.Symbol { return w.env.SymbolFor("nodejs.worker_threads.SHARE_ENV") }

// id is the threadId, 0 in a main thread.
func (w *Threads) id() int {
	if t := w.env.Host.Thread; t != nil {
		return t.ID
	}
	return 0
}
