package engine

import "github.com/dop251/goja"

// Constructor is the Go function of a native constructor.
type Constructor = func(args []goja.Value, newTarget *goja.Object) *goja.Object

// Wrap has calls of the native function fn go to f, which gets its own body to call. fn
// stays the same object. It does nothing to what is no native function.
func Wrap(fn goja.Value, f func(own func(goja.FunctionCall) goja.Value, c goja.FunctionCall) goja.Value) {
	if b := nativeBody(fn); b != nil {
		own := *b
		*b = func(c goja.FunctionCall) goja.Value { return f(own, c) }
	}
}

// Constructible lets new stand before calls of the native function fn, which always returns an
// object, as before those of any function that a script writes with the word function.
func Constructible(fn goja.Value) {
	body := nativeBody(fn)
	if body == nil {
		return
	}
	native, _ := behind(fn.(*goja.Object))
	if c := member[Constructor](native, "construct"); c != nil {
		*c = func(args []goja.Value, _ *goja.Object) *goja.Object {
			return (*body)(goja.FunctionCall{This: goja.Undefined(), Arguments: args}).(*goja.Object)
		}
	}
}

// WrapConstructor is Wrap for the construction by a native constructor.
func WrapConstructor(class *goja.Object, f func(own Constructor, args []goja.Value, newTarget *goja.Object) *goja.Object) {
	native, ok := behind(class)
	if !ok {
		return
	}
	c := member[Constructor](native, "construct")
	if c == nil || *c == nil {
		return
	}
	own := *c
	*c = func(args []goja.Value, newTarget *goja.Object) *goja.Object { return f(own, args, newTarget) }
}
