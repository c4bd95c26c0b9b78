// Package engine reaches into goja for what it does not show and the runtime cannot do
// without.
//
//   - It finds out: what stands behind an object (Objects), which Go function behind a
//     constructor (Constructor), what calls a script's function (Callers), which member an
//     object inherits (Members), and on which values the engine works (Operands).
//   - It makes in fewer pieces: objects together with their Go state (Room), ArrayBuffers and
//     Buffers (Views), native functions (Functions), promises that Go settles (Promises).
//   - It makes late: members of prototypes and modules (Later), and what all objects of a
//     kind own (Shape).
//   - It stands before what the engine does slowly or words otherwise: arrays, queues and JSON
//     (Quicken), and the errors that it throws (Made).
//
// Each part is found by reflection, by its name and its type, when a runtime is made. A
// version of goja that keeps it otherwise is left alone: the function says so, and what
// depends on it does less or is slower, but nothing breaks. All of it belongs to the
// goroutine that owns the goja runtime.
package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// implementation returns the struct behind the interface or pointer field of *holder.
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

// behind returns the struct that implements o.
func behind(o *goja.Object) (reflect.Value, bool) {
	if o == nil {
		return reflect.Value{}, false
	}
	return implementation(reflect.ValueOf(o), "self")
}

// member returns the address of a field of type T.
func member[T any](of reflect.Value, name string) *T {
	f := of.FieldByName(name)
	if t := reflect.TypeFor[T](); !f.IsValid() || f.Kind() != t.Kind() || !f.Type().ConvertibleTo(t) {
		return nil
	}
	return (*T)(unsafe.Pointer(f.UnsafeAddr()))
}

// body is the Go function of a native one.
type body = func(goja.FunctionCall) goja.Value

// nativeBody returns where a native function has its body, nil when fn is none.
func nativeBody(fn goja.Value) *body {
	o, ok := fn.(*goja.Object)
	if !ok {
		return nil
	}
	native, ok := behind(o)
	if !ok {
		return nil
	}
	f := member[body](native, "f")
	if f == nil || *f == nil {
		return nil
	}
	return f
}
