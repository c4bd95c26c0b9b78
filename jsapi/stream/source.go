package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// source is what a for await of this package reads. What its methods are given is called in
// the promise job in which JavaScript would go on, or at once when a call throws.
type source interface {
	// next asks for a value.
	next(f func(v goja.Value, done bool, err goja.Value))
	// stop is for a loop that is left before its end.
	stop(f func(err goja.Value))
	// raise throws err where the iterator stands, as yield* passes on what is thrown into it.
	raise(err goja.Value, f func(v goja.Value, done bool, err goja.Value))
}

// sourceOf is the source that for await makes of v. It throws what that throws.
func (s *Streams) sourceOf(v goja.Value) source {
	if it := lang.CoroutinesOf(s.env).Behind(v); it != nil {
		return s.goSource(it)
	}
	o, ok := v.(*goja.Object)
	if !ok && !jsapi.IsNullish(v) {
		o = v.ToObject(s.env.VM) // a string
	}
	if o == nil {
		panic(s.env.TypeError(s.env.Show(jsapi.OrUndefined(v), 0) + " is not async iterable"))
	}
	if f := o.GetSymbol(s.events.AsyncIterator); !jsapi.IsNullish(f) {
		if b := s.Of(v); b != nil && b.r != nil && f == goja.Value(s.fns.iterate) {
			return s.goSource(&iterator{b: b})
		}
		return &jsSource{s: s, it: s.iteratorBy(f, v)}
	}
	f := o.GetSymbol(goja.SymIterator)
	if jsapi.IsNullish(f) {
		panic(s.env.TypeError(s.env.Show(v, 0) + " is not async iterable"))
	}
	return &liftedSource{jsSource{s: s, it: s.iteratorBy(f, v)}}
}

// iteratorBy calls the method f of v, which makes an iterator.
func (s *Streams) iteratorBy(f, v goja.Value) *goja.Object {
	fn, ok := jsapi.AsFn(f)
	if !ok {
		panic(s.env.TypeError(s.env.Show(f, 0) + " is not a function"))
	}
	it, ok := fn(goja.FunctionCall{This: v}).(*goja.Object)
	if !ok {
		panic(s.env.TypeError("Result of the Symbol.asyncIterator method is not an object"))
	}
	return it
}

// goSource reads an iterator in Go without promises. Calls may overlap; they are answered in
// their order.
type goSource struct {
	env   *jsapi.Env
	it    lang.AsyncIterator
	calls []asked
	told  func(v goja.Value, done bool, err goja.Value)
}

// asked is a call that has not been answered, and the context that it was made in.
type asked struct {
	f       func(v goja.Value, done bool, err goja.Value)
	context any
}

func (s *Streams) goSource(it lang.AsyncIterator) *goSource {
	g := &goSource{env: s.env, it: it}
	g.told = func(v goja.Value, done bool, err goja.Value) {
		c := g.calls[0]
		g.calls = append(g.calls[:0], g.calls[1:]...)
		s.job(c.context, func() { c.f(v, done, err) })
	}
	return g
}

// job has f called in a promise job, in the context that waited for it.
func (s *Streams) job(context any, f func()) {
	loop := s.env.Loop
	now := loop.Context
	loop.Context = context
	loop.Microtask(f)
	loop.Context = now
}

func (g *goSource) ask(how string, v goja.Value, f func(v goja.Value, done bool, err goja.Value)) {
	g.calls = append(g.calls, asked{f, g.env.Loop.Context})
	g.it.Ask(lang.AsyncCall{How: how, V: v, Told: g.told})
}

func (g *goSource) next(f func(v goja.Value, done bool, err goja.Value)) {
	g.ask("next", goja.Undefined(), f)
}

func (g *goSource) stop(f func(err goja.Value)) {
	g.ask("return", goja.Undefined(), func(_ goja.Value, _ bool, err goja.Value) { f(err) })
}

func (g *goSource) raise(err goja.Value, f func(v goja.Value, done bool, err goja.Value)) {
	g.ask("throw", err, f)
}

// jsSource reads an asynchronous iterator of a script.
type jsSource struct {
	s      *Streams
	it     *goja.Object
	get    goja.Value // its next
	waiter lang.Waiter
	// loose takes results apart as const { value, done } = does, which asks for no object.
	loose bool
}

