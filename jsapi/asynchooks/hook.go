package asynchooks

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// hook is the state of what createHook returns.
type hook struct {
	jsapi.Hidden
	calls map[string]goja.Value
}

// createHook is createHook(callbacks).
func (h *Hooks) createHook(c goja.FunctionCall) goja.Value {
	o, ok := c.Argument(0).(*goja.Object)
	if !ok {
		what := h.env.Show(c.Argument(0), 0)
		if goja.IsNull(c.Argument(0)) {
			what = "object null"
		}
		panic(h.env.TypeError("Cannot destructure property 'init' of '" + what + "' as it is " + c.Argument(0).String() + "."))
	}
	k := &hook{calls: make(map[string]goja.Value)}
	for _, name := range [...]string{"init", "before", "after", "destroy", "promiseResolve"} {
		f := o.Get(name)
		if jsapi.IsUndefined(f) {
			continue
		}
		if !jsapi.IsFunction(f) {
			panic(h.env.CodeError("TypeError", "ERR_ASYNC_CALLBACK", "hook."+name+" must be a function"))
		}
		k.calls[name] = f
	}
	if h.hookClass == nil {
		h.hookClass = h.makeHookClass()
	}
	v := h.env.Create(h.hookClass)
	h.env.Bind(v, k)
	return v
}

// makeHookClass makes the class AsyncHook.
func (h *Hooks) makeHookClass() *jsapi.Class {
	this := func(c goja.FunctionCall) *hook {
		return jsapi.Receiver[*hook](h.env, c.This)
	}
	return h.env.Class(jsapi.ClassSpec{Name: "AsyncHook", Length: 1, MustNew: true, Methods: []jsapi.Method{
		{Name: "enable", Fn: func(c goja.FunctionCall) goja.Value {
			if k := this(c); !slices.Contains(h.hooks, k) {
				h.activate()
				h.watchPromises()
				h.hooks = append(slices.Clone(h.hooks), k)
			}
			return c.This
		}},
		{Name: "disable", Fn: func(c goja.FunctionCall) goja.Value {
			k := this(c)
			h.hooks = slices.DeleteFunc(slices.Clone(h.hooks), func(e *hook) bool { return e == k })
			return c.This
		}},
	}})
}
