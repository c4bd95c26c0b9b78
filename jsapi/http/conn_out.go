package http

import (
	"errors"
	"syscall"
)

// output is what a connection has to write.
type output struct {
	out       []byte
	sent      int // bytes that left before there was a socket object, or since
	unwritten int // bytes of queued responses that are not current
	writtenFn func(error)
}

// stopped reports whether a script has ended the socket: what answers write goes nowhere.
func (c *serverConn) stopped() bool {
	if c.over != nil {
		return c.over.ending()
	}
	return c.made != nil && c.made.WritableEnded()
}

// dead reports whether the socket is destroyed.
func (c *serverConn) dead() bool {
	return c.shutting || c.closed || c.over != nil && c.over.destroyed()
}

// buffer is where the current response appends; see carrier.
func (c *serverConn) buffer() *[]byte {
	if c.stopped() {
		if c.first != nil && !c.shutting {
			c.first.res.stuck = true
		}
		return new([]byte)
	}
	if c.out == nil {
		c.out = c.h.takeBuf()
	}
	return &c.out
}

// takeBuf lends a buffer to a connection that writes; returnBuf takes it back.
func (h *HTTP) takeBuf() []byte {
	if n := len(h.bufs); n > 0 {
		b := h.bufs[n-1]
		h.bufs = h.bufs[:n-1]
		return b
	}
	return make([]byte, 0, 2<<10)
}

func (h *HTTP) returnBuf(b []byte) {
	if cap(b) <= 64<<10 && len(h.bufs) < 64 {
		h.bufs = append(h.bufs, b[:0])
	}
}

func (c *serverConn) queued() int {
	n := len(c.out)
	if c.nc != nil {
		return n + c.nc.Queued()
	}
	return n + c.over.queued()
}

// flush hands the buffer to the socket and reports whether somebody is to hear of it, by
// settle inside Loop.Call.
func (c *serverConn) flush() bool {
	if c.closed || c.upgraded || c.shutting {
		return false
	}
	if len(c.out) > 0 {
		c.touch()
		b := c.out
		c.out, c.whole = nil, 0
		full, err := c.transmit(b)
		switch {
		case err != nil:
			c.srv.Enter(func() { c.close(nil) })
			return false
		case full:
			c.h.returnBuf(b)
		}
	}
	return len(c.waiters) > 0 || c.unsent != c.first || c.endAfter
}

func (c *serverConn) flushFirst() {
	if c.flush() && !c.busy {
		c.settle()
	}
}

// transmit writes b, which it keeps unless it returns true.
func (c *serverConn) transmit(b []byte) (bool, error) {
	if c.over != nil {
		if c.over.ending() {
			return true, nil // too late
		}
		return false, c.over.write(b)
	}
	c.count(len(b))
	return c.nc.Write(b, c.writtenFn)
}

// send writes b behind the buffer without copying it; see carrier.
func (c *serverConn) send(b []byte) {
	if c.closed || c.upgraded || c.shutting || c.stopped() {
		return
	}
	head := c.out
	c.out, c.whole = nil, 0
	if c.over != nil {
		_ = c.over.write(append(head, b...)) // never fails
		return
	}
	c.count(len(head) + len(b))
	full, err := c.nc.Writev([][]byte{head, b}, c.writtenFn)
	if err != nil {
		c.h.env.Loop.NextTick(func() { c.close(nil) })
		return
	}
	if full && head != nil {
		c.h.returnBuf(head)
	}
}

// count keeps the socket's bytesWritten.
func (c *serverConn) count(n int) {
	if c.sent += n; c.made != nil {
		c.made.Sent(n)
	}
}

// written is told that the socket has taken a write that had to wait.
func (c *serverConn) written(err error) {
	if c.closed || c.shutting || c.lost {
		return
	}
	if err != nil {
		c.lost = true
		if c.paused { // else reading fails as well, and says so
			c.h.env.Loop.Call(func() { c.close(c.h.sysError(errno(err), "write")) })
		}
		return
	}
	if c.nc.Queued() == 0 {
		c.srv.Enter(c.settle)
	}
}

// errno is the system's error in err, ECONNRESET when there is none.
func errno(err error) syscall.Errno {
	if no, ok := errors.AsType[syscall.Errno](err); ok {
		return no
	}
	return syscall.ECONNRESET
}
