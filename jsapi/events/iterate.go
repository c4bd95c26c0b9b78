package events

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// iterator is the async iterator of events.on: emissions that nobody has awaited yet, or
// calls of next() that wait for one.
type iterator struct {
	jsapi.Hidden
	m        *Events
	src      source
	first    bool // an emission is its first argument, and not the array of them
	methods  [3]goja.Value
	queue    []goja.Value
	waiting  []lang.AsyncCall
	err      goja.Value // thrown by the next next()
	finished bool
	off      []func()
	high     int
	low      int
	paused   bool
}

var iteratorMethods = [...]string{"next", "return", "throw"}

// object is the iterator as scripts see it.
func (it *iterator) object() *goja.Object {
	env := it.m.env
	o := env.VM.CreateObject(lang.CoroutinesOf(env).Iterators())
	env.SetMethods(o, true,
		jsapi.Method{Name: "next", Fn: func(goja.FunctionCall) goja.Value {
			p := env.Promises().New()
			it.next(lang.AsyncCall{Promise: p})
			return p.Object()
		}},
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
	jsapi.Must(o.DefineDataPropertySymbol(env.SymbolFor("nodejs.watermarkData"), it.watermark(), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	env.Bind(o, it)
	for i, name := range iteratorMethods {
		it.methods[i] = o.Get(name)
	}
	return o
}

// watermark is where scripts see how full the iterator is.
func (it *iterator) watermark() *goja.Object {
	env, vm := it.m.env, it.m.env.VM
	o := vm.NewObject()
	env.SetAccessors(o,
		jsapi.Accessor{Name: "size", Enumerable: true, Get: func(goja.FunctionCall) goja.Value { return vm.ToValue(len(it.queue)) }},
		jsapi.Accessor{Name: "low", Enumerable: true, Get: func(goja.FunctionCall) goja.Value { return vm.ToValue(it.low) }},
		jsapi.Accessor{Name: "high", Enumerable: true, Get: func(goja.FunctionCall) goja.Value { return vm.ToValue(it.high) }},
		jsapi.Accessor{Name: "isPaused", Enumerable: true, Get: func(goja.FunctionCall) goja.Value { return vm.ToValue(it.paused) }})
	return o
}

// AsMade implements lang.Looped.
func (it *iterator) AsMade() bool {
	for i, name := range iteratorMethods {
		if it.Object().Get(name) != it.methods[i] {
			return false
		}
	}
	return true
}

// Ask implements lang.Asked, for a loop, which does not throw into its iterator.
func (it *iterator) Ask(c lang.AsyncCall) {
	if c.How == "next" {
		it.next(c)
		return
	}
	it.close()
	c.Answer(it.m.env, goja.Undefined(), true)
}

func (it *iterator) next(c lang.AsyncCall) {
	switch {
	case len(it.queue) > 0:
		v := it.queue[0]
		it.queue = it.queue[1:]
		if it.paused && len(it.queue) < it.low {
			it.paused = false
			it.m.env.Method(it.src.o, "resume")
		}
		c.Answer(it.m.env, v, false)
	case it.err != nil:
		err := it.err
		it.err = nil
		c.Fail(err)
	case it.finished:
		c.Answer(it.m.env, goja.Undefined(), true)
	default:
		it.waiting = append(it.waiting, c)
	}
}

// push hands an emission to the call that has waited longest, or keeps it.
func (it *iterator) push(v goja.Value) {
	if len(it.waiting) > 0 {
		w := it.waiting[0]
		it.waiting = it.waiting[1:]
		w.Answer(it.m.env, v, false)
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
		w.Fail(err)
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
		w.Answer(it.m.env, goja.Undefined(), true)
	}
	it.waiting = nil
	p := it.m.env.Promises().New()
	p.Keep(lang.Result(it.m.env, goja.Undefined(), true))
	return p.Object()
}
