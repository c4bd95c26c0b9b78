package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// picked gives some of the chunks of a stream, or what pick makes of them.
type picked struct {
	stage
	stream goja.Value
	before func()
	choose func(v goja.Value) (out goja.Value, last bool)
	src    source
	last   bool
}

// pick makes a generator that calls before when it begins, and then choose for each chunk,
// which returns what to give, or nil, and whether that was the last. Both may throw.
func (s *Streams) pick(stream goja.Value, before func(), choose func(v goja.Value) (out goja.Value, last bool)) *stage {
	p := &picked{stream: stream, before: before, choose: choose}
	p.s, p.body = s, p
	return &p.stage
}

func (p *picked) run() {
	switch {
	case p.last:
		p.src.stop(p.finish)
	case p.src != nil:
		p.src.next(p.got)
	default:
		ex := p.s.env.Try(func() {
			p.before()
			p.src = p.s.sourceOf(p.stream)
		})
		if ex != nil {
			p.fail(ex.Value())
			return
		}
		p.src.next(p.got)
	}
}

func (p *picked) got(v goja.Value, done bool, err goja.Value) {
	if done || err != nil {
		p.finish(err)
		return
	}
	var out goja.Value
	ex := p.s.env.Try(func() { out, p.last = p.choose(v) })
	switch {
	case ex != nil:
		thrown := ex.Value()
		p.src.stop(func(goja.Value) { p.fail(thrown) })
	case out != nil:
		p.give(out)
	default:
		p.run()
	}
}

func (p *picked) leave(err goja.Value, then func(err goja.Value)) {
	p.src.stop(func(failed goja.Value) { then(firstOf(err, failed)) })
}

// firstOf is err, or or when that is nil.
func firstOf(err, or goja.Value) goja.Value {
	if err != nil {
		return err
	}
	return or
}

// flattened gives what the iterables give that a function makes of the chunks, by yield*: the
// values are not awaited again, and what is thrown into it is thrown into the iterable's iterator.
type flattened struct {
	stage
	outer, inner source // inner is nil between two chunks
}

// flat is flatMap over the results of m.
func (s *Streams) flat(m *mapped) *stage {
	f := &flattened{outer: s.goSource(&m.stage)}
	f.s, f.body = s, f
	return &f.stage
}

func (f *flattened) run() {
	if f.inner != nil {
		f.inner.next(f.gotInner)
	} else {
		f.outer.next(f.gotOuter)
	}
}

func (f *flattened) gotOuter(v goja.Value, done bool, err goja.Value) {
	if done || err != nil {
		f.finish(err)
		return
	}
	ex := f.s.env.Try(func() {
		f.mustIterate(v)
		f.inner = f.s.sourceOf(v)
	})
	if ex != nil {
		f.thrown(ex.Value())
		return
	}
	f.inner.next(f.gotInner)
}

// mustIterate throws V8's errors of a yield* over what is no iterable.
func (f *flattened) mustIterate(v goja.Value) {
	if jsapi.IsNullish(v) {
		panic(f.s.env.TypeError("Cannot read properties of " + jsapi.OrUndefined(v).String() + " (reading 'Symbol(Symbol.asyncIterator)')"))
	}
	o := v.ToObject(f.s.env.VM)
	if jsapi.IsNullish(o.GetSymbol(f.s.events.AsyncIterator)) && jsapi.IsNullish(o.GetSymbol(goja.SymIterator)) {
		panic(f.s.env.TypeError("undefined is not a function"))
	}
}

func (f *flattened) gotInner(v goja.Value, done bool, err goja.Value) {
	switch {
	case err != nil:
		f.thrown(err)
	case done:
		f.inner = nil
		f.outer.next(f.gotOuter)
	default:
		f.reply(v)
	}
}

// throw is the throw of the generator.
func (f *flattened) throw(err goja.Value) { f.inner.raise(err, f.gotInner) }

// thrown leaves the outer loop with an error.
func (f *flattened) thrown(err goja.Value) {
	f.outer.stop(func(goja.Value) { f.fail(err) })
}

func (f *flattened) leave(err goja.Value, then func(err goja.Value)) {
	f.inner.stop(func(failed goja.Value) {
		err := firstOf(err, failed)
		f.outer.stop(func(failed goja.Value) { then(firstOf(err, failed)) })
	})
}
