package http

import (
	"syscall"

	"github.com/gaggle-js/gaggle/runtime/netio"
)

// serverConn is one connection of a server. It owns what it was given to read and write:
// a netio.Conn, or, when a script made the connection, any stream.
type serverConn struct {
	h    *HTTP
	srv  *Server
	nc   *netio.Conn // nil over a stream
	over *streamLink // nil over a socket

	shown   // link.go
	parsing // conn_read.go
	intake  // conn_intake.go
	output  // conn_out.go
	corking // cork.go
	line    // line.go
	ending  // conn_close.go

	requests int
	counted  int // against maxRequestsPerSocket
	index    int // in srv.conns
	idle     idleEntry
	quiet    bool // idle, the socket's own timeout being the one for that
}

func (s *Server) newConn(nc *netio.Conn) *serverConn {
	c := &serverConn{h: s.h, srv: s, nc: nc}
	c.started = s.h.env.Loop.Now()
	c.p.Lenient, c.p.MaxHead = s.h.leniency(s.lenient), s.maxHead
	c.feedFn, c.writtenFn = c.feed, c.Written
	c.idle.c = c
	s.add(c)
	return c
}

// OnRead is what the socket has read; see netio.Handler.
func (c *serverConn) OnRead(b []byte) {
	c.in, c.rest, c.more = b, b, true
	c.touch()
	c.told = c.made.listened()
	returned := false
	defer func() { c.leave(returned) }()
	for c.more {
		c.busy = true
		before := c.h.env.Loop.Thrown
		c.srv.Enter(c.feedFn)
		c.drained(c.h.env.Loop.Thrown == before)
	}
	returned = true
}

// leave ends a readable event. What is unsent or not told of then was cut short: by an error
// of the script, or, when Loop.Call has not returned, by its exit, and then answers still leave
// but nothing more is called.
func (c *serverConn) leave(returned bool) {
	if !c.broken {
		c.cutAt = len(c.in) - len(c.rest)
	}
	c.in, c.rest, c.busy, c.more = nil, nil, false, false
	switch {
	case returned:
		if c.cut != cutNone && c.first == nil && !c.endAfter { // answered, although the message is not read
			c.srv.Enter(c.waitIdle)
		}
		if c.mayLeave() && c.flush() {
			c.srv.Enter(c.settle)
		}
	case c.whole > 0 && !c.closed && !c.shutting && c.nc != nil:
		c.dropCorked()
		_ = c.transmit()
	}
}

// OnEnd says that the client has ended its side; see netio.Handler.
func (c *serverConn) OnEnd() {
	c.srv.Enter(func() {
		if c.made == nil {
			c.clientEnded()
		} else if !c.made.ReadableEOF() {
			c.made.PushEOF() // 'end' of it goes on
			c.made.Nudge()
		}
	})
}

// OnError says that the connection broke; see netio.Handler.
func (c *serverConn) OnError(no syscall.Errno) {
	c.lost = true
	c.srv.Enter(func() { c.close(c.h.sysError(no, "read")) })
}
