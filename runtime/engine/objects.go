package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// OrdinaryClass is the class that goja gives every ordinary object.
const OrdinaryClass = "Object"

// Objects knows how goja keeps ordinary objects and arrays, so that they can be read and
// filled without asking property by property. The zero Objects knows none.
type Objects struct {
	vm   *goja.Runtime
	self uintptr // offset in goja.Object of the interface that implements it

	plain, array     unsafe.Pointer // type words of ordinary objects and of arrays
	class            uintptr        // offset in an ordinary object
	name             string         // the class as goja sets it
	example          *goja.Object   // an ordinary object, nil when a Room does not fit
	names, props     uintptr        // offsets in an ordinary object
	values           uintptr        // offset in an array
	length, accessor uintptr
	property         unsafe.Pointer // type word of a property that is more than a value

	templated unsafe.Pointer    // type word of objects that make properties later, nil without Later
	mark      *unistring.String // see Later.mark
}

// properties are those of an ordinary object by name; in the order of names, but for
// integers, which come first.
type properties = map[unistring.String]goja.Value

// ObjectsOf learns it from examples made in vm. It returns the zero Objects when one thing
// is not as expected.
func ObjectsOf(vm *goja.Runtime) Objects {
	self, ok := reflect.TypeFor[goja.Object]().FieldByName("self")
	o, list := vm.NewObject(), vm.NewArray()
	_ = o.DefineDataProperty("p", vm.ToValue(1), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	object, ok1 := behind(o)
	array, ok2 := behind(list)
	if !ok || !ok1 || !ok2 || o.ClassName() != OrdinaryClass {
		return Objects{}
	}
	k := Objects{vm: vm, self: self.Offset, name: o.ClassName()}
	k.plain, k.array = k.words(o)[0], k.words(list)[0]
	good := offset[string](object, "class", &k.class) &&
		offset[[]unistring.String](object, "propNames", &k.names) && offset[properties](object, "values", &k.props) &&
		offset[[]goja.Value](array, "values", &k.values) && offset[uint32](array, "length", &k.length) && offset[int](array, "propValueCount", &k.accessor)
	if !good || *k.Class(o) != OrdinaryClass {
		return Objects{}
	}
	p := k.properties(o)["p"]
	if p == nil {
		return Objects{}
	}
	k.property = (*[2]unsafe.Pointer)(unsafe.Pointer(&p))[0]
	if sameAs[ordinary](object.Type()) {
		k.example = o
	}
	return k
}

// Known reports whether k knows this version of goja.
func (k *Objects) Known() bool { return k.plain != nil }

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
func (k *Objects) words(o *goja.Object) *[2]unsafe.Pointer {
	return (*[2]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(o), k.self))
}

// Class returns where o keeps its class, nil when o is no ordinary object: a function, an
// array, a proxy.
func (k *Objects) Class(o *goja.Object) *string {
	words := k.words(o)
	if k.plain == nil || words[0] != k.plain && (words[0] != k.templated || k.templated == nil) {
		return nil
	}
	return (*string)(unsafe.Add(words[1], k.class))
}

// Replaced returns the letters that stand in place of goja's own as a class, or nil: when
// they are goja's, or another class.
func (k *Objects) Replaced(class *string) *byte {
	letters := unsafe.StringData(*class)
	if letters == unsafe.StringData(k.name) || *class != OrdinaryClass {
		return nil
	}
	return letters
}

// Each calls f for the own enumerable properties of o with a string as name, in their
// order, as Object.entries would.
func (k *Objects) Each(o *goja.Object, f func(name string, v goja.Value)) {
	if !k.isPlain(o) || !k.simple(o) {
		for _, name := range o.Keys() {
			f(name, o.Get(name))
		}
		return
	}
	for _, name := range *k.propertyNames(o) {
		if v := k.properties(o)[name]; v != nil { // f may have deleted it
			f(name.String(), v)
		}
	}
}

// simple reports whether the properties of an ordinary object are values and nothing more,
// in the order in which they are kept: integers come first when listed.
func (k *Objects) simple(o *goja.Object) bool {
	values := k.properties(o)
	for _, name := range *k.propertyNames(o) {
		if len(name) > 0 && name[0] >= '0' && name[0] <= '9' || !k.isValue(values[name]) {
			return false
		}
	}
	return true
}

// isPlain reports whether o is an ordinary object, isArray whether it is an array kept in
// one piece.
func (k *Objects) isPlain(o *goja.Object) bool { return k.words(o)[0] == k.plain }
func (k *Objects) isArray(o *goja.Object) bool { return k.words(o)[0] == k.array }

// chainable returns what is behind an ordinary object, or one that Later has made of it.
func (k *Objects) chainable(o *goja.Object) *ordinary {
	words := k.words(o)
	if words[0] == k.plain || words[0] == k.templated && k.templated != nil && k.isOurs((*templated)(words[1])) {
		return (*ordinary)(words[1])
	}
	return nil
}

// properties and propertyNames are those of an ordinary object. The caller must not keep
// them.
func (k *Objects) properties(o *goja.Object) properties {
	return *(*properties)(unsafe.Add(k.words(o)[1], k.props))
}

func (k *Objects) propertyNames(o *goja.Object) *[]unistring.String {
	return (*[]unistring.String)(unsafe.Add(k.words(o)[1], k.names))
}

// isValue reports whether a property of an ordinary object is its value and nothing more:
// writable, enumerable, configurable and no accessor.
func (k *Objects) isValue(p goja.Value) bool {
	return (*[2]unsafe.Pointer)(unsafe.Pointer(&p))[0] != k.property
}

// elements are the values of an array, nil for a hole, and whether that is all of it.
func (k *Objects) elements(o *goja.Object) (values []goja.Value, whole bool) {
	p := k.words(o)[1]
	values = *(*[]goja.Value)(unsafe.Add(p, k.values))
	return values, *(*int)(unsafe.Add(p, k.accessor)) == 0 && int(*(*uint32)(unsafe.Add(p, k.length))) == len(values)
}
