package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// iteration is the asynchronous iterator of a stream. Its calls wait for each other, and as in
// Node the first next begins in a promise job, so that the source has been pulled by then.
type iteration struct {
	reader   *reader
	keep     bool         // preventCancel
	ongoing  *goja.Object // the promise of the last call, nil when none waits
	started  bool
	finished bool
}

// iterate is stream.values({ preventCancel }).
func (r *readable) iterate(keep bool) *goja.Object {
	s, it := r.s, &iteration{reader: r.acquire(false), keep: keep}
	methods := []jsapi.Method{
		{Name: "next", Fn: func(goja.FunctionCall) goja.Value {
			if !it.started {
				it.started, it.ongoing = true, s.done()
			}
			return it.inTurn(it.next)
		}},
		{Name: "return", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			it.started = true
			v := c.Argument(0) // c is the engine's again when this returns
			return it.inTurn(func() *goja.Object { return it.end(v) })
		}},
	}
	proto := s.vm.CreateObject(lang.CoroutinesOf(s.env).Iterators())
	s.env.SetMethods(proto, true, methods...)
	o := s.vm.CreateObject(proto)
	s.env.SetMethods(o, true, methods...)
	self := s.env.Func("[Symbol.asyncIterator]", 0, func(c goja.FunctionCall) goja.Value { return c.This })
	jsapi.Must(o.DefineDataPropertySymbol(s.env.AsyncIterator(), self, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	return o
}

// inTurn calls f when the call before it has been answered.
func (it *iteration) inTurn(f func() *goja.Object) *goja.Object {
	s := it.reader.s
	if it.ongoing == nil {
		it.ongoing = f()
		return it.ongoing
	}
	p := s.env.Promises().New()
	then := func(goja.Value) { p.Resolve(f()) }
	s.react(it.ongoing, then, then)
	it.ongoing = p.Object()
	return it.ongoing
}

func (it *iteration) next() *goja.Object {
	s := it.reader.s
	p := s.env.Promises().New()
	if it.finished {
		p.Keep(s.ended(goja.Undefined()))
	} else {
		it.reader.read(&iterating{it, p})
	}
	return p.Object()
}

// iterating is the request of a next.
type iterating struct {
	it *iteration
	*engine.Promise
}

func (q *iterating) chunk(v goja.Value) {
	q.it.ongoing = nil
	q.Keep(q.it.reader.s.result(v, false))
}

func (q *iterating) close(goja.Value) {
	q.it.over()
	q.Keep(q.it.reader.s.ended(goja.Undefined()))
}

func (q *iterating) fail(err goja.Value) {
	q.it.over()
	q.Break(err)
}

// ended is the result at the end, whose properties are the other way round in Node.
func (s *streams) ended(v goja.Value) *goja.Object {
	o := s.vm.NewObject()
	jsapi.Must(o.Set("done", true))
	jsapi.Must(o.Set("value", v))
	return o
}

func (it *iteration) over() {
	it.ongoing, it.finished = nil, true
	it.reader.release()
}

// end is what return does.
func (it *iteration) end(v goja.Value) *goja.Object {
	s, stream := it.reader.s, it.reader.stream
	p := s.env.Promises().New()
	kept := func(goja.Value) { p.Keep(s.ended(v)) }
	if it.finished || stream == nil {
		it.finished = true
		kept(nil)
		return p.Object()
	}
	it.finished = true
	if it.keep {
		it.reader.release()
		kept(nil)
		return p.Object()
	}
	cancelled := stream.cancel(v)
	it.reader.release()
	s.react(cancelled, kept, p.Break)
	return p.Object()
}
