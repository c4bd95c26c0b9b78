package netio

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// Handler is told what a Conn reads. Its methods run on the polling goroutine, inside
// Poll or TryRead, and may call anything of the Conn, Close included.
type Handler interface {
	// OnRead gets bytes that are valid during the call only, unless they lie in the
	// handler's own ReadBuffer.
	OnRead(b []byte)
	// OnEnd says that the peer has ended its side. It is called once; reading has stopped.
	OnEnd()
	// OnError says that reading failed. Reading has stopped; the Conn is still to be closed.
	OnError(err syscall.Errno)
}

// BufferOwner is a Handler that has bytes read into a buffer of its own, and no longer
// shared, when it returns one that is not empty.
type BufferOwner interface{ ReadBuffer() []byte }

// Conn is a connected stream socket, pipe or terminal. It reads nothing until Resume or
// TryRead. It owns its descriptor.
type Conn struct {
	w       Watch
	h       Handler
	owner   BufferOwner
	queue   []chunk
	queued  int
	ending  func(error) // CloseWrite waits for the queue
	isEnd   bool
	onOpen  func(error) // connecting
	reading bool
	lent    bool
	file    bool // the descriptor is no socket; see sysRead

	// BytesRead and BytesWritten count what went through the descriptor.
	BytesRead, BytesWritten uint64
}

// chunk is a write that waits. Its bytes belong to the Conn until done is called.
type chunk struct {
	b    []byte
	done func(error)
	from *pages // the end of which is b, or nil
}

// maxReads is how often a Conn is read before others have their turn, if it fills the buffer
// each time. It is libuv's number.
const maxReads = 32

// NewConn takes over fd.
func (r *Reactor) NewConn(fd int) *Conn {
	c := &Conn{}
	c.w.init(r, fd, c)
	return c
}

// SetHandler says who is told; it may be changed at any time.
func (c *Conn) SetHandler(h Handler) {
	c.h = h
	c.owner, _ = h.(BufferOwner)
}

// FD is the descriptor, -1 once closed. It stays the Conn's.
func (c *Conn) FD() int {
	if c.w.closed {
		return -1
	}
	return c.w.fd
}

// Unread reports whether something has arrived that has not been read; it asks the system.
func (c *Conn) Unread() bool {
	if c.w.closed {
		return false
	}
	var b [1]byte
	n, _, err := unix.Recvfrom(c.w.fd, b[:], unix.MSG_PEEK|unix.MSG_DONTWAIT)
	return err == nil && n > 0
}

// Closed reports whether Close or Detach was called.
func (c *Conn) Closed() bool { return c.w.closed }

// Ref makes the Conn, while it waits, keep the loop alive; so it is at first.
func (c *Conn) Ref() { c.w.Ref() }

// Unref lets the loop end although the Conn waits for something.
func (c *Conn) Unref() { c.w.Unref() }

// HasRef reports whether the Conn keeps the loop alive while it waits.
func (c *Conn) HasRef() bool { return c.w.HasRef() }

// Reading reports whether the Conn waits for bytes.
func (c *Conn) Reading() bool { return c.reading }

// Resume starts reading from the next Poll on.
func (c *Conn) Resume() { c.setReading(true) }

// Pause stops reading. It is cheap: a pause and a resume between two events cost no
// system call.
func (c *Conn) Pause() { c.setReading(false) }

func (c *Conn) setReading(on bool) {
	c.reading = on
	c.interest()
}

// interest waits for what is wanted now; connecting and queued writes wait for write readiness.
func (c *Conn) interest() {
	if err := c.w.Set(c.reading && c.onOpen == nil, len(c.queue) > 0 || c.onOpen != nil); err != nil {
		c.refused(err)
	}
}

// refused hears that the system does not wait for the descriptor.
func (c *Conn) refused(err error) {
	if no, ok := err.(syscall.Errno); ok && c.h != nil {
		c.reading = false
		c.h.OnError(no)
	}
}

// TryRead starts reading and reads once without waiting: a connection that has just
// been accepted or passed has its first bytes there in most cases, and then needs no
// turn of the loop. It calls the Handler inline.
func (c *Conn) TryRead() {
	c.reading = true
	c.readOnce()
	if !c.w.closed {
		c.interest()
	}
}

// Ready is for the reactor. As in libuv reading comes first, and so it is a read that
// finds out about a connection which the peer has reset.
func (c *Conn) Ready(readable, writable bool) {
	if c.onOpen != nil {
		c.connected()
		return
	}
	for n := 0; n < maxReads && readable && c.reading && !c.w.closed; n++ {
		readable = c.readOnce()
	}
	if (writable || c.w.trouble()) && !c.w.closed {
		c.flush()
	}
}

// readOnce reports whether there may be more to read: it filled its buffer.
func (c *Conn) readOnce() (more bool) {
	if c.owner != nil {
		if b := c.owner.ReadBuffer(); len(b) > 0 {
			return c.readInto(b)
		}
	}
	r := c.w.r
	b := r.takeBuffer()
	more = c.readInto(b)
	r.returnBuffer(b)
	return more
}

func (c *Conn) readInto(b []byte) (full bool) {
	n, errno := sysRead(c.w.fd, &c.file, b)
	switch {
	case errno == 0 && n > 0:
		c.BytesRead += uint64(n)
		full = n == len(b)
		c.h.OnRead(b[:n])
		if !full && c.w.ended && c.reading {
			c.end()
		}
	case errno == 0:
		c.end()
	case errno != unix.EAGAIN:
		c.Pause()
		c.h.OnError(errno)
	}
	return full
}

func (c *Conn) end() {
	c.Pause()
	c.h.OnEnd()
}

// Close closes the descriptor. Writes that still wait are told ECANCELED.
func (c *Conn) Close() {
	if fd := c.Detach(); fd >= 0 {
		sysClose(fd)
	}
}

// Lend says that the descriptor stays the caller's: CloseAll leaves it open.
func (c *Conn) Lend() { c.lent = true }

func (c *Conn) abandon() {
	c.w.r.Flush()
	c.w.Close()
	for _, w := range c.queue {
		w.from.release()
	}
	if !c.lent {
		sysClose(c.w.fd)
	}
}

// Reset closes with a RST instead of a FIN.
func (c *Conn) Reset() error {
	if c.w.closed {
		return unix.EBADF
	}
	err := unix.SetsockoptLinger(c.w.fd, unix.SOL_SOCKET, unix.SO_LINGER, &unix.Linger{Onoff: 1})
	c.Close()
	return err
}

// Detach gives the descriptor to the caller and ends the Conn, or returns -1 when it has
// ended. Writes that still wait are told ECANCELED.
func (c *Conn) Detach() int {
	if c.w.closed {
		return -1
	}
	c.w.r.Flush()
	c.w.Close()
	c.reading = false
	c.cancelWrites(unix.ECANCELED)
	if f := c.onOpen; f != nil {
		c.onOpen = nil
		f(unix.ECANCELED)
	}
	return c.w.fd
}
