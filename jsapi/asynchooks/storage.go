package asynchooks

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// storage is the state of an AsyncLocalStorage; its values are in the contexts.
type storage struct {
	jsapi.Hidden
	h *Hooks
	// disabled hides all values until the next run or enterWith.
	disabled bool
}

// get is the value for s in c, undefined without one.
func (c *context) get(s *storage) goja.Value {
	if s.disabled {
		return goja.Undefined()
	}
	for e := c.stores; e != nil; e = e.next {
		if e.of == s {
			return e.value
		}
	}
	return goja.Undefined()
}

// with is c with value for s.
func (c *context) with(s *storage, value goja.Value) *context {
	s.disabled = false
	n := *c
	n.stores = &store{of: s, value: value, next: without(c.stores, s)}
	return &n
}

// leave takes s from the present context, so that what is made in it from now on has no
// value for s even when s is used again.
func (h *Hooks) leave(s *storage) {
	if c, ok := h.env.Loop.Context.(*context); ok {
		n := *c
		n.stores = without(c.stores, s)
		h.env.Loop.Context = &n
	}
}

func without(list *store, s *storage) *store {
	switch {
	case list == nil:
		return nil
	case list.of == s:
		return list.next
	}
	tail := without(list.next, s)
	if tail == list.next {
		return list
	}
	return &store{of: list.of, value: list.value, next: tail}
}

func (h *Hooks) storageClass() *jsapi.Class {
	this := func(c goja.FunctionCall) *storage {
		return jsapi.Receiver[*storage](h.env, c.This)
	}
	run := func(s *storage, value, fn goja.Value, args []goja.Value) goja.Value {
		c := h.current().with(s, value)
		defer func() { // no recover: what was thrown goes on
			if s.disabled {
				h.leave(s)
			}
		}()
		return h.in(c, func() goja.Value { return jsapi.Call(h.callable(fn), goja.Undefined(), args...) })
	}
	return h.env.Class(jsapi.ClassSpec{
		Name: "AsyncLocalStorage", MustNew: true,
		Init: func(o *goja.Object, _ []goja.Value) {
			h.track()
			h.env.Bind(o, &storage{h: h})
		},
		Methods: []jsapi.Method{
			{Name: "disable", Fn: func(c goja.FunctionCall) goja.Value {
				s := this(c)
				s.disabled = true
				h.leave(s)
				return goja.Undefined()
			}},
			{Name: "enterWith", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				h.env.Loop.Context = h.current().with(this(c), c.Argument(0))
				return goja.Undefined()
			}},
			{Name: "run", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				return run(this(c), c.Argument(0), c.Argument(1), rest(c.Arguments, 2))
			}},
			{Name: "exit", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				s := this(c)
				defer func(was bool) { s.disabled = was }(s.disabled)
				out := *h.current()
				out.stores = without(out.stores, s)
				s.disabled = true // also for what is bound to a store
				return h.in(&out, func() goja.Value {
					return jsapi.Call(h.callable(c.Argument(0)), goja.Undefined(), rest(c.Arguments, 1)...)
				})
			}},
			{Name: "getStore", Fn: func(c goja.FunctionCall) goja.Value { return h.current().get(this(c)) }},
		},
		Statics: []jsapi.Method{
			{Name: "bind", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				h.env.ValidateFunction(c.Argument(0), "fn")
				h.track()
				return h.bound(c.Argument(0))
			}},
			{Name: "snapshot", Fn: func(goja.FunctionCall) goja.Value {
				h.track()
				now := h.current()
				return h.env.Func("bound ", 1, func(c goja.FunctionCall) goja.Value {
					if !jsapi.IsFunction(c.Argument(0)) {
						panic(h.env.TypeError("cb is not a function"))
					}
					return h.in(now, func() goja.Value { return jsapi.Call(c.Argument(0), c.This, rest(c.Arguments, 1)...) })
				})
			}},
		},
	})
}

// callable is fn, which must be a function, as Function.prototype.apply has it.
func (h *Hooks) callable(fn goja.Value) goja.Value {
	if !jsapi.IsFunction(fn) {
		kind := jsapi.TypeOf(fn)
		article := "a"
		if kind == "object" {
			article = "an"
		}
		panic(h.env.TypeError("Function.prototype.apply was called on " + h.env.Show(fn, 0) + ", which is " + article + " " + kind + " and not a function"))
	}
	return fn
}
