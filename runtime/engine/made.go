package engine

import "github.com/dop251/goja"

// construct is how goja makes an object of a native class.
type construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object

// Made has after called with each object that the native class ctor itself makes, for a
// script's new or for the engine, and reports whether that can be had.
func Made(ctor *goja.Object, after func(*goja.Object)) bool {
	native, ok := behind(ctor)
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
