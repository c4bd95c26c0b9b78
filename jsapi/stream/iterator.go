package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
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
	context any  // that it waits in
	over    bool // the stream has ended or failed
	done    bool // the generator has
	err     goja.Value
	calls   []lang.AsyncCall // that have not been answered
	waiter  lang.Waiter
	sub     *subscription
	clean   func()
}

// jsIterator is readable.iterator({ destroyOnReturn }).
func (s *Streams) jsIterator(c goja.FunctionCall) goja.Value {
	if !goja.IsUndefined(c.Argument(0)) {
		s.env.ValidateObject(c.Argument(0), "options")
	}
	return s.iterate(s.stream(c), options{s, object(c.Argument(0))}.isFalse("destroyOnReturn"))
}

func (s *Streams) iterate(b *Base, keep bool) *goja.Object {
	o := lang.CoroutinesOf(s.env).NewIterator(&iterator{b: b, keep: keep})
	jsapi.Must(o.Set("stream", b.Object()))
	return o
}

// Ask implements lang.AsyncIterator.
func (it *iterator) Ask(c lang.AsyncCall) {
	it.calls = append(it.calls, c)
	if !it.running {
		it.answer()
	}
}

// answer goes on with the first call that waits.
func (it *iterator) answer() {
	for len(it.calls) > 0 && !it.running {
		c := it.calls[0]
		if c.How != "next" && !it.begun {
			it.done = true
		}
		switch {
		case c.How == "return":
			it.running = true
			it.waiter.Await(it.b.s.env, c.V, func(v, err goja.Value) { it.returned(v, err) })
		case c.How == "throw" && it.done:
			it.reply(nil, false, c.V)
		case c.How == "throw":
			it.fail(c.V)
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
		it.b.s.job(it.context, func() { it.run(); it.answer() })
	}
}

// run reads up to the next yield, the end, or the wait for data.
func (it *iterator) run() {
	v, thrown := it.read()
	switch {
	case thrown != nil:
		it.fail(thrown)
	case v != nil:
		it.waiter.Await(it.b.s.env, v, func(v, err goja.Value) {
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
		it.parked, it.context = true, it.b.s.env.Loop.Context
	}
}

// read takes the next chunk, nil when there is none.
func (it *iterator) read() (v, thrown goja.Value) {
	if it.b.destroyed {
		return nil, nil
	}
	b := it.b
	ex := b.s.env.Try(func() {
		if f := b.method("read"); f != goja.Value(b.s.fns.read) {
			v = b.s.env.Method(b.Object(), "read")
		} else if c, ok := b.r.read(all); ok {
			v = c.Value()
		} else {
			v = goja.Null()
		}
	})
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
		c.Fail(err)
		return
	}
	c.Answer(it.b.s.env, v, done)
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
