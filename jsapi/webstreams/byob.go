package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// byobRequest is a ReadableStreamBYOBRequest: the buffer that a source may write into.
// (Streams Standard, section 4.8.)
type byobRequest struct {
	jsapi.Hidden
	ctl  *source      // nil when it has been answered
	view *goja.Object // nil likewise
}

const byobRequestName = "ReadableStreamBYOBRequest"

func (s *streams) defineBYOBRequest() {
	this := func(v goja.Value) *byobRequest { return the[*byobRequest](s, v, byobRequestName) }
	current := func(v goja.Value) *byobRequest {
		q := this(v)
		if q.ctl == nil {
			panic(s.invalidState("This BYOB request has been invalidated"))
		}
		return q
	}
	attached := func(view goja.Value) *goja.Object {
		if detached(view.(*goja.Object).Get("buffer")) {
			panic(s.invalidState("Viewed ArrayBuffer is detached"))
		}
		return view.(*goja.Object)
	}
	view := func(v goja.Value) goja.Value {
		if q := this(v); q.view != nil {
			return q.view
		}
		return goja.Null()
	}
	s.class(classSpec{name: byobRequestName, show: func(v goja.Value) []field {
		return []field{{"view", view(v)}, {"controller", objectOf(this(v).ctl)}}
	}},
		getter("view", func(c goja.FunctionCall) goja.Value { return view(c.This) }),
		method("respond", 1, func(c goja.FunctionCall) goja.Value {
			q := current(c.This)
			attached(q.view)
			q.ctl.respond(c.Argument(0).ToNumber().ToFloat())
			return goja.Undefined()
		}),
		method("respondWithNewView", 1, func(c goja.FunctionCall) goja.Value {
			q := current(c.This)
			if !buffer.IsView(c.Argument(0)) {
				panic(s.notOf("view", "Buffer, TypedArray, or DataView", c.Argument(0)))
			}
			q.ctl.respondWithView(attached(c.Argument(0)))
			return goja.Undefined()
		}))
}

// asyncRead makes an asynchronous function of one that returns a promise.
const asyncRead = `(function (read) {
  return { async read(view, ...options) { return read.call(this, view, ...options); } }.read;
})`

// readBYOB is the method read(view, options) of a ReadableStreamBYOBReader. As in Node it is an
// asynchronous function, whose promise takes jobs to follow that of the bytes.
func (s *streams) readBYOB() goja.Value {
	return s.env.RunEmbedded("node:internal/webstreams/readablestream", asyncRead, s.vm.ToValue(func(c goja.FunctionCall) goja.Value {
		r := the[*reader](s, c.This, byobReaderName)
		if !r.byob {
			panic(s.invalidThis(byobReaderName))
		}
		view, ok := c.Argument(0).(*goja.Object)
		if !ok || !buffer.IsView(view) {
			panic(s.notOf("view", "Buffer, TypedArray, or DataView", c.Argument(0)))
		}
		min := s.minimum(view, s.dictionary(c.Argument(1), "options").Get("min"))
		q := &reading{s, s.env.Promises().New()}
		r.attached().readInto(view, min, q)
		return q.Object()
	}))
}

// minimum validates the view and options.min of a read, and is min.
func (s *streams) minimum(view *goja.Object, v goja.Value) int {
	if empty(view) || detached(view.Get("buffer")) {
		panic(s.invalidState("View or Viewed ArrayBuffer is zero-length or detached"))
	}
	if jsapi.IsUndefined(v) {
		return 1
	}
	n, length, name := s.env.ValidateSafeInteger(v, "options.min"), view.Get("length"), "length"
	if n <= 0 {
		panic(s.invalidValue("TypeError", "options.min", v, "must be greater than 0"))
	}
	if jsapi.IsUndefined(length) {
		length, name = view.Get("byteLength"), "byteLength"
	}
	if n > length.ToInteger() {
		panic(s.env.OutOfRange("options.min", "<= view."+name, v))
	}
	return int(n)
}

// request is byobRequest: the request of the first buffer that is wanted, nil for none.
func (c *source) request() *byobRequest {
	q := c.bytes
	if q.byob == nil && len(q.wanted) > 0 {
		d, s := q.wanted[0], c.stream.s
		q.byob = &byobRequest{ctl: c, view: s.bytesOver(d.buffer, d.offset+d.filled, d.length-d.filled)}
		s.made(byobRequestName, q.byob)
	}
	return q.byob
}

// invalidate takes the request back from the script.
func (c *source) invalidate() {
	if q := c.bytes.byob; q != nil {
		q.ctl, q.view, c.bytes.byob = nil, nil, nil
	}
}

// respond is the answer that so many bytes have been written into the buffer.
func (c *source) respond(written float64) {
	s, first := c.stream.s, c.bytes.wanted[0]
	invalid := func(class string) { panic(s.invalidValue(class, "bytesWritten", s.vm.ToValue(written), "")) }
	switch {
	case !(written >= 0) || (c.stream.state == closed) != (written == 0):
		invalid("TypeError")
	case float64(first.filled)+written > float64(first.length):
		invalid("RangeError")
	}
	first.buffer = s.transfer(first.buffer)
	c.respondTo(int(written))
}

// respondWithView is the answer that view, on the memory wanted, has been filled.
func (c *source) respondWithView(view *goja.Object) {
	s, first := c.stream.s, c.bytes.wanted[0]
	ab, offset, length := window(view)
	if (c.stream.state == closed) != (length == 0) {
		panic(s.invalidValue("TypeError", "view", view, ""))
	}
	if first.offset+first.filled != offset || first.bufferLength != int(ab.Get("byteLength").ToInteger()) || first.filled+length > first.length {
		panic(s.invalidValue("RangeError", "view", view, ""))
	}
	first.buffer = s.transfer(ab)
	c.respondTo(length)
}

func (c *source) respondTo(written int) {
	first := c.bytes.wanted[0]
	c.invalidate()
	if c.stream.state == closed {
		c.respondClosed(first)
	} else {
		c.respondOpen(written, first)
	}
	c.pullWhenWanted()
}

// respondClosed gives the buffers back to who waits.
func (c *source) respondClosed(first *pullInto) {
	q, r := c.bytes, c.stream.reader
	if first.kind == forNobody {
		q.wanted = q.wanted[1:]
	}
	if r != nil && r.byob {
		n := len(r.requests)
		full := q.wanted[:n]
		q.wanted = q.wanted[n:]
		c.commit(full...)
	}
}

func (c *source) respondOpen(written int, d *pullInto) {
	d.filled += written
	if d.kind == forNobody {
		c.putBack(d)
		c.commit(c.fill()...)
		return
	}
	if d.filled < d.minimum {
		return
	}
	c.bytes.wanted = c.bytes.wanted[1:]
	if rest := d.filled % d.size; rest > 0 {
		c.put8(c.stream.s.copied(d.buffer, d.offset+d.filled-rest, rest))
		d.filled -= rest
	}
	full := c.fill()
	c.commit(d)
	c.commit(full...)
}
