package netio

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// Write writes b. When all of it went out at once it returns true and b is the caller's
// again. Otherwise it returns false, b belongs to the Conn until done is called on the
// polling goroutine, and done's error is that of the write. An error found at once is
// returned, and done is not called.
func (c *Conn) Write(b []byte, done func(error)) (bool, error) {
	if c.w.closed {
		return false, unix.EBADF
	}
	if len(b) >= minRepeat {
		return c.Writev([][]byte{b}, done)
	}
	c.w.r.Flush()
	if len(c.queue) == 0 && c.onOpen == nil {
		n, errno := sysWrite(c.w.fd, &c.file, b)
		if errno != 0 && errno != unix.EAGAIN {
			return false, errno
		}
		if errno == 0 {
			c.BytesWritten += uint64(n)
			b = b[n:]
		}
		if len(b) == 0 {
			return true, nil
		}
	}
	c.enqueue(chunk{b: b, done: done})
	return false, nil
}

// Writev is Write for several buffers, all or none of which the Conn keeps.
func (c *Conn) Writev(bufs [][]byte, done func(error)) (bool, error) {
	if c.w.closed {
		return false, unix.EBADF
	}
	c.w.r.Flush()
	var from *pages
	if len(c.queue) == 0 && c.onOpen == nil {
		var n int
		var errno syscall.Errno
		n, from, errno = c.writeBuffers(bufs)
		if errno != 0 && errno != unix.EAGAIN {
			return false, errno
		}
		if errno == 0 {
			c.BytesWritten += uint64(n)
			for len(bufs) > 0 && n >= len(bufs[0]) {
				n -= len(bufs[0])
				bufs = bufs[1:]
			}
			if len(bufs) == 0 {
				return true, nil
			}
			bufs = append([][]byte{bufs[0][n:]}, bufs[1:]...)
		}
	}
	for i, b := range bufs {
		if i == len(bufs)-1 {
			c.enqueue(chunk{b, done, from.keep()})
		} else {
			c.enqueue(chunk{b: b})
		}
	}
	return len(bufs) == 0, nil
}

// writeBuffers writes what the socket takes of bufs, the last from its copy when that is
// written again and again; see repeats.
func (c *Conn) writeBuffers(bufs [][]byte) (n int, from *pages, errno syscall.Errno) {
	if last := len(bufs) - 1; (last == 0 || last == 1) && !c.file {
		from = c.w.r.repeats.copyOf(bufs[last])
	}
	if from == nil {
		n, errno = sysWriteBuffers(c.w.fd, &c.file, bufs)
		return n, nil, errno
	}
	if len(bufs) > 1 {
		n, errno = sysWriteAhead(c.w.fd, &c.file, bufs[0])
		if errno != 0 || n < len(bufs[0]) {
			return n, from, errno
		}
	}
	m, errno := sysSendPages(c.w.fd, from, len(from.mem))
	if errno != 0 && n > 0 { // the rest waits, or finds the error again
		return n, from, 0
	}
	return n + m, from, errno
}

func (c *Conn) enqueue(w chunk) {
	c.queue = append(c.queue, w)
	c.queued += len(w.b)
	c.interest()
}

// Queued is the number of bytes that wait to be written.
func (c *Conn) Queued() int { return c.queued }

// flush writes what waits until the socket takes no more. A done may write, close or
// detach; the queue is looked at afresh after each.
func (c *Conn) flush() {
	c.w.r.Flush()
	for len(c.queue) > 0 {
		head := &c.queue[0]
		n, errno := c.writeChunk(head)
		if errno == unix.EAGAIN {
			return
		}
		if errno != 0 {
			c.cancelWrites(errno)
			break
		}
		c.BytesWritten += uint64(n)
		c.queued -= n
		head.b = head.b[n:]
		if len(head.b) > 0 {
			return
		}
		done := head.done
		head.from.release()
		c.queue[0] = chunk{}
		c.queue = c.queue[1:]
		if len(c.queue) == 0 {
			c.queue = nil
		}
		if done != nil {
			done(nil)
		}
		if c.w.closed {
			return
		}
	}
	if !c.w.closed {
		c.interest()
		c.endIfDrained()
	}
}

// writeChunk writes what the socket takes of w.
func (c *Conn) writeChunk(w *chunk) (n int, errno syscall.Errno) {
	if w.from != nil {
		n, errno = sysSendPages(c.w.fd, w.from, len(w.b))
		if errno == 0 || errno == unix.EAGAIN {
			return n, errno
		}
	}
	return sysWrite(c.w.fd, &c.file, w.b)
}

// cancelWrites tells every waiting write err.
func (c *Conn) cancelWrites(err error) {
	q := c.queue
	c.queue, c.queued = nil, 0
	for _, w := range q {
		w.from.release()
		if w.done != nil {
			w.done(err)
		}
	}
	if f := c.ending; f != nil {
		c.ending = nil
		f(err)
	}
}

// CloseWrite ends our side once everything queued has gone out, and then calls done, on
// the polling goroutine, or before CloseWrite returns when nothing is queued; with ENOTCONN
// when our side has ended before.
func (c *Conn) CloseWrite(done func(error)) {
	c.CloseWriteLater(done)
	c.CloseWriteNow()
}

// CloseWriteLater is CloseWrite but for what CloseWriteNow does. A Poll that finds the
// connection broken, or ended by both sides, does it too.
func (c *Conn) CloseWriteLater(done func(error)) { c.ending = done }

// CloseWriteNow does what CloseWriteLater has asked for, unless it is done.
func (c *Conn) CloseWriteNow() { c.endIfDrained() }

func (c *Conn) endIfDrained() {
	if c.ending == nil || c.onOpen != nil {
		return
	}
	if c.w.r.Flush(); len(c.queue) > 0 {
		return
	}
	done := c.ending
	c.ending = nil
	if c.w.closed || c.isEnd {
		done(unix.ENOTCONN)
		return
	}
	c.isEnd = true
	done(unix.Shutdown(c.w.fd, unix.SHUT_WR))
}
