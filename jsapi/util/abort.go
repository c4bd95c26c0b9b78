package util

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// addAbort adds aborted and the transferable makers. There is no thread to transfer a
// signal to, so the makers give plain ones.
func (u *Util) addAbort(o *goja.Object) {
	add := func(name string, length int, f fn) {
		v := u.env.Func(name, length, f)
		u.env.SetAccessors(o, jsapi.Accessor{Name: name, Enumerable: true,
			Get: func(goja.FunctionCall) goja.Value { return v }})
	}
	add("transferableAbortSignal", 1, func(c goja.FunctionCall) goja.Value {
		signal := c.Argument(0)
		if x, ok := signal.(*goja.Object); !ok || x.Get("aborted") == nil {
			panic(u.env.InvalidArgType("signal", "an instance of AbortSignal", signal))
		}
		return signal
	})
	add("transferableAbortController", 0, func(goja.FunctionCall) goja.Value {
		return u.env.New(u.vm.Get("AbortController"))
	})
	add("aborted", 2, u.aborted)
}

// aborted is util.aborted(signal, resource): a promise that is fulfilled at the abort.
func (u *Util) aborted(c goja.FunctionCall) goja.Value {
	promise, resolve, reject := u.vm.NewPromise()
	ex := u.env.Try(func() {
		if jsapi.IsUndefined(c.Argument(0)) {
			panic(u.env.InvalidArgType("signal", "of type object", c.Argument(0)))
		}
		signal := u.env.ValidateAbortSignal(c.Argument(0), "signal")
		if v := c.Argument(1); jsapi.TypeOf(v) != "object" || goja.IsNull(v) {
			panic(u.env.InvalidArgType("resource", "of type object", v))
		}
		if signal.Get("aborted").ToBoolean() {
			_ = resolve(goja.Undefined())
			return
		}
		once := u.vm.NewObject()
		_ = once.Set("once", true)
		u.env.Method(signal, "addEventListener", u.vm.ToValue("abort"), u.env.Func("", 0, func(goja.FunctionCall) goja.Value {
			_ = resolve(goja.Undefined())
			return goja.Undefined()
		}), once)
	})
	if ex != nil {
		_ = reject(ex.Value())
	}
	return u.vm.ToValue(promise)
}
