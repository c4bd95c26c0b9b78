package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Destroyed reports whether the stream has been destroyed.
func (b *Base) Destroyed() bool { return b.destroyed }

// Errored returns the error that the stream has failed with, or nil.
func (b *Base) Errored() goja.Value { return b.errored }

// Closed reports whether the teardown is over; 'close' comes a tick later.
func (b *Base) Closed() bool { return b.closed }

// Destroy destroys the stream, with an error or with nil: stream.destroy(err). It calls
// a destroy that a script has put over ours.
func (b *Base) Destroy(err goja.Value) {
	f := b.s.env.Member(b.Object(), "destroy")
	if f == goja.Value(b.s.fns.destroy) || f == nil {
		b.destroy(err, nil)
		return
	}
	if err == nil {
		jsapi.Call(f, b.Object())
	} else {
		jsapi.Call(f, b.Object(), err)
	}
}

// destroy is our own destroy; cb, when not nil, hears of the end before 'close' does: of null or
// an error, or of nil when the stream had been destroyed before.
func (b *Base) destroy(err goja.Value, cb func(err goja.Value)) {
	if w := b.w; w != nil && !b.destroyed && (w.waiting() > 0 || len(w.onFinish) > 0) {
		b.tick(w.failWaiting)
	}
	if b.destroyed {
		if cb != nil {
			cb(nil)
		}
		return
	}
	b.note(err)
	b.destroyed = true
	if b.unconstructed {
		b.onDestroyable = func(er goja.Value) { b.teardown(b.s.aggregate(er, err), cb) }
		return
	}
	b.teardown(err, cb)
}

// note keeps the first error.
func (b *Base) note(err goja.Value) {
	if given(err) && b.errored == nil {
		b.errored = err
	}
}

// teardown calls _destroy.
func (b *Base) teardown(err goja.Value, cb func(err goja.Value)) {
	b.onDestroyed, b.destroying = cb, true
	if !given(err) {
		err = nil
	}
	v := b.method("_destroy")
	if v == nil || v == goja.Value(b.s.fns.underDestroy) {
		b.letGo(err)
		return
	}
	done := b.s.env.Func("onDestroy", 1, func(c goja.FunctionCall) goja.Value {
		b.tornDown(c.Argument(0))
		return goja.Undefined()
	})
	if thrown := b.try(v, "_destroy", orNull(err), done); thrown != nil {
		b.tornDown(thrown)
	}
}

// letGo is our own _destroy.
func (b *Base) letGo(err goja.Value) {
	if b.destroyer == nil {
		b.TeardownDone(err)
		return
	}
	b.destroyer.Teardown(err)
}

// TeardownDone ends a Teardown: 'error', when err is not nil, and 'close' follow in the
// next tick. err is normally what Teardown was given.
func (b *Base) TeardownDone(err goja.Value) {
	if f := b.torn; f != nil {
		b.torn = nil
		f(err)
		return
	}
	b.tornDown(err)
}

func (b *Base) tornDown(err goja.Value) {
	if !b.destroying {
		return
	}
	b.destroying = false
	b.note(err)
	b.closed = true
	if cb := b.onDestroyed; cb != nil {
		b.onDestroyed = nil
		cb(orNull(err))
	}
	if given(err) {
		b.tick(func() { b.emitError(err); b.emitClose() })
	} else {
		b.tickJob((*closeJob)(b))
	}
}

func (b *Base) emitClose() {
	b.closeEmitted = true
	if !b.noEmitClose {
		b.Emit("close")
	}
}

func (b *Base) emitError(err goja.Value) {
	if b.errorEmitted {
		return
	}
	b.errorEmitted = true
	b.Emit("error", err)
}

// Fail is what a source or sink calls for an error of its own: it destroys the stream, or,
// without autoDestroy, emits 'error'.
func (b *Base) Fail(err goja.Value) { b.fail(err, false) }

func (b *Base) fail(err goja.Value, later bool) {
	switch {
	case b.destroyed:
	case !b.noAutoDestroy:
		b.Destroy(err)
	case given(err):
		b.note(err)
		if later {
			b.tick(func() { b.emitError(err) })
		} else {
			b.emitError(err)
		}
	}
}

// undestroy makes the stream as good as new: net.Socket connects again.
func (b *Base) undestroy() {
	b.destroyed, b.closed, b.closeEmitted, b.errorEmitted, b.errored = false, false, false, false, nil
	b.unconstructed = false
	if r := b.r; r != nil {
		r.reading, r.ended, r.endEmitted = false, r.unreadable, r.unreadable
	}
	if w := b.w; w != nil {
		w.finalCalled, w.prefinished = false, false
		w.ended, w.ending, w.finished = w.unwritable, w.unwritable, w.unwritable
	}
}

// Undestroy resets a destroyed stream, so that its object can be used again.
func (b *Base) Undestroy() { b.undestroy() }
