package resolve

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// engine reaches what goja does not show: the construction of the errors that it throws
// itself, so that they are worded before a script catches them, and the operands on its
// stack at that moment. Each part is found by its type; a version of goja that keeps it
// otherwise is left alone, and then messages are only worded where a stack is read.
type engine struct {
	stack *[]goja.Value // of operands
	top   *int          // index behind the last of them
}

// implementation returns the struct behind the interface field of *holder, if that is what
// it is.
func implementation(holder reflect.Value, field string) (reflect.Value, bool) {
	f := holder.Elem().FieldByName(field)
	for f.IsValid() && (f.Kind() == reflect.Interface || f.Kind() == reflect.Pointer) {
		if f.IsNil() {
			return reflect.Value{}, false
		}
		f = f.Elem()
	}
	return f, f.IsValid() && f.Kind() == reflect.Struct && f.CanAddr()
}

// member returns the address of a field of type T.
func member[T any](of reflect.Value, name string) *T {
	f := of.FieldByName(name)
	if !f.IsValid() || !f.Type().ConvertibleTo(reflect.TypeFor[T]()) || f.Kind() != reflect.TypeFor[T]().Kind() {
		return nil
	}
	return (*T)(unsafe.Pointer(f.UnsafeAddr()))
}

// newEngine finds the operands of vm.
func newEngine(vm *goja.Runtime) engine {
	machine, ok := implementation(reflect.ValueOf(vm), "vm")
	if !ok {
		return engine{}
	}
	e := engine{stack: member[[]goja.Value](machine, "stack"), top: member[int](machine, "sp")}
	if e.stack == nil || e.top == nil {
		return engine{}
	}
	return e
}

// operand returns the nth value from the top of the engine's stack, counted from 1, or nil.
func (e engine) operand(n int) goja.Value {
	if e.top == nil || *e.top < n || *e.top > len(*e.stack) {
		return nil
	}
	return (*e.stack)[*e.top-n]
}

// construct is how goja makes an object of a native class.
type construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object

// made has after called with each object that the native class ctor itself makes, by new
// or by the engine, and reports whether that can be had.
func made(ctor *goja.Object, after func(*goja.Object)) bool {
	native, ok := implementation(reflect.ValueOf(ctor), "self")
	if !ok {
		return false
	}
	c := member[construct](native, "construct")
	if c == nil || *c == nil {
		return false
	}
	inner := *c
	*c = func(args []goja.Value, newTarget *goja.Object) *goja.Object {
		o := inner(args, newTarget)
		if newTarget == ctor {
			after(o)
		}
		return o
	}
	return true
}
