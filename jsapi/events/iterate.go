package events

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// iterator is the async iterator of events.on: emissions that nobody has awaited yet, or
// promises of next() that wait for one.
type iterator struct {
	m        *Events
	src      source
	queue    []goja.Value
	waiting  []promise
	err      goja.Value // thrown by the next next()
	finished bool
	off      []func()
	high     int
	low      int
	paused   bool
}

type promise struct{ resolve, reject func(any) error }

// staticOn is events.on(emitter, name, options).
func (m *Events) staticOn(c goja.FunctionCall) goja.Value {
	vm, opts := m.env.VM, c.Argument(2)
	if goja.IsNull(opts) {
		m.readable(opts, "signal")
	}
	signal := m.signalOption(opts)
	if signal != nil && property(signal, "aborted").ToBoolean() {
		panic(m.env.AbortError(property(signal, "reason")))
	}
	it := &iterator{m: m, high: 1 << 53, low: 1}
	it.marks(opts)
	it.src = m.sourceOf(c.Argument(0))
	listen := func(name goja.Value, f func(args []goja.Value)) {
		fn := m.env.Func("", 0, func(c goja.FunctionCall) goja.Value { f(c.Arguments); return goja.Undefined() })
		it.src.add(name, fn, false)
		it.off = append(it.off, func() { it.src.remove(name, fn) })
	}
	name, errorName := c.Argument(1), vm.ToValue("error")
	listen(name, func(args []goja.Value) { it.push(vm.NewArray(anys(args)...)) })
	if !name.StrictEquals(errorName) && it.src.emitter() {
		listen(errorName, func(args []goja.Value) { it.fail(first(args)) })
	}
	if list, ok := property(opts, "close").(*goja.Object); ok {
		for _, k := range list.Keys() {
			listen(list.Get(k), func([]goja.Value) { it.close() })
		}
	}
	if signal != nil {
		it.off = append(it.off, m.OnAbort(signal, func(reason goja.Value) { it.fail(m.env.AbortError(reason)) }))
	}
	return it.object()
}

func (it *iterator) marks(opts goja.Value) {
	mark := func(name string, n *int) {
		if v := property(opts, name); !goja.IsUndefined(v) {
			*n = int(it.m.env.ValidateInteger(v, "options."+name, 1, jsapi.MaxSafeInteger))
		}
	}
	mark("highWaterMark", &it.high)
	mark("lowWaterMark", &it.low)
}

func first(args []goja.Value) goja.Value {
	if len(args) == 0 {
		return goja.Undefined()
	}
	return args[0]
}

// object is the iterator as scripts see it.
func (it *iterator) object() *goja.Object {
	env := it.m.env
	o := env.VM.NewObject()
	env.SetMethods(o, true,
		jsapi.Method{Name: "next", Fn: func(goja.FunctionCall) goja.Value { return it.next() }},
		jsapi.Method{Name: "return", Fn: func(goja.FunctionCall) goja.Value { return it.close() }},
		jsapi.Method{Name: "throw", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			if !it.m.isError(c.Argument(0)) {
				panic(env.InvalidArgType("EventEmitter.AsyncIterator", "an instance of Error", c.Argument(0)))
			}
			it.fail(c.Argument(0))
			return goja.Undefined()
		}})
	self := env.Func("[Symbol.asyncIterator]", 0, func(c goja.FunctionCall) goja.Value { return c.This })
	jsapi.Must(o.DefineDataPropertySymbol(it.m.AsyncIterator, self, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	return o
}

// result is { value, done }.
func (it *iterator) result(v goja.Value, done bool) *goja.Object {
	o := it.m.env.VM.NewObject()
	jsapi.Must(o.Set("value", v))
	jsapi.Must(o.Set("done", done))
	return o
}

func (it *iterator) next() goja.Value {
	p, resolve, reject := it.m.env.VM.NewPromise()
	switch {
	case len(it.queue) > 0:
		v := it.queue[0]
		it.queue = it.queue[1:]
		if it.paused && len(it.queue) < it.low {
			it.paused = false
			it.m.env.Method(it.src.o, "resume")
		}
		jsapi.Must(resolve(it.result(v, false)))
	case it.err != nil:
		jsapi.Must(reject(it.err))
		it.err = nil
	case it.finished:
		jsapi.Must(resolve(it.result(goja.Undefined(), true)))
	default:
		it.waiting = append(it.waiting, promise{resolve, reject})
	}
	return it.m.env.VM.ToValue(p)
}

// push hands an emission to the promise that has waited longest, or keeps it.
func (it *iterator) push(v goja.Value) {
	if len(it.waiting) > 0 {
		w := it.waiting[0]
		it.waiting = it.waiting[1:]
		jsapi.Must(w.resolve(it.result(v, false)))
		return
	}
	it.queue = append(it.queue, v)
	if !it.paused && len(it.queue) > it.high {
		it.paused = true
		it.m.env.Method(it.src.o, "pause")
	}
}

func (it *iterator) fail(err goja.Value) {
	if len(it.waiting) > 0 {
		w := it.waiting[0]
		it.waiting = it.waiting[1:]
		jsapi.Must(w.reject(err))
	} else if err.ToBoolean() { // Node keeps it in a variable that it asks for truth
		it.err = err
	}
	it.close()
}

// close takes the listeners off, the last one first, and ends every promise that waits.
func (it *iterator) close() goja.Value {
	for _, f := range slices.Backward(it.off) {
		f()
	}
	it.off, it.finished = nil, true
	for _, w := range it.waiting {
		jsapi.Must(w.resolve(it.result(goja.Undefined(), true)))
	}
	it.waiting = nil
	p, resolve, _ := it.m.env.VM.NewPromise()
	jsapi.Must(resolve(it.result(goja.Undefined(), true)))
	return it.m.env.VM.ToValue(p)
}
