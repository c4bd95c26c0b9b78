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
	moved bool      // the end of the response has queued another tick, and this one is nothing
	of    *Response // whose turn it was
	f     func(err goja.Value)
}

// tick is the waiter's tick; see early. What has not ended is written at the end of a tick,
// in Node, and told of in the next.
func (c *serverConn) tick(w *waiter) {
	if w.moved {
		w.moved = false
		return
	}
	w.ticked = false
	switch {
	case !w.written:
	case w.of != nil && !w.of.finished:
		c.h.env.Loop.NextTick(w.tell)
	default:
		w.tell()
	}
}

// tell tells that it is written. A 'drain' that is due comes before.
func (w *waiter) tell() {
	if r := w.of; r != nil && r.needDrain {
		r.drained(nil)
	}
	w.f(nil)
}

// moveTicks has what was written before the end of a response told of in the tick that the
// end queues: in Node it is the end that writes.
func (c *serverConn) moveTicks() {
	for _, w := range c.waiters {
		if w.ticked && !w.moved {
			w.moved = true
			c.h.env.Loop.NextTick(func() { c.tick(w) })
		}
	}
}
