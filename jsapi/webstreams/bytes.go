package webstreams

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// byteQueue is what a ReadableByteStreamController has beside a source: bytes in place of
// chunks, and the buffers that bytes are wanted in. The source's queue counts the bytes.
// (Streams Standard, section 4.7.)
type byteQueue struct {
	list   []span
	auto   int          // autoAllocateChunkSize, 0 for none
	byob   *byobRequest // that a script has asked for, nil for none
	wanted []*pullInto  // in order
}

// span is a part of an ArrayBuffer.
type span struct {
	buffer         *goja.Object
	offset, length int
}

// defineByteSource makes the class ReadableByteStreamController.
func (s *streams) defineByteSource() {
	this := func(v goja.Value) *source {
		c := the[*source](s, v, byteSourceName)
		if c.bytes == nil {
			panic(s.invalidThis(byteSourceName))
		}
		return c
	}
	open := func(c *source) *source {
		if c.closeRequested {
			panic(s.invalidState("Controller is already closed"))
		}
		if c.stream.state != open {
			panic(s.invalidState("ReadableStream is already closed"))
		}
		return c
	}
	s.class(classSpec{name: byteSourceName, show: func(v goja.Value) []field { this(v); return nil }},
		getter("byobRequest", func(c goja.FunctionCall) goja.Value {
			if q := this(c.This).request(); q != nil {
				return q.Object()
			}
			return goja.Null()
		}),
		getter("desiredSize", func(c goja.FunctionCall) goja.Value { return this(c.This).wanted() }),
		method("close", 0, func(c goja.FunctionCall) goja.Value { open(this(c.This)).closeBytes(); return goja.Undefined() }),
		method("enqueue", 1, func(c goja.FunctionCall) goja.Value {
			ctl, v := this(c.This), c.Argument(0)
			if !buffer.IsView(v) {
				panic(s.notOf("buffer", "Buffer, TypedArray, or DataView", v))
			}
			if empty(v.(*goja.Object)) {
				panic(s.invalidState("chunk ArrayBuffer is zero-length or detached"))
			}
			open(ctl).enqueueBytes(v.(*goja.Object))
			return goja.Undefined()
		}),
		method("error", 0, func(c goja.FunctionCall) goja.Value { this(c.This).fail(c.Argument(0)); return goja.Undefined() }))
}

// empty reports whether a view has no bytes.
func empty(view *goja.Object) bool {
	return view.Get("byteLength").ToInteger() == 0 || view.Get("buffer").(*goja.Object).Get("byteLength").ToInteger() == 0
}

// byteOptions reads what the constructor of a byte stream is given.
func (s *streams) byteOptions(c *source, from, strategy *goja.Object) {
	if v := strategy.Get("size"); !jsapi.IsUndefined(v) {
		panic(s.invalidValue("RangeError", "strategy.size", v, ""))
	}
	c.bytes, c.mark = &byteQueue{}, s.highWaterMark(strategy, 0)
	if auto := from.Get("autoAllocateChunkSize"); !jsapi.IsUndefined(auto) {
		n := auto.ToNumber().ToFloat()
		if !(n > 0) {
			panic(s.invalidValue("TypeError", "source.autoAllocateChunkSize", auto, ""))
		}
		c.bytes.auto = int(math.Floor(n))
	}
}

// released keeps bytes for nobody in particular when their reader has gone.
func (c *source) released() {
	if q := c.bytes; len(q.wanted) > 0 {
		q.wanted[0].kind = forNobody
		q.wanted = q.wanted[:1]
	}
}

// closeBytes ends the stream behind what is in the queue. It throws when a read is left with a
// part of an element.
func (c *source) closeBytes() {
	switch {
	case !c.takes():
	case c.queue.total > 0:
		c.closeRequested = true
	default:
		if w := c.bytes.wanted; len(w) > 0 && w[0].filled%w[0].size != 0 {
			err := c.stream.s.invalidState("Partial read")
			c.fail(err)
			panic(err)
		}
		c.forget()
		c.stream.close()
	}
}

// enqueueBytes takes the bytes of a view away from the script.
func (c *source) enqueueBytes(view *goja.Object) {
	if !c.takes() {
		return
	}
	s, q := c.stream.s, c.bytes
	ab, offset, length := window(view)
	chunk := span{s.transfer(ab), offset, length}
	if len(q.wanted) > 0 {
		first := q.wanted[0]
		if detached(first.buffer) {
			panic(s.invalidState("Destination ArrayBuffer is detached"))
		}
		c.invalidate()
		first.buffer = s.transfer(first.buffer)
		if first.kind == forNobody {
			c.putBack(first)
		}
	}
	c.deliver(chunk)
	c.pullWhenWanted()
}

// deliver gives bytes to who waits, or to the queue.
func (c *source) deliver(chunk span) {
	r := c.stream.reader
	if r == nil || r.byob {
		c.put8(chunk)
		if r != nil {
			c.commit(c.fill()...)
		}
		return
	}
	for len(r.requests) > 0 && c.queue.total > 0 {
		c.answer(r.first())
	}
	if len(r.requests) == 0 {
		c.put8(chunk)
		return
	}
	if len(c.bytes.wanted) > 0 {
		c.bytes.wanted = c.bytes.wanted[1:]
	}
	r.first().chunk(c.stream.s.bytesOver(chunk.buffer, chunk.offset, chunk.length))
}

// put8 puts bytes into the queue.
func (c *source) put8(chunk span) {
	c.bytes.list = append(c.bytes.list, chunk)
	c.queue.total += float64(chunk.length)
}

// putBack puts what a reader that has gone had got back into the queue.
func (c *source) putBack(d *pullInto) {
	if d.filled > 0 {
		c.put8(c.stream.s.copied(d.buffer, d.offset, d.filled))
	}
	c.bytes.wanted = c.bytes.wanted[1:]
}

// answer gives the first bytes of the queue to q.
func (c *source) answer(q request) {
	first := c.bytes.list[0]
	c.bytes.list = c.bytes.list[1:]
	c.queue.total -= float64(first.length)
	c.drained()
	q.chunk(c.stream.s.bytesOver(first.buffer, first.offset, first.length))
}

// drained closes a stream whose queue was the last, or pulls.
func (c *source) drained() {
	if c.queue.total == 0 && c.closeRequested {
		c.forget()
		c.stream.close()
	} else {
		c.pullWhenWanted()
	}
}

// readBytes is [[PullSteps]]: it serves a default reader.
func (c *source) readBytes(q request) {
	if c.queue.total > 0 {
		c.answer(q)
		return
	}
	if n := c.bytes.auto; n > 0 {
		s := c.stream.s
		c.bytes.wanted = append(c.bytes.wanted, &pullInto{span: span{s.arrayBuffer(make([]byte, n)), 0, n}, bufferLength: n,
			minimum: 1, size: 1, class: s.vm.Get("Uint8Array").(*goja.Object), kind: forDefault})
	}
	c.stream.reader.requests = append(c.stream.reader.requests, q)
	c.pullWhenWanted()
}
