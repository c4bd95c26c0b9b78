package http

import "github.com/dop251/goja"

// When Node would have written. Its socket writes the end of a response at once; the first
// write that is no end corks the socket until a tick that it queues, and all that was written
// by then leaves in that tick. Here bytes gather until the end of the readable event, however
// they were written, and this file keeps the difference from showing: who waits for bytes
// hears of them in the tick in which he would in Node, and of a connection that is destroyed
// only those leave that Node had written.

// corking is the cork of Node's socket, and who waits to hear that what was written has left.
type corking struct {
	corks   int // by a tick that is queued or by a script: what is written leaves behind them
	whole   int // bytes of out that Node would have written: they leave even if a script destroys the socket
	waiters []*waiter
	telling bool // of a stream's writes, in the stream's own tick
}

// wrote has what was appended sent; see carrier. While requests are read answers gather, to
// leave in one write; the last one's end is what they wait for, and not the handler, which
// may go on for long or end the process. A stream gets what has ended at once: of its being
// destroyed nobody tells in time.
func (c *serverConn) wrote(now bool) {
	switch {
	case !now || c.corks > 0:
		c.cork()
	case c.busy && len(c.rest) > 0 && c.over == nil && len(c.parts) == 0 && len(c.out) < 64<<10:
		c.whole = len(c.out)
	default:
		if c.flush() && !c.busy {
			c.within = true
			c.settle()
			c.within = false
		}
	}
}

// mayLeave reports whether a readable event ends with a write: not when all that was gathered
// stands behind a cork.
func (c *serverConn) mayLeave() bool { return c.corks == 0 || c.whole > 0 }

// cork is told of a write that is no end. Node corks the socket with the first of them until
// the tick that it queues, and then writes them all.
func (c *serverConn) cork() {
	if c.corks == 0 {
		c.corks = 1
		c.h.env.Loop.NextTick(c.uncork)
	}
}

// uncork takes one cork away. Behind the last, what was written leaves: with the readable
// event, unless somebody is to hear of it before that.
func (c *serverConn) uncork() {
	if c.corks > 1 {
		c.corks--
		return
	}
	if c.corks == 1 {
		c.uncorkAll()
		if c.over == nil && len(c.parts) == 0 && (c.busy || c.more && len(c.waiters) == 0) {
			c.whole = len(c.out)
		} else if c.flush() && !c.busy {
			c.settle()
		}
	}
}

// uncorkAll takes every cork away, as the end of a response does.
func (c *serverConn) uncorkAll() {
	c.corks = 0
	for _, w := range c.waiters {
		if w.corked {
			w.queue(c)
		}
	}
}

// Who waits to hear that what was written has left, and in which tick they hear of it.

// early is what is told of bytes being written in the tick that writing them has queued,
// before those that the script queues after it, although the bytes leave with the whole
// readable event.
type early struct {
	ticked  bool // the tick is to come
	written bool // the bytes were first
}

// reached says that the bytes are written and reports whether the tick will tell.
func (e *early) reached() bool {
	e.written = true
	return e.ticked
}

// waiter is a callback for when everything before it is written.
type waiter struct {
	early
	corked bool      // Node has not written it yet
	of     *Response // whose turn it was
	f      func(err goja.Value)
}

func (c *serverConn) whenWritten(f func(err goja.Value)) {
	if c.dead() || c.stopped() {
		return // nobody is told of what is written to a socket that is destroyed or ended, as in Node
	}
	w := &waiter{f: f, corked: c.corks > 0}
	if c.first != nil {
		r := c.first.res
		if c.oldest != c.first {
			r.later, r.unassigned = append(r.later, f), true
			return
		}
		w.of = r
	}
	c.waiters = append(c.waiters, w)
	if !w.corked {
		w.queue(c)
	}
}

// queue has the waiter told in a tick, in which Node has written what it waits for.
func (w *waiter) queue(c *serverConn) {
	w.corked, w.ticked = false, true
	c.h.env.Loop.NextTick(func() {
		if w.ticked = false; w.written {
			w.tell()
		}
	})
}

// tell tells that it is written. A 'drain' that is due comes before.
func (w *waiter) tell() {
	if r := w.of; r != nil && r.needDrain && !r.ex.c.shutting {
		r.drained(nil)
	}
	w.f(nil)
}

// streamTook is told by the stream under the connection, in the tick in which it tells of its
// writes, that it has taken them all.
func (c *serverConn) streamTook() {
	c.telling = true
	defer func() { c.telling = false }()
	c.settle()
}
