package asynchooks

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// resource is the state of an AsyncResource: the context that its callbacks run in.
type resource struct {
	jsapi.Hidden
	c *context
}

func (h *Hooks) resourceClass() *jsapi.Class {
	vm := h.env.VM
	this := func(c goja.FunctionCall) *resource {
		return jsapi.Receiver[*resource](h.env, c.This)
	}
	return h.env.Class(jsapi.ClassSpec{
		Name: "AsyncResource", Length: 1, MustNew: true, Init: h.initResource,
		Methods: []jsapi.Method{
			{Name: "runInAsyncScope", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				return h.scope(this(c), c.Argument(0), c.Argument(1), rest(c.Arguments, 2))
			}},
			{Name: "emitDestroy", Fn: func(c goja.FunctionCall) goja.Value {
				h.destroyed(this(c).c.id)
				return c.This
			}},
			{Name: "asyncId", Fn: func(c goja.FunctionCall) goja.Value { return vm.ToValue(this(c).c.id) }},
			{Name: "triggerAsyncId", Fn: func(c goja.FunctionCall) goja.Value { return vm.ToValue(this(c).c.trigger) }},
			{Name: "bind", Length: 2, Fn: func(c goja.FunctionCall) goja.Value { return h.bindTo(this(c), c.Argument(0), c.Argument(1)) }},
		},
		Statics: []jsapi.Method{{Name: "bind", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			h.env.ValidateFunction(c.Argument(0), "fn")
			kind := c.Argument(1)
			if !kind.ToBoolean() {
				if kind = c.Argument(0).(*goja.Object).Get("name"); !kind.ToBoolean() {
					kind = vm.ToValue("bound-anonymous-fn")
				}
			}
			o := h.env.New(h.resources.Ctor, kind)
			return h.bindTo(h.env.Unwrap(o).(*resource), c.Argument(0), c.Argument(2))
		}}},
	})
}

func (h *Hooks) initResource(o *goja.Object, args []goja.Value) {
	kind := h.env.ValidateString(jsapi.Arg(args, 0), "type")
	cur := h.current()
	trigger := cur.id
	switch v := jsapi.Arg(args, 1).(type) {
	case *goja.Object:
		if t := v.Get("triggerAsyncId"); !jsapi.IsUndefined(t) {
			trigger = h.triggerID(t)
		}
	default:
		if goja.IsNull(v) {
			panic(h.env.TypeError("Cannot read properties of null (reading 'triggerAsyncId')"))
		}
		if goja.IsNumber(v) {
			trigger = h.triggerID(v)
		}
	}
	if kind == "" {
		panic(h.env.CodeError("TypeError", "ERR_ASYNC_TYPE", `Invalid name for async "type": `))
	}
	h.track()
	h.lastID++
	c := &context{&identity{h.lastID, trigger, kind, o}, cur.stores}
	h.env.Bind(o, &resource{c: c})
	h.tell("init", h.env.VM.ToValue(c.id), args[0], h.env.VM.ToValue(trigger), o)
}

func (h *Hooks) triggerID(v goja.Value) int64 {
	f, ok := jsapi.Number(v)
	if !ok || f != float64(int64(f)) || f < -1 {
		panic(h.env.CodeError("RangeError", "ERR_INVALID_ASYNC_ID", "Invalid triggerAsyncId value: "+v.String()))
	}
	return int64(f)
}

// scope runs fn as a callback of r.
func (h *Hooks) scope(r *resource, fn, this goja.Value, args []goja.Value) goja.Value {
	return h.in(r.c, func() goja.Value {
		h.around("before", r.c)
		defer func() { // no recover: what was thrown goes on
			h.env.Loop.Context = r.c
			h.around("after", r.c)
		}()
		return jsapi.Call(h.callable(fn), this, args...)
	})
}

// showResource gives a bound function the property asyncResource, which is deprecated.
func (h *Hooks) showResource(f, resource *goja.Object) {
	deprecate := func() {
		process.From(h.env).Deprecate("The asyncResource property on bound functions is deprecated", "DEP0172")
	}
	h.env.SetAccessors(f, jsapi.Accessor{Name: "asyncResource", Enumerable: true,
		Get: func(goja.FunctionCall) goja.Value { deprecate(); return resource },
		Set: func(c goja.FunctionCall) goja.Value {
			deprecate()
			_ = f.DefineDataProperty("asyncResource", c.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
			return goja.Undefined()
		}})
}

// bindTo makes fn a callback of r; this as it is called, unless given.
func (h *Hooks) bindTo(r *resource, fn, this goja.Value) goja.Value {
	h.env.ValidateFunction(fn, "fn")
	f := h.env.Func("bound", 0, func(c goja.FunctionCall) goja.Value {
		t := this
		if jsapi.IsUndefined(t) {
			t = c.This
		}
		return h.scope(r, fn, t, rest(c.Arguments, 0))
	})
	_ = f.DefineDataProperty("length", fn.(*goja.Object).Get("length"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	h.showResource(f, r.Object())
	return f
}
