package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// begin notes the write that _write is about to be given.
func (w *WriteSide) begin(n int, cb done) {
	w.size, w.current, w.has = n, cb, true
	w.writing, w.sync = true, true
}

// give hands one chunk to the sink, or to the script's _write. What that throws passes through.
func (w *WriteSide) give(c *chunk, encoding string, cb done) {
	w.begin(c.n, cb)
	b := w.b
	v := b.method("_write")
	switch {
	case v == goja.Value(b.s.fns.underWrite):
		w.own(c, encoding)
	case v == goja.Value(b.s.fns.transformWrite) && b.transform != nil:
		b.transform.write(c, encoding)
	default:
		b.call(v, "_write", c.Value(), b.s.encoding(encoding), w.callback())
	}
	w.sync = false
}

// own is our own _write: the sink, or a script's _writev, which serves single chunks too.
func (w *WriteSide) own(c *chunk, encoding string) {
	b := w.b
	if w.sink != nil {
		w.text = !c.bytes
		w.sink.WriteChunk(c.raw(encoding))
		w.text = false
		return
	}
	v := b.method("_writev")
	if v == nil {
		panic(b.s.errNotImplemented("_write()"))
	}
	b.call(v, "_writev", b.s.env.VM.NewArray(b.s.entry(c, encoding, nil)), w.callback())
}

// entry is an element of what _writev gets.
func (s *Streams) entry(c *chunk, encoding string, cb goja.Value) *goja.Object {
	o := s.env.VM.NewObject()
	jsapi.Must(o.Set("chunk", c.Value()))
	jsapi.Must(o.Set("encoding", s.encoding(encoding)))
	if cb != nil {
		jsapi.Must(o.Set("callback", cb))
	}
	return o
}

// callback is the function that ends a write, one for the life of the stream.
func (w *WriteSide) callback() goja.Value {
	if w.onWrite == nil {
		w.onWrite = w.b.s.env.Func("bound onwrite", 1, func(c goja.FunctionCall) goja.Value {
			w.wrote(c.Argument(0))
			return goja.Undefined()
		})
	}
	return w.onWrite
}

// WriteDone ends the write that WriteChunk or WriteChunks began; err is nil when it succeeded.
func (w *WriteSide) WriteDone(err goja.Value) {
	if f := w.redirect; f != nil {
		w.redirect = nil
		f(err)
		return
	}
	w.wrote(err)
}

// wrote is the end of a write.
func (w *WriteSide) wrote(err goja.Value) {
	b := w.b
	if !w.has {
		b.Fail(b.s.errMultiple())
		return
	}
	cb, sync := w.current, w.sync
	w.writing, w.has, w.current = false, false, done{}
	w.length -= w.size
	w.size = 0
	if given(err) {
		b.note(err)
		if sync {
			b.tick(func() { w.writeFailed(err, cb) })
		} else {
			w.writeFailed(err, cb)
		}
		return
	}
	if w.waiting() > 0 {
		w.flush()
	}
	if !sync {
		w.settle(1, cb)
		return
	}
	switch drain := w.needDrain && !b.destroyed && w.length == 0; {
	case !cb.set() && (w.settling || !drain && !w.objectMode):
		// Nobody waits to hear of it: no tick is needed. In object mode Node has one all the same.
		w.pending--
		if w.ending {
			w.maybeFinish(true)
		}
	case w.batch != nil && w.batch.cb.same(cb):
		w.batch.n++
	default:
		w.settleLater(cb)
	}
}

// settleLater has the callbacks of writes that ended before _write returned called in one
// tick, where they are the same function.
func (w *WriteSide) settleLater(cb done) {
	t := &batch{n: 1, cb: cb}
	w.batch, w.settling = t, true
	w.b.tick(func() {
		if w.batch == t {
			w.batch = nil
		}
		w.settle(t.n, t.cb)
	})
}

// settle emits 'drain' when it is time and calls cb n times.
func (w *WriteSide) settle(n int, cb done) {
	b := w.b
	w.settling = false
	if w.needDrain && !w.ending && !b.destroyed && w.length == 0 {
		w.needDrain = false
		b.Emit("drain")
	}
	for ; n > 0; n-- {
		w.pending--
		cb.call(nil)
	}
	if b.destroyed {
		w.failWaiting()
	}
	w.maybeFinish(true)
}

func (w *WriteSide) writeFailed(err goja.Value, cb done) {
	w.pending--
	cb.call(err)
	w.failWaiting()
	w.b.Fail(err)
}

// failWaiting fails the writes that _write has not seen and the callbacks of end.
func (w *WriteSide) failWaiting() {
	if w.writing || w.failing {
		return
	}
	w.failing = true // the callbacks still see the writes in the buffer
	for i := w.next; i < len(w.queued); i++ {
		q := w.queued[i]
		w.length -= q.c.n
		q.cb.call(w.reason("write"))
	}
	w.failing = false
	fs := w.onFinish
	w.onFinish = nil
	for _, f := range fs {
		f.call(w.reason("end"))
	}
	w.queued, w.next = nil, 0
}

// reason is the error of the stream, or that of a call after its destruction.
func (w *WriteSide) reason(method string) goja.Value {
	if w.b.errored != nil {
		return w.b.errored
	}
	return w.b.s.errDestroyed(method)
}

// encoding is the name as _write gets it; object mode passes on only what write was given.
func (s *Streams) encoding(name string) goja.Value {
	switch name {
	case "":
		return goja.Undefined()
	case nullEncoding:
		return goja.Null()
	}
	return s.env.VM.ToValue(name)
}
