package asynchooks

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// promiseState is behind a promise that has a number. It is tied to the promise as any other
// native's state is.
type promiseState struct {
	jsapi.Hidden
	c       *context
	settled bool
}

// reaction is what the engine keeps for a promise reaction while hooks are enabled: the
// promise that then has made, or for an await a number of its own.
type reaction struct{ p *promiseState }

// Grab, Resumed and Exited are goja.AsyncContextTracker's: a reaction is made, begins, and
// has ended.
func (t tracker) Grab() any {
	h := t.h
	if len(h.hooks) == 0 {
		return h.env.Loop.Context
	}
	if p := h.deriving; p != nil {
		h.deriving = nil
		return reaction{p}
	}
	p, _, _ := h.env.VM.NewPromise() // stands for the one of an await, which no script sees
	return reaction{h.number(h.env.VM.ToValue(p).(*goja.Object), nil)}
}

// Resumed is goja.AsyncContextTracker's.
func (t tracker) Resumed(c any) {
	h := t.h
	r, ok := c.(reaction)
	if !ok {
		h.env.Loop.Context = c
		return
	}
	h.env.Loop.Context = r.p.c
	h.reacting = r.p
	h.around("before", r.p.c)
}

// Exited is goja.AsyncContextTracker's.
func (t tracker) Exited() {
	h := t.h
	if p := h.reacting; p != nil {
		h.reacting = nil
		h.env.Loop.Context = p.c
		h.settle(p)
		h.around("after", p.c)
	}
	// The context stays until the job ends: a rejection belongs to it.
}

// number makes o a resource of type PROMISE, triggered by parent, nil for what runs.
func (h *Hooks) number(o *goja.Object, parent *promiseState) *promiseState {
	trigger := int64(0)
	if parent != nil {
		trigger = parent.c.id
	}
	p := &promiseState{}
	h.env.Bind(o, p)
	p.c = h.made("PROMISE", o, trigger)
	return p
}

// numbered is the state of a promise; it gets a number when it has none yet, as those do
// that the runtime makes and that async functions return.
func (h *Hooks) numbered(v goja.Value) *promiseState {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	if p, ok := h.env.Own(o).(*promiseState); ok {
		return p
	}
	if _, ok := o.Export().(*goja.Promise); !ok {
		return nil
	}
	return h.number(o, nil)
}

// settle tells of promiseResolve, once.
func (h *Hooks) settle(p *promiseState) {
	if !p.settled {
		p.settled = true
		if len(h.hooks) > 0 {
			h.tell("promiseResolve", h.env.VM.ToValue(p.c.id))
		}
	}
}

// watchPromises puts itself before the engine's own makers of promises. They are asked at
// every call whether hooks are enabled; until a script first enables one they are left alone.
func (h *Hooks) watchPromises() {
	if h.watching {
		return
	}
	h.watching = true
	class, ok := h.env.VM.Get("Promise").(*goja.Object)
	if !ok {
		return
	}
	proto, _ := class.Get("prototype").(*goja.Object)
	if proto == nil {
		return
	}
	engine.WrapConstructor(class, h.construct)
	engine.Wrap(proto.Get("then"), h.then)
	engine.Wrap(class.Get("resolve"), h.static)
	engine.Wrap(class.Get("reject"), h.static)
}

// construct is new Promise(executor): the promise has its number before executor runs.
func (h *Hooks) construct(own engine.Constructor, args []goja.Value, target *goja.Object) *goja.Object {
	if len(h.hooks) == 0 || h.inside || len(args) == 0 || !jsapi.IsFunction(args[0]) {
		return own(args, target)
	}
	vm, executor := h.env.VM, args[0]
	var ends [2]goja.Value
	o := own([]goja.Value{vm.ToValue(func(c goja.FunctionCall) goja.Value {
		ends = [2]goja.Value{c.Argument(0), c.Argument(1)}
		return goja.Undefined()
	})}, target)
	p := h.number(o, nil)
	end := func(f goja.Value) goja.Value {
		return h.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
			h.settle(p)
			return jsapi.Call(f, goja.Undefined(), c.Argument(0))
		})
	}
	resolve, reject := end(ends[0]), end(ends[1])
	if ex := h.env.Try(func() { jsapi.Call(executor, goja.Undefined(), resolve, reject) }); ex != nil {
		jsapi.Call(reject, goja.Undefined(), ex.Value())
	}
	return o
}

// then is promise.then(...): the promise it makes has that one as its trigger.
func (h *Hooks) then(own jsapi.Fn, c goja.FunctionCall) goja.Value {
	if len(h.hooks) == 0 || h.inside {
		return own(c)
	}
	parent := h.numbered(c.This)
	if parent == nil {
		return own(c)
	}
	p := &promiseState{}
	h.deriving, h.inside = p, true
	v := func() goja.Value {
		defer func() { h.deriving, h.inside = nil, false }()
		return own(h.reacts(c))
	}()
	if o, ok := v.(*goja.Object); ok {
		h.env.Bind(o, p)
		p.c = h.made("PROMISE", o, parent.c.id)
	}
	return v
}

// reacts gives a call of then the reactions that it leaves out, so that they are seen to run.
func (h *Hooks) reacts(c goja.FunctionCall) goja.FunctionCall {
	list := []goja.Value{c.Argument(0), c.Argument(1)}
	if !jsapi.IsFunction(list[0]) {
		list[0] = h.env.Func("", 1, func(c goja.FunctionCall) goja.Value { return c.Argument(0) })
	}
	if !jsapi.IsFunction(list[1]) {
		list[1] = h.env.Func("", 1, func(c goja.FunctionCall) goja.Value { panic(c.Argument(0)) })
	}
	return goja.FunctionCall{This: c.This, Arguments: list}
}

// static is Promise.resolve and Promise.reject.
func (h *Hooks) static(own jsapi.Fn, c goja.FunctionCall) goja.Value {
	if len(h.hooks) == 0 || h.inside {
		return own(c)
	}
	h.inside = true
	v := func() goja.Value {
		defer func() { h.inside = false }()
		return own(c)
	}()
	if o, ok := v.(*goja.Object); ok && o != c.Argument(0) {
		if p := h.numbered(o); p != nil {
			h.settle(p)
		}
	}
	return v
}
