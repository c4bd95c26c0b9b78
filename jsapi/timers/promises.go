package timers

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// loadPromises makes the module "timers/promises".
func loadPromises(env *jsapi.Env) goja.Value {
	t := From(env)
	o := env.VM.NewObject()
	env.SetMethods(o, true,
		jsapi.Method{Name: "setTimeout", Length: 2, Fn: t.promiseTimeout},
		jsapi.Method{Name: "setImmediate", Length: 1, Fn: t.promiseImmediate},
		jsapi.Method{Name: "setInterval", Length: 2, Fn: t.promiseInterval})
	_ = o.Set("scheduler", t.scheduler())
	return o
}

// scheduler is timers/promises.scheduler.
func (t *Timers) scheduler() *goja.Object {
	c := t.env.Class(jsapi.ClassSpec{
		Name: "Scheduler", MustNew: true,
		Init: func(*goja.Object, []goja.Value) {
			panic(t.env.CodeError("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor"))
		},
		Methods: []jsapi.Method{
			{Name: "yield", Fn: func(goja.FunctionCall) goja.Value { return t.promiseImmediate(goja.FunctionCall{}) }},
			{Name: "wait", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				return t.promiseTimeout(goja.FunctionCall{Arguments: []goja.Value{c.Argument(0), goja.Undefined(), c.Argument(1)}})
			}},
		},
	})
	return t.env.Create(c)
}

// options are the last argument of the promise functions.
type options struct {
	signal *goja.Object
	ref    bool
}

// options reads v; the error to reject with is not nil when v is invalid.
func (t *Timers) options(v goja.Value) (o options, invalid *goja.Object) {
	o.ref = true
	if jsapi.IsUndefined(v) {
		return o, nil
	}
	obj, ok := v.(*goja.Object)
	if !ok {
		return o, t.env.InvalidArgType("options", "of type object", v)
	}
	if s := obj.Get("signal"); !jsapi.IsUndefined(s) {
		if o.signal, ok = s.(*goja.Object); !ok || o.signal.Get("aborted") == nil {
			return o, t.env.InvalidArgType("options.signal", "an instance of AbortSignal", s)
		}
	}
	if r := obj.Get("ref"); !jsapi.IsUndefined(r) {
		if _, ok := r.Export().(bool); !ok {
			return o, t.env.InvalidArgType("options.ref", "of type boolean", r)
		}
		o.ref = r.ToBoolean()
	}
	return o, nil
}

// abortError is what a promise rejects with when its signal aborts.
func (t *Timers) abortError(signal *goja.Object) *goja.Object {
	o := t.env.Error("The operation was aborted")
	_ = o.Set("code", "ABORT_ERR")
	_ = o.DefineDataProperty("name", t.env.VM.ToValue("AbortError"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	if reason := signal.Get("reason"); !jsapi.IsUndefined(reason) {
		_ = o.DefineDataProperty("cause", reason, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return o
}

// promise makes a promise that begin settles later by the function it is given, unless
// the options are invalid or their signal aborts first; cancel undoes begin.
func (t *Timers) promise(opts goja.Value, begin func(o options, settle func(goja.Value)) (cancel func())) goja.Value {
	p, resolve, reject := t.env.VM.NewPromise()
	v := t.env.VM.ToValue(p)
	o, invalid := t.options(opts)
	if invalid != nil {
		_ = reject(invalid)
		return v
	}
	if o.signal == nil {
		begin(o, func(v goja.Value) { _ = resolve(v) })
		return v
	}
	if o.signal.Get("aborted").ToBoolean() {
		_ = reject(t.abortError(o.signal))
		return v
	}
	var onAbort *goja.Object
	off := func() { t.env.Method(o.signal, "removeEventListener", t.env.VM.ToValue("abort"), onAbort) }
	cancel := begin(o, func(v goja.Value) { off(); _ = resolve(v) })
	onAbort = t.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		off()
		cancel()
		_ = reject(t.abortError(o.signal))
		return goja.Undefined()
	})
	t.env.Method(o.signal, "addEventListener", t.env.VM.ToValue("abort"), onAbort)
	return v
}

func (t *Timers) promiseTimeout(c goja.FunctionCall) goja.Value {
	if v := c.Argument(0); !jsapi.IsUndefined(v) && !goja.IsNumber(v) {
		p, _, reject := t.env.VM.NewPromise()
		_ = reject(t.env.InvalidArgType("delay", "of type number", v))
		return t.env.VM.ToValue(p)
	}
	ms, value := t.delay(c.Argument(0)), c.Argument(1)
	return t.promise(c.Argument(2), func(o options, settle func(goja.Value)) func() {
		timer := t.env.Loop.NewTimer(int64(ms), false, func() { settle(value) })
		if !o.ref {
			timer.Unref()
		}
		return timer.Stop
	})
}

func (t *Timers) promiseImmediate(c goja.FunctionCall) goja.Value {
	value := c.Argument(0)
	return t.promise(c.Argument(1), func(o options, settle func(goja.Value)) func() {
		im := t.env.Loop.NewImmediate(func() { settle(value) })
		if !o.ref {
			im.Unref()
		}
		return im.Clear
	})
}
