package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// task runs f as an asynchronous function runs its body: what it throws rejects the promise,
// and so does an err that end gets.
func (s *Streams) task(f func(end func(v, err goja.Value))) goja.Value {
	p, resolve, reject := s.env.VM.NewPromise()
	ex := s.env.Try(func() {
		f(func(v, err goja.Value) {
			if err != nil {
				jsapi.Must(reject(err))
			} else {
				jsapi.Must(resolve(jsapi.OrUndefined(v)))
			}
		})
	})
	if ex != nil {
		jsapi.Must(reject(ex.Value()))
	}
	return s.env.VM.ToValue(p)
}

// over runs body for each value of src.
func (s *Streams) over(src source, body func(v goja.Value) (stop bool), end func(err goja.Value)) {
	(&loop{s: s, src: src, body: body, end: end}).run()
}

// jsForEach is forEach(fn, options).
func (s *Streams) jsForEach(c goja.FunctionCall) goja.Value {
	return s.task(func(end func(v, err goja.Value)) {
		m := s.mapping(c.This, c.Argument(0), c.Argument(1), ignored)
		s.over(s.goSource(m), func(goja.Value) bool { return false }, func(err goja.Value) { end(nil, err) })
	})
}

// jsToArray is toArray(options).
func (s *Streams) jsToArray(c goja.FunctionCall) goja.Value {
	return s.task(func(end func(v, err goja.Value)) {
		o := s.operatorOptions(c.Argument(0))
		var all []any
		s.over(s.sourceOf(c.This), func(v goja.Value) bool {
			if o.aborted() {
				panic(o.abortError())
			}
			all = append(all, v)
			return false
		}, func(err goja.Value) { end(s.env.VM.NewArray(all...), err) })
	})
}

// search looks for the first chunk that wrap lets through, nil when there is none.
func (s *Streams) search(c goja.FunctionCall, wrap wrapper, end func(found, err goja.Value)) {
	var found goja.Value
	m := s.mapping(c.This, c.Argument(0), c.Argument(1), wrap)
	s.over(s.goSource(m), func(v goja.Value) bool { found = v; return true }, func(err goja.Value) { end(found, err) })
}

// jsSome is some(fn, options).
func (s *Streams) jsSome(c goja.FunctionCall) goja.Value {
	return s.task(func(end func(v, err goja.Value)) {
		s.search(c, chosen, func(found, err goja.Value) { end(s.bool(found != nil), err) })
	})
}

// jsFind is find(fn, options).
func (s *Streams) jsFind(c goja.FunctionCall) goja.Value {
	return s.task(func(end func(v, err goja.Value)) { s.search(c, chosen, end) })
}

// jsEvery is every(fn, options). It awaits a promise of its own, which is a job more.
func (s *Streams) jsEvery(c goja.FunctionCall) goja.Value {
	return s.task(func(end func(v, err goja.Value)) {
		s.operatorFn(c.Argument(0), "fn")
		later := func(v, err goja.Value) { s.env.Loop.Microtask(func() { end(v, err) }) }
		ex := s.env.Try(func() {
			s.search(c, refused, func(found, err goja.Value) { later(s.bool(found == nil), err) })
		})
		if ex != nil {
			later(nil, ex.Value())
		}
	})
}

// reducing is one call of reduce(fn, initial, options).
type reducing struct {
	s      *Streams
	fn     jsapi.Fn
	o      options
	src    source
	value  goja.Value // nil as long as there is none
	signal *events.Signal
	off    func()
	waiter lang.Waiter
	end    func(v, err goja.Value)
}

func (s *Streams) jsReduce(c goja.FunctionCall) goja.Value {
	return s.task(func(end func(v, err goja.Value)) {
		r := &reducing{s: s, fn: s.operatorFn(c.Argument(0), "reducer"), o: s.operatorOptions(c.Argument(2)), end: end}
		if r.o.aborted() {
			r.refuse(object(c.This))
			return
		}
		if len(c.Arguments) > 1 {
			r.value = c.Argument(1)
		}
		r.signal, r.off = s.following(r.o)
		if ex := s.env.Try(func() { r.src = s.sourceOf(c.This) }); ex != nil {
			r.finish(ex.Value())
			return
		}
		r.src.next(r.got)
	})
}

// refuse destroys the stream and fails when it is over.
func (r *reducing) refuse(stream *goja.Object) {
	err := r.o.abortError()
	r.s.subscribe(stream, "error", once, func([]goja.Value) {})
	r.s.env.Method(stream, "destroy", err)
	var waiter lang.Waiter
	over, resolve, _ := r.s.env.VM.NewPromise()
	waiter.Await(r.s.env, r.s.env.VM.ToValue(over), func(_, _ goja.Value) { r.end(nil, err) })
	r.s.finished(stream, finishedOptions{}, func(goja.Value) { jsapi.Must(resolve(goja.Undefined())) })
}

func (r *reducing) got(v goja.Value, done bool, err goja.Value) {
	switch {
	case done || err != nil:
		if err == nil && r.value == nil {
			err = r.s.errReduceEmpty()
		}
		r.finish(err)
	case r.o.aborted():
		r.thrown(r.s.env.AbortError(nil))
	case r.value == nil:
		r.value = v
		r.src.next(r.got)
	default:
		r.reduce(v)
	}
}

// reduce calls the function and goes on when it is done.
func (r *reducing) reduce(v goja.Value) {
	var next goja.Value
	env := r.s.env
	ex := env.Try(func() {
		arg := env.VM.NewObject()
		jsapi.Must(arg.Set("signal", r.signal.Object()))
		next = r.fn(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{r.value, v, arg}})
	})
	if ex != nil {
		r.thrown(ex.Value())
		return
	}
	r.waiter.Await(env, next, func(v, err goja.Value) {
		if err != nil {
			r.thrown(err)
			return
		}
		r.value = v
		r.src.next(r.got)
	})
}

// thrown leaves the loop with an error.
func (r *reducing) thrown(err goja.Value) { r.src.stop(func(goja.Value) { r.finish(err) }) }

func (r *reducing) finish(err goja.Value) {
	r.off()
	r.signal.Abort(r.s.events.NewDOMException("This operation was aborted", "AbortError"))
	r.end(r.value, err)
}
