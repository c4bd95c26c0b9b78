package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// line is one call of pipeline: streams piped one into the next, which end or fail together.
type line struct {
	s        *Streams
	streams  []thing
	err      goja.Value
	destroys []func(err goja.Value)
	cleanups []func() // listeners on a last stream that stays readable
	left     int      // sides that are not over yet
	over     bool
	done     func(err goja.Value)
}

// pipeline pipes streams and calls done when all is over (Node, "stream.pipeline"). With end
// false the last stream is left open.
func (s *Streams) pipeline(streams []thing, end bool, signal *goja.Object, done func(err goja.Value)) {
	p := &line{s: s, streams: streams, done: done}
	abort := func(reason goja.Value) { p.finish(s.env.AbortError(reason), false) }
	if signal != nil && truthy(signal, "aborted") {
		s.env.Loop.Microtask(func() { abort(member(signal, "reason")) })
	}
	last := len(streams) - 1
	for i, t := range streams {
		reading, writing := i < last, i > 0
		if reading || end {
			p.destroys = append(p.destroys, p.destroyer(t, reading, writing))
		}
		p.onError(t, i == last)
		if i > 0 {
			p.left += 2
			p.join(streams[i-1], t, reading || end)
		}
	}
	if signal == nil {
		return
	}
	if truthy(signal, "aborted") {
		s.env.Loop.NextTick(func() { abort(member(signal, "reason")) })
		return
	}
	p.cleanups = append(p.cleanups, s.events.OnAbort(signal, abort))
}

// destroyer destroys t unless it is over by then.
func (p *line) destroyer(t thing, reading, writing bool) func(err goja.Value) {
	over := false
	p.s.subscribe(t.o, "close", always, func([]goja.Value) { over = true })
	clean := p.s.finished(t.o, finishedOptions{readable: &reading, writable: &writing}, func(err goja.Value) { over = !given(err) })
	if r, _ := t.readable(); r && !reading {
		p.cleanups = append(p.cleanups, clean)
	}
	return func(err goja.Value) {
		if over {
			return
		}
		over = true
		if !given(err) {
			err = p.s.errDestroyed("pipe")
		}
		t.destroy(err)
	}
}

func (p *line) onError(t thing, last bool) {
	sub := p.s.subscribe(t.o, "error", always, func(args []goja.Value) {
		if len(args) == 0 {
			return
		}
		err := args[0]
		if member(err, "name").String() != "AbortError" && member(err, "code").String() != "ERR_STREAM_PREMATURE_CLOSE" {
			p.one(err)
		}
	})
	if r, _ := t.readable(); r && last {
		p.cleanups = append(p.cleanups, sub.cancel)
	}
}

// join pipes one stream into the next.
func (p *line) join(src, dst thing, end bool) {
	s := p.s
	yes, no := true, false
	ended := false
	s.subscribe(dst.o, "close", always, func([]goja.Value) {
		if !ended {
			p.one(s.errPrematureClose())
		}
	})
	opts := s.env.VM.NewObject()
	jsapi.Must(opts.Set("end", false))
	src.call("pipe", dst.o, opts)
	if end {
		finish := func() { ended = true; dst.call("end") }
		if src.readableFinished(false) {
			s.env.Loop.NextTick(finish)
		} else {
			s.subscribe(src.o, "end", once, func([]goja.Value) { finish() })
		}
	} else {
		p.one(nil)
	}
	s.finished(src.o, finishedOptions{readable: &yes, writable: &no}, func(err goja.Value) {
		r := src.readState()
		if given(err) && member(err, "code").String() == "ERR_STREAM_PREMATURE_CLOSE" && r.truthy("ended") && !r.truthy("errored") {
			// All has been read; 'end' is only late.
			over := func(args []goja.Value) {
				if len(args) > 0 {
					p.one(args[0])
				} else {
					p.one(nil)
				}
			}
			s.subscribe(src.o, "end", once, over)
			s.subscribe(src.o, "error", once, over)
			return
		}
		p.one(err)
	})
	clean := s.finished(dst.o, finishedOptions{readable: &no, writable: &yes}, p.one)
	if r, _ := dst.readable(); r && dst.o == p.streams[len(p.streams)-1].o {
		p.cleanups = append(p.cleanups, clean)
	}
}

// one is the end of one side.
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
	ds := p.destroys
	p.destroys = nil
	for _, d := range ds {
		d(p.err)
	}
	if !final || p.over {
		return
	}
	p.over = true
	if p.err == nil {
		for _, f := range p.cleanups {
			f()
		}
	}
	err = p.err
	p.s.env.Loop.NextTick(func() { p.done(err) })
}

// jsPipeline is stream.pipeline(...streams, callback).
func (s *Streams) jsPipeline(c goja.FunctionCall) goja.Value {
	vs, cb := c.Arguments, goja.Undefined()
	if n := len(vs); n > 0 {
		vs, cb = vs[:n-1], vs[n-1]
	}
	if !isFunction(cb) {
		panic(s.env.InvalidArgType("streams[stream.length - 1]", "of type function", cb))
	}
	stages := s.stages(vs)
	return s.start(stages, options{s, nil}, func(err, v goja.Value) {
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

// start runs a pipeline in Go when all its stages are streams, each to be read but the last;
// functions and iterables among them go the slow way.
func (s *Streams) start(stages []goja.Value, o options, done func(err, v goja.Value)) goja.Value {
	var streams []thing
	for i, v := range stages {
		if t := s.thing(v); t.isStream() && !isFunction(v) && (i == len(stages)-1 || t.isReadableStream()) {
			streams = append(streams, t)
		}
	}
	if len(streams) < len(stages) {
		return s.slowPipeline(stages, o, done)
	}
	signal := s.env.ValidateAbortSignal(o.get("signal"), "options.signal")
	s.pipeline(streams, !o.isFalse("end"), signal, func(err goja.Value) { done(err, nil) })
	return stages[len(stages)-1]
}
