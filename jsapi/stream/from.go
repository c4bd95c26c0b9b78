package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// filler fills a stream from an iterable (Node, "stream.Readable.from").
type filler struct {
	s       *Streams
	o       *goja.Object
	native  *goSource // an iterator in Go, or nil
	js      *jsSource // or one of a script
	async   bool
	reading bool
	waiter  lang.Waiter
}

// jsFrom is Readable.from(iterable, options).
func (s *Streams) jsFrom(c goja.FunctionCall) goja.Value {
	return s.from(s.Readable.Ctor, c.Argument(0), c.Argument(1))
}

// from makes an instance of the class ctor that gives what the iterable gives.
func (s *Streams) from(ctor *goja.Object, iterable, opts goja.Value) *goja.Object {
	if jsapi.IsString(iterable) || s.buffers.IsBuffer(iterable) {
		return s.fromWhole(ctor, iterable, opts)
	}
	p := &filler{s: s, async: true}
	method := s.asyncMethod(iterable)
	switch it := lang.CoroutinesOf(s.env).Behind(iterable); {
	case it != nil:
		p.native = s.goSource(it)
	case method == goja.Value(s.fns.iterate):
		p.native = s.goSource(&iterator{b: s.Of(iterable)})
	case jsapi.OrUndefined(method).ToBoolean():
		p.js = &jsSource{s: s, it: s.iteratorBy(method, iterable), loose: true}
	default:
		o := object(iterable)
		if o == nil || !jsapi.OrUndefined(o.GetSymbol(goja.SymIterator)).ToBoolean() {
			panic(s.env.InvalidArgType("iterable", "an instance of Iterable", iterable))
		}
		p.js, p.async = &jsSource{s: s, it: s.iteratorBy(o.GetSymbol(goja.SymIterator), iterable), loose: true}, false
	}
	return p.open(ctor, opts)
}

// asyncMethod is v[Symbol.asyncIterator], nil without one.
func (s *Streams) asyncMethod(v goja.Value) goja.Value {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	f := o.GetSymbol(s.events.AsyncIterator)
	if f == goja.Value(s.fns.iterate) && s.Of(v) == nil {
		return nil
	}
	return f
}

// fromStage is the Readable of an operator.
func (s *Streams) fromStage(g *stage) goja.Value {
	return (&filler{s: s, async: true, native: s.goSource(g)}).open(s.Readable.Ctor, goja.Undefined())
}

// fromWhole gives a string or a Buffer as one chunk.
func (s *Streams) fromWhole(ctor *goja.Object, v, opts goja.Value) *goja.Object {
	o := s.fromOptions(opts, "objectMode", true)
	jsapi.Must(o.Set("read", s.env.Func("read", 0, func(c goja.FunctionCall) goja.Value {
		s.env.Method(object(c.This), "push", v)
		s.env.Method(object(c.This), "push", goja.Null())
		return goja.Undefined()
	})))
	return s.env.New(ctor, o)
}

// fromOptions are options over the defaults, which are names and values.
func (s *Streams) fromOptions(opts goja.Value, defaults ...any) *goja.Object {
	o := s.env.VM.NewObject()
	for i := 0; i < len(defaults); i += 2 {
		jsapi.Must(o.Set(defaults[i].(string), defaults[i+1]))
	}
	if !jsapi.IsNullish(opts) {
		s.env.Method(s.env.VM.Get("Object").(*goja.Object), "assign", o, opts)
	}
	return o
}

// open makes the stream, whose _read and _destroy are its own as in Node, where a destroy among
// the options is never called.
func (p *filler) open(ctor *goja.Object, opts goja.Value) *goja.Object {
	s := p.s
	p.o = s.env.New(ctor, s.fromOptions(opts, "objectMode", true, "highWaterMark", 1))
	jsapi.Must(p.o.Set("_read", s.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		if !p.reading {
			p.reading = true
			p.pump()
		}
		return goja.Undefined()
	})))
	jsapi.Must(p.o.Set("_destroy", s.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		cb := c.Argument(1)
		p.close(c.Argument(0), func(failed goja.Value) {
			s.env.Loop.NextTick(func() { jsapi.Call(cb, goja.Undefined(), failed) })
		})
		return goja.Undefined()
	})))
	return p.o
}

