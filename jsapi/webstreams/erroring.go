package webstreams

import "github.com/dop251/goja"

// fail errors a stream that is writable.
func (w *writable) fail(err goja.Value) {
	if w.state == writing {
		w.startErroring(err)
	}
}

// deal is WritableStreamDealWithRejection.
func (w *writable) deal(err goja.Value) {
	if w.state == writing {
		w.startErroring(err)
	} else {
		w.finishErroring()
	}
}

// startErroring has the stream fail when what the sink does is over.
func (w *writable) startErroring(reason goja.Value) {
	w.state, w.err = erroring, reason
	if w.writer != nil {
		w.writer.unready(reason)
	}
	if w.writing == nil && w.closing == nil && w.ctl.started {
		w.finishErroring()
	}
}

// finishErroring has the stream failed, and the sink aborted where somebody asked for that.
func (w *writable) finishErroring() {
	w.state = errored
	w.end.tell(w.state, w.err)
	w.ctl.queue = queue{}
	writes := w.writes
	w.writes = nil
	for _, d := range writes {
		d.reject(w.err)
	}
	a := w.abort
	w.abort = nil
	switch {
	case a == nil:
		w.rejectClose()
	case a.wasErroring:
		a.reject(w.err)
		w.rejectClose()
	default:
		w.s.react(w.ctl.abort(a.reason), func(goja.Value) {
			a.fulfil()
			w.rejectClose()
		}, func(err goja.Value) {
			a.reject(err)
			w.rejectClose()
		})
	}
}

// rejectClose fails who waits for the end.
func (w *writable) rejectClose() {
	if w.close != nil {
		w.close.reject(w.err)
		w.close = nil
	}
	if w.writer != nil {
		w.writer.closed.reject(w.err)
		w.writer.closed.Handled()
	}
}
