package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// pump writes what an iterable gives to a stream, at the stream's pace.
type pump struct {
	s      *Streams
	src    source
	w      thing
	end    bool // the stream, behind the last chunk
	finish func(err goja.Value)
	err    goja.Value // of the stream
	wake   func()     // goes on, when the pump waits
	drain  *subscription
	clean  func()
}

// pump starts a pump, which calls finish once.
func (s *Streams) pump(iterable goja.Value, w thing, end bool, finish func(err goja.Value)) {
	p := &pump{s: s, w: w, end: end, finish: finish}
	no := false
	p.drain = s.subscribe(w.o, "drain", always, func(args []goja.Value) {
		if len(args) > 0 {
			p.resume(args[0])
		} else {
			p.resume(nil)
		}
	})
	p.clean = s.finished(w.o, finishedOptions{readable: &no}, p.resume)
	begin := func() {
		if ex := s.env.Try(func() { p.src = s.sourceOf(iterable) }); ex != nil {
			p.failed(ex.Value())
			return
		}
		p.src.next(p.got)
	}
	if w.truthy("writableNeedDrain") {
		p.wait(p.failed, begin)
	} else {
		begin()
	}
}

// resume is 'drain', or the end of the stream.
func (p *pump) resume(err goja.Value) {
	if given(err) {
		p.err = err
	}
	if f := p.wake; f != nil {
		p.wake = nil
		f()
	}
}

// wait goes on with then behind the next resume, or with fail when the stream has failed by
// then.
func (p *pump) wait(fail func(err goja.Value), then func()) {
	context := p.s.env.Loop.Context
	settle := func() {
		err := p.err
		p.s.job(context, func() {
			if err != nil {
				fail(err)
			} else {
				then()
			}
		})
	}
	if p.err != nil {
		settle()
	} else {
		p.wake = settle
	}
}

func (p *pump) next() { p.src.next(p.got) }

func (p *pump) got(v goja.Value, done bool, err goja.Value) {
	if err != nil {
		p.failed(err)
		return
	}
	if done {
		p.last()
		return
	}
	more := false
	if ex := p.s.env.Try(func() { more = p.w.callAs("writable", "write", v).ToBoolean() }); ex != nil {
		p.leave(ex.Value())
	} else if more {
		p.next()
	} else {
		p.wait(p.leave, p.next)
	}
}

// last is the end of the iterable.
func (p *pump) last() {
	if !p.end {
		p.over()
		return
	}
	if ex := p.s.env.Try(func() { p.w.callAs("writable", "end") }); ex != nil {
		p.failed(ex.Value())
		return
	}
	p.wait(p.failed, p.over)
}

// leave leaves the loop over the iterable early.
func (p *pump) leave(err goja.Value) { p.src.stop(func(goja.Value) { p.failed(err) }) }

func (p *pump) failed(err goja.Value) {
	defer p.rest()
	p.finish(p.s.aggregate(p.err, err))
}

func (p *pump) over() {
	defer p.rest()
	p.finish(nil)
}

// rest takes the listeners off the stream.
func (p *pump) rest() {
	p.clean()
	p.drain.cancel()
}

// webPump writes what an iterable gives to a WritableStream.
type webPump struct {
	s      *Streams
	src    source
	writer *goja.Object
	end    bool
	finish func(err goja.Value)
}

// pumpToWeb starts a webPump, which calls finish once. A stream that has no writer to give
// rejects a promise that nobody has.
func (s *Streams) pumpToWeb(iterable goja.Value, web thing, end bool, finish func(err goja.Value)) {
	if web.isWeb("TransformStream") {
		web = s.thing(web.get("writable"))
	}
	p := &webPump{s: s, end: end, finish: finish}
	s.task(func(func(v, err goja.Value)) {
		p.writer = s.env.Method(web.o, "getWriter").(*goja.Object)
		if ex := s.env.Try(func() { p.src = s.sourceOf(iterable) }); ex != nil {
			p.failed(ex.Value())
			return
		}
		p.src.next(p.got)
	})
}

func (p *webPump) got(v goja.Value, done bool, err goja.Value) {
	if err != nil {
		p.failed(err)
		return
	}
	lang.Await(p.s.env, member(p.writer, "ready"), func(_, err goja.Value) {
		switch {
		case done && err != nil:
			p.failed(err)
		case done:
			p.last()
		case err != nil:
			p.leave(err)
		default:
			p.write(v)
		}
	})
}

func (p *webPump) write(v goja.Value) {
	env := p.s.env
	ex := env.Try(func() { p.s.forget(env.Method(p.writer, "write", v)) })
	if ex != nil {
		p.leave(ex.Value())
		return
	}
	p.src.next(p.got)
}

// forget handles the rejection of a promise that nobody waits for.
func (s *Streams) forget(promise goja.Value) {
	s.env.Method(promise.(*goja.Object), "catch", s.silence())
}

func (p *webPump) last() {
	if !p.end {
		p.finish(nil)
		return
	}
	var closed goja.Value
	if ex := p.s.env.Try(func() { closed = p.s.env.Method(p.writer, "close") }); ex != nil {
		p.failed(ex.Value())
		return
	}
	lang.Await(p.s.env, closed, func(_, err goja.Value) {
		if err != nil {
			p.failed(err)
		} else {
			p.finish(nil)
		}
	})
}

func (p *webPump) leave(err goja.Value) { p.src.stop(func(goja.Value) { p.failed(err) }) }

func (p *webPump) failed(err goja.Value) {
	var aborted goja.Value
	if ex := p.s.env.Try(func() { aborted = p.s.env.Method(p.writer, "abort", jsapi.OrUndefined(err)) }); ex != nil {
		p.finish(ex.Value())
		return
	}
	lang.Await(p.s.env, aborted, func(_, failed goja.Value) { p.finish(firstOf(failed, err)) })
}
