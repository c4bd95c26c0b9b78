package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// writable is a WritableStream. (Streams Standard, section 5.2.)
type writable struct {
	jsapi.Hidden
	s            *streams
	state        state
	err          goja.Value // of states erroring and errored
	ctl          *sink
	writer       *writer     // nil when the stream is not locked
	writes       []*deferred // of the chunks in the queue
	writing      *deferred   // of the chunk that the sink has, nil when it has none
	close        *deferred   // of the end in the queue
	closing      *deferred   // of the end that the sink has
	abort        *aborting   // nil when nobody has aborted
	backpressure bool
	end          ending
}

// aborting is an abort that waits for what is under way.
type aborting struct {
	*deferred
	reason      goja.Value
	wasErroring bool
}

const writableName = "WritableStream"

func (s *streams) defineWritable() {
	this := func(c goja.FunctionCall) *writable { return the[*writable](s, c.This, writableName) }
	unlocked := func(c goja.FunctionCall) *writable {
		w := this(c)
		if w.writer != nil {
			panic(s.invalidState("WritableStream is locked"))
		}
		return w
	}
	s.class(classSpec{name: writableName,
		make: s.newWritable,
		show: func(v goja.Value) []field {
			w := the[*writable](s, v, writableName)
			return []field{{"locked", s.vm.ToValue(w.writer != nil)}, {"state", s.vm.ToValue(string(w.state))}}
		}},
		getter("locked", func(c goja.FunctionCall) goja.Value { return s.vm.ToValue(this(c).writer != nil) }),
		method("abort", 0, func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return unlocked(c).abandon(c.Argument(0)) })
		}),
		method("close", 0, func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object {
				w := unlocked(c)
				if w.closeQueued() {
					panic(s.invalidState("Failure closing WritableStream"))
				}
				return w.finish()
			})
		}),
		method("getWriter", 0, func(c goja.FunctionCall) goja.Value { return this(c).acquire().Object() }))
	s.hook(writableName, "nodejs.webstream.isClosedPromise", func(c goja.FunctionCall) goja.Value {
		w := this(c)
		return w.end.of(s, w.state, w.err)
	})
	s.hook(writableName, "nodejs.webstream.controllerErrorFunction", func(c goja.FunctionCall) goja.Value {
		w := this(c)
		return s.env.Func("", 1, func(c goja.FunctionCall) goja.Value { w.fail(c.Argument(0)); return goja.Undefined() })
	})
}

// newWritable is new WritableStream(sink, strategy).
func (s *streams) newWritable(o *goja.Object, args []goja.Value) {
	w := &writable{s: s, state: writing}
	s.env.Bind(o, w)
	to, strategy := s.object(jsapi.Arg(args, 0), "sink"), s.dictionary(jsapi.Arg(args, 1), "strategy")
	if kind := to.Get("type"); !jsapi.IsUndefined(kind) {
		panic(s.invalidValue("RangeError", "type", kind, ""))
	}
	ctl := &sink{stream: w, size: s.sizeOf(strategy), mark: s.highWaterMark(strategy, 1)}
	start := s.startOf(to, "sink")
	ctl.write, ctl.close, ctl.abort = s.algorithm(to, "write", "sink"), s.algorithm(to, "close", "sink"), s.algorithm(to, "abort", "sink")
	ctl.begin(start)
}

// closeQueued reports whether the end has been asked for.
func (w *writable) closeQueued() bool { return w.close != nil || w.closing != nil }

// abandon is WritableStreamAbort.
func (w *writable) abandon(reason goja.Value) *goja.Object {
	over := func() bool { return w.state == closed || w.state == errored }
	if over() {
		return w.s.done()
	}
	w.ctl.signal.Abort(reason)
	if over() { // by a listener
		return w.s.done()
	}
	if w.abort != nil {
		return w.abort.Object()
	}
	a := &aborting{deferred: w.s.deferred(), reason: goja.Undefined(), wasErroring: w.state == erroring}
	w.abort = a
	if !a.wasErroring {
		a.reason = reason
		w.startErroring(reason)
	}
	return a.Object()
}

// finish is WritableStreamClose: the end goes into the queue.
func (w *writable) finish() *goja.Object {
	if w.state == closed || w.state == errored {
		return w.s.failed(w.s.invalidState("WritableStream is closed"))
	}
	d := w.s.deferred()
	w.close = d
	if w.writer != nil && w.backpressure && w.state == writing {
		w.writer.ready.fulfil()
	}
	w.ctl.queue.list = append(w.ctl.queue.list, entry{})
	w.ctl.advance()
	return d.Object()
}

// finished is the end of the sink.
func (w *writable) finished() {
	w.closing.fulfil()
	w.closing = nil
	if w.state == erroring {
		w.err = nil
		if w.abort != nil {
			w.abort.fulfil()
			w.abort = nil
		}
	}
	w.state = closed
	w.end.tell(w.state, nil)
	if w.writer != nil {
		w.writer.closed.fulfil()
	}
}

// unfinished is an end of the sink that failed.
func (w *writable) unfinished(err goja.Value) {
	w.closing.reject(err)
	w.closing = nil
	if w.abort != nil {
		w.abort.reject(err)
		w.abort = nil
	}
	w.deal(err)
}

// press notes whether the queue is full, and tells the writer.
func (w *writable) press(on bool) {
	if w.writer != nil && on != w.backpressure {
		if on {
			w.writer.ready = w.s.deferred()
		} else {
			w.writer.ready.fulfil()
		}
	}
	w.backpressure = on
}
