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
	var class *jsapi.Class
	check := func(this goja.Value) {
		if o, ok := this.(*goja.Object); !ok || o.Prototype() != class.Proto {
			panic(t.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type Scheduler`))
		}
	}
	class = t.env.Class(jsapi.ClassSpec{
		Name: "Scheduler", MustNew: true,
		Init: func(*goja.Object, []goja.Value) {
			panic(t.env.CodeError("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor"))
		},
		Methods: []jsapi.Method{
			{Name: "yield", Fn: func(c goja.FunctionCall) goja.Value {
				check(c.This)
				return t.promiseImmediate(goja.FunctionCall{})
			}},
			{Name: "wait", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				check(c.This)
				return t.promiseTimeout(goja.FunctionCall{Arguments: []goja.Value{c.Argument(0), goja.Undefined(), c.Argument(1)}})
			}},
		},
	})
	return t.env.Create(class)
}

// options are the last argument of the promise functions.
type options struct {
	signal *goja.Object
	ref    bool
}

// options reads v; it throws when v is invalid.
func (t *Timers) options(v goja.Value) (o options) {
	if o.ref = true; jsapi.IsUndefined(v) {
		return o
	}
	obj := t.env.ValidateObject(v, "options")
	if s := obj.Get("signal"); !jsapi.IsUndefined(s) {
		o.signal = t.env.ValidateAbortSignal(s, "options.signal")
	}
	if r := obj.Get("ref"); !jsapi.IsUndefined(r) {
		o.ref = t.env.ValidateBoolean(r, "options.ref")
	}
	return o
}

// promiseDelay reads a delay, which must be a number when it is there.
func (t *Timers) promiseDelay(v goja.Value) int64 {
	if !jsapi.IsUndefined(v) && jsapi.TypeOf(v) != "number" {
		panic(t.env.InvalidArgType("delay", "of type number", v))
	}
	return int64(t.delay(v))
}

// abortError is what a promise rejects with when its signal aborts.
func (t *Timers) abortError(signal *goja.Object) *goja.Object {
	return t.env.AbortError(jsapi.OrUndefined(signal.Get("reason")))
}

// onAbort calls f once when signal aborts, and returns what takes that back.
func (t *Timers) onAbort(signal *goja.Object, f func()) (off func()) {
	abort, listener := t.env.VM.ToValue("abort"), (*goja.Object)(nil)
	off = func() { t.env.Method(signal, "removeEventListener", abort, listener) }
	listener = t.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		off()
		f()
		return goja.Undefined()
	})
	if _, ok := jsapi.AsFn(signal.Get("removeEventListener")); !ok {
		panic(t.env.TypeError("signal.removeEventListener is not a function"))
	}
	t.env.Method(signal, "addEventListener", abort, listener)
	return off
}

// promise makes a promise that begin settles later by the function it is given, unless
// the signal aborts first; cancel undoes begin. It is rejected with what checking the first
// argument, the reading of options or begin throws, in this order.
func (t *Timers) promise(opts goja.Value, check func(), begin func(o options, settle func()) (cancel func()), value goja.Value) goja.Value {
	p, resolve, reject := t.env.VM.NewPromise()
	ex := t.env.Try(func() {
		check()
		o := t.options(opts)
		if o.signal != nil && o.signal.Get("aborted").ToBoolean() {
			panic(t.abortError(o.signal))
		}
		off := func() {}
		cancel := begin(o, func() { off(); _ = resolve(value) })
		if o.signal == nil {
			return
		}
		defer func() {
			if x := recover(); x != nil { //nolint:forbidigo // goes on
				cancel()
				panic(x)
			}
		}()
		off = t.onAbort(o.signal, func() { cancel(); _ = reject(t.abortError(o.signal)) })
	})
	if ex != nil {
		_ = reject(ex.Value())
	}
	return t.env.VM.ToValue(p)
}

func (t *Timers) promiseTimeout(c goja.FunctionCall) goja.Value {
	ms := int64(0)
	check := func() { ms = t.promiseDelay(c.Argument(0)) }
	return t.promise(c.Argument(2), check, func(o options, settle func()) func() {
		timer := t.env.Loop.NewTimer(ms, false, settle)
		if !o.ref {
			timer.Unref()
		}
		return timer.Stop
	}, c.Argument(1))
}

func (t *Timers) promiseImmediate(c goja.FunctionCall) goja.Value {
	return t.promise(c.Argument(1), func() {}, func(o options, settle func()) func() {
		im := t.env.Loop.NewImmediate(settle)
		if !o.ref {
			im.Unref()
		}
		return im.Clear
	}, c.Argument(0))
}
