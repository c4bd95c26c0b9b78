package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// destroyer watches a stream of the pipeline and makes what destroys it, unless it is over by
// then.
func (p *line) destroyer(t thing, reading, writing, last bool) func(err goja.Value) {
	over := false
	p.s.subscribe(t.o, "close", always, func([]goja.Value) { over = true })
	clean := p.s.finished(t.o, finishedOptions{readable: &reading, writable: &writing}, func(err goja.Value) { over = !given(err) })
	if r, _ := t.readable(); r && last {
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

// onError takes the errors that come when the joints are over.
func (p *line) onError(t thing, last bool) {
	sub := p.s.subscribe(t.o, "error", always, func(args []goja.Value) {
		if len(args) == 0 || !given(args[0]) {
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

// join pipes one stream into the next: two joints, that end with the one and with the other.
func (p *line) join(src, dst thing, end bool) (clean func()) {
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
	finish := func() { ended = true; dst.callAs("dst", "end") }
	switch {
	case !end:
		p.one(nil)
	case src.readableFinished(false):
		s.env.Loop.NextTick(finish)
	default:
		s.subscribe(src.o, "end", once, func([]goja.Value) { finish() })
	}
	s.finished(src.o, finishedOptions{readable: &yes, writable: &no}, func(err goja.Value) {
		r := src.readState()
		if given(err) && member(err, "code").String() == "ERR_STREAM_PREMATURE_CLOSE" &&
			r.truthy("ended") && !r.truthy("errored") && !r.truthy("errorEmitted") {
			p.late(src)
			return
		}
		p.one(err)
	})
	return s.finished(dst.o, finishedOptions{readable: &no, writable: &yes}, p.one)
}

// late ends the joint of a stream that has been read and whose 'end' is still to come.
func (p *line) late(src thing) {
	over := func(args []goja.Value) {
		if len(args) > 0 {
			p.one(args[0])
		} else {
			p.one(nil)
		}
	}
	p.s.subscribe(src.o, "end", once, over)
	p.s.subscribe(src.o, "error", once, over)
}
