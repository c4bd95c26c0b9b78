package lang

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// AsyncIterator is what stands behind an object with the methods of asynchronous generators.
type AsyncIterator interface {
	jsapi.Holder
	// Ask takes a call of next, return or throw. Calls are answered in their order.
	Ask(c AsyncCall)
}

// AsyncCall is a call of a method of an asynchronous generator.
type AsyncCall struct {
	How     string // "next", "return" or "throw"
	V       goja.Value
	Promise *engine.Promise // of the answer
	// Told, when not nil, takes the answer in place of Promise: the caller is in Go.
	Told func(v goja.Value, done bool, err goja.Value)
}

// Answer keeps the call's promise.
func (c AsyncCall) Answer(env *jsapi.Env, v goja.Value, done bool) {
	if c.Told != nil {
		c.Told(v, done, nil)
		return
	}
	c.Promise.Keep(Result(env, v, done))
}

// Fail breaks the call's promise.
func (c AsyncCall) Fail(err goja.Value) {
	if c.Told != nil {
		c.Told(nil, true, err)
		return
	}
	c.Promise.Break(err)
}

// Result is what the next of an iterator returns.
func Result(env *jsapi.Env, v goja.Value, done bool) *goja.Object {
	return env.Objects().Result(env.VM, v, env.VM.ToValue(done))
}

// NewIterator makes the object of it, an AsyncGenerator to scripts.
func (c *Coroutines) NewIterator(it AsyncIterator) *goja.Object {
	c.define()
	o := c.env.VM.CreateObject(c.instances)
	c.env.Bind(o, it)
	return o
}

// Behind returns what stands behind v, nil when v is no object of NewIterator or when a script
// has put other methods over its own.
func (c *Coroutines) Behind(v goja.Value) AsyncIterator {
	it, ok := c.env.Own(v).(AsyncIterator)
	if !ok || c.class == nil {
		return nil
	}
	o := it.(interface{ Object() *goja.Object }).Object()
	for _, name := range [...]string{"next", "return", "throw"} {
		if o.Get(name) != c.class.Proto.Get(name) {
			return nil
		}
	}
	if o.GetSymbol(c.env.AsyncIterator()) != c.class.Proto.GetSymbol(c.env.AsyncIterator()) {
		return nil
	}
	return it
}

// Function is %AsyncGeneratorFunction.prototype%, from which packages find the prototypes
// above all asynchronous iterators (ECMA-262, section 27.4.3).
func (c *Coroutines) Function() *goja.Object {
	c.define()
	return c.class.Proto.Get("constructor").(*goja.Object)
}

// Iterators is %AsyncIteratorPrototype%, from which all asynchronous iterators inherit.
func (c *Coroutines) Iterators() *goja.Object {
	c.define()
	return c.class.Proto.Prototype()
}

// define makes the prototypes, at the first generator.
func (c *Coroutines) define() {
	if c.class != nil {
		return
	}
	env, vm := c.env, c.env.VM
	c.class = env.Class(jsapi.ClassSpec{Name: "AsyncGenerator", Methods: []jsapi.Method{
		c.method("next"), c.method("return"), c.method("throw")}})
	iterator, proto := vm.NewObject(), c.class.Proto
	fn := vm.CreateObject(vm.Get("Function").(*goja.Object).Get("prototype").(*goja.Object))
	self := env.Func("[Symbol.asyncIterator]", 0, func(c goja.FunctionCall) goja.Value { return c.This })
	jsapi.Must(iterator.DefineDataPropertySymbol(env.AsyncIterator(), self, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(proto.SetPrototype(iterator))
	jsapi.Must(proto.DefineDataProperty("constructor", fn, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(proto.DefineDataPropertySymbol(goja.SymToStringTag, vm.ToValue("AsyncGenerator"),
		goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(fn.DefineDataProperty("prototype", proto, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	c.instances = vm.CreateObject(proto)
}

func (c *Coroutines) method(how string) jsapi.Method {
	env := c.env
	return jsapi.Method{Name: how, Length: 1, Fn: func(call goja.FunctionCall) goja.Value {
		p := env.Promises().New()
		if it, ok := env.Unwrap(call.This).(AsyncIterator); ok {
			it.Ask(AsyncCall{How: how, V: call.Argument(0), Promise: p})
		} else {
			p.Break(env.TypeError(how + " method called on incompatible receiver " + env.Show(call.This, 0)))
		}
		return p.Object()
	}}
}

// Generator makes an asynchronous generator that runs body, a plain one that has not begun
// and that awaits what it returns itself (ECMA-262, section 27.6.3).
func (c *Coroutines) Generator(body *goja.Object) *goja.Object {
	return c.NewIterator(&asyncGenerator{c: c, body: body})
}

type asyncGenerator struct {
	jsapi.Hidden
	c       *Coroutines
	body    *goja.Object
	calls   []AsyncCall // the first is the one that runs
	waiter  Waiter
	begun   bool
	running bool
	over    bool
}

// Ask implements AsyncIterator.
func (g *asyncGenerator) Ask(c AsyncCall) {
	g.calls = append(g.calls, c)
	if !g.running {
		g.work()
	}
}

// work takes up calls until one has to wait.
func (g *asyncGenerator) work() {
	for len(g.calls) > 0 && !g.running {
		c := g.calls[0]
		g.over = g.over || !g.begun && c.How != "next"
		g.begun = true
		switch {
		case c.How == "return":
			g.running = true
			g.await(c.V, func(v goja.Value) { g.resume("return", v, false) })
		case !g.over:
			g.resume(c.How, c.V, false)
		case c.How == "throw":
			g.fail(c.V)
		default:
			g.reply(goja.Undefined(), true)
		}
	}
}

// resume runs the body up to its next yield. awaited says that it is within yield* and that
// what it yields needs no await.
func (g *asyncGenerator) resume(how string, v goja.Value, awaited bool) {
	if g.over { // return and throw before the first next
		if how == "throw" {
			g.fail(v)
		} else {
			g.reply(v, true)
		}
		return
	}
	g.running = true
	s := g.c.step(g.body, how, v)
	switch {
	case s.thrown != nil:
		g.over = true
		g.fail(s.thrown)
	case s.done:
		g.over = true
		g.reply(s.v, true)
	case s.awaits:
		next := "next"
		if s.delegated && how == "return" {
			next = how
		}
		g.await(s.v, func(v goja.Value) { g.resume(next, v, s.delegated) })
	case awaited && s.result == v: // yield* passes its iterator's results on as they are
		g.reply(s.v, false)
	default:
		g.await(s.v, func(v goja.Value) { g.reply(v, false) })
	}
}

// await goes on with then, or throws in the body; and takes up what was called meanwhile.
func (g *asyncGenerator) await(v goja.Value, then func(v goja.Value)) {
	g.waiter.Await(g.c.env, v, func(v, err goja.Value) {
		if err != nil {
			g.resume("throw", err, false)
		} else {
			then(v)
		}
		g.work()
	})
}

// reply answers the call that runs.
func (g *asyncGenerator) reply(v goja.Value, done bool) {
	g.shift().Answer(g.c.env, v, done)
}

func (g *asyncGenerator) fail(err goja.Value) { g.shift().Fail(err) }

func (g *asyncGenerator) shift() AsyncCall {
	c := g.calls[0]
	g.calls, g.running = g.calls[1:], false
	return c
}
