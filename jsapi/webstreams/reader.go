package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// reader is a ReadableStreamDefaultReader or a ReadableStreamBYOBReader, which brings its own
// buffers. (Streams Standard, sections 4.4 and 4.5.)
type reader struct {
	jsapi.Hidden
	s        *streams
	byob     bool
	stream   *readable // nil once the lock is released
	closed   *deferred
	requests []request // that have not been answered, in order
}

// request is somebody who has asked for a chunk and gets one answer.
type request interface {
	chunk(v goja.Value)
	// close is the end; v is undefined, or the buffer of a BYOB reader.
	close(v goja.Value)
	fail(err goja.Value)
}

// reading is the request of read(): a promise of { value, done }.
type reading struct {
	s *streams
	*engine.Promise
}

func (q *reading) chunk(v goja.Value)  { q.Keep(q.s.result(v, false)) }
func (q *reading) close(v goja.Value)  { q.Keep(q.s.result(v, true)) }
func (q *reading) fail(err goja.Value) { q.Break(err) }

// result is what the next of an iterator gives.
func (s *streams) result(v goja.Value, done bool) *goja.Object {
	return s.env.Objects().Result(s.vm, v, s.vm.ToValue(done))
}

const (
	defaultReaderName = "ReadableStreamDefaultReader"
	byobReaderName    = "ReadableStreamBYOBReader"
)

func (s *streams) defineReaders() {
	s.defineReader(defaultReaderName, false, "readRequests", method("read", 0, func(c goja.FunctionCall) goja.Value {
		r, _ := s.env.Own(c.This).(*reader)
		if r == nil || r.byob {
			return s.failed(s.invalidThis(defaultReaderName))
		}
		if r.stream == nil {
			return s.failed(r.detached())
		}
		q := &reading{s, s.env.Promises().New()}
		r.read(q)
		return q.Object()
	}))
	s.defineReader(byobReaderName, true, "readIntoRequests", member{name: "read", later: s.readBYOB})
}

// defineReader makes the class of one kind of reader, whose method read is given. pending is how
// inspection calls the number of its requests.
func (s *streams) defineReader(name string, byob bool, pending string, read member) {
	this := func(v goja.Value) *reader {
		r := the[*reader](s, v, name)
		if r.byob != byob {
			panic(s.invalidThis(name))
		}
		return r
	}
	s.class(classSpec{name: name, length: 1,
		make: func(o *goja.Object, args []goja.Value) {
			stream, ok := s.env.Own(jsapi.Arg(args, 0)).(*readable)
			if !ok {
				panic(s.notOf("stream", readableName, jsapi.Arg(args, 0)))
			}
			s.env.Bind(o, stream.lock(byob))
		},
		show: func(v goja.Value) []field {
			r := this(v)
			return []field{{"stream", objectOf(r.stream)}, {pending, s.vm.ToValue(len(r.requests))}, {"close", r.closed.Object()}}
		}},
		read,
		method("releaseLock", 0, func(c goja.FunctionCall) goja.Value {
			if r := this(c.This); r.stream != nil {
				r.release()
			}
			return goja.Undefined()
		}),
		getter("closed", func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return this(c.This).closed.Object() })
		}),
		method("cancel", 0, func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return this(c.This).attached().stream.cancel(c.Argument(0)) })
		}))
}

// getReader is stream.getReader(options).
func (s *streams) getReader(r *readable, options goja.Value) goja.Value {
	mode := s.dictionary(options, "options").Get("mode")
	if !jsapi.IsUndefined(mode) && s.env.Text(mode) != "byob" {
		panic(s.invalidValue("TypeError", "options.mode", mode, ""))
	}
	return r.acquire(!jsapi.IsUndefined(mode)).Object()
}

// acquire locks the stream by a reader with a public object.
func (r *readable) acquire(byob bool) *reader {
	l := r.lock(byob)
	if byob {
		r.s.made(byobReaderName, l)
	} else {
		r.s.made(defaultReaderName, l)
	}
	return l
}

// lock makes the reader of a stream that has none.
func (r *readable) lock(byob bool) *reader {
	r.unlocked("ReadableStream is locked")
	if byob && r.ctl.bytes == nil {
		panic(r.s.invalidValue("TypeError", "stream", r.Object(), "must be a byte stream"))
	}
	l := &reader{s: r.s, byob: byob, stream: r}
	r.reader = l
	switch r.state {
	case open:
		l.closed = r.s.deferred()
	case closed:
		l.closed = r.s.resolved()
	default:
		l.closed = r.s.rejected(r.err)
	}
	return l
}

func (r *reader) detached() *goja.Object {
	return r.s.invalidState("The reader is not attached to a stream")
}

// attached is r, whose lock may not have been released.
func (r *reader) attached() *reader {
	if r.stream == nil {
		panic(r.detached())
	}
	return r
}

// release gives the lock up.
func (r *reader) release() {
	stream, err := r.stream, r.s.invalidState("Reader released")
	if stream.state != open {
		r.closed = r.s.deferred()
	}
	r.closed.reject(err)
	r.closed.Handled()
	if stream.ctl.bytes != nil {
		stream.ctl.released()
	}
	stream.reader, r.stream = nil, nil
	if len(r.requests) == 0 {
		return
	}
	pending := r.s.invalidState("Releasing reader")
	for _, q := range r.all() {
		q.fail(pending)
	}
}

// read asks for a chunk.
func (r *reader) read(q request) {
	stream := r.stream
	stream.disturbed = true
	switch {
	case stream.state == closed:
		q.close(goja.Undefined())
	case stream.state == errored:
		q.fail(stream.err)
	case stream.ctl.bytes != nil:
		stream.ctl.readBytes(q)
	default:
		stream.ctl.read(q)
	}
}

// first takes the request that has waited longest.
func (r *reader) first() request {
	q := r.requests[0]
	r.requests[0] = nil
	if r.requests = r.requests[1:]; len(r.requests) == 0 {
		r.requests = nil
	}
	return q
}

// all takes the requests that wait.
func (r *reader) all() []request {
	q := r.requests
	r.requests = nil
	return q
}
