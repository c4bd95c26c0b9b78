package http

// The exchanges of a connection stand in a line, in the order of their requests: first those
// whose end is to be told, of which the last may still be in the buffer, then those that are
// open. The first open one is the current one and writes to the connection. When it ends, the
// next one writes behind it at once; but as Node gives that one the socket with 'finish' of the
// one before, what it shows of itself waits until then.

// line is the exchanges of a connection. Each pointer is nil without one.
type line struct {
	oldest *exchange // of all that stand in the line
	unsent *exchange // the first whose bytes are not with the socket
	first  *exchange // the first open one
	last   *exchange
	within bool // a call of a script that has ended a response
}

// add puts x at the end.
func (l *line) add(x *exchange) {
	if l.oldest == nil {
		l.oldest = x
	} else {
		l.last.next = x
	}
	l.last = x
	if l.unsent == nil {
		l.unsent = x
	}
	if l.first == nil {
		l.first = x
	}
}

// following is who stands behind x, but for those of whose end nobody has heard.
func (l *line) following(x *exchange) *exchange {
	next := x.next
	for next != nil && next.res.unheard {
		next = next.next
	}
	return next
}

// ended is told by a response that it is complete; see carrier.
func (c *serverConn) ended(o *Outgoing) {
	x := c.first
	if x == nil || &x.res.Outgoing != o || c.stopped() {
		return
	}
	c.uncorkAll()
	for x != nil && x.res.finished && !c.endAfter {
		c.pass(x)
		if x = c.first; x != nil && !c.endAfter && !x.res.succeed(c) {
			break
		}
	}
	c.wrote(true)
	if c.first != nil && c.sock != nil && !c.shutting {
		c.hearLast()
	}
	if c.first == nil && !c.inMessage && !c.busy && !c.endAfter {
		c.waitIdle()
	}
}

// pass takes the connection from x, which is complete.
func (c *serverConn) pass(x *exchange) {
	c.first, c.whole = x.next, c.gathered()
	if c.busy && c.oldest == x && (x.res.Has("finish") || x.res.Has("close")) {
		x.ticked = true
		c.h.env.Loop.NextTick(x.tick)
	}
	if !x.req.complete || x.req.watched() {
		c.drop(x)
	}
	if x.res.last {
		c.endAfter = true
	}
}

// succeed gives the response the connection of the one before it, and what it has written
// meanwhile leaves. It reports whether others may follow: one that was destroyed takes the
// connection with it and sends nothing.
func (r *Response) succeed(c *serverConn) bool {
	c.unwritten -= len(r.waiting)
	if r.hooked || r.destroyed || r.needDrain || r.corked > 0 || len(r.later) > 0 || r.Has("socket") || r.Has("prefinish") {
		r.unassigned = true
	}
	r.to = c
	if r.destroyed {
		r.waiting = nil
		return false
	}
	if r.corked == 0 || r.finished {
		r.release(c)
	}
	return true
}

// answered reports whether no response is under way: the current one may have ended behind the end
// of the socket, where it stays.
func (l *line) answered() bool { return l.first == nil || l.first.res.finished }

// take gives the response its connection.
func (r *Response) take(c *serverConn) {
	if r.pieces != nil {
		r.pieces.assign()
		return
	}
	r.attach(c)
}

// finishing is told by the response that a script has ended it.
func (r *Response) finishing() {
	if r.pieces != nil {
		return
	}
	c := r.ex.c
	if r.to != nil {
		if c.oldest != c.first && r.Has("prefinish") { // which comes with its turn
			r.unassigned = true
		}
		if !r.unassigned && !r.stuck && (!c.stopped() || c.shutting) {
			r.prefinish()
		}
		return
	}
	c.unwritten += len(r.waiting)
	c.outputMoved()
	if c.flooded() {
		c.pause()
	}
}

// assigned tells r that it is its turn, and that it has ended if it has. Its bytes may have
// left already.
func (r *Response) assigned() {
	if r.unassigned = false; r.destroyed {
		r.later = nil
	}
	if r.Has("socket") { // it was destroyed, or given a timeout, before its turn
		r.Emit("socket", r.ex.c.socketObject())
	}
	if r.destroyed {
		return
	}
	if r.finished {
		r.prefinish()
	}
	c := r.ex.c
	r.outputMoved()
	if r.corked > 0 && !r.finished {
		c.corks += r.corked
		return
	}
	if c.queued() == 0 && !c.dead() {
		for _, f := range r.later {
			c.h.env.Loop.NextTick(func() { f(nil) })
		}
		r.later = nil
	}
	r.awaited(r.to)
}

// outputMoved emits 'drain' on a response that waits for it whenever what waits in it or
// behind it has changed, as Node does.
func (r *Response) outputMoved() {
	if r.needDrain && !r.finished {
		r.needDrain = false
		r.Emit("drain")
	}
}

// outputMoved is told that what responses have written before their turn has changed, and by a
// stream that it has room. The response whose turn it is may wait for the latter, and Node tells
// it of both.
func (c *serverConn) outputMoved() {
	if x := c.oldest; x != nil && x.res.to != nil {
		x.res.outputMoved()
	}
}

// holds reports whether o has ended and Node has not written it: behind the end of a socket
// that a script has ended, or behind a response whose 'finish' is to come.
func (c *serverConn) holds(o *Outgoing) bool {
	if c.first != nil && &c.first.res.Outgoing == o {
		return c.stopped() && !c.shutting
	}
	return c.oldest != nil && &c.oldest.res.Outgoing != o
}
