package engine

import (
	"unsafe"

	"github.com/dop251/goja"
)

// arrays is what the iterations of one runtime's arrays share.
type arrays struct {
	vm     *goja.Runtime
	proto  *goja.Object // %ArrayIteratorPrototype%
	next   *goja.Object // of an iteration
	theirs goja.Value   // next of proto, as the engine made it
	yes    goja.Value
	no     goja.Value
	model  *goja.Object // an object made by Go, as an iteration is
	*Objects
}

// quickArrays has the engine iterate arrays, in for-of, destructuring and wherever else it
// asks Array.prototype[Symbol.iterator], without an object for each step, and reports
// whether it could. Steps are a fifth of a handler that splits headers and paths.
//
// goja calls a native with nil arguments when it calls itself and with a slice of its stack
// when a script calls. So it gets an iterator that is its own result, again and again,
// which no script sees, and a script gets what it always got.
func quickArrays(vm *goja.Runtime, kept *Objects) bool {
	a := &arrays{vm: vm, yes: vm.ToValue(true), no: vm.ToValue(false), Objects: kept, model: vm.NewDynamicObject(&iteration{})}
	if model, ok := behind(a.model); !ok || !sameAs[dynamic](model.Type()) {
		return false
	}
	list := vm.NewArray()
	f := nativeBody(list.GetSymbol(goja.SymIterator))
	if f == nil {
		return false
	}
	inner := *f
	iterator, ok := inner(goja.FunctionCall{This: list}).(*goja.Object)
	if !ok {
		return false
	}
	a.proto = iterator.Prototype()
	a.theirs = a.proto.Get("next")
	a.next = vm.ToValue(a.step).(*goja.Object)
	*f = func(c goja.FunctionCall) goja.Value {
		if o, ok := c.This.(*goja.Object); ok && c.Arguments == nil && a.isArray(o) && a.proto.Get("next") == a.theirs {
			return a.begin(o)
		}
		return inner(c)
	}
	return true
}

// iteration is one iteration of an array, and the result of each of its steps. It lies beside
// its object, which is one that Go makes.
type iteration struct {
	*arrays
	object goja.Object
	kept   dynamic
	of     *goja.Object // nil once it has ended
	at     uint32
	value  goja.Value
	ended  goja.Value
}

// dynamic is what goja keeps of an object that Go makes, as in its dynamicObject.
type dynamic struct {
	base struct{ val, prototype *goja.Object }
	d    goja.DynamicObject
}

// begin makes an iteration of the array o.
func (a *arrays) begin(o *goja.Object) *goja.Object {
	it := &iteration{arrays: a, of: o, object: *a.model}
	it.kept.base.val, it.kept.base.prototype, it.kept.d = &it.object, a.proto, it
	a.words(&it.object)[1] = unsafe.Pointer(&it.kept)
	return &it.object
}

// step is next() of an iteration.
func (a *arrays) step(c goja.FunctionCall) goja.Value {
	it := a.iterationOf(c.This)
	if it == nil {
		panic(a.vm.NewTypeError("next method called on incompatible receiver " + c.This.String()))
	}
	it.value, it.ended = goja.Undefined(), a.no
	if it.of == nil || !it.take() {
		it.of, it.ended = nil, a.yes
	}
	if c.Arguments == nil {
		return c.This
	}
	o := a.vm.NewObject() // yield* shows each result
	_ = o.Set("value", it.value)
	_ = o.Set("done", it.ended)
	return o
}

// iterationOf is the iteration whose object this is, nil when it is none: a script that has
// given the prototype a return is shown the iterator, and may call its next on anything.
func (a *arrays) iterationOf(this goja.Value) *iteration {
	o, ok := this.(*goja.Object)
	if !ok || a.words(o)[0] != a.words(a.model)[0] {
		return nil
	}
	it, _ := (*dynamic)(a.words(o)[1]).d.(*iteration)
	return it
}

// take moves on by one value, unless there is none. The array may have changed since.
func (it *iteration) take() bool {
	if !it.isArray(it.of) {
		return it.takeSlowly()
	}
	values, whole := it.elements(it.of)
	switch {
	case !whole || int(it.at) < len(values) && values[it.at] == nil:
		return it.takeSlowly()
	case int(it.at) >= len(values):
		return false
	}
	it.value = values[it.at]
	it.at++
	return true
}

// takeSlowly is take by the array's properties: holes, accessors, an array that has become
// sparse.
func (it *iteration) takeSlowly() bool {
	if int64(it.at) >= it.of.Get("length").ToInteger() {
		return false
	}
	it.value = it.of.Get(indexName(it.at))
	it.at++
	return true
}
