package jsapi

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// className is the class that goja gives every ordinary object.
const className = "Object"

// tie finds and writes the string in which goja keeps the class of an ordinary object. Bind
// lets that string point at the same letters inside a Hidden: the object then leads to its
// state in 2 ns and without an allocation, where a property under a symbol costs 13 (see
// RATIONALE.md). The letters stay the same, so that goja sees no difference, and the
// collector follows the string as it follows any pointer into a struct.
//
// The zero tie knows no object: Bind then takes the symbol for all.
type tie struct {
	self  uintptr        // offset in goja.Object of the interface that implements it
	class uintptr        // offset of the class in that implementation
	plain unsafe.Pointer // type word of the implementation of an ordinary object
	goja  *byte          // letters of the class of an object that is tied to nothing
}

// newTie looks into an ordinary object. It returns the zero tie when this version of goja
// keeps the class otherwise.
func newTie(vm *goja.Runtime) tie {
	o := vm.NewObject()
	self, ok := reflect.TypeFor[goja.Object]().FieldByName("self")
	if !ok || self.Type.Kind() != reflect.Interface {
		return tie{}
	}
	impl := reflect.ValueOf(o).Elem().FieldByIndex(self.Index).Elem().Type()
	if impl.Kind() != reflect.Pointer || impl.Elem().Kind() != reflect.Struct {
		return tie{}
	}
	class, ok := impl.Elem().FieldByName("class")
	if !ok || class.Type.Kind() != reflect.String || o.ClassName() != className {
		return tie{}
	}
	t := tie{self: self.Offset, class: class.Offset}
	t.plain = (*[2]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(o), t.self))[0]
	t.goja = unsafe.StringData(o.ClassName())
	if c := t.of(o); c == nil || *c != className {
		return tie{}
	}
	return t
}

// of returns where o keeps its class, nil when o is no ordinary object: a function, an
// array, a proxy.
func (t *tie) of(o *goja.Object) *string {
	words := (*[2]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(o), t.self))
	if words[0] != t.plain || t.plain == nil {
		return nil
	}
	return (*string)(unsafe.Add(words[1], t.class))
}

// set ties h to o and reports whether it could.
func (t *tie) set(o *goja.Object, h *Hidden) bool {
	class := t.of(o)
	if class == nil || *class != className {
		return false
	}
	copy(h.letters[:], className)
	*class = unsafe.String(&h.letters[0], len(className))
	return true
}

// get returns the state tied to o itself, and whether o can be tied at all.
func (t *tie) get(o *goja.Object) (h *Hidden, ordinary bool) {
	class := t.of(o)
	if class == nil {
		return nil, false
	}
	letters := unsafe.StringData(*class)
	if letters == t.goja || *class != className {
		return nil, true
	}
	return (*Hidden)(unsafe.Add(unsafe.Pointer(letters), -int(unsafe.Offsetof(h.letters)))), true
}
