package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// body is the Go function of a native one.
type body = func(goja.FunctionCall) goja.Value

// arrays is what the iterations of one runtime's arrays share.
type arrays struct {
	vm     *goja.Runtime
	proto  *goja.Object // %ArrayIteratorPrototype%
	next   *goja.Object // of an iteration
	theirs goja.Value   // next of proto, as the engine made it
	yes    goja.Value
	no     goja.Value

	self, values, length, props uintptr // offsets in goja.Object and in its arrays
	array                       unsafe.Pointer
}

// QuickArrays has the engine iterate arrays, in for-of, destructuring and wherever else it
// asks Array.prototype[Symbol.iterator], without an object for each step, and reports
// whether it could. Steps are a fifth of a handler that splits headers and paths.
//
// goja calls a native with nil arguments when it calls itself and with a slice of its stack
// when a script calls. So it gets an iterator that is its own result, again and again,
// which no script sees, and a script gets what it always got.
func QuickArrays(vm *goja.Runtime) bool {
	a := &arrays{vm: vm, yes: vm.ToValue(true), no: vm.ToValue(false)}
	list := vm.NewArray()
	values, ok := list.GetSymbol(goja.SymIterator).(*goja.Object)
	if !ok || !a.find(list) {
		return false
	}
	native, ok := behind(values)
	if !ok {
		return false
	}
	f := member[body](native, "f")
	if f == nil || *f == nil {
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
		if o, ok := c.This.(*goja.Object); ok && c.Arguments == nil && a.is(o) && a.proto.Get("next") == a.theirs {
			it := vm.NewDynamicObject(&iteration{arrays: a, of: o})
			_ = it.SetPrototype(a.proto)
			return it
		}
		return inner(c)
	}
	return true
}

// find learns how goja keeps an array.
func (a *arrays) find(list *goja.Object) bool {
	self, ok := reflect.TypeFor[goja.Object]().FieldByName("self")
	impl, found := behind(list)
	if !ok || !found {
		return false
	}
	values, ok1 := impl.Type().FieldByName("values")
	length, ok2 := impl.Type().FieldByName("length")
	props, ok3 := impl.Type().FieldByName("propValueCount")
	if !ok1 || !ok2 || !ok3 || values.Type != reflect.TypeFor[[]goja.Value]() || length.Type != reflect.TypeFor[uint32]() || props.Type != reflect.TypeFor[int]() {
		return false
	}
	// values is the array's own; that of its baseObject is a map, and deeper
	a.self, a.values, a.length, a.props = self.Offset, values.Offset, length.Offset, props.Offset
	a.array = a.words(list)[0]
	return true
}

// words are those of the interface that implements o: its type and its address.
func (a *arrays) words(o *goja.Object) *[2]unsafe.Pointer {
	return (*[2]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(o), a.self))
}

// is reports whether o is an array kept in one piece.
func (a *arrays) is(o *goja.Object) bool { return a.words(o)[0] == a.array }

// iteration is one iteration of an array, and the result of each of its steps.
type iteration struct {
	*arrays
	of    *goja.Object // nil once it has ended
	at    uint32
	value goja.Value
	ended goja.Value
}

// step is next() of an iteration.
func (a *arrays) step(c goja.FunctionCall) goja.Value {
	it := c.This.(*goja.Object).Export().(*iteration)
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

// take moves on by one value, unless there is none. The array may have changed since.
func (it *iteration) take() bool {
	if !it.is(it.of) {
		return it.takeSlowly()
	}
	p := it.words(it.of)[1]
	if it.at >= *(*uint32)(unsafe.Add(p, it.length)) {
		return false
	}
	values := *(*[]goja.Value)(unsafe.Add(p, it.values))
	if int(it.at) >= len(values) || values[it.at] == nil || *(*int)(unsafe.Add(p, it.props)) > 0 {
		return it.takeSlowly()
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
