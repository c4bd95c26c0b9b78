package tls

import (
	"bytes"
	"errors"
	"slices"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// OnRead is for package netio and for streamUnder: b has come from the peer.
func (s *Socket) OnRead(b []byte) {
	s.Touch()
	switch {
	case s.broken:
		return
	case s.eng == nil: // before start, which is to come
		s.first = append(s.first, b...)
		if !s.begins() {
			s.Enter(s.start)
		}
		return
	}
	s.eng.put(b)
	if s.secure {
		s.records()
		return
	}
	keep := 16 - len(s.first)
	if s.asksForSessions() {
		keep += maxRecord
	}
	if keep > 0 {
		s.first = append(s.first, b[:min(len(b), keep)]...)
	}
	s.Enter(s.shake)
	if s.secure {
		s.records()
	}
}

// OnEnd is for package netio and for streamUnder: nothing more comes from the peer.
func (s *Socket) OnEnd() {
	s.Touch()
	if s.eng != nil && s.secure && !s.broken {
		s.eng.eof = true
		s.records()
		return
	}
	s.Enter(s.ended)
}

// OnError is for package netio: reading failed.
func (s *Socket) OnError(no syscall.Errno) {
	s.Enter(func() { s.fail(s.t.env.SysError(jsapi.SysError{Errno: no, Syscall: "read"})) })
}

// records reads what has come and gives it to the stream, record by record.
func (s *Socket) records() {
	t := s.t
	buf := t.plain
	t.plain = nil
	if buf == nil {
		buf = make([]byte, 16<<10)
	}
	for !s.Destroyed() {
		n, err := s.eng.conn.Read(buf)
		if n > 0 && s.spoken && len(s.ticketsSeen) > 0 { // else OpenSSL's server has said this before it gave tickets
			s.Enter(s.tellSessions)
		}
		if n > 0 && !s.Give(buf[:n]) {
			s.paused = true
			s.read(false)
		}
		if err != nil {
			t.plain = buf
			s.readEnded(err)
			return
		}
	}
	t.plain = buf
}

// readEnded acts on what ended a round of reads: no bytes, the end, or an error. What the
// record layer had to answer is sent.
func (s *Socket) readEnded(err error) {
	if s.Destroyed() {
		return
	}
	s.flush()
	if len(s.ticketsSeen) > 0 {
		s.Enter(s.tellSessions)
	}
	switch {
	case errors.Is(err, errNoBytes):
	case isEnd(err):
		s.Enter(s.ended)
	case !s.broken:
		s.broken = true
		s.Enter(func() { s.Emit("error", s.t.tlsError(err, nil)) })
	}
}

// ended is the end of the peer's side, by its close_notify or by the connection's end.
func (s *Socket) ended() {
	if s.peerEnded || s.Destroyed() {
		return
	}
	s.peerEnded = true
	if !s.ReadableEOF() {
		s.PushEOF()
		s.Nudge()
	}
}

// ReadMore is for package stream: there is room.
func (s *Socket) ReadMore(int) {
	if s.paused {
		s.paused = false
		s.read(true)
	}
}

// steer is for package net: a script that takes what is read into a buffer of its own has
// stopped, or goes on.
func (s *Socket) steer(on bool) {
	if s.secure {
		s.paused = !on
		s.read(on)
	}
}

// read starts or stops the reading of records.
func (s *Socket) read(on bool) {
	switch {
	case s.over != nil:
		s.over.read(on)
	case s.conn == nil:
	case on:
		s.conn.Resume()
	default:
		s.conn.Pause()
	}
}

// WriteChunk is for package stream.
func (s *Socket) WriteChunk(b []byte) { s.WriteChunks([][]byte{b}) }

// WriteChunks is for package stream.
func (s *Socket) WriteChunks(bs [][]byte) {
	if !s.secure {
		s.held = bs
		if s.Connecting() {
			s.unheard = true
			s.Hold(s.heard)
		} else {
			s.start()
		}
		return
	}
	s.Touch()
	s.lend()
	n := 0
	for _, b := range bs {
		n += len(b)
	}
	if len(bs) > 1 && n <= 16<<10 { // one record, and not one for each
		bs = [][]byte{bytes.Join(bs, nil)}
	}
	if err := s.encrypt(bs); err != nil {
		s.WriteDone(err)
		return
	}
	s.spoken = true
	s.Sent(n)
	full, err := s.send(s.Flushed)
	switch {
	case err != nil:
		s.WriteDone(s.t.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "write"}))
	case full: // which nobody is told before the next immediates: what is written until then is one record, as in Node
		s.t.env.Loop.NewImmediate(func() { s.Flushed(nil) })
	}
}

// heard is 'connect' for a write that waited for it: a listener before may have destroyed the Socket.
func (s *Socket) heard() {
	waits := s.unheard
	if s.unheard = false; waits && s.Destroyed() {
		s.WriteDone(s.t.env.CodeError("Error", "ERR_SOCKET_CLOSED", "Socket is closed"))
	}
}

// maxRecord is the length of the longest record without encryption (RFC 8446 section 5.1).
const maxRecord = 5 + 16<<10

// piece is how much is made into records at once, in bytes: the buffer for them stays small and
// is used again.
const piece = 48 << 10

// encrypt makes records of bs and sends them, but for the last, which send has still to be
// called for.
func (s *Socket) encrypt(bs [][]byte) *goja.Object {
	for _, b := range bs {
		for len(b) > 0 {
			if s.over == nil && len(s.eng.out) >= piece {
				if _, err := s.send(nil); err != nil {
					return s.t.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "write"})
				}
				s.lend()
			}
			n := min(len(b), piece)
			s.eng.out = slices.Grow(s.eng.out, n+n/32+64)
			if _, err := s.eng.conn.Write(b[:n]); err != nil {
				return s.t.tlsError(err, nil)
			}
			b = b[n:]
		}
	}
	return nil
}

// lend gives the engine the module's spare buffer to put records in.
func (s *Socket) lend() {
	if s.eng.out == nil {
		s.eng.out, s.t.spare = s.t.spare, nil
	}
}

// send sends the records that the engine has made. It returns true when all of them have
// gone; otherwise done, unless nil, is called when they have, or an error is returned.
func (s *Socket) send(done func(error)) (bool, error) {
	b := s.eng.take()
	switch {
	case len(b) == 0:
		return true, nil
	case s.over != nil:
		s.over.write(b, done)
		return false, nil
	case s.conn == nil || s.conn.Closed():
		return false, syscall.EPIPE
	}
	full, err := s.conn.Write(b, done)
	if full && cap(b) <= 64<<10 {
		s.t.spare = b[:0]
	}
	return full, err
}

// flush sends the records that nobody waits for. When that fails, so does what follows.
func (s *Socket) flush() { _, _ = s.send(nil) }
