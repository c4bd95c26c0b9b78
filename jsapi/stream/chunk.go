package stream

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// chunk is one piece of data: bytes from Go, or a value of the script, or bytes that
// have become a Buffer.
type chunk struct {
	s *Streams
	b []byte     // when bytes is set
	v goja.Value // nil while nobody has asked for one
	n int        // what it counts for: bytes, UTF-16 units of a string, 1 in object mode
	// bytes says that b is the content, also when v has been made of it.
	bytes bool
}

func (s *Streams) bytesChunk(b []byte) chunk { return chunk{s: s, b: b, n: len(b), bytes: true} }

// Value is the chunk as scripts see it.
func (c *chunk) Value() goja.Value {
	if c.v == nil {
		c.v = c.s.buffers.Over(c.b)
	}
	return c.v
}

// raw returns the bytes of the chunk; a string is encoded by enc, the name that was given
// to write.
func (c *chunk) raw(enc string) []byte {
	if c.bytes {
		return c.b
	}
	if b, ok := c.s.buffers.Bytes(c.v); ok {
		return b
	}
	e, _ := buffer.ParseEncoding(enc)
	b := e.Encode(c.v)
	c.s.buffers.Made(2 * len(b)) // as in convert
	return b
}

// Give hands the chunk to a pipe or to a Go consumer.
func (c *chunk) Give(tap any) bool {
	switch t := tap.(type) {
	case *pipe:
		t.data(c)
	case *Consumer:
		t.data(c)
	default:
		return false
	}
	return true
}

// split cuts the first n bytes off a chunk of bytes or a string.
func (c *chunk) split(n int) chunk {
	if c.bytes || !jsapi.IsString(c.v) {
		b := c.raw("")
		head := c.s.bytesChunk(b[:n:n])
		*c = c.s.bytesChunk(b[n:])
		return head
	}
	str := c.v.ToString().(goja.String)
	head := chunk{s: c.s, v: str.Substring(0, n), n: n}
	*c = chunk{s: c.s, v: str.Substring(n, str.Length()), n: str.Length() - n}
	return head
}

// mostGone is how many chunks that were read Node leaves at the head of an array.
const mostGone = 1024

// queue is a first-in first-out list of chunks that reuses its array.
type queue struct {
	q    []chunk
	head int32
	gone int32 // how many chunks Node's array would have lost at its head by now: see readBuffer
}

func (q *queue) len() int { return len(q.q) - int(q.head) }

// push adds c at the end. A queue that is never empty moves to the front of its array when
// half of it is free, or the array would grow by all that ever went through.
func (q *queue) push(c chunk) {
	if len(q.q) == cap(q.q) && 2*int(q.head) > len(q.q) {
		q.q, q.head = slices.Delete(q.q, 0, int(q.head)), 0
	}
	q.q = append(q.q, c)
}

func (q *queue) first() *chunk { return &q.q[q.head] }

func (q *queue) shift() chunk {
	c := q.q[q.head]
	q.q[q.head] = chunk{}
	q.gone++
	if q.head++; int(q.head) == len(q.q) {
		q.q, q.head, q.gone = q.q[:0], 0, 0
	} else if q.gone > mostGone {
		q.gone = 0
	}
	return c
}

// unshift adds c before the others, and makes room for more when there is none.
func (q *queue) unshift(c chunk) {
	q.gone = max(q.gone-1, 0)
	if q.head > 0 {
		q.head--
		q.q[q.head] = c
		return
	}
	room := len(q.q)/2 + 1
	grown := make([]chunk, room+len(q.q))
	copy(grown[room:], q.q)
	q.q, q.head = grown, int32(room-1)
	q.q[q.head] = c
}

func (q *queue) clear() { *q = queue{} }

func (q *queue) all() []chunk { return q.q[q.head:] }

// valueChunk is a Buffer of the script.
func (s *Streams) valueChunk(v goja.Value) chunk {
	b, _ := s.buffers.Bytes(v)
	return chunk{s: s, b: b, v: v, n: len(b), bytes: true}
}

func (s *Streams) stringChunk(v goja.Value) chunk {
	return chunk{s: s, v: v, n: v.ToString().(goja.String).Length()}
}

func bytesOf(v goja.Value) ([]byte, bool) { return buffer.Bytes(v) }
