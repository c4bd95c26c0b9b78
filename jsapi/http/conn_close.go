package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// ending is how far the end of a connection is.
type ending struct {
	endAfter bool // close when everything is written
	shutting bool // the Socket has closed the descriptor
	closed   bool
	upgraded bool
	lost     bool // the connection broke, with all that it had not sent
	deaf     bool // the server has heard of an error: those of the socket behind it are nobody's

	endHeard heard            // by which a response hears of the end of a socket that scripts know
	endCount int              // of those who listen for it, then
	cutOff   *Response        // by the end of the connection, and not yet told
	lingers  *eventloop.Timer // our side has ended, and the rest of a body is read until then
}

// endNow closes the connection, everything being written. Where the client still sends a body
// that nobody reads, it lingers.
func (c *serverConn) endNow() {
	if c.closed || c.shutting || c.lingers != nil {
		return
	}
	if c.sock == nil && c.nc != nil && !c.eof && c.reading != nil && !c.reading.req.watched() {
		c.linger()
		return
	}
	if c.sock != nil || c.over != nil || c.inMessage {
		if s, ok := c.socketObject().(*goja.Object); ok {
			c.h.endSoon(s)
			return
		}
	}
	c.close(nil)
}

// endSoon ends a socket behind what it has to write.
func (h *HTTP) endSoon(sock *goja.Object) {
	if f, ok := jsapi.AsFn(sock.Get("destroySoon")); ok {
		f(goja.FunctionCall{This: sock})
		return
	}
	h.env.Method(sock, "end")
}

// lingerTime is for how long, in milliseconds, a body is read that nobody wants.
const lingerTime = 2000

// linger ends our side and reads on until the body or the client has ended, at most for
// lingerTime: unread bytes would have the kernel reset the connection, and the client lose the
// answer (RFC 9112 section 9.6). Node closes at once, and its clients lose most early answers.
func (c *serverConn) linger() {
	c.lingers = c.h.env.Loop.NewTimer(lingerTime, false, func() { c.close(nil) })
	c.lingers.Unref()
	c.reading.req.dump()
	c.full = false
	c.goOn()
	c.nc.CloseWrite(func(error) {})
}

// close closes the connection now.
func (c *serverConn) close(err goja.Value) {
	if c.closed || c.upgraded || c.shutting {
		return
	}
	if c.sock != nil || c.over != nil || c.lost && c.srv.Has("clientError") {
		c.destroySocket(err)
		return
	}
	c.shut(err)
	c.nc.Close()
	switch {
	case c.oldest != nil && (c.oldest.written || c.oldest.ticked): // the server is closed behind the 'close' of its last response
		c.onClose(func() { c.gone(); c.srv.ConnClosed() })
	case c.unsent != nil || c.more || len(c.rest) > 0: // who is left hears of it where 'close' comes
		c.srv.ConnClosed()
		c.onClose(c.gone)
	default:
		c.gone()
		c.srv.ConnClosed()
	}
}

// onClose calls f in the close phase, where what belongs to a connection belongs to nobody
// that a script knows.
func (c *serverConn) onClose(f func()) {
	loop := c.h.env.Loop
	before := loop.Context
	if loop.Tracker == nil {
		loop.Context = nil
	}
	loop.OnClose(f)
	loop.Context = before
}

// shut is told that the descriptor is about to be closed. Messages that a script has ended
// have left by then, in Node, where every end is written at once.
func (c *serverConn) shut(err goja.Value) {
	if c.closed || c.upgraded || c.shutting {
		return
	}
	c.endAfter = false
	if !c.lost {
		c.flushWhole()
	}
	c.shutting = true
	if c.lingers != nil {
		c.lingers.Stop()
	}
	c.giveUp(err)
}

// flushWhole writes what Node has written by now; what a tick would have written is lost.
func (c *serverConn) flushWhole() {
	c.dropCorked()
	if c.flush() {
		c.settle()
	}
}

// dropCorked forgets what Node has not written by now. Parts always have not been.
func (c *serverConn) dropCorked() {
	first := c.out
	if len(c.parts) > 0 {
		first = c.parts[0]
	}
	if c.out, c.parts, c.ahead = nil, nil, 0; c.whole > 0 {
		c.out = first[:c.whole]
	}
}

// destroySocket destroys the socket as a script would; 'close' of it brings gone.
func (c *serverConn) destroySocket(err goja.Value) {
	s, ok := c.socketObject().(*goja.Object)
	if !ok {
		return
	}
	if err == nil || jsapi.IsNullish(err) {
		c.h.env.Method(s, "destroy")
		return
	}
	c.h.env.Method(s, "destroy", err)
}

// tornDown is told that a script has destroyed a request: its connection goes with it.
func (c *serverConn) tornDown(err goja.Value) {
	if !c.closed && !c.upgraded {
		c.destroySocket(err)
	}
}

// gone is the end of the connection: requests under way are aborted, the response under
// way is closed.
func (c *serverConn) gone() {
	if c.closed {
		return
	}
	c.closed = true
	c.idle.remove()
	c.srv.remove(c)
	if c.upgraded {
		return
	}
	x, ended := c.unsent, c.unsent != c.first
	c.unsent, c.first, c.reading = nil, nil, nil
	for y := x; y != nil; y = y.next {
		y.req.abort()
	}
	if ended || x != nil && x.res.to != nil { // only a response that has the socket hears of its end
		c.cutOff = x.res
		if c.oldest == nil && c.sock != nil && c.assigned == nil { // nothing takes the socket from it any more
			c.assigned = x.res.Object()
		}
	}
	if c.endHeard.name == "" {
		c.tellEnd()
	}
	c.out, c.parts, c.ahead = nil, nil, 0
	c.giveUp(nil)
}

// tellEnd closes the response that the end of the connection has cut off.
func (c *serverConn) tellEnd() {
	if r := c.cutOff; r != nil {
		c.cutOff = nil
		r.shut()
	}
}

// giveUp tells those who wait for their bytes to be written that they never will be: with what
// the socket was destroyed with, when that was an error.
func (c *serverConn) giveUp(err goja.Value) {
	var all []func(err goja.Value)
	for _, w := range c.waiters {
		all = append(all, w.f)
	}
	c.waiters = nil
	if x := c.first; x != nil && x.res.to != nil && !x.res.unassigned { // what a cork has held back
		all = append(all, x.res.later...)
		x.res.later = nil
	}
	if len(all) > 0 {
		if err == nil || jsapi.IsNullish(err) {
			err = c.h.env.CodeError("Error", "ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed")
		}
		for _, f := range all {
			c.h.env.Loop.NextTick(func() { f(err) })
		}
	}
}
