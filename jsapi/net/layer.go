package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Under is what a Socket lies on that has no connection of its own: another Socket, or any
// stream of the script's.
type Under interface {
	// Close destroys it, unless it is destroyed already, and calls closed within Loop.Call
	// once it has closed.
	Close(closed func())
}

// HandleWrapper is a SocketHolder whose _handle is one around that of the connection. It has one
// from its start, and not only from 'connect' on.
type HandleWrapper interface {
	// WrapHandle makes outer, which is a handle of the connection's class, the one around inner.
	WrapHandle(inner, outer *goja.Object)
}

// Drive says that a struct which embeds the Socket reads and writes the connection itself,
// because what the stream carries is not what the connection does: TLS. The Socket still
// connects, and closes what it has opened. reading is called to start and to stop the reading.
func (s *Socket) Drive(reading func(on bool)) { s.driven, s.layered, s.steer = true, true, reading }

// Lend gives the reading and writing of the Socket's connection to a Socket that lies on it.
func (s *Socket) Lend() { s.driven = true }

// LieOn puts an open Socket on top of u, whose connection is conn, nil when it has none.
// Reading and writing are the embedding struct's, the addresses are conn's, and u is closed
// when the Socket is destroyed. Conn stays u's.
func (s *Socket) LieOn(conn *netio.Conn, u Under) {
	s.conn, s.under, s.open = conn, u, true
}

// letGoUnder closes what the Socket lies on, whose 'close' may come before our 'error'; the
// Socket's own 'close' comes after both.
func (s *Socket) letGoUnder(err goja.Value) {
	s.keepCounts()
	s.closing, s.open, s.conn = true, false, nil
	hadError := s.n.bool(err != nil)
	s.under.Close(func() { s.closed(hadError) })
	s.TeardownDone(err)
}

// Flushed is told of the end of a write that the embedding struct has made on the
// connection for the stream, and that did not go out at once.
func (s *Socket) Flushed(err error) { s.flushed(err) }

// Give gives the script bytes that the embedding struct has read, and that stay its own, and
// reports whether there is room for more.
func (s *Socket) Give(b []byte) (room bool) {
	s.read += len(b)
	if s.onread == nil {
		c := append(make([]byte, 0, len(b)), b...)
		s.enter(func() { room = s.Push(c) })
		return room
	}
	s.wantRead = true
	for len(b) > 0 && !s.Destroyed() {
		n := copy(s.nextBuffer(s.onread), b)
		b = b[n:]
		s.call(s.onread, n)
	}
	return s.wantRead
}

// Sent counts n bytes as written by the stream, of which none wait.
func (s *Socket) Sent(n int) { s.dispatched += n }

// Enter calls f from the poller, as a callback of the Socket.
func (s *Socket) Enter(f func()) { s.enter(f) }

// Connecting reports whether the Socket is on its way to being connected.
func (s *Socket) Connecting() bool { return s.connecting }
