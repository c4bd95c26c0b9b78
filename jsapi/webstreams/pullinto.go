package webstreams

import (
	"slices"

	"github.com/dop251/goja"
)

// pullInto is a buffer that bytes are wanted in.
type pullInto struct {
	span
	bufferLength int
	filled       int
	minimum      int // of filled, before a read is answered
	size         int // of an element
	class        *goja.Object
	kind         wantedBy
}

// wantedBy is the kind of reader that a pullInto serves.
type wantedBy int

const (
	forBYOB wantedBy = iota
	forDefault
	forNobody // the reader has gone
)

// copied is a copy of a part of an ArrayBuffer.
func (s *streams) copied(ab *goja.Object, offset, length int) span {
	return span{s.arrayBuffer(slices.Clone(slice(ab, offset, length))), 0, length}
}

// view is what a read is answered with.
func (d *pullInto) view(s *streams) *goja.Object {
	return s.env.New(d.class, s.transfer(d.buffer), s.vm.ToValue(d.offset), s.vm.ToValue(d.filled/d.size))
}

// readInto reads into a view, at least min of its elements.
func (r *reader) readInto(view *goja.Object, min int, q request) {
	stream := r.stream
	s, c := r.s, stream.ctl
	stream.disturbed = true
	if stream.state == errored {
		q.fail(stream.err)
		return
	}
	class, size := s.makerOf(view)
	ab, offset, length := window(view)
	if ex := s.env.Try(func() { ab = s.transfer(ab) }); ex != nil {
		q.fail(ex.Value())
		return
	}
	d := &pullInto{span: span{ab, offset, length}, bufferLength: int(ab.Get("byteLength").ToInteger()),
		minimum: min * size, size: size, class: class}
	switch {
	case len(c.bytes.wanted) > 0:
	case stream.state == closed:
		q.close(s.env.New(class, d.buffer, s.vm.ToValue(d.offset), s.vm.ToValue(0)))
		return
	case c.queue.total > 0:
		if c.fillOne(d) {
			filled := d.view(s)
			c.drained()
			q.chunk(filled)
			return
		}
		if c.closeRequested {
			err := s.invalidState("Insufficient bytes to fill elements in the given buffer")
			c.fail(err)
			q.fail(err)
			return
		}
	}
	wait := len(c.bytes.wanted) > 0
	c.bytes.wanted = append(c.bytes.wanted, d)
	r.requests = append(r.requests, q)
	if !wait {
		c.pullWhenWanted()
	}
}

// fillOne copies from the queue, and reports whether d has enough.
func (c *source) fillOne(d *pullInto) (ready bool) {
	most := min(int(c.queue.total), d.length-d.filled)
	after := d.filled + most
	aligned := after - after%d.size
	if ready = aligned >= d.minimum; ready {
		most = aligned - d.filled
	}
	for most > 0 {
		first := &c.bytes.list[0]
		n := min(most, first.length)
		copy(slice(d.buffer, d.offset+d.filled, n), slice(first.buffer, first.offset, n))
		if first.length == n {
			c.bytes.list = c.bytes.list[1:]
		} else {
			first.offset += n
			first.length -= n
		}
		c.queue.total -= float64(n)
		d.filled += n
		most -= n
	}
	return ready
}

// fill fills what is wanted, and lists what is full, in order.
func (c *source) fill() (full []*pullInto) {
	q := c.bytes
	for len(q.wanted) > 0 && c.queue.total > 0 && c.fillOne(q.wanted[0]) {
		full = append(full, q.wanted[0])
		q.wanted = q.wanted[1:]
	}
	return full
}

// commit answers the reads whose buffers are full.
func (c *source) commit(full ...*pullInto) {
	for _, d := range full {
		done := c.stream.state == closed
		view := d.view(c.stream.s)
		if q := c.stream.reader.first(); done {
			q.close(view)
		} else {
			q.chunk(view)
		}
	}
}
