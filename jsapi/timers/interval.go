package timers

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// ticker is the state of the iterator that timers/promises.setInterval returns: ticks
// that nobody has asked for yet, or askers that no tick has come for.
type ticker struct {
	t       *Timers
	timer   *eventloop.Timer
	value   goja.Value
	unasked int
	waiting []func(v goja.Value, done bool)
	fail    *goja.Object // what the next asker is rejected with
	rejects []func(any) error
	over    bool
}

// promiseInterval is setInterval(delay, value, options): an async iterator of value.
func (t *Timers) promiseInterval(c goja.FunctionCall) goja.Value {
	if v := c.Argument(0); !jsapi.IsUndefined(v) && !goja.IsNumber(v) {
		panic(t.env.InvalidArgType("delay", "of type number", v))
	}
	o, invalid := t.options(c.Argument(2))
	if invalid != nil {
		panic(invalid)
	}
	k := &ticker{t: t, value: c.Argument(1)}
	k.timer = t.env.Loop.NewTimer(int64(t.delay(c.Argument(0))), true, k.tick)
	if !o.ref {
		k.timer.Unref()
	}
	if o.signal != nil {
		k.watch(o.signal)
	}
	return k.iterator()
}

// watch ends the interval when the signal aborts.
func (k *ticker) watch(signal *goja.Object) {
	abort := func(goja.FunctionCall) goja.Value {
		k.stop()
		k.fail = k.t.abortError(signal)
		for _, reject := range k.rejects {
			_ = reject(k.fail)
			k.fail = nil
		}
		k.waiting, k.rejects = nil, nil
		return goja.Undefined()
	}
	if signal.Get("aborted").ToBoolean() {
		abort(goja.FunctionCall{})
		return
	}
	k.t.env.Method(signal, "addEventListener", k.t.env.VM.ToValue("abort"), k.t.env.Func("", 0, abort))
}

func (k *ticker) stop() {
	k.over = true
	k.timer.SetRepeat(false)
	k.timer.Stop()
}

func (k *ticker) tick() {
	if len(k.waiting) == 0 {
		k.unasked++
		return
	}
	give := k.waiting[0]
	k.waiting, k.rejects = k.waiting[1:], k.rejects[1:]
	give(k.value, false)
}

func (k *ticker) next(goja.FunctionCall) goja.Value {
	p, resolve, reject := k.t.env.VM.NewPromise()
	give := func(v goja.Value, done bool) {
		r := k.t.env.VM.NewObject()
		_ = r.Set("value", v)
		_ = r.Set("done", done)
		_ = resolve(r)
	}
	switch {
	case k.fail != nil:
		_ = reject(k.fail)
		k.fail = nil
	case k.over:
		give(goja.Undefined(), true)
	case k.unasked > 0:
		k.unasked--
		give(k.value, false)
	default:
		k.waiting, k.rejects = append(k.waiting, give), append(k.rejects, reject)
	}
	return k.t.env.VM.ToValue(p)
}

// iterator makes the object that for await loops over.
func (k *ticker) iterator() *goja.Object {
	env := k.t.env
	o := env.VM.NewObject()
	env.SetMethods(o, false,
		jsapi.Method{Name: "next", Fn: k.next},
		jsapi.Method{Name: "return", Fn: func(c goja.FunctionCall) goja.Value {
			k.stop()
			for _, give := range k.waiting {
				give(goja.Undefined(), true)
			}
			k.waiting, k.rejects = nil, nil
			return k.next(c)
		}})
	if sym, ok := env.VM.Get("Symbol").(*goja.Object).Get("asyncIterator").(*goja.Symbol); ok {
		self := env.Func("[Symbol.asyncIterator]", 0, func(c goja.FunctionCall) goja.Value { return c.This })
		_ = o.DefineDataPropertySymbol(sym, self, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return o
}
