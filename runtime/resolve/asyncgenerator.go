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

// forAwait is what a lowered for await goes over in place of v. When that cannot be, it throws
// a TypeError that says so.
func forAwait(env *jsapi.Env, v goja.Value, says string) *goja.Object {
	it, sync := asyncIterator(env, v, says)
	if sync {
		return lang.CoroutinesOf(env).Walk(&lifted{env: env, it: it})
	}
	return lang.CoroutinesOf(env).LoopOver(it)
}

// asyncIterator is the iterator by which for await goes over v (ECMA-262, section 7.4.3), or
// that of which it makes an asynchronous one.
func asyncIterator(env *jsapi.Env, v goja.Value, says string) (it *goja.Object, sync bool) {
	if jsapi.IsNullish(v) {
		panic(env.TypeError("Cannot read properties of " + v.String() + " (reading 'Symbol(Symbol.asyncIterator)')"))
	}
	o := v.ToObject(env.VM)
	if f := o.GetSymbol(env.AsyncIterator()); !jsapi.IsNullish(f) {
		if it, ok := iterator(env, f, v, says); ok {
			return it, false
		}
		panic(env.TypeError("Result of the Symbol.asyncIterator method is not an object"))
	}
	it, ok := iterator(env, o.GetSymbol(goja.SymIterator), v, says)
	if !ok {
		panic(env.TypeError("Result of the Symbol.iterator method is not an object"))
	}
	return it, true
}

var iteratorMethods = [...]string{"next", "return", "throw"}

// delegate is the iterator that yield* in the body of an asynchronous generator goes over
// in place of v: it first gives what the body has to await, and then, when it is called
// with that, the result of v's iterator.
func delegate(env *jsapi.Env, v goja.Value) goja.Value {
	it, sync := asyncIterator(env, v, "undefined is not a function")
	if sync {
		it = lang.CoroutinesOf(env).NewIterator(&lifted{env: env, it: it})
	}
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
				return lang.Result(env, wait, false)
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

// lifted makes an asynchronous iterator of it (ECMA-262, section 27.1.4).
type lifted struct {
	jsapi.Hidden
	env    *jsapi.Env
	it     *goja.Object
	next   goja.Value
	waiter lang.Waiter
}

// Ask implements lang.AsyncIterator.
func (l *lifted) Ask(c lang.AsyncCall) {
	f, has := jsapi.AsFn(l.method(c.How))
	switch {
	case has:
		l.lift(f, c)
	case c.How == "return":
		c.Answer(l.env, c.V, true)
	case c.How == "throw":
		c.Fail(c.V)
	default:
		c.Fail(l.env.TypeError("undefined is not a function"))
	}
}

// method is that of the plain iterator; next is read once.
func (l *lifted) method(name string) goja.Value {
	if name != "next" {
		return l.it.Get(name)
	}
	if l.next == nil {
		l.next = jsapi.OrUndefined(l.it.Get(name))
	}
	return l.next
}

// lift answers call with what f, a method of the plain iterator, returns.
func (l *lifted) lift(f jsapi.Fn, call lang.AsyncCall) {
	ex := l.env.Try(func() {
		r := iteratorResult(l.env, f(goja.FunctionCall{This: l.it, Arguments: []goja.Value{call.V}})).(*goja.Object)
		done := jsapi.OrUndefined(r.Get("done")).ToBoolean()
		l.waiter.Await(l.env, jsapi.OrUndefined(r.Get("value")), func(v, err goja.Value) {
			if err != nil {
				call.Fail(err)
			} else {
				call.Answer(l.env, v, done)
			}
		})
	})
	if ex != nil {
		call.Fail(ex.Value())
	}
}

// iteratorResult returns v, which an iterator's next has returned, when it is an object.
func iteratorResult(env *jsapi.Env, v goja.Value) goja.Value {
	if _, ok := v.(*goja.Object); !ok {
		panic(env.TypeError("Iterator result " + v.String() + " is not an object"))
	}
	return v
}
