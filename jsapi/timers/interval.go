package timers

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// ticker is what timers/promises.setInterval returns, an asynchronous generator: nothing
// happens before the first next(), calls wait for each other in a queue, and a tick that
// nobody has asked for yet is kept.
type ticker struct {
	jsapi.Hidden
	t       *Timers
	args    [3]goja.Value // delay, value, options
	timer   *eventloop.Timer
	off     func() // stops listening to the signal
	unasked int
	signal  *goja.Object // set once it has aborted
	asked   []ask
	over    bool
}

// ask is one call of next, return or throw.
type ask struct {
	kind            string
	value           goja.Value
	resolve, reject func(any) error
}

// promiseInterval is setInterval(delay, value, options): an async iterator of value.
func (t *Timers) promiseInterval(c goja.FunctionCall) goja.Value {
	if t.tickers == nil {
		t.tickers = t.tickerClass()
	}
	k := &ticker{t: t, off: func() {}}
	for i := range k.args {
		k.args[i] = c.Argument(i)
	}
	t.env.Bind(t.env.Create(t.tickers), k)
	return k.Object()
}

// start reads the arguments and starts the timer.
func (k *ticker) start() {
	ms, o := k.t.promiseDelay(k.args[0]), k.t.options(k.args[2])
	if o.signal != nil && o.signal.Get("aborted").ToBoolean() {
		panic(k.t.abortError(o.signal))
	}
	k.timer = k.t.env.Loop.NewTimer(ms, true, func() { k.unasked++; k.answer() })
	if !o.ref {
		k.timer.Unref()
	}
	if o.signal != nil {
		k.off = k.t.onAbort(o.signal, func() {
			k.stopTimer()
			k.signal = o.signal
			k.answer()
		})
	}
}

func (k *ticker) stopTimer() {
	if k.timer != nil {
		k.timer.SetRepeat(false)
		k.timer.Stop()
	}
}

func (k *ticker) end() {
	k.over = true
	k.stopTimer()
	k.off()
}

// answer settles the calls that can be settled now, in their order.
func (k *ticker) answer() {
	for len(k.asked) > 0 {
		a := k.asked[0]
		var ready bool
		ex := k.t.env.Try(func() { ready = k.settle(a) })
		if ex != nil {
			k.end()
			_ = a.reject(ex.Value())
		} else if !ready {
			return
		}
		k.asked = k.asked[1:]
	}
}

// settle answers a, unless that has to wait for a tick; it throws what a is rejected with.
func (k *ticker) settle(a ask) bool {
	switch {
	case a.kind == "throw":
		panic(a.value)
	case a.kind == "return":
		k.end()
		k.give(a, a.value, true)
		return true
	case k.over:
		k.give(a, goja.Undefined(), true)
		return true
	case k.timer == nil:
		k.start()
	}
	switch {
	case k.unasked > 0:
		k.unasked--
		k.give(a, k.args[1], false)
		return true
	case k.signal != nil:
		panic(k.t.abortError(k.signal))
	}
	return false
}

func (k *ticker) give(a ask, v goja.Value, done bool) {
	r := k.t.env.VM.NewObject()
	_ = r.Set("value", v)
	_ = r.Set("done", done)
	_ = a.resolve(r)
}

// tickerClass has the methods of an asynchronous generator.
func (t *Timers) tickerClass() *jsapi.Class {
	method := func(kind string) jsapi.Method {
		return jsapi.Method{Name: kind, Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			k, ok := t.env.Unwrap(c.This).(*ticker)
			if !ok {
				panic(t.env.TypeError(kind + " method called on incompatible receiver " + t.env.Show(c.This, 0)))
			}
			p, resolve, reject := t.env.VM.NewPromise()
			k.asked = append(k.asked, ask{kind, c.Argument(0), resolve, reject})
			k.answer()
			return t.env.VM.ToValue(p)
		}}
	}
	class := t.env.Class(jsapi.ClassSpec{
		Name: "AsyncGenerator", MustNew: true,
		Methods: []jsapi.Method{method("next"), method("return"), method("throw")},
	})
	vm := t.env.VM
	_ = class.Proto.DefineDataPropertySymbol(goja.SymToStringTag, vm.ToValue("AsyncGenerator"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	if sym, ok := vm.Get("Symbol").(*goja.Object).Get("asyncIterator").(*goja.Symbol); ok {
		self := t.env.Func("[Symbol.asyncIterator]", 0, func(c goja.FunctionCall) goja.Value { return c.This })
		_ = class.Proto.DefineDataPropertySymbol(sym, self, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return class
}