// call calls the method fn, awaits what it returns, and takes that apart.
func (j *jsSource) call(fn goja.Value, f func(v goja.Value, done bool, err goja.Value), args ...goja.Value) {
	var r goja.Value
	env := j.s.env
	if ex := env.Try(func() { r = j.invoke(fn, args...) }); ex != nil {
		f(nil, true, ex.Value())
		return
	}
	j.waiter.Await(env, r, func(r, err goja.Value) {
		if err != nil {
			f(nil, true, err)
			return
		}
		v, done, thrown := j.result(r)
		f(v, done || thrown != nil, thrown)
	})
}

func (j *jsSource) invoke(fn goja.Value, args ...goja.Value) goja.Value {
	call, ok := jsapi.AsFn(fn)
	if !ok {
		panic(j.s.env.TypeError(j.s.env.Show(jsapi.OrUndefined(fn), 0) + " is not a function"))
	}
	return call(goja.FunctionCall{This: j.it, Arguments: args})
}

// result takes apart what a method of the iterator returned.
func (j *jsSource) result(r goja.Value) (v goja.Value, done bool, thrown goja.Value) {
	ex := j.s.env.Try(func() {
		if j.loose {
			v, done = j.s.parts(r)
			return
		}
		o, ok := r.(*goja.Object)
		if !ok {
			panic(j.s.env.TypeError("Iterator result " + r.String() + " is not an object"))
		}
		if done = truthy(o, "done"); !done {
			v = member(o, "value")
		}
	})
	if ex != nil {
		return nil, true, ex.Value()
	}
	return v, done, nil
}

// parts is const { value, done } = r.
func (s *Streams) parts(r goja.Value) (v goja.Value, done bool) {
	if jsapi.IsNullish(r) {
		panic(s.env.TypeError("Cannot destructure property 'value' of '(intermediate value)' as it is " + r.String() + "."))
	}
	o := r.ToObject(s.env.VM)
	return jsapi.OrUndefined(o.Get("value")), truthy(o, "done")
}

func (j *jsSource) next(f func(v goja.Value, done bool, err goja.Value)) {
	if j.get == nil {
		j.get = j.it.Get("next")
	}
	j.call(j.get, f)
}

func (j *jsSource) stop(f func(err goja.Value)) {
	fn := j.it.Get("return")
	if jsapi.IsNullish(fn) {
		f(nil)
		return
	}
	j.call(fn, func(_ goja.Value, _ bool, err goja.Value) { f(err) })
}

func (j *jsSource) raise(err goja.Value, f func(v goja.Value, done bool, err goja.Value)) {
	fn := j.it.Get("throw")
	if !jsapi.IsNullish(fn) {
		j.call(fn, f, err)
		return
	}
	j.stop(func(failed goja.Value) {
		f(nil, true, firstOf(failed, j.s.env.TypeError("The iterator does not provide a 'throw' method.")))
	})
}

// liftedSource reads a plain iterator as for await does (ECMA-262, section 27.1.6): each value
// is awaited, and the promise of its result as well.
type liftedSource struct{ jsSource }

func (l *liftedSource) next(f func(v goja.Value, done bool, err goja.Value)) {
	if l.get == nil {
		l.get = l.it.Get("next")
	}
	l.lift(l.get, f)
}

func (l *liftedSource) raise(err goja.Value, f func(v goja.Value, done bool, err goja.Value)) {
	fn := l.it.Get("throw")
	if jsapi.IsNullish(fn) {
		l.s.env.Loop.Microtask(func() { f(nil, true, err) })
		return
	}
	l.lift(fn, f, err)
}

func (l *liftedSource) lift(fn goja.Value, f func(v goja.Value, done bool, err goja.Value), args ...goja.Value) {
	env := l.s.env
	later := func(v goja.Value, done bool, err goja.Value) { env.Loop.Microtask(func() { f(v, done, err) }) }
	var v, thrown goja.Value
	var done bool
	ex := env.Try(func() {
		r, ok := l.invoke(fn, args...).(*goja.Object)
		if !ok {
			panic(env.TypeError("Iterator result is not an object"))
		}
		done, v = truthy(r, "done"), member(r, "value")
	})
	if ex != nil {
		thrown = ex.Value()
		later(nil, true, thrown)
		return
	}
	l.waiter.Await(env, v, func(v, err goja.Value) { later(v, done || err != nil, err) })
}

func (l *liftedSource) stop(f func(err goja.Value)) {
	fn := l.it.Get("return")
	if jsapi.IsNullish(fn) {
		l.s.env.Loop.Microtask(func() { f(nil) })
		return
	}
	l.lift(fn, func(_ goja.Value, _ bool, err goja.Value) { f(err) })
}
