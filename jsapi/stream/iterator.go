package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// iterator is the async iterator of a Readable: what for await reads by (Node,
// "readable[Symbol.asyncIterator]()"). Calls of next that nothing can answer yet wait.
type iterator struct {
	b       *Base
	keep    bool // destroyOnReturn: false
	begun   bool
	over    bool       // the stream has ended or failed
	err     goja.Value // what it failed with
	done    bool       // the iterator has
	waiting []resolver
	sub     *subscription
	clean   func()
}

type resolver struct{ resolve, reject func(any) error }

// jsIterator is readable.iterator({ destroyOnReturn }).
func (s *Streams) jsIterator(c goja.FunctionCall) goja.Value {
	if !goja.IsUndefined(c.Argument(0)) {
		s.env.ValidateObject(c.Argument(0), "options")
	}
	return s.iterate(s.stream(c), options{s, object(c.Argument(0))}.isFalse("destroyOnReturn"))
}

func (s *Streams) iterate(b *Base, keep bool) *goja.Object {
	it := &iterator{b: b, keep: keep}
	o := s.env.VM.NewObject()
	s.env.SetMethods(o, false,
		jsapi.Method{Name: "next", Length: 1, Fn: func(goja.FunctionCall) goja.Value { return it.next() }},
		jsapi.Method{Name: "return", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return it.stop(nil, c.Argument(0)) }},
		jsapi.Method{Name: "throw", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return it.stop(c.Argument(0), nil) }})
	jsapi.Must(o.DefineDataPropertySymbol(s.events.AsyncIterator, s.env.Func("[Symbol.asyncIterator]", 0,
		func(c goja.FunctionCall) goja.Value { return c.This }), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	return o
}

func (it *iterator) begin() {
	if it.begun {
		return
	}
	it.begun = true
	s, no := it.b.s, false
	it.sub = s.subscribe(it.b.Object(), "readable", always, func([]goja.Value) { it.pump() })
	it.clean = s.finished(it.b.Object(), finishedOptions{writable: &no}, func(err goja.Value) {
		it.over = true
		if given(err) {
			it.err = err
		}
		it.pump()
	})
}

func (it *iterator) next() goja.Value {
	p, resolve, reject := it.b.s.env.VM.NewPromise()
	it.waiting = append(it.waiting, resolver{resolve, reject})
	if !it.done {
		it.begin()
	}
	it.pump()
	return it.b.s.env.VM.ToValue(p)
}

// pump answers what waits, as far as there is data or an end.
func (it *iterator) pump() {
	for len(it.waiting) > 0 {
		v := it.read()
		switch {
		case v != nil:
			jsapi.Must(it.shift().resolve(it.result(v, false)))
		case it.done:
			jsapi.Must(it.shift().resolve(it.result(goja.Undefined(), true)))
		case it.err != nil:
			err := it.err
			it.close(true)
			jsapi.Must(it.shift().reject(err))
		case it.over:
			it.close(false)
		default:
			return
		}
	}
}

func (it *iterator) shift() resolver {
	w := it.waiting[0]
	it.waiting = it.waiting[1:]
	return w
}

// read takes the next chunk, nil when there is none.
func (it *iterator) read() goja.Value {
	if it.done || it.b.destroyed {
		return nil
	}
	v := it.b.s.env.Method(it.b.Object(), "read")
	if goja.IsNull(v) {
		return nil
	}
	return v
}

func (it *iterator) result(v goja.Value, done bool) *goja.Object {
	o := it.b.s.env.VM.NewObject()
	jsapi.Must(o.Set("value", v))
	jsapi.Must(o.Set("done", done))
	return o
}

// close ends the iterator and, unless told to keep it, the stream.
func (it *iterator) close(failed bool) {
	it.done = true
	if !it.begun {
		return
	}
	if (failed || !it.keep) && (failed || !it.over || !it.b.noAutoDestroy) {
		thing{it.b.s, it.b.Object()}.destroy(nil)
		return
	}
	it.sub.cancel()
	it.clean()
}

// stop is return and throw.
func (it *iterator) stop(err, v goja.Value) goja.Value {
	p, resolve, reject := it.b.s.env.VM.NewPromise()
	if !it.done {
		it.close(err != nil)
	}
	it.pump()
	if err != nil {
		jsapi.Must(reject(err))
	} else {
		jsapi.Must(resolve(it.result(v, true)))
	}
	return it.b.s.env.VM.ToValue(p)
}
