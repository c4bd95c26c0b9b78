package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// End ends the writable side, as stream.end() does when no script has replaced it.
func (w *WriteSide) End() { w.end(nil, done{}) }

// EndThen is End with a callback for 'finish', which gets nil or an error.
func (w *WriteSide) EndThen(f func(err goja.Value)) { w.end(nil, done{goFn: f}) }

// end ends the side; refused is the error of a last chunk that write did not take.
func (w *WriteSide) end(refused goja.Value, cb done) {
	b := w.b
	if w.corked > 0 {
		w.corked = 1
		w.Uncork()
	}
	err := refused
	switch {
	case err != nil:
	case b.errored == nil && !w.ending:
		w.ending = true
		w.maybeFinish(true)
		w.ended = true
	case w.finished:
		err = b.s.env.CodeError("Error", "ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished")
	case b.destroyed:
		err = b.s.errDestroyed("end")
	}
	switch {
	case !cb.set():
	case given(err):
		b.tick(func() { cb.call(err) })
	case w.finished:
		b.tick(func() { cb.call(nil) })
	case b.errored != nil:
		err = b.errored // which _undestroy may forget before the tick
		b.tick(func() { cb.call(err) })
	default:
		w.onFinish = append(w.onFinish, cb)
	}
}

func (d done) set() bool { return d.v != nil || d.goFn != nil }

// ready reports whether everything has been written after end.
func (w *WriteSide) ready() bool {
	b := w.b
	return w.ending && !b.destroyed && !b.unconstructed && w.length == 0 && b.errored == nil &&
		w.waiting() == 0 && !w.clearing && !w.finished && !w.writing && !b.errorEmitted && !b.closeEmitted
}

// maybeFinish goes on towards 'finish' if it is time; later when called within end.
func (w *WriteSide) maybeFinish(later bool) {
	if !w.ready() {
		return
	}
	w.prefinish()
	if w.pending > 0 {
		return
	}
	if later {
		w.pending++
		w.b.tick(func() {
			if w.ready() {
				w.finish()
			} else {
				w.pending--
			}
		})
	} else if w.ready() {
		w.pending++
		w.finish()
	}
}

// prefinish calls _final, when there is one, and emits 'prefinish'.
func (w *WriteSide) prefinish() {
	if w.prefinished || w.finalCalled {
		return
	}
	b := w.b
	v := b.method("_final")
	if !jsapi.IsFunction(v) || v == goja.Value(b.s.fns.underFinal) && b.finisher != nil {
		v = nil
	}
	w.finalCalled = true
	if b.destroyed || v == nil && b.finisher == nil {
		w.prefinished = true
		b.Emit("prefinish")
		return
	}
	w.callFinal(v)
}

// callFinal calls the script's _final, or the Finisher when f is nil.
func (w *WriteSide) callFinal(f goja.Value) {
	b := w.b
	w.sync, w.finalCallback = true, true
	w.pending++
	if f == nil {
		b.finisher.Finish()
	} else {
		cb := b.s.env.Func("onFinish", 1, func(c goja.FunctionCall) goja.Value {
			w.FinishDone(c.Argument(0))
			return goja.Undefined()
		})
		if thrown := b.try(f, "_final", cb); thrown != nil {
			w.FinishDone(thrown)
		}
	}
	w.sync = false
}

// FinishDone ends a Finish, or a script's _final; err is nil when it succeeded.
func (w *WriteSide) FinishDone(err goja.Value) {
	b := w.b
	if f := b.finalized; f != nil {
		b.finalized = nil
		f(err)
		return
	}
	if !w.finalCallback {
		b.Fail(orError(err, b.s.errMultiple))
		return
	}
	w.finalCallback = false
	w.pending--
	if given(err) {
		w.callOnFinish(err)
		b.fail(err, w.sync)
		return
	}
	if w.ready() {
		w.prefinished = true
		b.Emit("prefinish")
		w.pending++
		b.tickJob((*finishJob)(w))
	}
}

func (w *WriteSide) callOnFinish(err goja.Value) {
	fs := w.onFinish
	w.onFinish = nil
	for _, f := range fs {
		f.call(err)
	}
}

func (w *WriteSide) finish() {
	b := w.b
	w.pending--
	w.finished = true
	w.callOnFinish(nil)
	b.Emit("finish")
	if b.noAutoDestroy {
		return
	}
	if r := b.r; r == nil || r.endEmitted || r.unreadable {
		b.Destroy(nil)
	}
}
