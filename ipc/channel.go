package ipc

import (
	"errors"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Message is what a Receiver gets.
type Message struct {
	Body []byte // the message, without frame and envelope; valid during the call only
	Type string // of handle; "" when it came without envelope
	Key  string // see Envelope
	FD   int    // -1 without one
	// Inside says that Body is in advanced mode and that the message is its property msg.
	Inside bool
}

// Receiver is told what a Channel reads, on the goroutine that drives it. It may call
// anything of the Channel, Close included.
type Receiver interface {
	// OnMessage takes a message. m.FD is the receiver's from now on.
	OnMessage(m Message)
	// OnRead says that what one read has brought has been given to OnMessage.
	OnRead()
	// OnClose says that the peer has closed (nil) or that the channel broke. The
	// descriptor is closed by then, and everything unsent was told so. It is called
	// once, and not after Close.
	OnClose(err error)
}

// Waiter is the reactor as a Channel needs it: a *netio.Watch whose Watcher the Channel is.
type Waiter interface {
	Set(read, write bool) error
	Close()
}

// ErrClosed is what messages are told that a closed Channel did not send.
var ErrClosed = errors.New("ipc: channel closed")

// ErrPartial is OnClose's error when the peer left in the middle of a message.
var ErrPartial = errors.New("ipc: channel closed in the middle of a message")

// Channel is one end of the socket. Make it with New, then Drive it.
type Channel struct {
	sock    socket
	to      Receiver
	wait    Waiter
	dec     Decoder
	out     outbox
	buf     []byte
	emitFn  func(body []byte, fd int) bool
	writeFn func(b []byte, fd int) (int, syscall.Errno)
	corked  bool // in Ready: answers are written together at its end
	closed  bool
	failed  syscall.Errno      // of writing; 0 while it has not
	count   int64              // bytes received
	closing func(flushed bool) // CloseFlushed waits for the outbox
}

// New takes over the non-blocking socket fd. buf is what reads go to; it may be shared
// by all channels of a goroutine.
func New(fd int, mode Mode, buf []byte, to Receiver) *Channel {
	c := &Channel{sock: socket{fd: fd}, to: to, buf: buf, dec: Decoder{Mode: mode}, out: outbox{mode: mode}}
	c.emitFn, c.writeFn = c.emit, c.sock.write
	return c
}

// Drive starts reading. From now on w calls Ready.
func (c *Channel) Drive(w Waiter) error {
	c.wait = w
	return c.interest()
}

// OnLost has f called when a message with the descriptor fd, and without Settled, will not
// be sent again because the peer has refused it each time (ErrHandleLost).
func (c *Channel) OnLost(f func(fd int)) { c.out.lost = f }

// Mode is how messages are framed.
func (c *Channel) Mode() Mode { return c.out.mode }

// Closed reports whether the channel takes no more messages.
func (c *Channel) Closed() bool { return c.closed || c.failed != 0 || c.closing != nil }

// Queued is the number of bytes that wait to be written.
func (c *Channel) Queued() int { return c.out.queued }

// Idle reports whether everything has been written, and answered where it must be.
func (c *Channel) Idle() bool { return c.closed || c.out.empty() }

// Holds reports whether a message with the descriptor fd is still to be sent, or might
// have to be sent again.
func (c *Channel) Holds(fd int) bool { return c.out.holds(fd) }

// Received is the number of bytes that have come in.
func (c *Channel) Received() int64 { return c.count }

func (c *Channel) interest() error {
	if c.closed || c.wait == nil {
		return nil
	}
	return c.wait.Set(true, len(c.out.queue) > 0)
}

// Send queues m and writes what the socket takes. On a closed channel m is told ErrClosed, and
// until the end has been read behind a write that failed, what that was told.
func (c *Channel) Send(m Outgoing) {
	if c.Closed() {
		o := outbox{mode: c.out.mode}
		o.add(m)
		if c.closed || c.closing != nil {
			o.fail(ErrClosed)
		} else {
			o.fail(c.failed)
		}
		return
	}
	c.out.add(m)
	if !c.corked {
		c.Flush()
	}
}

// Flush writes what the socket takes now. Sends from within OnMessage are written
// together when the reads are done; Flush writes them at once.
func (c *Channel) Flush() {
	if c.closed || len(c.out.queue) == 0 {
		return
	}
	errno := c.out.flush(c.writeFn)
	switch {
	case c.closed:
	case errno == 0, errno == unix.EAGAIN, errno == unix.ENOBUFS:
		_ = c.interest()
		c.endIfFlushed()
	default: // the peer has gone; what it sent before may still be there to be read
		c.failed = errno
		c.out.fail(errno)
		_ = c.interest()
		c.endIfFlushed()
	}
}

// readsPerTurn bounds how long one busy channel keeps the loop from others.
const readsPerTurn = 16

// Ready is called by the reactor.
func (c *Channel) Ready(readable, writable bool) {
	c.corked = true
	if readable {
		c.read()
	}
	c.corked = false
	c.Flush()
	c.endIfFlushed()
}

func (c *Channel) read() {
	for range readsPerTurn {
		if c.closed || c.closing != nil && c.out.empty() {
			return
		}
		n, fds, errno := c.sock.read(c.buf)
		switch {
		case errno == unix.EAGAIN:
			return
		case errno != 0:
			c.broken(errno)
			return
		case n == 0:
			c.broken(nil)
			return
		}
		c.count += int64(n)
		err := c.dec.Feed(c.buf[:n], fds, c.emitFn, closeFD)
		c.to.OnRead()
		switch {
		case c.closed:
			return
		case err != nil:
			c.broken(err)
			return
		}
		if n < len(c.buf) && len(fds) == 0 {
			return // drained; a descriptor ends a read early
		}
	}
}

// emit handles what is the channel's own and hands on the rest. It reports whether to go on.
func (c *Channel) emit(body []byte, fd int) bool {
	var e Envelope
	if c.out.mode == JSON {
		e = ParseEnvelope(body)
	} else {
		e = openAdvanced(body)
	}
	if e.Kind != Handle && fd >= 0 {
		closeFD(fd) // a descriptor that no envelope speaks of
		fd = -1
	}
	switch e.Kind {
	case Ack, Nack:
		c.out.acked(e.Kind == Ack)
		c.endIfFlushed()
		return !c.closed
	case Handle:
		if fd < 0 {
			c.out.control(nackText)
			return true
		}
		c.out.control(ackText)
	}
	c.to.OnMessage(Message{Body: e.Body, Type: e.Type, Key: e.Key, FD: fd, Inside: e.Inside})
	return !c.closed
}

// broken ends the channel from the peer's side.
func (c *Channel) broken(err error) {
	if no, ok := err.(syscall.Errno); ok && (no == unix.ECONNRESET || no == unix.EPIPE) {
		err = nil // the peer closed with our messages unread
	}
	partial := c.shut()
	if err == nil && partial {
		err = ErrPartial
	}
	if done := c.closing; done != nil {
		c.closing = nil
		done(false)
		return
	}
	c.to.OnClose(err)
}

// shut closes the descriptor and tells everything unsent.
func (c *Channel) shut() (partial bool) {
	c.closed = true
	c.wait.Close()
	partial = c.dec.Close(closeFD)
	closeFD(c.sock.fd)
	c.out.fail(ErrClosed)
	return partial
}

// Close closes the channel at once. What is unsent is told ErrClosed.
func (c *Channel) Close() {
	if !c.closed {
		c.closing = nil
		c.shut()
	}
}

// CloseFlushed sends what is queued, waits for the answers to it, closes the channel and
// then calls done; flushed is false when the channel broke before. Until then the receiver
// gets what comes in, and what came in one read with the message that it closes for; OnClose
// is not called.
func (c *Channel) CloseFlushed(done func(flushed bool)) {
	if c.closed {
		done(false)
		return
	}
	c.closing = done
	c.endIfFlushed()
}

func (c *Channel) endIfFlushed() {
	if c.closing == nil || c.corked || !c.out.empty() {
		return
	}
	done, flushed := c.closing, c.failed == 0
	c.Close()
	done(flushed)
}

func closeFD(fd int) { unix.Close(fd) }

// FlushSync writes everything that is queued, waiting for the peer to read and to answer,
// but not beyond deadline, and closes the channel then. What comes in meanwhile and is no
// answer is dropped. It is for a process that is about to exit.
func (c *Channel) FlushSync(deadline time.Time) {
	if c.Idle() {
		return
	}
	if c.closing == nil {
		c.closing = func(bool) {}
	}
	for !c.Idle() {
		left := time.Until(deadline)
		if left <= 0 {
			return
		}
		p := []unix.PollFd{{Fd: int32(c.sock.fd), Events: unix.POLLIN}}
		if len(c.out.queue) > 0 {
			p[0].Events |= unix.POLLOUT
		}
		if _, err := unix.Poll(p, int(left/time.Millisecond)+1); err != nil && err != unix.EINTR {
			return
		}
		c.Ready(p[0].Revents&^unix.POLLOUT != 0, p[0].Revents&unix.POLLOUT != 0)
	}
}
