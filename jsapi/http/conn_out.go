package http

import (
	"errors"
	"syscall"

	"github.com/dop251/goja"
)

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

// holds reports whether o has ended and Node has not written it: behind the end of a socket
// that a script has ended, or behind a response whose 'finish' is to come.
func (c *serverConn) holds(o *Outgoing) bool {
	switch {
	case c.first != nil && &c.first.res.Outgoing == o:
		return c.stopped() && !c.shutting
	case c.finishing != nil:
		return &c.finishing.res.Outgoing != o
	case len(c.done) > 1:
		return &c.done[0].res.Outgoing != o
	}
	return false
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

// wrote has what was appended sent; see carrier. While requests are read answers gather, to
// leave in one write; the last one's end is what they wait for, and not the handler, which
// may go on for long or end the process. A stream gets what has ended at once: of its being
// destroyed nobody tells in time.
func (c *serverConn) wrote(now bool) {
	switch now = now && c.corks == 0; {
	case c.busy && len(c.out) < 64<<10 && (!now || len(c.rest) > 0 && c.over == nil):
		if now {
			c.whole = len(c.out)
		} else {
			c.cork()
		}
	case now || c.busy:
		if c.flush() && !c.busy {
			c.within = true
			c.settle()
			c.within = false
		}
	default:
		c.cork()
	}
}

func (c *serverConn) queued() int {
	n := len(c.out)
	if c.nc != nil {
		return n + c.nc.Queued()
	}
	return n + c.over.queued()
}

func (c *serverConn) whenWritten(f func(err goja.Value)) {
	if c.dead() || c.stopped() {
		return // nobody is told of what is written to a socket that is destroyed or ended, as in Node
	}
	w := &waiter{f: f, corked: c.corks > 0, before: len(c.done) > 0 || c.ending != nil}
	if c.first != nil {
		w.of = c.first.res
	}
	c.waiters = append(c.waiters, w)
	if !w.corked {
		w.queue(c)
	}
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
	return len(c.waiters) > 0 || len(c.done) > 0 || c.endAfter
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

// settle acts on everything being written: callbacks, 'finish' and 'close' of responses,
// the end of the connection. It must run inside Loop.Call.
func (c *serverConn) settle() {
	if c.lost {
		c.close(nil)
		return
	}
	if c.closed || c.shutting || c.queued() > 0 {
		return
	}
	// With 'finish', when a script has the socket or may ask for it: it may still write to it.
	endsLater := c.endAfter && (c.sock != nil || c.within) && len(c.done) > 0
	if endsLater {
		c.done[len(c.done)-1].ends = true
	}
	var corked []*waiter
	for len(c.waiters) > 0 || len(c.done) > 0 {
		waiters, done := c.waiters, c.done
		c.waiters, c.done = nil, nil
		for _, w := range waiters {
			switch {
			case w.corked:
				corked = append(corked, w)
			case w.reached():
			case c.telling:
				w.tell()
			default:
				c.h.env.Loop.NextTick(w.tell)
			}
		}
		for _, x := range done {
			c.conclude(x)
		}
		if cap(done) <= 8 && c.done == nil {
			clear(done)
			c.done = done[:0]
		}
	}
	c.waiters = corked
	if c.endAfter {
		if !endsLater {
			c.endNow()
		}
		return
	}
	if c.paused {
		if c.reading == nil || c.reading.req.dumped {
			c.full = false
		}
		c.goOn()
	}
}

// streamTook is told by the stream under the connection, in the tick in which it tells of its
// writes, that it has taken them all.
func (c *serverConn) streamTook() {
	c.telling = true
	defer func() { c.telling = false }()
	c.settle()
}

// unheard concludes an exchange of which nobody is to hear. Events that nobody listens for
// cost nothing.
func (x *exchange) unheard() bool {
	r := x.res
	if x.ends || x.heir != nil || r.Has("finish") || r.Has("close") || x.req.watched() || !x.req.complete || !r.Native() {
		return false
	}
	r.finishEmitted, r.closed, r.unheard, r.to = true, true, true, nil
	x.req.endUnheard()
	return true
}

// conclude ends an exchange whose response is written. A script that has just ended it may
// still want to hear of it.
func (c *serverConn) conclude(x *exchange) {
	if !c.within && x.unheard() {
		return
	}
	switch {
	case x.reached():
	case c.ending == nil || c.ending == x:
		if c.finishing, c.ending = x, x; c.telling {
			c.telling = false // the response behind it is written in this tick, and told of in the next
			x.finish()
		} else {
			c.h.env.Loop.NextTick(x.finish)
		}
	default:
		c.ending.next, c.ending = x, x
	}
}

// tick is the tick of an end; see early.
func (x *exchange) tick() {
	if x.ticked = false; x.written || x.res.finishEmitted {
		x.finish()
	}
}

// finish emits what Node emits when a response is done, and has the next one told.
func (x *exchange) finish() {
	c, r, loop := x.c, x.res, x.c.h.env.Loop
	told := r.finishEmitted || r.closed || x.unheard()
	if !told {
		r.finishEmitted = true
		r.to = nil
		if m := x.req; !m.consumed && !(m.Flowing() && m.Has("data")) {
			m.dump()
		}
		loop.NextTick(r.shut)
	}
	if x.ends {
		c.endNow()
	}
	if next := x.heir; next != nil {
		x.heir = nil
		next.assigned()
	}
	if c.finishing = x.next; c.ending == x {
		c.finishing, c.ending = nil, nil
	} else if x.next != nil {
		loop.NextTick(x.next.finish)
	}
	if !told {
		r.Emit("finish")
	}
}

// shut emits 'close' on the response, once.
func (r *Response) shut() {
	if !r.closed {
		r.destroyed, r.closed = true, true
		r.Emit("close")
		if r.finishEmitted && r.ex != nil {
			r.ex.req.endUnheard()
		}
	}
}
