package stream

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// line is one call of pipeline: stages that each read what the one before gives, which end or
// fail together. A stage is a stream of either kind, a function, or something to iterate over.
type line struct {
	s      *Streams
	stages []goja.Value
	end    bool         // whether the last stream is ended with the others
	outer  *goja.Object // options.signal, or nil

	inner    *events.Signal // what functions get; made for the first of them
	stopped  bool           // inner is aborted, or is to be when it is made
	off      func()         // stops listening to outer
	destroys []func(err goja.Value)
	cleanups []func() // listeners on a last stream that stays readable
	left     int      // joints that are not over yet
	err      goja.Value
	value    goja.Value // what the function at the end resolved to
	done     func(err, v goja.Value)
}

// jsPipeline is stream.pipeline(...streams, callback).
func (s *Streams) jsPipeline(c goja.FunctionCall) goja.Value {
	vs, cb := c.Arguments, goja.Undefined()
	if n := len(vs); n > 0 {
		vs, cb = vs[:n-1], vs[n-1]
	}
	if !jsapi.IsFunction(cb) {
		panic(s.env.InvalidArgType("streams[stream.length - 1]", "of type function", cb))
	}
	return s.pipeline(s.stages(vs), options{s, nil}, func(err, v goja.Value) {
		jsapi.Call(cb, goja.Undefined(), jsapi.OrUndefined(err), jsapi.OrUndefined(v))
	})
}

// stages are the streams of a pipeline: the arguments, or the one array that they are.
func (s *Streams) stages(vs []goja.Value) []goja.Value {
	if len(vs) == 1 && s.env.IsArray(vs[0]) {
		list := vs[0].(*goja.Object)
		vs = nil
		for i, n := int64(0), list.Get("length").ToInteger(); i < n; i++ {
			vs = append(vs, list.Get(s.env.VM.ToValue(i).String()))
		}
	}
	if len(vs) < 2 {
		panic(s.env.MissingArgs("streams"))
	}
	return vs
}

// pipeline joins the stages and calls done in a tick when all is over (Node,
// "stream.pipeline"). It returns the stream at the end.
func (s *Streams) pipeline(stages []goja.Value, o options, done func(err, v goja.Value)) goja.Value {
	p := &line{s: s, stages: stages, end: !o.isFalse("end"), done: done, off: func() {}}
	p.outer = s.env.ValidateAbortSignal(o.get("signal"), "options.signal")
	switch {
	case p.outer == nil:
	case truthy(p.outer, "aborted"):
		s.env.Loop.Microtask(p.abort)
	default:
		p.off = s.events.OnAbort(p.outer, func(goja.Value) { p.abort() })
	}
	var ret goja.Value
	for i := range stages {
		ret = p.stage(i, ret)
	}
	if p.stopped || p.outer != nil && truthy(p.outer, "aborted") {
		s.env.Loop.NextTick(p.abort)
	}
	return ret
}

func (p *line) abort() {
	reason := goja.Undefined()
	if p.outer != nil {
		reason = member(p.outer, "reason")
	}
	p.finish(p.s.env.AbortError(reason), false)
}

// stage joins stage i to what the one before it gives, and returns what it gives itself.
func (p *line) stage(i int, before goja.Value) goja.Value {
	v := p.stages[i]
	t, last := p.s.thing(v), i == len(p.stages)-1
	end := !last || p.end
	if t.isStream() {
		if end {
			p.destroys = append(p.destroys, p.destroyer(t, !last, i > 0, last))
		}
		p.onError(t, last)
	}
	switch {
	case i == 0:
		return p.first(v, t)
	case jsapi.IsFunction(v):
		return p.call(v, before, i, end)
	case t.isStream():
		p.intoStream(before, t, end, last)
	case t.isAnyWeb():
		p.left++
		p.s.pumpToWeb(p.s.chunksOf(before), t, end, p.one)
	default:
		return p.s.duplexFrom(v, "body")
	}
	return v
}

// first is what the first stage gives.
func (p *line) first(v goja.Value, t thing) goja.Value {
	s := p.s
	switch {
	case jsapi.IsFunction(v):
		v := jsapi.Call(v, goja.Undefined(), p.signal())
		if !s.iterates(v) {
			panic(s.errReturned("Iterable, AsyncIterable or Stream", "source", v))
		}
		return v
	case s.iterates(v), t.isReadableStream(), t.isWeb("TransformStream"):
		return v
	}
	return s.duplexFrom(v, "body")
}

