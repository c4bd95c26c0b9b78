package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// writer is a WritableStreamDefaultWriter. (Streams Standard, section 5.3.)
type writer struct {
	jsapi.Hidden
	s             *streams
	stream        *writable // nil once the lock is released
	closed, ready *deferred
}

const writerName = "WritableStreamDefaultWriter"

func (s *streams) defineWriter() {
	this := func(c goja.FunctionCall) *writer { return the[*writer](s, c.This, writerName) }
	s.class(classSpec{name: writerName, length: 1,
		make: func(o *goja.Object, args []goja.Value) {
			stream, ok := s.env.Own(jsapi.Arg(args, 0)).(*writable)
			if !ok {
				panic(s.notOf("stream", writableName, jsapi.Arg(args, 0)))
			}
			s.env.Bind(o, stream.lock())
		},
		show: func(v goja.Value) []field {
			w, size := the[*writer](s, v, writerName), goja.Undefined()
			if w.stream != nil {
				size = w.stream.ctl.wanted()
			}
			return []field{{"stream", objectOf(w.stream)}, {"close", w.closed.Object()}, {"ready", w.ready.Object()}, {"desiredSize", size}}
		}},
		getter("closed", func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return this(c).closed.Object() })
		}),
		getter("desiredSize", func(c goja.FunctionCall) goja.Value { return this(c).bound().stream.ctl.wanted() }),
		getter("ready", func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return this(c).ready.Object() })
		}),
		method("abort", 0, func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return this(c).bound().stream.abandon(c.Argument(0)) })
		}),
		method("close", 0, func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object {
				w := this(c).bound()
				if w.stream.closeQueued() {
					panic(s.invalidState("Failure to close WritableStream"))
				}
				return w.stream.finish()
			})
		}),
		method("releaseLock", 0, func(c goja.FunctionCall) goja.Value {
			if w := this(c); w.stream != nil {
				w.release()
			}
			return goja.Undefined()
		}),
		method("write", 0, func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return this(c).bound().write(c.Argument(0)) })
		}))
}

// acquire locks the stream by a writer with a public object.
func (w *writable) acquire() *writer {
	l := w.lock()
	w.s.made(writerName, l)
	return l
}

// lock makes the writer of a stream that has none.
func (w *writable) lock() *writer {
	s := w.s
	if w.writer != nil {
		panic(s.invalidState("WritableStream is locked"))
	}
	l := &writer{s: s, stream: w}
	w.writer = l
	switch w.state {
	case writing:
		l.ready, l.closed = s.deferred(), s.deferred()
		if w.closeQueued() || !w.backpressure {
			l.ready.fulfil()
		}
	case erroring:
		l.ready, l.closed = s.rejected(w.err), s.deferred()
	case closed:
		l.ready, l.closed = s.resolved(), s.resolved()
	default:
		l.ready, l.closed = s.rejected(w.err), s.rejected(w.err)
	}
	return l
}

func (w *writer) unbound() *goja.Object {
	return w.s.invalidState("Writer is not bound to a WritableStream")
}

// bound is w, whose lock may not have been released.
func (w *writer) bound() *writer {
	if w.stream == nil {
		panic(w.unbound())
	}
	return w
}

// unready rejects the promise ready, or a new one when somebody has seen it fulfilled.
func (w *writer) unready(err goja.Value) {
	if w.ready.settled {
		w.ready = w.s.deferred()
	}
	w.ready.reject(err)
	w.ready.Handled()
}

// release gives the lock up.
func (w *writer) release() {
	err := w.s.invalidState("Writer has been released")
	w.unready(err)
	if w.closed.settled {
		w.closed = w.s.deferred()
	}
	w.closed.reject(err)
	w.closed.Handled()
	w.stream.writer, w.stream = nil, nil
}

// write puts a chunk into the queue and is the promise of its end. It throws for a stream that
// takes none.
func (w *writer) write(chunk goja.Value) *goja.Object {
	stream := w.stream
	size := stream.ctl.sizeOf(chunk)
	switch {
	case stream != w.stream: // the strategy released the lock
		panic(w.unbound())
	case stream.state == errored:
		panic(stream.err)
	case stream.closeQueued() || stream.state == closed:
		panic(w.s.invalidState("WritableStream is closed"))
	case stream.state == erroring:
		panic(stream.err)
	}
	d := w.s.deferred()
	stream.writes = append(stream.writes, d)
	stream.ctl.enqueue(chunk, size)
	return d.Object()
}

// closePropagating is how pipeTo closes: an error of the stream becomes its own.
func (w *writer) closePropagating() *goja.Object {
	stream := w.stream
	switch {
	case stream.closeQueued() || stream.state == closed:
		return w.s.done()
	case stream.state == errored:
		return w.s.failed(stream.err)
	}
	return stream.finish()
}