// pump reads until the stream is full.
func (p *filler) pump() {
	switch {
	case p.native != nil:
		p.native.next(p.got)
	case p.async:
		p.js.call(p.js.it.Get("next"), p.got)
	default:
		p.pumpPlain()
	}
}

// pumpPlain reads an iterator that has no promises.
func (p *filler) pumpPlain() {
	for {
		var v goja.Value
		var done bool
		ex := p.s.env.Try(func() { v, done = p.s.parts(p.js.invoke(p.js.it.Get("next"))) })
		if ex != nil {
			p.fail(ex.Value())
			return
		}
		if !p.take(v, done) {
			return
		}
	}
}

func (p *filler) got(v goja.Value, done bool, err goja.Value) {
	if err != nil {
		p.fail(err)
	} else if p.take(v, done) {
		p.pump()
	}
}

// take pushes what the iterator gave, and reports whether to go on.
func (p *filler) take(v goja.Value, done bool) bool {
	if done {
		p.try(func() { p.push(goja.Null()) })
		return false
	}
	later := false
	if !p.try(func() { later = jsapi.IsFunction(member(v, "then")) }) {
		return false
	}
	if !later {
		return p.put(v)
	}
	p.waiter.Await(p.s.env, v, func(v, err goja.Value) {
		if err != nil {
			p.fail(err)
		} else if p.put(v) {
			p.pump()
		}
	})
	return false
}

// put pushes one chunk.
func (p *filler) put(v goja.Value) bool {
	more := false
	ok := p.try(func() {
		if goja.IsNull(v) {
			p.reading = false
			panic(p.s.env.CodeError("TypeError", "ERR_STREAM_NULL_VALUES", "May not write null values to stream"))
		}
		if more = p.push(v); !more {
			p.reading = false
		}
	})
	return ok && more
}

// push is stream.push(v).
func (p *filler) push(v goja.Value) bool { return p.s.env.Method(p.o, "push", v).ToBoolean() }

// try runs f; what it throws destroys the stream.
func (p *filler) try(f func()) bool {
	if ex := p.s.env.Try(f); ex != nil {
		p.fail(ex.Value())
		return false
	}
	return true
}

func (p *filler) fail(err goja.Value) { p.s.env.Method(p.o, "destroy", err) }

// close ends the iterator of a stream that is destroyed, and then calls end with err, or with
// what the iterator fails with.
func (p *filler) close(err goja.Value, end func(err goja.Value)) {
	over := func(failed goja.Value) {
		p.s.env.Loop.Microtask(func() {
			if failed == nil || !failed.ToBoolean() {
				failed = err
			}
			end(failed)
		})
	}
	if jsapi.IsNullish(err) || !p.has("throw") {
		p.giveUp(over)
		return
	}
	p.call("throw", err, func(done bool) {
		if done {
			over(nil)
		} else {
			p.giveUp(over)
		}
	}, over)
}

// giveUp calls the iterator's return.
func (p *filler) giveUp(over func(failed goja.Value)) {
	if !p.has("return") {
		over(nil)
		return
	}
	p.call("return", goja.Undefined(), func(bool) { over(nil) }, over)
}

func (p *filler) has(method string) bool {
	return p.native != nil || jsapi.IsFunction(p.js.it.Get(method))
}

// call calls a method of the iterator and awaits the value of its result.
func (p *filler) call(method string, arg goja.Value, then func(done bool), fail func(err goja.Value)) {
	f := func(v goja.Value, done bool, err goja.Value) {
		if err != nil {
			fail(err)
			return
		}
		lang.Await(p.s.env, v, func(_, err goja.Value) {
			if err != nil {
				fail(err)
			} else {
				then(done)
			}
		})
	}
	if p.native != nil {
		p.native.ask(method, arg, f)
		return
	}
	var args []goja.Value
	if method == "throw" {
		args = []goja.Value{arg}
	}
	js := &jsSource{s: p.s, it: p.js.it, loose: true} // a next may be under way
	js.call(js.it.Get(method), f, args...)
}
