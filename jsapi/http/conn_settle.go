package http

// What is told of responses that are written: their callbacks, 'finish' and 'close', each in
// the tick in which Node tells it.

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
	endsLater := c.endAfter && (c.sock != nil || c.within) && c.unsent != c.first
	var corked []*waiter
	for len(c.waiters) > 0 || c.unsent != c.first {
		waiters := c.waiters
		c.waiters = nil
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
		if x := c.unsent; x != c.first {
			c.unsent = x.next
			x.ends = endsLater && x.next == c.first
			c.conclude(x)
		}
	}
	c.waiters = corked
	if c.endAfter {
		if !endsLater {
			c.endNow()
		}
		return
	}
	c.readOn()
}

// readOn goes on reading when what kept the connection from it may be over.
func (c *serverConn) readOn() {
	if c.paused {
		if c.reading == nil || c.reading.req.dumped {
			c.full = false
		}
		c.goOn()
	}
}

// conclude ends an exchange whose response is written. A script that has just ended it may
// still want to hear of it.
func (c *serverConn) conclude(x *exchange) {
	if !c.within && x.unheard() {
		if c.oldest == x {
			c.oldest = x.next
		}
		return
	}
	switch {
	case x.reached(), c.oldest != x: // its tick tells, or who is before it has it told
	case c.telling:
		c.telling = false // the response behind it is written in this tick, and told of in the next
		x.finish()
	default:
		c.h.env.Loop.NextTickJob((*finishJob)(x))
	}
}

// unheard concludes an exchange of which nobody is to hear. Events that nobody listens for
// cost nothing.
func (x *exchange) unheard() bool {
	r := x.res
	if x.ends || r.unassigned || x.next != nil && x.next.res.unassigned || r.Has("finish") || r.Has("close") || x.req.watched() || !x.req.complete || !r.Native() {
		return false
	}
	r.finishEmitted, r.closed, r.unheard, r.to = true, true, true, nil
	x.req.endUnheard()
	return true
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
		x.dumpUnread()
		loop.NextTickJob((*shutJob)(r))
	}
	if x.ends {
		c.endNow()
	}
	next := c.following(x)
	if c.oldest, x.next = next, nil; next != nil {
		if next.res.unassigned {
			next.res.assigned()
		}
		if next.written {
			loop.NextTickJob((*finishJob)(next))
		}
	}
	if !told {
		r.Emit("finish")
	}
}

// dumpUnread forgets the body when its response is done and nobody has read it.
func (x *exchange) dumpUnread() {
	if m := x.req; !m.consumed && !(m.Flowing() && m.Has("data")) {
		m.dump()
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
