package http

import "github.com/dop251/goja"

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
	e.written = e.ticked
	return e.written
}

// waiter is a callback for when everything before it is written.
type waiter struct {
	early
	corked bool      // Node has not written it yet
	of     *Response // whose turn it was
	before bool      // in Node its turn has still to come
	f      func(err goja.Value)
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

// cork is told of a write that is no end. Node corks the socket with the first of them until
// the tick that it queues, and then writes them all.
func (c *serverConn) cork() {
	if c.corks == 0 {
		c.corks = 1
		c.h.env.Loop.NextTick(c.uncork)
	}
}

// uncork takes one cork away. Behind the last, what was written leaves.
func (c *serverConn) uncork() {
	if c.corks > 1 {
		c.corks--
		return
	}
	if c.corks == 1 {
		c.uncorkAll()
		if c.busy {
			c.whole = len(c.out)
		} else if c.flush() {
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
