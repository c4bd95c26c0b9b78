package util

import (
	"reflect"
	"strconv"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// peeker reads plain data properties where goja keeps them. Reading them by Get would run
// getters, and asking getOwnPropertyDescriptor makes an object for each property, which is
// most of the cost of an inspection. A goja that keeps them otherwise is asked the slow way.
type peeker struct {
	object, array    reflect.Type // goja's types of ordinary objects and arrays
	values, elements uintptr      // offsets of their fields
	attributes       reflect.Type // what stands in the place of a value that is no plain one
	ok               bool
}

func newPeeker(t *kindTable, vm *goja.Runtime) peeker {
	object, array := t.impl(vm.NewObject()).Type(), t.impl(vm.NewArray()).Type()
	if object.Kind() != reflect.Pointer || array.Kind() != reflect.Pointer {
		return peeker{}
	}
	values, ok1 := object.Elem().FieldByName("values")
	elements, ok2 := array.Elem().FieldByName("values")
	length, ok3 := array.Elem().FieldByName("lengthProp")
	return peeker{
		object: object, array: array, values: values.Offset, elements: elements.Offset,
		attributes: reflect.PointerTo(length.Type),
		ok: ok1 && ok2 && ok3 && values.Type == reflect.TypeFor[map[unistring.String]goja.Value]() &&
			elements.Type == reflect.TypeFor[[]goja.Value](),
	}
}

// plainProperty is the value of an own property of o that is enumerable, writable and
// configurable; nil when it is not, or is not known to be.
func (t *kindTable) plainProperty(o *goja.Object, key goja.Value) goja.Value {
	name, ok := key.(goja.String)
	if !ok || !t.peek.ok {
		return nil
	}
	impl := t.impl(o)
	var v goja.Value
	switch impl.Type() {
	case t.peek.object:
		v = (*(*map[unistring.String]goja.Value)(unsafe.Add(impl.UnsafePointer(), t.peek.values)))[unistring.NewFromString(name.String())]
	case t.peek.array:
		list := *(*[]goja.Value)(unsafe.Add(impl.UnsafePointer(), t.peek.elements))
		if s := name.String(); isIndex(s) {
			if i, _ := strconv.Atoi(s); i < len(list) {
				v = list[i]
			}
		}
	}
	if v == nil || reflect.TypeOf(v) == t.peek.attributes {
		return nil
	}
	return v
}
