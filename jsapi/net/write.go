package net

import (
	"golang.org/x/sys/unix"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// WriteChunk is for package stream.
func (s *Socket) WriteChunk(b []byte) {
	if s.conn == nil || s.connecting {
		if h := s.foreign(); h != nil {
			h.foreignWrite(b, s.WritesText())
			return
		}
		s.hold([][]byte{b}, s.WritesText())
		return
	}
	s.touch()
	done, err := s.conn.Write(b, s.flushFn())
	s.sent(len(b), done, err)
}

// WriteChunks is for package stream.
func (s *Socket) WriteChunks(bs [][]byte) {
	if s.conn == nil || s.connecting {
		if h := s.foreign(); h != nil {
			h.foreignWritev(bs)
			return
		}
		s.hold(bs, false)
		return
	}
	s.touch()
	total := 0
	for _, b := range bs {
		total += len(b)
	}
	done, err := s.conn.Writev(bs, s.flushFn())
	s.sent(total, done, err)
}

// hold keeps a write until the connection stands, and refuses it when there is none to
// come. text says that a script wrote it as a string.
func (s *Socket) hold(bs [][]byte, text bool) {
	if !s.connecting {
		s.WriteDone(s.n.errSocketClosed())
		return
	}
	s.held = 0
	for _, b := range bs {
		s.held += len(b)
	}
	s.Hold(func() {
		s.held, s.heldText = 0, text
		s.WriteChunks(bs)
		s.heldText = false
	})
}

// Hold has the stream's write go on with connected at 'connect', and ends it with an error when
// 'close' comes before. It waits as a listener among those of the script, which have their turn in
// the order in which they came.
func (s *Socket) Hold(connected func()) {
	var closed *events.Listener
	s.OnceGo("connect", func([]goja.Value) {
		closed.Remove()
		connected()
	})
	closed = s.OnceGo("close", func([]goja.Value) {
		s.WriteDone(s.n.codeError("ERR_SOCKET_CLOSED_BEFORE_CONNECTION", "Socket closed before the connection was established"))
	})
}

func (s *Socket) flushFn() func(error) {
	if s.flushedFn == nil {
		s.flushedFn = s.flushed
	}
	return s.flushedFn
}

// shortText is the longest text, in bytes, that Node writes without a request of its own.
const shortText = 16 << 10

// sent is what became of a write of n bytes. As in Node they count as written also when it
// failed, unless they were a short text.
func (s *Socket) sent(n int, done bool, err error) {
	if err == nil || n > shortText || !s.WritesText() && !s.heldText {
		s.dispatched += n
	}
	switch {
	case err != nil:
		s.WriteDone(s.n.ioError(err, "write"))
	case done:
		s.WriteDone(nil)
	}
}

// flushed ends a write that did not go out at once. The Conn calls it from the poller, and
// from Close for a write that is given up.
func (s *Socket) flushed(err error) {
	if s.closing {
		s.cancelled = true
		return
	}
	s.touch()
	s.enter(func() {
		if err != nil {
			s.WriteDone(s.n.ioError(err, "write"))
		} else {
			s.WriteDone(nil)
		}
	})
}

// Finish is for package stream: everything has been written, and our side ends.
func (s *Socket) Finish() {
	switch {
	case !s.open || s.connecting:
		s.OnceGo("connect", func([]goja.Value) { s.Finish() })
	case s.foreign() != nil:
		s.handle.foreignShutdown()
	case s.hookShutdown():
	case s.conn != nil:
		s.endWrites()
	}
}

// jsWriteGeneric is _writeGeneric(writev, data, encoding, callback), which _write and _writev
// are in Node.
func (s *Socket) jsWriteGeneric(c goja.FunctionCall) goja.Value {
	none := !s.open
	if c.Argument(0).ToBoolean() {
		writev, _ := s.n.streams.SinkMethods()
		jsapi.Call(writev, c.This, c.Argument(1), c.Argument(3))
	} else {
		jsapi.Call(s.n.SocketClass.Proto.Get("_write"), c.This, c.Arguments[min(1, len(c.Arguments)):]...)
	}
	if none {
		return s.n.bool(false)
	}
	return goja.Undefined()
}

func (s *Socket) endWrites() {
	s.shutting = true
	context := s.n.env.Loop.Made("SHUTDOWNWRAP", nil)
	s.n.soon(s.conn.CloseWriteNow)
	s.conn.CloseWriteLater(func(err error) {
		s.shutting = false
		if s.closing {
			return
		}
		s.enterShutdown(context, func() { s.writesEnded(err) })
	})
}

// writesEnded ends a Finish. That the peer has gone meanwhile is none of its errors.
func (s *Socket) writesEnded(err error) {
	if err != nil && !isErrno(err, unix.ENOTCONN) {
		s.FinishDone(s.n.ioError(err, "shutdown"))
	} else {
		s.FinishDone(nil)
	}
}

// jsWriteAfterEnd takes the place of write when the peer has ended its side.
func (s *Socket) jsWriteAfterEnd(c goja.FunctionCall) goja.Value {
	n := s.n
	if !s.WritableEnded() {
		return jsapi.Call(n.streams.Duplex.Proto.Get("write"), c.This, c.Arguments...)
	}
	err := n.codeErrorPlain("EPIPE", "This socket has been ended by the other party")
	cb := c.Argument(2)
	if jsapi.IsFunction(c.Argument(1)) {
		cb = c.Argument(1)
	}
	if f, ok := jsapi.AsFn(cb); ok {
		n.env.Loop.NextTickFn(f, []goja.Value{err})
	}
	s.Destroy(err)
	return n.bool(false)
}

// queued is what the Conn still has to write.
func (s *Socket) queued() int {
	if s.conn == nil {
		return 0
	}
	return s.conn.Queued()
}

// BytesWritten is what has been written, with what still waits.
func (s *Socket) BytesWritten() int {
	return s.dispatched + s.held + s.WaitingBytes()
}
