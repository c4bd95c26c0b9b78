package lang

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// walk is what a lowered for await goes over in place of an iterator in Go. No script sees it,
// and such a loop awaits each promise before it asks for the next, so one promise and one
// result do for all its steps.
type walk struct {
	jsapi.Hidden
	it      Asked
	promise *engine.Promise
	result  *goja.Object // shows value and done
	value   goja.Value
	done    goja.Value
	no, yes goja.Value
	told    func(v goja.Value, done bool, err goja.Value)
}

// Asked takes the calls that a loop makes of an iterator: AsyncIterator.Ask.
type Asked interface{ Ask(c AsyncCall) }

// Looped is an iterator that for await may ask past the methods of its object.
type Looped interface {
	Asked
	// AsMade reports whether those methods are the ones that it was made with.
	AsMade() bool
}

// LoopOver is the iterator of a lowered for await over the object it: one for its own use
// where Go stands behind it, it itself otherwise.
func (c *Coroutines) LoopOver(it *goja.Object) *goja.Object {
	if a := c.Behind(it); a != nil {
		return c.Walk(a)
	}
	if l, ok := c.env.Own(it).(Looped); ok && l.AsMade() {
		return c.Walk(l)
	}
	return it
}

// Walk makes the iterator of a lowered for await that asks it.
func (c *Coroutines) Walk(it Asked) *goja.Object {
	if c.walks == nil {
		c.walks = c.env.Class(jsapi.ClassSpec{Name: "Walk", Methods: []jsapi.Method{
			{Name: "next", Fn: func(call goja.FunctionCall) goja.Value { return c.ask(call.This, "next") }},
			{Name: "return", Fn: func(call goja.FunctionCall) goja.Value { return c.ask(call.This, "return") }},
		}})
	}
	vm := c.env.VM
	w := &walk{it: it, no: vm.ToValue(false), yes: vm.ToValue(true), promise: c.env.Promises().New()}
	w.told = w.answer
	w.result = vm.NewDynamicObject(w)
	o := vm.CreateObject(c.walks.Proto)
	c.env.Bind(o, w)
	return o
}

// ask calls a method of the iterator behind a walk.
func (c *Coroutines) ask(this goja.Value, how string) goja.Value {
	w := c.env.Own(this).(*walk)
	w.promise = w.promise.Renew()
	p := w.promise
	w.it.Ask(AsyncCall{How: how, V: goja.Undefined(), Told: w.told})
	return p.Object()
}

func (w *walk) answer(v goja.Value, done bool, err goja.Value) {
	if err != nil {
		w.promise.Break(err)
		return
	}
	w.value, w.done = v, w.no
	if done {
		w.done = w.yes
	}
	w.promise.Keep(w.result)
}

// Get is what the loop reads of a result (goja.DynamicObject).
func (w *walk) Get(key string) goja.Value {
	switch key {
	case "value":
		return w.value
	case "done":
		return w.done
	}
	return nil
}

// Set, Has, Delete and Keys nobody asks for.
func (w *walk) Set(string, goja.Value) bool { return false }
func (w *walk) Has(key string) bool         { return w.Get(key) != nil }
func (w *walk) Delete(string) bool          { return true }
func (w *walk) Keys() []string              { return nil }
