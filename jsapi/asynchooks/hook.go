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
		panic(h.env.TypeError("Cannot destructure property 'init' of 'undefined' as it is undefined."))
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
	v := h.env.VM.NewObject()
	h.env.Bind(v, k)
	h.env.SetMethods(v, false,
		jsapi.Method{Name: "enable", Fn: func(c goja.FunctionCall) goja.Value {
			if !slices.Contains(h.hooks, k) {
				h.track()
				h.hooks = append(slices.Clone(h.hooks), k)
			}
			return c.This
		}},
		jsapi.Method{Name: "disable", Fn: func(c goja.FunctionCall) goja.Value {
			h.hooks = slices.DeleteFunc(slices.Clone(h.hooks), func(e *hook) bool { return e == k })
			return c.This
		}})
	return v
}

// tell calls the callbacks of that name of the enabled hooks.
func (h *Hooks) tell(name string, args ...goja.Value) {
	for _, k := range h.hooks {
		if f := k.calls[name]; f != nil {
			jsapi.Call(f, k.Object(), args...)
		}
	}
}
