package resolve

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// asyncGenerator is what a lowered async function* calls, with its this, its arguments or
// null, and its body as a function*.
func asyncGenerator(env *jsapi.Env, c goja.FunctionCall) goja.Value {
	body := env.Method(c.Argument(2).(*goja.Object), "apply", c.Argument(0), c.Argument(1))
	return lang.CoroutinesOf(env).Generator(body.(*goja.Object))
}

// asyncIterator is the iterator by which for await goes over v (ECMA-262, section 7.4.3).
// When it cannot, it throws a TypeError that says so.
func asyncIterator(env *jsapi.Env, v goja.Value, says string) *goja.Object {
	if jsapi.IsNullish(v) {
		panic(env.TypeError("Cannot read properties of " + v.String() + " (reading 'Symbol(Symbol.asyncIterator)')"))
	}
	o := v.ToObject(env.VM)
	if f := o.GetSymbol(env.AsyncIterator()); !jsapi.IsNullish(f) {
		if it, ok := iterator(env, f, v, says); ok {
			return it
		}
		panic(env.TypeError("Result of the Symbol.asyncIterator method is not an object"))
	}
	it, ok := iterator(env, o.GetSymbol(goja.SymIterator), v, says)
	if !ok {
		panic(env.TypeError("Result of the Symbol.iterator method is not an object"))
	}
	return liftIterator(env, it)
}

var iteratorMethods = [...]string{"next", "return", "throw"}

// delegate is the iterator that yield* in the body of an asynchronous generator goes over
// in place of v: it first gives what the body has to await, and then, when it is called
// with that, the result of v's iterator.
func delegate(env *jsapi.Env, v goja.Value) goja.Value {
	it := asyncIterator(env, v, "undefined is not a function")
	waiting := false
	o := env.VM.NewObject()
	for _, name := range iteratorMethods {
		f, ok := jsapi.AsFn(it.Get(name))
		if !ok {
			continue
		}
		env.SetMethods(o, true, jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			waiting = !waiting
			if waiting {
				result := f(goja.FunctionCall{This: it, Arguments: c.Arguments})
				wait := env.New(lang.CoroutinesOf(env).Wait, result, env.VM.ToValue(true))
				return lang.Result(env.VM, wait, false)
			}
			if name == "throw" {
				panic(c.Argument(0))
			}
			return c.Argument(0)
		}})
	}
	self := env.Func("", 0, func(goja.FunctionCall) goja.Value { return o })
	jsapi.Must(o.SetSymbol(goja.SymIterator, self))
	return o
}

// iterator calls the method f of v.
func iterator(env *jsapi.Env, f, v goja.Value, says string) (it *goja.Object, ok bool) {
	if !jsapi.IsFunction(f) {
		panic(env.TypeError(says))
	}
	it, ok = jsapi.Call(f, v).(*goja.Object)
	return it, ok
}

// liftIterator makes an asynchronous iterator of it (ECMA-262, section 27.1.4).
func liftIterator(env *jsapi.Env, it *goja.Object) *goja.Object {
	lifted := env.VM.NewObject()
	for _, name := range iteratorMethods {
		f, has := jsapi.AsFn(it.Get(name))
		env.SetMethods(lifted, true, jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			p, resolve, reject := env.VM.NewPromise()
			call := lang.AsyncCall{How: name, V: c.Argument(0), Resolve: resolve, Reject: reject}
			switch {
			case has:
				c.This = it
				lift(env, func() goja.Value { return f(c) }, call)
			case name == "return":
				call.Answer(env.VM, call.V, true)
			case name == "throw":
				jsapi.Must(reject(call.V))
			default:
				jsapi.Must(reject(env.TypeError("undefined is not a function")))
			}
			return env.VM.ToValue(p)
		}})
	}
	return lifted
}

// iteratorResult returns v, which an iterator's next has returned, when it is an object.
func iteratorResult(env *jsapi.Env, v goja.Value) goja.Value {
	if _, ok := v.(*goja.Object); !ok {
		panic(env.TypeError("Iterator result " + v.String() + " is not an object"))
	}
	return v
}

// lift answers call with what f, a method of a plain iterator, returns.
func lift(env *jsapi.Env, f func() goja.Value, call lang.AsyncCall) {
	ex := env.Try(func() {
		r := iteratorResult(env, f()).(*goja.Object)
		done := jsapi.OrUndefined(r.Get("done")).ToBoolean()
		lang.Await(env, jsapi.OrUndefined(r.Get("value")), func(v, err goja.Value) {
			if err != nil {
				jsapi.Must(call.Reject(err))
			} else {
				call.Answer(env.VM, v, done)
			}
		})
	})
	if ex != nil {
		jsapi.Must(call.Reject(ex.Value()))
	}
}