// call gives a function what comes before it, and returns what the function gives. That of the
// last one is read from a stream.
func (p *line) call(fn, before goja.Value, i int, end bool) goja.Value {
	s := p.s
	if t := s.thing(before); t.isWeb("TransformStream") {
		before = t.get("readable")
	}
	v := jsapi.Call(fn, goja.Undefined(), s.asyncIterable(before), p.signal())
	if i < len(p.stages)-1 {
		if !s.iteratesAsync(v) {
			panic(s.errReturned("AsyncIterable", "transform["+strconv.Itoa(i-1)+"]", v))
		}
		return v
	}
	o := s.env.VM.NewObject()
	jsapi.Must(o.Set("objectMode", true))
	pt := thing{s, s.env.New(s.PassThrough.Ctor, o)}
	then, web := member(v, "then"), s.thing(v)
	switch {
	case jsapi.IsFunction(then):
		p.left++
		p.settle(then, v, pt, end)
	case s.iteratesAsync(v):
		p.left++
		s.pump(v, pt, end, p.one)
	case web.isWeb("ReadableStream"), web.isWeb("TransformStream"):
		p.left++
		s.pump(s.chunksOf(v), pt, end, p.one)
	default:
		panic(s.errReturned("AsyncIterable or Promise", "destination", v))
	}
	p.destroys = append(p.destroys, p.destroyer(pt, false, true, true))
	return pt.o
}

// settle has the value of a promise written to pt.
func (p *line) settle(then, promise goja.Value, pt thing, end bool) {
	loop := p.s.env.Loop
	on := func(f func(v goja.Value)) goja.Value {
		return p.s.env.Func("", 1, func(c goja.FunctionCall) goja.Value { f(c.Argument(0)); return goja.Undefined() })
	}
	jsapi.Call(then, promise, on(func(v goja.Value) {
		if p.value = v; !jsapi.IsNullish(v) {
			pt.call("write", v)
		}
		if end {
			pt.call("end")
		}
		loop.NextTick(func() { p.one(nil) })
	}), on(func(err goja.Value) {
		pt.call("destroy", err)
		loop.NextTick(func() { p.one(err) })
	}))
}

// signal is the last argument of a function: {signal}, aborted when the pipeline is over.
func (p *line) signal() *goja.Object {
	if p.inner == nil {
		p.inner = p.s.events.NewSignal()
		if p.stopped {
			p.inner.Abort(p.s.stopReason())
		}
	}
	o := p.s.env.VM.NewObject()
	jsapi.Must(o.Set("signal", p.inner.Object()))
	return o
}

// stopReason is what controller.abort() without an argument gives as the reason.
func (s *Streams) stopReason() goja.Value {
	return s.events.NewDOMException("This operation was aborted", "AbortError")
}

// intoStream has what comes before written to a stream.
func (p *line) intoStream(before goja.Value, t thing, end, last bool) {
	src := p.s.thing(before)
	if src.isReadableStream() {
		p.left += 2
		clean := p.join(src, t, end)
		if r, _ := t.readable(); r && last {
			p.cleanups = append(p.cleanups, clean)
		}
		return
	}
	p.left++
	p.s.pump(p.s.chunksOf(before), t, end, p.one)
}

// one is the end of one joint.
func (p *line) one(err goja.Value) {
	p.left--
	p.finish(err, p.left == 0)
}

// finish destroys what is left after an error, and calls back at the last.
func (p *line) finish(err goja.Value, final bool) {
	if given(err) && (p.err == nil || member(p.err, "code").String() == "ERR_STREAM_PREMATURE_CLOSE") {
		p.err = err
	}
	if p.err == nil && !final {
		return
	}
	for len(p.destroys) > 0 {
		d := p.destroys[0]
		p.destroys = p.destroys[1:]
		d(p.err)
	}
	p.off()
	if p.stopped = true; p.inner != nil {
		p.inner.Abort(p.s.stopReason())
	}
	if !final {
		return
	}
	if p.err == nil {
		for _, f := range p.cleanups {
			f()
		}
	}
	err = p.err
	p.s.env.Loop.NextTick(func() { p.done(err, p.value) })
}
