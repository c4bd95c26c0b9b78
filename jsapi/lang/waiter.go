package lang

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Await calls f in the promise job in which an await of v would go on: with v, with what v
// becomes, or with the reason err that it is rejected for (ECMA-262, section 27.7.5.3).
func Await(env *jsapi.Env, v goja.Value, f func(v, err goja.Value)) { new(Waiter).Await(env, v, f) }

// Waiter awaits one value after another, each when the last has come, as a function does.
// What it is called back by is made once. The zero Waiter is ready.
type Waiter struct {
	f          func(v, err goja.Value)
	then, miss goja.Value
}

// Await is the function Await.
func (w *Waiter) Await(env *jsapi.Env, v goja.Value, f func(v, err goja.Value)) {
	if !thenable(v) {
		env.Loop.Microtask(func() { f(v, nil) })
		return
	}
	if env.Promises().React(v.(*goja.Object), f) {
		return
	}
	if w.then == nil { // functions that no script sees need no name
		w.then = env.VM.ToValue(func(c goja.FunctionCall) goja.Value { w.f(c.Argument(0), nil); return goja.Undefined() })
		w.miss = env.VM.ToValue(func(c goja.FunctionCall) goja.Value { w.f(nil, c.Argument(0)); return goja.Undefined() })
	}
	w.f = f
	promises := jsapi.Use(env, newPromises)
	promises.then(goja.FunctionCall{This: promises.of(v), Arguments: []goja.Value{w.then, w.miss}})
}

// PromiseOf is Promise.resolve(v) of the engine's own Promise.
func PromiseOf(env *jsapi.Env, v goja.Value) goja.Value {
	return jsapi.Use(env, newPromises).of(v)
}

func thenable(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && jsapi.IsFunction(o.Get("then"))
}

// promises are the engine's own Promise and its functions, which await uses whatever a
// script puts in their place.
type promises struct {
	class         *goja.Object
	resolve, then jsapi.Fn
}

func (p *promises) of(v goja.Value) goja.Value {
	return p.resolve(goja.FunctionCall{This: p.class, Arguments: []goja.Value{v}})
}

func newPromises(env *jsapi.Env) *promises {
	p := &promises{class: env.VM.Get("Promise").(*goja.Object)}
	p.resolve, _ = jsapi.AsFn(p.class.Get("resolve"))
	p.then, _ = jsapi.AsFn(p.class.Get("prototype").(*goja.Object).Get("then"))
	return p
}
