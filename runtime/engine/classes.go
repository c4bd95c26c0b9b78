package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// OrdinaryClass is the class that goja gives every ordinary object.
const OrdinaryClass = "Object"

// Classes finds the string in which goja keeps the class of an ordinary object. The zero
// Classes finds none.
type Classes struct {
	self  uintptr        // offset in goja.Object of the interface that implements it
	class uintptr        // offset of the class in that implementation
	plain unsafe.Pointer // type word of the implementation of an ordinary object
	goja  *byte          // letters of the class as goja sets it
}

// ClassesOf looks into an ordinary object of vm.
func ClassesOf(vm *goja.Runtime) Classes {
	o := vm.NewObject()
	self, ok := reflect.TypeFor[goja.Object]().FieldByName("self")
	impl, found := behind(o)
	if !ok || !found || o.ClassName() != OrdinaryClass {
		return Classes{}
	}
	class, ok := impl.Type().FieldByName("class")
	if !ok || class.Type.Kind() != reflect.String {
		return Classes{}
	}
	c := Classes{self: self.Offset, class: class.Offset, goja: unsafe.StringData(o.ClassName())}
	c.plain = c.words(o)[0]
	if at := c.Of(o); at == nil || *at != OrdinaryClass {
		return Classes{}
	}
	return c
}

func (c *Classes) words(o *goja.Object) *[2]unsafe.Pointer {
	return (*[2]unsafe.Pointer)(unsafe.Add(unsafe.Pointer(o), c.self))
}

// Of returns where o keeps its class, nil when o is no ordinary object: a function, an
// array, a proxy.
func (c *Classes) Of(o *goja.Object) *string {
	words := c.words(o)
	if words[0] != c.plain || c.plain == nil {
		return nil
	}
	return (*string)(unsafe.Add(words[1], c.class))
}

// Replaced returns the letters that stand in place of goja's own as a class, or nil: when
// they are goja's, or another class.
func (c *Classes) Replaced(class *string) *byte {
	letters := unsafe.StringData(*class)
	if letters == c.goja || *class != OrdinaryClass {
		return nil
	}
	return letters
}
