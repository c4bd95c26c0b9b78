package util

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// promisified is util.promisify(original).
func (u *Util) promisified(c goja.FunctionCall) goja.Value {
	orig := c.Argument(0)
	call := u.env.ValidateFunction(orig, "original")
	of := orig.(*goja.Object)
	if custom := of.GetSymbol(u.promisify); custom != nil && custom.ToBoolean() {
		u.env.ValidateFunction(custom, "util.promisify.custom")
		u.markPromisified(custom.(*goja.Object))
		return custom
	}
	f := u.env.Func(nameOf(of), int(jsapi.OrUndefined(of.Get("length")).ToInteger()), func(c goja.FunctionCall) goja.Value {
		return u.callPromised(call, c)
	})
	_ = f.SetPrototype(of.Prototype())
	u.copyProperties(f, of)
	u.markPromisified(f)
	return f
}

// markPromisified makes promisify(f) be f itself.
func (u *Util) markPromisified(f *goja.Object) {
	_ = f.DefineDataPropertySymbol(u.promisify, f, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// callPromised calls original with a callback that settles the promise it returns.
func (u *Util) callPromised(original fn, c goja.FunctionCall) goja.Value {
	promise, resolve, reject := u.vm.NewPromise()
	settle := func(f func(any) error, v goja.Value) {
		if err := f(v); err != nil {
			panic(err)
		}
	}
	callback := u.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		if err := c.Argument(0); err.ToBoolean() {
			settle(reject, err)
		} else {
			settle(resolve, c.Argument(1))
		}
		return goja.Undefined()
	})
	args := append(append(make([]goja.Value, 0, len(c.Arguments)+1), c.Arguments...), callback)
	if ex := u.env.Try(func() { original(goja.FunctionCall{This: c.This, Arguments: args}) }); ex != nil {
		settle(reject, ex.Value())
	}
	return u.vm.ToValue(promise)
}

// copyProperties gives f the own properties of orig that it does not have.
func (u *Util) copyProperties(f, orig *goja.Object) {
	keys := u.allSymbols(orig)
	for _, n := range orig.GetOwnPropertyNames() {
		keys = append(keys, u.vm.ToValue(n))
	}
	define := u.in.object.Get("defineProperty").Export().(fn)
	for _, k := range keys {
		if name := k.String(); name == "length" || name == "name" || name == "prototype" {
			continue
		}
		d := u.in.ownDescriptor(goja.FunctionCall{Arguments: []goja.Value{orig, k}})
		_ = u.env.Try(func() { define(goja.FunctionCall{Arguments: []goja.Value{f, k, d}}) })
	}
}

// callbackify is util.callbackify(original).
func (u *Util) callbackify(c goja.FunctionCall) goja.Value {
	orig := c.Argument(0)
	call := u.env.ValidateFunction(orig, "original")
	of := orig.(*goja.Object)
	f := u.env.Func(nameOf(of)+"Callbackified", int(jsapi.OrUndefined(of.Get("length")).ToInteger())+1, func(c goja.FunctionCall) goja.Value {
		u.callWithCallback(call, c)
		return goja.Undefined()
	})
	return f
}

// callWithCallback calls original, which returns a promise, and then the last argument
// from the nextTick queue, where what it throws is an uncaught exception.
func (u *Util) callWithCallback(original fn, c goja.FunctionCall) {
	var last goja.Value
	args := c.Arguments
	if n := len(args); n > 0 {
		last, args = args[n-1], args[:n-1]
	}
	callback, ok := jsapi.AsFn(last)
	if !ok {
		panic(u.env.InvalidArgType("last argument", "of type function", last))
	}
	tick := func(args ...goja.Value) {
		this := c.This
		u.env.Loop.NextTick(func() { callback(goja.FunctionCall{This: this, Arguments: args}) })
	}
	promise := original(goja.FunctionCall{This: c.This, Arguments: args})
	o, ok := promise.(*goja.Object)
	if !ok {
		panic(u.env.TypeError("Cannot read properties of " + valueOr(promise).String() + " (reading 'then')"))
	}
	u.env.Method(o, "then",
		u.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
			tick(goja.Null(), c.Argument(0))
			return goja.Undefined()
		}),
		u.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
			reason := c.Argument(0)
			if !reason.ToBoolean() {
				reason = u.falsyRejection(reason)
			}
			tick(reason)
			return goja.Undefined()
		}))
}

func (u *Util) falsyRejection(reason goja.Value) goja.Value {
	e := u.env.CodeError("Error", "ERR_FALSY_VALUE_REJECTION", "Promise was rejected with falsy value")
	_ = e.Set("reason", reason)
	return e
}
