package jsapi

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// Fn is a JavaScript function, or a native, as Go calls it directly. It throws by panic.
type Fn = func(goja.FunctionCall) goja.Value

// AsFn returns v as a function to call, and whether it is one.
func AsFn(v goja.Value) (Fn, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, false
	}
	if o.ClassName() == "Function" { // Export of another object would read all that it has
		if f, ok := o.Export().(Fn); ok && f != nil {
			return f, true
		}
	}
	f, ok := goja.AssertFunction(v) // bound functions, proxies, classes
	if !ok {
		return nil, false
	}
	return func(c goja.FunctionCall) goja.Value {
		r, err := f(c.This, c.Arguments...)
		if err != nil {
			panic(err)
		}
		return r
	}, true
}

// IsFunction reports whether v can be called.
func IsFunction(v goja.Value) bool {
	_, ok := goja.AssertFunction(v)
	return ok
}

// Caller returns what calls v, nil when v is no function. Nothing is made for a function of
// a script, unlike AsFn.
func (e *Env) Caller(v goja.Value) engine.Caller {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	if c := e.callers.Of(o); c != nil {
		return c
	}
	if f, ok := AsFn(v); ok {
		return caller(f)
	}
	return nil
}

// caller is a native or another function that is none of a script's own.
type caller Fn

func (f caller) Call(c goja.FunctionCall) goja.Value { return f(c) }

// Call calls the function fn with this. What it throws passes through as a panic that
// goja turns into a throw again.
func Call(fn, this goja.Value, args ...goja.Value) goja.Value {
	f, ok := AsFn(fn)
	if !ok {
		panic("jsapi: Call of a value that is no function")
	}
	return f(goja.FunctionCall{This: this, Arguments: args})
}

// Method calls o[name](args...), which must be a function.
func (e *Env) Method(o *goja.Object, name string, args ...goja.Value) goja.Value {
	f, ok := AsFn(o.Get(name))
	if !ok {
		panic(e.TypeError(name + " is not a function"))
	}
	return f(goja.FunctionCall{This: o, Arguments: args})
}

// New constructs an object: new ctor(args...).
func (e *Env) New(ctor goja.Value, args ...goja.Value) *goja.Object {
	c, ok := goja.AssertConstructor(ctor)
	if !ok {
		panic(e.TypeError("not a constructor"))
	}
	o, err := c(nil, args...)
	if err != nil {
		panic(err)
	}
	return o
}

// Try calls f and returns what it throws, or nil.
func (e *Env) Try(f func()) *goja.Exception { return e.VM.Try(f) }

// IsNullish reports whether v is undefined, null or absent.
func IsNullish(v goja.Value) bool {
	return v == nil || goja.IsUndefined(v) || goja.IsNull(v)
}

// IsUndefined reports whether v is undefined or absent.
func IsUndefined(v goja.Value) bool { return v == nil || goja.IsUndefined(v) }

// Arg is the argument at i, undefined when it was not given, as FunctionCall.Argument is.
func Arg(args []goja.Value, i int) goja.Value {
	if i < len(args) {
		return OrUndefined(args[i])
	}
	return goja.Undefined()
}

// OrUndefined is v, or undefined where goja gives nil for what is not there.
func OrUndefined(v goja.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}
