package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// iterator is the async iterator of a Readable: what for await reads by (Node,
// "readable[Symbol.asyncIterator]()"). To scripts it is an async generator: calls queue up,
// and each chunk is awaited before its promise is kept.
type iterator struct {
	jsapi.Hidden
	b       *Base
	keep    bool // destroyOnReturn: false
	begun   bool
	running bool // between two yields
	parked  bool // running, and waiting for 'readable' or the end
	over    bool // the stream has ended or failed
	done    bool // the generator has
	err     goja.Value
	calls   []iteratorCall
	sub     *subscription
	clean   func()
}

// iteratorCall is a call of next, return or throw that has not been answered.
type iteratorCall struct {
	kind            byte // 'n', 'r' or 't'
	v               goja.Value
	resolve, reject func(any) error
}

// jsIterator is readable.iterator({ destroyOnReturn }).
func (s *Streams) jsIterator(c goja.FunctionCall) goja.Value {
	if !goja.IsUndefined(c.Argument(0)) {
		s.env.ValidateObject(c.Argument(0), "options")
	}
	return s.iterate(s.stream(c), options{s, object(c.Argument(0))}.isFalse("destroyOnReturn"))
}

func (s *Streams) iterate(b *Base, keep bool) *goja.Object {
	if s.iterators == nil {
		s.defineIterator()
	}
	o := s.env.Create(s.iterators)
	s.env.Bind(o, &iterator{b: b, keep: keep})
	jsapi.Must(o.Set("stream", b.Object()))
	return o
}

// defineIterator makes the prototype of the iterators, at the first one.
func (s *Streams) defineIterator() {
	call := func(name string, kind byte) jsapi.Method {
		return jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			p, resolve, reject := s.env.VM.NewPromise()
			if it, ok := s.env.Unwrap(c.This).(*iterator); ok {
				it.called(iteratorCall{kind, c.Argument(0), resolve, reject})
			} else {
				jsapi.Must(reject(s.env.TypeError(name + " method called on incompatible receiver " + s.env.Show(c.This, 0))))
			}
			return s.env.VM.ToValue(p)
		}}
	}
	s.iterators = s.env.Class(jsapi.ClassSpec{Name: "AsyncGenerator", Methods: []jsapi.Method{
		call("next", 'n'), call("return", 'r'), call("throw", 't')}})
	p := s.iterators.Proto
	jsapi.Must(p.Delete("constructor"))
	jsapi.Must(p.DefineDataPropertySymbol(s.events.AsyncIterator, s.env.Func("[Symbol.asyncIterator]", 0,
		func(c goja.FunctionCall) goja.Value { return c.This }), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(p.DefineDataPropertySymbol(goja.SymToStringTag, s.env.VM.ToValue("AsyncGenerator"),
		goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func (it *iterator) called(c iteratorCall) {
	it.calls = append(it.calls, c)
	if !it.running {
		it.answer()
	}
}

// answer goes on with the first call that waits.
func (it *iterator) answer() {
	for len(it.calls) > 0 && !it.running {
		c := it.calls[0]
		if c.kind != 'n' && !it.begun {
			it.done = true
		}
		switch {
		case c.kind == 'r':
			it.running = true
			it.b.s.await(c.v, func(v, err goja.Value) { it.returned(v, err) })
		case c.kind == 't' && it.done:
			it.reply(nil, false, c.v)
		case c.kind == 't':
			it.fail(c.v)
		case it.done:
			it.reply(goja.Undefined(), true, nil)
		default:
			it.begin()
			it.running = true
			it.run()
			return
		}
	}
}

// returned ends the generator at the yield where return found it.
func (it *iterator) returned(v, err goja.Value) {
	switch {
	case it.done && err != nil:
		it.reply(nil, false, err)
	case err != nil:
		it.fail(err)
	case it.done:
		it.reply(v, true, nil)
	default:
		it.finish(v)
	}
	it.answer()
}

// begin starts to listen, at the first call of next.
func (it *iterator) begin() {
	if it.begun {
		return
	}
	it.begun = true
	s, no := it.b.s, false
	it.sub = s.subscribe(it.b.Object(), "readable", always, func([]goja.Value) { it.wake() })
	it.clean = s.finished(it.b.Object(), finishedOptions{writable: &no}, func(err goja.Value) {
		it.over = true
		if given(err) {
			it.err = err
		}
		it.wake()
	})
}

// wake has the generator look again, in a promise job as an await does.
func (it *iterator) wake() {
	if it.parked {
		it.parked = false
		it.b.s.env.Loop.Microtask(func() { it.run(); it.answer() })
	}
}

// run reads up to the next yield, the end, or the wait for data.
func (it *iterator) run() {
	v, thrown := it.read()
	switch {
	case thrown != nil:
		it.fail(thrown)
	case v != nil:
		it.b.s.await(v, func(v, err goja.Value) {
			if err != nil {
				it.fail(err)
			} else {
				it.reply(v, false, nil)
			}
			it.answer()
		})
	case it.err != nil:
		it.fail(it.err)
	case it.over:
		it.finish(goja.Undefined())
	default:
		it.parked = true
	}
}

// read takes the next chunk, nil when there is none.
func (it *iterator) read() (v, thrown goja.Value) {
	if it.b.destroyed {
		return nil, nil
	}
	ex := it.b.s.env.Try(func() { v = it.b.s.env.Method(it.b.Object(), "read") })
	if ex != nil {
		return nil, ex.Value()
	}
	if goja.IsNull(v) {
		return nil, nil
	}
	return v, nil
}

// reply answers the first call, with err unless that is nil.
func (it *iterator) reply(v goja.Value, done bool, err goja.Value) {
	c := it.calls[0]
	it.calls, it.running = it.calls[1:], false
	if err != nil {
		jsapi.Must(c.reject(err))
		return
	}
	o := it.b.s.env.VM.NewObject()
	jsapi.Must(o.Set("value", v))
	jsapi.Must(o.Set("done", done))
	jsapi.Must(c.resolve(o))
}

func (it *iterator) fail(err goja.Value) {
	it.err = it.b.s.aggregate(it.err, err)
	it.close()
	it.reply(nil, false, it.err)
}

func (it *iterator) finish(v goja.Value) {
	it.close()
	it.reply(v, true, nil)
}

// close ends the generator and, unless told to keep it, the stream.
func (it *iterator) close() {
	it.done = true
	failed := it.err != nil
	if (failed || !it.keep) && (!failed && !it.over || !it.b.noAutoDestroy) {
		thing{it.b.s, it.b.Object()}.destroy(nil)
		return
	}
	it.sub.cancel()
	it.clean()
}

// await calls f in a promise job: with v, or with what v as a promise becomes.
func (s *Streams) await(v goja.Value, f func(v, err goja.Value)) {
	if o, ok := v.(*goja.Object); !ok || !isFunction(o.Get("then")) {
		s.env.Loop.Microtask(func() { f(v, nil) })
		return
	}
	settle := func(g func(v goja.Value)) *goja.Object {
		return s.env.Func("", 1, func(c goja.FunctionCall) goja.Value { g(c.Argument(0)); return goja.Undefined() })
	}
	p := s.env.Method(s.env.VM.Get("Promise").(*goja.Object), "resolve", v).(*goja.Object)
	s.env.Method(p, "then", settle(func(v goja.Value) { f(v, nil) }), settle(func(err goja.Value) { f(nil, err) }))
}
