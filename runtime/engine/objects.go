package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// objects knows how goja keeps ordinary objects and arrays, so that they can be read and
// filled without asking property by property.
type objects struct {
	self uintptr // offset in goja.Object of the interface that implements it

	plain, array     unsafe.Pointer // type words of ordinary objects and of arrays
	names, props     uintptr        // offsets in an ordinary object
	values           uintptr        // offset in an array
	length, accessor uintptr
	property         unsafe.Pointer // type word of a property that is more than a value
}

// properties are those of an ordinary object by name; in the order of names, but for
// integers, which come first.
type properties = map[unistring.String]goja.Value

// findObjects learns it from examples, and reports whether all is as expected.
func findObjects(vm *goja.Runtime) (*objects, bool) {
	self, ok := reflect.TypeFor[goja.Object]().FieldByName("self")
	o, list := vm.NewObject(), vm.NewArray()
	_ = o.DefineDataProperty("p", vm.ToValue(1), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	object, ok1 := behind(o)
	array, ok2 := behind(list)
	if !ok || !ok1 || !ok2 {
		return nil, false
	}
	k := &objects{self: self.Offset}
	k.plain, k.array = k.words(o)[0], k.words(list)[0]
	good := offset[[]unistring.String](object, "propNames", &k.names) && offset[properties](object, "values", &k.props) &&
		offset[[]goja.Value](array, "values", &k.values) && offset[uint32](array, "length", &k.length) && offset[int](array, "propValueCount", &k.accessor)
	if !good {
		return nil, false
	}
	p := k.properties(o)["p"]
	if p == nil {
		return nil, false
	}
	k.property = (*[2]unsafe.Pointer)(unsafe.Pointer(&p))[0]
	return k, true
}

// offset finds a field of type T.
func offset[T any](of reflect.Value, name string, at *uintptr) bool {
	f, ok := of.Type().FieldByName(name)
	if !ok || f.Type != reflect.TypeFor[T]() {
		return false
	}
	*at = f.Offset
	return true
}

// words are those of the interface that implements o: its type and its address.
func (k *objects) words(o *goja.Object) *[2]unsafe.Pointer {
	return (*[2]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(o), k.self))
}

// isPlain reports whether o is an ordinary object, isArray whether it is an array kept in
// one piece.
func (k *objects) isPlain(o *goja.Object) bool { return k.words(o)[0] == k.plain }
func (k *objects) isArray(o *goja.Object) bool { return k.words(o)[0] == k.array }

// properties and propertyNames are those of an ordinary object. The caller must not keep
// them.
func (k *objects) properties(o *goja.Object) properties {
	return *(*properties)(unsafe.Add(k.words(o)[1], k.props))
}

func (k *objects) propertyNames(o *goja.Object) *[]unistring.String {
	return (*[]unistring.String)(unsafe.Add(k.words(o)[1], k.names))
}

// isValue reports whether a property of an ordinary object is its value and nothing more:
// writable, enumerable, configurable and no accessor.
func (k *objects) isValue(p goja.Value) bool {
	return (*[2]unsafe.Pointer)(unsafe.Pointer(&p))[0] != k.property
}

// elements are the values of an array, nil for a hole, and whether that is all of it.
func (k *objects) elements(o *goja.Object) (values []goja.Value, whole bool) {
	p := k.words(o)[1]
	values = *(*[]goja.Value)(unsafe.Add(p, k.values))
	return values, *(*int)(unsafe.Add(p, k.accessor)) == 0 && int(*(*uint32)(unsafe.Add(p, k.length))) == len(values)
}
