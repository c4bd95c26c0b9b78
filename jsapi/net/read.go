package net

import (
	"bytes"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/buffer"

	"github.com/gaggle-js/gaggle/jsapi"
)

// bulkRead is the size of a read from which on its buffer is handed on instead of copied.
const bulkRead = 32 << 10

// readBuffer is what one read of a busy socket takes at most.
const readBuffer = 64 << 10

// ReadMore is for package stream: there is room.
func (s *Socket) ReadMore(n int) {
	if s.connecting && s.n.env.Member(s.Object(), "_read") != s.n.underRead {
		s.OnceGo("connect", func([]goja.Value) { s.n.env.Method(s.Object(), "_read", s.n.env.VM.ToValue(n)) })
	}
	s.wantRead = true
	s.setReading(true)
}

func (s *Socket) setReading(on bool) {
	switch {
	case s.steer != nil && s.onread != nil:
		s.steer(on)
	case s.conn == nil && s.foreign() != nil:
		s.handle.foreignReading(on)
	case s.conn == nil || s.connecting || s.driven || s.starting:
	case s.handle != nil && on != s.conn.Reading() && s.hookReading(on):
	case on:
		s.conn.Resume()
	default:
		s.conn.Pause()
	}
}

// ReadBuffer is for package netio: a script's own buffer, or one for a socket whose last
// read was large.
func (s *Socket) ReadBuffer() []byte {
	if r := s.onread; r != nil {
		return s.nextBuffer(r)
	}
	if !s.bulk {
		return nil
	}
	if s.buf == nil {
		s.buf = s.n.largeBuffer()
	}
	return s.buf
}

// largeBuffer is a buffer for a large read: one whose bytes have all been passed on, or a
// new one.
func (n *Net) largeBuffer() []byte {
	if b := n.spare; b != nil {
		n.spare = nil
		return b
	}
	return buffer.Unfilled(readBuffer)
}

func (s *Socket) nextBuffer(r *onread) []byte {
	if r.bytes == nil && r.next != nil {
		s.enter(func() {
			v := r.next(goja.FunctionCall{This: goja.Undefined()})
			r.buffer = v
			r.bytes, _ = buffer.Bytes(v)
		})
	}
	return r.bytes
}

// OnRead is for package netio.
func (s *Socket) OnRead(b []byte) {
	s.touch()
	if s.onread != nil {
		s.call(s.onread, len(b))
		return
	}
	b, whole := s.keep(b)
	s.enter(func() {
		if !s.give(b, whole) {
			s.wantRead = false
			s.setReading(false)
		}
	})
}

// give gives b to the stream, by way of the push of a subclass where there is one, and
// reports whether there is room for more. whole is the large buffer that b lies in, or nil.
func (s *Socket) give(b, whole []byte) (more bool) {
	if s.ownPush {
		v := buffer.From(s.n.env).New(b)
		return s.n.env.Method(s.Object(), "push", v).ToBoolean()
	}
	more, free := s.PushLent(b, max(len(b), len(whole)))
	if free && whole != nil {
		s.n.spare = whole
	}
	return more
}

// keep makes b the socket's to give away. Bytes of a large read lie in a large buffer of
// their own already, and are not copied; whole is that buffer.
func (s *Socket) keep(b []byte) (kept, whole []byte) {
	own := len(s.buf) > 0 && &b[0] == &s.buf[0]
	s.bulk = len(b) >= bulkRead
	if own {
		whole, s.buf = s.buf, nil
		if s.bulk {
			return b[:len(b):len(b)], whole
		}
		s.n.spare = whole
	}
	return bytes.Clone(b), nil
}

// call tells a script of bytes in its own buffer; false from it stops the reading.
func (s *Socket) call(r *onread, got int) {
	v := r.buffer
	if r.next != nil {
		r.bytes, r.buffer = nil, nil
	}
	s.enter(func() {
		more := r.callback(goja.FunctionCall{This: s.Object(), Arguments: []goja.Value{s.n.env.VM.ToValue(got), v}})
		if more.StrictEquals(s.n.bool(false)) {
			s.wantRead = false
			s.setReading(false)
		}
	})
}

// OnEnd is for package netio: the peer has ended its side.
func (s *Socket) OnEnd() {
	s.touch()
	s.enter(func() {
		switch {
		case s.ReadableEOF():
			return
		case s.ownPush:
			s.n.env.Method(s.Object(), "push", goja.Null())
		default:
			s.PushEOF()
		}
		s.Nudge()
	})
}

// OnError is for package netio: reading failed.
func (s *Socket) OnError(err syscall.Errno) {
	s.enter(func() { s.Destroy(s.n.ioError(err, "read")) })
}

// peerEnded runs at 'end'. Unless the socket may be half open it ends its own side in the
// next tick, and a write after that fails with EPIPE.
func (s *Socket) peerEnded([]goja.Value) {
	if !s.AllowHalfOpen {
		jsapi.Must(s.Object().Set("write", s.n.writeAfterEnd))
	}
}

// BytesRead is what has been read off the connection.
func (s *Socket) BytesRead() int {
	if s.conn != nil && !s.layered {
		return int(s.conn.BytesRead)
	}
	return s.read
}
