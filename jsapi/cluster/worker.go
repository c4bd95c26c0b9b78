package cluster

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Worker is a Worker (Node, "Class: Worker"): in the primary one of its workers, in a
// worker the worker itself. It belongs to the loop.
type Worker struct {
	events.Emitter
	c  *Cluster
	id int

	child     *childprocess.Child // in the primary
	link      *link               // in the primary: the half that lives on the hub
	voluntary goja.Value          // suicide: undefined until kill or disconnect
}

func (c *Cluster) workerClass() *jsapi.Class {
	env := c.env
	method := func(f func(*Worker, goja.FunctionCall) goja.Value) jsapi.Fn {
		return func(call goja.FunctionCall) goja.Value {
			w := jsapi.Receiver[*Worker](env, call.This)
			return f(w, call)
		}
	}
	return env.Class(jsapi.ClassSpec{
		Name: "Worker", Length: 1, Parent: events.From(env).Class, Enumerable: true,
		Init: c.initWorker,
		Methods: []jsapi.Method{
			{Name: "kill", Nameless: true, Fn: method(func(w *Worker, call goja.FunctionCall) goja.Value {
				return env.Method(w.Object(), "destroy", call.Arguments...)
			})},
			{Name: "send", Nameless: true, Fn: method((*Worker).jsSend)},
			{Name: "isDead", Nameless: true, Fn: method((*Worker).jsIsDead)},
			{Name: "isConnected", Nameless: true, Fn: method((*Worker).jsIsConnected)},
			{Name: "disconnect", Nameless: true, Fn: method((*Worker).jsDisconnect)},
			{Name: "destroy", Length: 1, Nameless: true, Fn: method((*Worker).jsDestroy)},
		},
		Accessors: []jsapi.Accessor{{
			Name: "suicide", // io.js: what exitedAfterDisconnect was, and kill() too
			Get:  method(func(w *Worker, _ goja.FunctionCall) goja.Value { return w.voluntary }),
			Set: method(func(w *Worker, call goja.FunctionCall) goja.Value {
				w.voluntary = call.Argument(0)
				return goja.Undefined()
			}),
		}},
	})
}

// initWorker is new Worker(options) with id, state and process.
func (c *Cluster) initWorker(this *goja.Object, args []goja.Value) {
	w := &Worker{c: c, voluntary: goja.Undefined()}
	events.From(c.env).Bind(this, w)
	events.From(c.env).Show(this)
	opts := c.env.VM.NewObject()
	if len(args) > 0 {
		if o, ok := args[0].(*goja.Object); ok {
			opts = o
		}
	}
	state := opts.Get("state")
	if jsapi.IsNullish(state) {
		state = c.env.VM.ToValue("none")
	}
	if id := opts.Get("id"); id != nil {
		w.id = int(int32(id.ToInteger()))
	}
	w.set("exitedAfterDisconnect", goja.Undefined())
	w.set("state", state)
	w.set("id", w.id)
	if p := opts.Get("process"); p != nil && p.ToBoolean() {
		w.set("process", p)
		w.forward(p)
	}
}

// forward emits the process's 'error' and 'message', each with two arguments, on the worker.
func (w *Worker) forward(p goja.Value) {
	env := w.c.env
	em := events.From(env).Of(p)
	on, ok := jsapi.AsFn(p.ToObject(env.VM).Get("on"))
	if !ok {
		panic(env.TypeError("this.process.on is not a function"))
	}
	for _, name := range []string{"error", "message"} {
		if em != nil {
			em.OnGo(name, func(args []goja.Value) { w.Emit(name, jsapi.Arg(args, 0), jsapi.Arg(args, 1)) })
			continue
		}
		f := env.Func("", 2, func(call goja.FunctionCall) goja.Value {
			w.Emit(name, call.Argument(0), call.Argument(1))
			return goja.Undefined()
		})
		on(goja.FunctionCall{This: p, Arguments: []goja.Value{env.VM.ToValue(name), f}})
	}
}

// newWorker makes a Worker of id with that process.
func (c *Cluster) newWorker(id int, state string, proc *goja.Object) *Worker {
	opts := c.env.VM.NewObject()
	_ = opts.Set("id", id)
	_ = opts.Set("state", state)
	_ = opts.Set("process", proc)
	return c.env.Unwrap(c.env.New(c.class.Ctor, opts)).(*Worker)
}

func (w *Worker) set(name string, v any) {
	if err := w.Object().Set(name, v); err != nil {
		panic(err)
	}
}

func (w *Worker) state() string {
	if s := w.Object().Get("state"); s != nil {
		return s.String()
	}
	return ""
}

// leaving notes that the worker goes of its own accord.
func (w *Worker) leaving() {
	w.set("exitedAfterDisconnect", true)
	w.voluntary = w.c.env.VM.ToValue(true)
}

// exitedAfterDisconnect is the property as a boolean.
func (w *Worker) exitedAfterDisconnect() bool {
	v := w.Object().Get("exitedAfterDisconnect")
	return v != nil && v.ToBoolean()
}

// processFor is worker.process, of which member is about to be read: without one that throws.
func (w *Worker) processFor(member string) *goja.Object {
	p := w.Object().Get("process")
	if jsapi.IsNullish(p) {
		panic(w.c.env.TypeError("Cannot read properties of " + or(p).String() + " (reading '" + member + "')"))
	}
	return p.ToObject(w.c.env.VM)
}

// jsSend is worker.send: process.send with the same arguments.
func (w *Worker) jsSend(call goja.FunctionCall) goja.Value {
	return w.c.env.Method(w.processFor("send"), "send", call.Arguments...)
}

func (w *Worker) jsIsDead(goja.FunctionCall) goja.Value { return w.c.env.VM.ToValue(w.dead()) }

func (w *Worker) dead() bool {
	p := w.processFor("exitCode")
	return !jsapi.IsNullish(p.Get("exitCode")) || !jsapi.IsNullish(p.Get("signalCode"))
}

// jsIsConnected is worker.isConnected(): process.connected, whatever that is.
func (w *Worker) jsIsConnected(goja.FunctionCall) goja.Value {
	return or(w.processFor("connected").Get("connected"))
}

func (w *Worker) connected() bool {
	v := w.processFor("connected").Get("connected")
	return v != nil && v.ToBoolean()
}

// jsDisconnect is worker.disconnect(), in the primary and in the worker.
func (w *Worker) jsDisconnect(goja.FunctionCall) goja.Value {
	if w.c.child != nil {
		w.c.child.disconnectSelf(w)
	} else {
		w.c.primary.disconnectWorker(w)
	}
	return w.Object()
}

// jsDestroy is worker.destroy([signal]), and what worker.kill calls.
func (w *Worker) jsDestroy(call goja.FunctionCall) goja.Value {
	if w.c.child != nil {
		w.c.child.killSelf(w)
		return goja.Undefined()
	}
	w.voluntary = w.c.env.VM.ToValue(true)
	sig := call.Argument(0)
	if jsapi.IsNullish(sig) || !sig.ToBoolean() {
		sig = w.c.env.VM.ToValue("SIGTERM")
	}
	w.c.env.Method(w.processFor("kill"), "kill", sig)
	return goja.Undefined()
}
