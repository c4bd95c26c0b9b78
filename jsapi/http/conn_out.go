package http

import (
	"errors"
	"syscall"
)

// output is what a connection has to write.
type output struct {
	out       []byte
	parts     [][]byte // what leaves before out: chunks that are not copied, each behind what was in out
	ahead     int      // bytes in parts
	sent      int      // bytes that left before there was a socket object, or since
	unwritten int      // bytes of queued responses that are not current
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

// gathered is how many bytes have not been handed to the socket.
func (c *serverConn) gathered() int { return c.ahead + len(c.out) }

func (c *serverConn) queued() int {
	n := c.gathered()
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
	if c.gathered() > 0 {
		c.touch()
		if err := c.transmit(); err != nil {
			c.srv.Enter(func() { c.close(nil) })
			return false
		}
	}
	return c.awaited()
}

// awaited reports whether somebody is to hear of what was gathered having been written.
func (c *serverConn) awaited() bool {
	return len(c.waiters) > 0 || c.unsent != c.first || c.endAfter
}

func (c *serverConn) flushFirst() {
	if c.flush() && !c.busy {
		c.settle()
	}
}

// transmit hands over what was gathered.
func (c *serverConn) transmit() error {
	n, b, parts := c.gathered(), c.out, c.parts
	c.out, c.parts, c.ahead, c.whole = nil, nil, 0, 0
	if len(parts) == 0 && c.over == nil {
		c.count(n)
		if c.nc.Hold(b, c) {
			return nil
		}
		full, err := c.nc.Write(b, c.writtenFn)
		if full {
			c.h.returnBuf(b)
		}
		return err
	}
	if len(b) > 0 {
		parts = append(parts, b)
	}
	if c.over != nil {
		if c.over.ending() {
			return nil // too late
		}
		return c.over.write(parts...)
	}
	c.count(n)
	_, err := c.nc.Writev(parts, c.writtenFn)
	return err
}

// send has b written behind the buffer without copying it; see carrier.
func (c *serverConn) send(b []byte) {
	if c.closed || c.upgraded || c.shutting || c.stopped() {
		return
	}
	if len(c.out) > 0 {
		c.parts = append(c.parts, c.out)
	}
	c.parts = append(c.parts, b)
	c.ahead, c.out = c.gathered()+len(b), nil
}

// count keeps the socket's bytesWritten.
func (c *serverConn) count(n int) {
	if c.sent += n; c.made != nil {
		c.made.Sent(n)
	}
}

// Left is told that the socket has taken a write that was held; see netio.Holder.
func (c *serverConn) Left(b []byte) { c.h.returnBuf(b) }

// Written is told that the socket has taken a write that had to wait.
func (c *serverConn) Written(err error) {
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
