package http

import "github.com/dop251/goja"

// A clientConn is the carrier of its request.

// lost reports whether what is written goes nowhere, the socket being destroyed.
func (r *Request) lost() bool { return r.client != nil && r.client.wire.destroyed() }

// take has the request write here, and takes over what has waited: its callbacks go with its
// bytes, in one write.
func (c *clientConn) take() {
	r := c.req
	r.to = c
	if len(c.out) == 0 {
		c.out = r.waiting
	} else {
		c.out = append(c.out, r.waiting...)
	}
	c.waiters = append(c.waiters, r.later...)
	r.waiting, r.later = nil, nil
}

// buffer is where the request appends; see carrier. Behind the end of the socket what it writes
// waits for another, which does not come.
func (c *clientConn) buffer() *[]byte {
	if c.wire.ending() {
		return &c.req.waiting
	}
	return &c.out
}

func (c *clientConn) wrote(now bool) {
	switch {
	case now:
		c.flush()
	case !c.ticking:
		c.ticking = true
		c.h.env.Loop.NextTick(func() {
			c.ticking = false
			c.flush()
		})
	}
}

// flush gives the socket everything that was appended. What comes behind the socket's end
// stays, and nobody hears of it, as in Node.
func (c *clientConn) flush() {
	b, waiters := c.out, c.waiters
	if len(b) == 0 && len(waiters) == 0 || c.wire.ending() {
		return
	}
	c.out, c.waiters = nil, nil
	c.write(b, func(err goja.Value) {
		for _, f := range waiters {
			f(err)
		}
	})
}

func (c *clientConn) send(b []byte) {
	c.flush()
	c.write(b, func(goja.Value) {})
}

func (c *clientConn) queued() int { return len(c.out) + c.wire.queued() }

func (c *clientConn) whenWritten(f func(err goja.Value)) {
	c.waiters = append(c.waiters, f)
	c.wrote(false)
}

// ended is told that the request is complete; see carrier.
func (c *clientConn) ended(o *Outgoing) {
	if c.wire.ending() { // what ends the request stays behind; see flush
		o.waiting, c.out = append(o.waiting, c.out...), nil
		return
	}
	if c.wire.destroyed() {
		o.endedLate(len(c.out) == 0)
		return
	}
	c.waiters = append(c.waiters, func(goja.Value) { c.requestDone() })
	c.flush() // first, so that 'prefinish' finds in the socket what waits for the connection
	o.prefinish()
}
