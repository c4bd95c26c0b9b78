package net

import (
	"syscall"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Teardown is for package stream: the socket is destroyed. The descriptor is closed now;
// 'close' follows in the close phase of this turn, where libuv has it.
func (s *Socket) Teardown(err goja.Value) {
	s.connecting = false
	s.stopDialing()
	if s.timer != nil {
		s.timer.Stop()
	}
	if f := s.onClosing; f != nil {
		s.onClosing = nil
		f(err)
	}
	switch {
	case s.open && s.foreign() != nil:
		s.closeForeign(err)
	case s.open && s.under != nil:
		s.letGoUnder(err)
	case s.open && s.resetting && s.shutting && s.conn != nil:
		s.failReset(err)
	case s.open:
		closed := func() { s.closed(s.n.bool(err != nil)) }
		if !s.hookClose(closed) {
			s.closeConn()
			s.n.env.Loop.OnCloseOf(s.context, closed)
		}
		s.open = false
		s.TeardownDone(err)
	default:
		s.TeardownDone(err)
		s.n.env.Loop.NextTick(func() { s.closed() })
	}
	s.leaveServer()
}

// leaveServer takes the socket off its server's count, once.
func (s *Socket) leaveServer() {
	if s.server != nil && !s.uncounted {
		s.uncounted = true
		s.server.ConnClosed()
	}
}

func (s *Socket) closeConn() {
	c := s.conn
	if c == nil {
		return
	}
	s.closing = true
	s.keepCounts()
	if s.resetting {
		_ = c.Reset()
	} else {
		c.Close()
	}
	s.conn, s.localAddr, s.buf = nil, nil, nil
}

func (s *Socket) keepCounts() {
	if s.conn != nil && !s.layered {
		s.read = int(s.conn.BytesRead)
	}
}

// closed emits 'close'. A write that the closing cut off ends before it, as done.
func (s *Socket) closed(hadError ...goja.Value) {
	if s.cancelled {
		s.cancelled = false
		s.WriteDone(nil)
	}
	if d := s.dial; d != nil && d.cancelled != nil {
		d.cancelled()
		d.cancelled = nil
	}
	s.Emit("close", hadError...)
	s.n.env.Loop.Gone(s.context)
}

// DestroySoon ends the socket and destroys it when everything has been written.
func (s *Socket) DestroySoon() {
	if s.Object().Get("writable").ToBoolean() {
		s.n.env.Method(s.Object(), "end")
	}
	if s.WritableFinished() {
		s.Destroy(nil)
		return
	}
	s.OnceGo("finish", func([]goja.Value) { s.Destroy(nil) })
}

func (s *Socket) jsResetAndDestroy(c goja.FunctionCall) goja.Value {
	switch {
	case !s.open && (!s.layered || s.Destroyed()):
		s.Destroy(s.n.errSocketClosed())
	case s.layered || s.isPipe() || s.foreign() != nil:
		panic(s.n.env.CodeError("TypeError", "ERR_INVALID_HANDLE_TYPE", "This handle type cannot be sent"))
	case s.connecting:
		s.OnceGo("connect", func([]goja.Value) { s.Reset() })
	default:
		s.Reset()
	}
	return c.This
}

// Reset destroys the socket and has the peer see a RST instead of a FIN.
func (s *Socket) Reset() {
	s.resetting = true
	jsapi.Must(s.Object().Set("resetAndClosing", !s.open))
	s.Destroy(nil)
}

// failReset is a Reset while the FIN is on its way, which libuv refuses with EINVAL: our
// side ends as it was going to, the descriptor lives until the peer has ended its own, and
// no 'close' follows.
func (s *Socket) failReset(err goja.Value) {
	conn := s.conn
	s.closing = true
	s.keepCounts()
	s.conn = nil
	conn.SetHandler(leftover{conn})
	conn.CloseWrite(func(error) {})
	if ex := s.n.env.Try(func() { s.Emit("error", s.n.ioError(unix.EINVAL, "reset")) }); ex != nil {
		err = ex.Value()
	}
	s.open = false
	s.TeardownDone(err)
}

// leftover owns a connection that its Socket has left behind.
type leftover struct{ conn *netio.Conn }

// OnRead is for package netio.
func (leftover) OnRead([]byte) {}

// OnEnd is for package netio.
func (l leftover) OnEnd() { l.conn.Close() }

// OnError is for package netio.
func (l leftover) OnError(syscall.Errno) { l.conn.Close() }

func (s *Socket) isPipe() bool {
	if s.dial != nil {
		return s.dial.path != ""
	}
	return s.conn != nil && netio.FDKind(s.conn.FD()) == "PIPE"
}
