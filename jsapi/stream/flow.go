package stream

import "github.com/dop251/goja"

// emitReadable has 'readable' emitted in the next tick, once.
func (r *ReadSide) emitReadable() {
	r.needReadable = false
	if !r.emittedReadable {
		r.emittedReadable = true
		r.b.tickJob((*readableJob)(r))
	}
}

func (r *ReadSide) readableNow() {
	if !r.b.destroyed && r.b.errored == nil && (r.length > 0 || r.ended) {
		r.b.Emit("readable")
		r.emittedReadable = false
	}
	if r.flow != flowOn && !r.ended && r.length <= r.hwm {
		r.needReadable = true
	}
	r.drainFlow()
}

// drainFlow reads while the stream flows and there is data.
func (r *ReadSide) drainFlow() {
	for r.flow == flowOn {
		if !r.readThrough(all) {
			return
		}
	}
}

// readThrough calls stream.read(n), which a script may have replaced, and reports whether
// there was data.
func (r *ReadSide) readThrough(n int) bool {
	b := r.b
	v := b.method("read")
	if v == nil || v == goja.Value(b.s.fns.read) {
		_, ok := r.read(n)
		return ok
	}
	var args []goja.Value
	if n != all {
		args = []goja.Value{b.s.env.VM.ToValue(n)}
	}
	return !goja.IsNull(b.call(v, "read", args...))
}

// maybeReadMore fills the buffer to its mark in the next tick, asked or not.
func (r *ReadSide) maybeReadMore() {
	if !r.readingMore && !r.b.unconstructed {
		r.readingMore = true
		r.b.tickJob((*readMoreJob)(r))
	}
}

func (r *ReadSide) readMore() {
	for !r.reading && !r.ended && (r.length < r.hwm || r.flow == flowOn && r.length == 0) {
		before := r.length
		r.readThrough(0)
		if r.length == before {
			break
		}
	}
	r.readingMore = false
}

// Resume makes the stream flow: stream.resume().
func (r *ReadSide) Resume() { r.b.through("resume", r.b.s.fns.resume, r.resume) }

// EndUnheard leaves a stream without data as Resume would in the end, ended and destroyed,
// without the turns that this takes and without the events. It is for one that nobody
// listens to.
func (r *ReadSide) EndUnheard() {
	if b := r.b; !b.destroyed && r.length == 0 {
		r.flow, r.ended, r.endEmitted = flowOn, true, true
		b.destroyed, b.closed, b.closeEmitted = true, true, true
	}
}

// Pause stops the flow: stream.pause().
func (r *ReadSide) Pause() { r.b.through("pause", r.b.s.fns.pause, r.pause) }

// through calls own, or what a script has put in place of our function at that property.
func (b *Base) through(name string, ours *goja.Object, own func()) {
	v := b.method(name)
	if v == nil || v == goja.Value(ours) {
		own()
		return
	}
	b.call(v, name)
}

func (r *ReadSide) resume() {
	if r.flow != flowOn {
		r.setFlow(!r.readableListening)
		r.scheduleResume()
	}
	r.paused, r.pauseKnown = false, true
}

func (r *ReadSide) setFlow(on bool) {
	r.flow = flowOff
	if on {
		r.flow = flowOn
	}
}

func (r *ReadSide) scheduleResume() {
	if !r.resumeScheduled {
		r.resumeScheduled = true
		r.b.tickJob((*resumeJob)(r))
	}
}

func (r *ReadSide) resumeNow() {
	if !r.reading {
		r.readThrough(0)
	}
	r.resumeScheduled = false
	r.b.Emit("resume")
	r.drainFlow()
	if r.flow == flowOn && !r.reading {
		r.readThrough(0)
	}
}

func (r *ReadSide) pause() {
	if r.flow != flowOff {
		r.flow = flowOff
		r.b.Emit("pause")
	}
	r.paused, r.pauseKnown = true, true
}

// end has 'end' emitted in the next tick.
func (r *ReadSide) end() {
	if !r.endEmitted {
		r.ended = true
		r.b.tickJob((*endJob)(r))
	}
}

func (r *ReadSide) endNow() {
	b := r.b
	if b.errored != nil || b.closeEmitted || r.endEmitted || r.length > 0 {
		return
	}
	r.endEmitted = true
	b.Emit("end")
	w := b.w
	switch {
	case w != nil && !b.AllowHalfOpen && b.writableNow():
		b.tick(func() {
			if b.writableNow() && !w.ending && !b.destroyed {
				b.through("end", b.s.fns.end, w.End)
			}
		})
	case b.noAutoDestroy:
	case w == nil || w.finished || w.unwritable:
		b.Destroy(nil)
	}
}

// writableNow is stream.writable, which scripts may have redefined.
func (b *Base) writableNow() bool {
	v := b.Object().Get("writable")
	return v != nil && v.ToBoolean()
}
