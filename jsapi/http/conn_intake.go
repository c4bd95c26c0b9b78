package http

import "bytes"

// intake is whether a connection reads. It does not while the stream of a body is full, nor
// while the client does not take its answers.
type intake struct {
	paused bool
	full   bool   // the stream of the body that is being read wants no more
	held   []byte // read, and left for when the client takes answers again
}

// flooded reports whether answers pile up that the client does not read, so that it is
// not to be asked for more requests.
func (c *serverConn) flooded() bool {
	mark := c.srv.HighWaterMark()
	return c.unwritten >= max(mark, 1) || c.queued() >= max(4*mark, 1)
}

func (c *serverConn) pause() {
	if !c.paused && !c.closed && !c.shutting {
		c.paused = true
		c.setReading(false)
	}
}

// wantBody goes on reading; see bodySource.
func (c *serverConn) wantBody(m *Incoming) {
	if c.made != nil && !c.paused && !c.upgraded && !c.shutting { // a script may have paused the socket
		c.made.ReadableSide().Resume()
	}
	if c.paused && c.reading != nil && c.reading.req == m {
		c.full = false
		c.goOn()
	}
}

// drop forgets a body that nobody reads, so that the next request can come.
func (c *serverConn) drop(x *exchange) {
	if x == c.reading && !x.req.complete {
		c.full = false
		c.goOn()
	}
}

// hold keeps the requests that are read and not parsed until the client has taken answers.
func (c *serverConn) hold() {
	c.held, c.rest = bytes.Clone(c.rest), nil
	c.inMessage = false
	c.pause()
}

// goOn reads on when nothing speaks against it: a body that nobody reads, answers that the
// client does not take.
func (c *serverConn) goOn() {
	switch {
	case !c.paused || c.full || c.flooded() || c.closed || c.upgraded || c.shutting:
	case len(c.held) > 0:
		c.h.env.Loop.NextTick(c.feedHeld)
	default:
		c.paused = false
		c.setReading(true)
	}
}

// feedHeld serves the requests that were held back.
func (c *serverConn) feedHeld() {
	if c.closed || c.shutting || c.upgraded || len(c.held) == 0 {
		return
	}
	c.in, c.rest, c.held = c.held, c.held, nil
	for c.more = true; c.more; { // behind a piece of a body: the queues are drained after all of it
		c.feed()
		c.drained(true)
	}
	c.in = nil
	c.goOn()
}

func (c *serverConn) setReading(on bool) {
	switch {
	case c.over != nil:
		c.over.setReading(on)
	case on:
		c.nc.Resume()
		if c.made != nil {
			c.made.ReadableSide().Resume()
		}
	default:
		c.nc.Pause()
		if c.made != nil {
			c.made.ReadableSide().Pause()
		}
	}
}
