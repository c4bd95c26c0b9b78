package engine

import (
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// Functions makes native functions as goja does, in half the allocations. A process has a
// thousand of them, most of which no script calls; the collector goes through all. The zero
// Functions makes none.
type Functions struct {
	objects *Objects
	model   *callable      // a native function that goja made
	text    unsafe.Pointer // type word of a string value in ASCII
}

// functionRoom is the space of one native function, with its two properties.
type functionRoom struct {
	object goja.Object
	kept   callable
	name   property
	text   string
	names  [2]unistring.String
}

// callable is what goja keeps of a native function, as in its nativeFuncObject.
type callable struct {
	base struct {
		ordinary
		length property
	}
	f         body
	construct func(args []goja.Value, newTarget *goja.Object) *goja.Object
}

// property is goja's valueProperty: one that is more than a value.
type property struct {
	value                                        goja.Value
	writable, configurable, enumerable, accessor bool
	getterFunc, setterFunc                       *goja.Object
}

// FunctionsOf learns it from a function made in vm, whose objects k knows, and keeps k. It returns the
// zero Functions when one thing is not as expected.
func FunctionsOf(vm *goja.Runtime, k *Objects) Functions {
	o := vm.ToValue(func(goja.FunctionCall) goja.Value { return nil }).(*goja.Object)
	model, ok := behind(o)
	if !ok || k.example == nil || !sameAs[callable](model.Type()) {
		return Functions{}
	}
	text := vm.ToValue("text")
	words := (*[2]unsafe.Pointer)(unsafe.Pointer(&text))
	if *(*string)(words[1]) != "text" {
		return Functions{}
	}
	f := Functions{objects: k, model: (*callable)(unsafe.Pointer(model.UnsafeAddr())), text: words[0]}
	if length := f.model.base.values["length"]; length == nil || k.isValue(length) {
		return Functions{}
	}
	return f
}

// Make makes a function with its name and length as scripts see them, neither writable
// nor enumerable. It returns nil when that cannot be done: of a name beyond ASCII too.
func (f *Functions) Make(vm *goja.Runtime, name string, length int, call func(goja.FunctionCall) goja.Value) *goja.Object {
	if f.model == nil || unistring.NewFromString(name).AsUtf16() != nil {
		return nil
	}
	room := &functionRoom{object: *f.objects.example, kept: callable{f: call}, text: name, names: [2]unistring.String{"length", "name"}}
	kept := &room.kept
	words := f.objects.words(&room.object)
	words[0], words[1] = f.objects.words(f.model.base.val)[0], unsafe.Pointer(kept)
	kept.base.begin(f.model.base.class, &room.object, f.model.base.prototype)
	kept.base.propNames = room.names[:]
	kept.base.length = property{value: vm.ToValue(length), configurable: true}
	room.name = property{value: value(f.text, unsafe.Pointer(&room.text)), configurable: true}
	kept.base.values["length"] = value(f.objects.property, unsafe.Pointer(&kept.base.length))
	kept.base.values["name"] = value(f.objects.property, unsafe.Pointer(&room.name))
	return &room.object
}

// value is the goja value of that type word which lies at p.
func value(kind, p unsafe.Pointer) (v goja.Value) {
	*(*[2]unsafe.Pointer)(unsafe.Pointer(&v)) = [2]unsafe.Pointer{kind, p}
	return v
}
