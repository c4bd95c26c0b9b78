package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// maxHighWaterMark is the most that read(n) raises the high water mark to, and the largest n.
const maxHighWaterMark = 0x40000000

// all is the n of read() without an argument.
const all = -1 << 31

// read is stream.read(n): it returns what was asked for, and whether there was that much.
// It calls _read when the buffer has room.
func (r *ReadSide) read(n int) (chunk, bool) {
	asked := n
	if n > r.hwm {
		if n > maxHighWaterMark {
			env := r.b.s.env
			panic(env.OutOfRange("size", "<= 1GiB", env.VM.ToValue(n)))
		}
		r.hwm = nextMark(n)
	}
	if n != 0 {
		r.emittedReadable = false
	}
	if n == 0 && r.needReadable && (r.full() || r.ended) {
		if r.length == 0 && r.ended {
			r.end()
		} else {
			r.emitReadable()
		}
		return chunk{}, false
	}
	n = r.available(n)
	if n == 0 && r.ended {
		if r.length == 0 {
			r.end()
		}
		return chunk{}, false
	}
	if r.wantsMore(n) {
		r.callRead()
		if !r.reading {
			n = r.available(asked)
		}
	}
	return r.deliver(n, asked)
}

// full reports whether the buffer has reached its mark.
func (r *ReadSide) full() bool {
	if r.hwm == 0 {
		return r.length > 0
	}
	return r.length >= r.hwm
}

// wantsMore reports whether _read is to be called before n is taken.
func (r *ReadSide) wantsMore(n int) bool {
	want := r.needReadable || r.length == 0 || r.length-n < r.hwm
	return want && !r.ended && !r.reading && !r.b.destroyed && r.b.errored == nil && !r.b.unconstructed
}

// callRead asks the source, or a script's _read, for data.
func (r *ReadSide) callRead() {
	b := r.b
	r.reading, r.sync = true, true
	if r.length == 0 {
		r.needReadable = true
	}
	if thrown := r.ask(); thrown != nil {
		b.Fail(thrown)
	}
	r.sync = false
}

func (r *ReadSide) ask() (thrown goja.Value) {
	b := r.b
	v := b.method("_read")
	switch {
	case v == goja.Value(b.s.fns.underRead):
		if r.src == nil {
			return b.s.errNotImplemented("_read()")
		}
		r.src.ReadMore(r.hwm)
		return nil
	case v == goja.Value(b.s.fns.transformRead) && b.transform != nil:
		if b.transform.held == nil {
			return nil
		}
		if ex := b.s.env.Try(b.transform.read); ex != nil { // by the next _transform, which begins in it
			return ex.Value()
		}
		return nil
	}
	return b.try(v, "_read", b.s.env.VM.ToValue(r.hwm))
}

// deliver takes n out of the buffer and emits it.
func (r *ReadSide) deliver(n, asked int) (chunk, bool) {
	got := n > 0 && (r.buf.len() > 0 || r.objectMode && r.length > 0)
	var c chunk
	if got {
		c = r.cut(n)
		r.length -= n
		r.forgetWaiting()
	} else {
		r.needReadable = r.needReadable || r.length <= r.hwm
		n = 0
	}
	if r.length == 0 {
		if !r.ended {
			r.needReadable = true
		}
		if asked != n && r.ended {
			r.end()
		}
	}
	if got && !r.b.errorEmitted && !r.b.closeEmitted {
		data := c // made only where it is looked at
		r.emitData(&data)
	}
	return c, got
}

// available is how much of what was asked for can be had now.
func (r *ReadSide) available(n int) int {
	switch {
	case n == all:
		if r.length == 0 && r.ended {
			return 0
		}
		if r.objectMode {
			return 1
		}
		if r.flow == flowOn && r.length > 0 {
			return r.buf.first().n
		}
		return r.length
	case n <= 0 || r.length == 0 && r.ended:
		return 0
	case r.objectMode:
		return 1
	case n <= r.length:
		return n
	case r.ended:
		return r.length
	}
	return 0
}

// cut takes n bytes or units, or one object, off the front of the buffer.
func (r *ReadSide) cut(n int) chunk {
	if r.buf.len() == 0 { // setEncoding counted what objects were by the length of their text, as Node's does
		return chunk{s: r.b.s, v: goja.Undefined(), n: 1}
	}
	if r.objectMode || r.buf.first().n == n {
		c := r.buf.shift()
		if c.bytes && r.decoder != nil && n == r.length {
			return r.b.s.stringChunk(r.b.s.textOf(&c)) // put back by unshift
		}
		return c
	}
	if first := r.buf.first(); first.n > n {
		return first.split(n)
	}
	return r.join(n)
}

// textOf is a chunk of a stream with an encoding. Bytes that were put back by unshift have
// not passed the decoder; they are read as UTF-8.
func (s *Streams) textOf(c *chunk) goja.String {
	if jsapi.IsString(c.v) && !c.bytes {
		return c.v.ToString().(goja.String)
	}
	return s.buffers.Decode(c.raw(""), buffer.UTF8).ToString().(goja.String)
}

// join makes one chunk of the first n bytes or units of several.
func (r *ReadSide) join(n int) chunk {
	s := r.b.s
	if r.decoder != nil {
		text := goja.String(nil)
		for n > 0 {
			c := r.upTo(n)
			n -= c.n
			if str := s.textOf(&c); text == nil {
				text = str
			} else {
				text = text.Concat(str)
			}
		}
		return s.stringChunk(text)
	}
	out := make([]byte, 0, n)
	for len(out) < n {
		c := r.upTo(n - len(out))
		out = append(out, c.raw("")...)
	}
	return s.bytesChunk(out)
}

// upTo takes the first chunk, or its first n.
func (r *ReadSide) upTo(n int) chunk {
	if r.buf.first().n <= n {
		return r.buf.shift()
	}
	return r.buf.first().split(n)
}

// nextMark is the power of two at or above n.
func nextMark(n int) int {
	if n >= maxHighWaterMark {
		return maxHighWaterMark
	}
	m := 1
	for m < n {
		m *= 2
	}
	return m
}
