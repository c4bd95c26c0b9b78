package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// requestDone is told that the request has been written, or never will be: unless its
// socket has failed it has then finished, as in Node.
func (c *clientConn) requestDone() {
	r := c.req
	if r.finishEmitted || c.errored {
		return
	}
	r.finishEmitted = true
	r.Emit("finish")
}

// requestFinish is the request's own listener of 'finish', which it has from the response on:
// a response that was there before the request ended has left the socket to it.
func (c *clientConn) requestFinish([]goja.Value) {
	if r := c.req; r.keepAlive && r.ended && !c.freed {
		c.free()
	}
}

// responseEnd is the 'end' of the response: without keep-alive that of the socket.
func (c *clientConn) responseEnd() {
	r := c.req
	r.ended = true
	c.forget(c.timeouts[:])
	switch {
	case !r.keepAlive:
		if truthy(c.o.Get("writable")) {
			c.flush()
			c.destroySoon()
		}
	case r.flushed() && !c.res.aborted:
		c.free()
	}
}

// free gives the socket back to its agent, request and response being done. As in Node that
// the connection has ended meanwhile makes no difference to it: 'close' comes once more.
func (c *clientConn) free() {
	r := c.req
	c.release()
	c.freed = true
	r.destroyed = true
	if r.timed {
		c.h.env.Method(c.o, "setTimeout", c.h.env.VM.ToValue(0), c.h.emitsTimeout())
		r.timed = false
	}
	c.h.env.Loop.NextTick(func() {
		r.to = nil
		r.socket = c.o
		r.closed = true
		r.Emit("close")
		c.emit("free")
	})
}

// serverEnded is the end of the server's side, behind which nothing is sent any more.
func (c *clientConn) serverEnded() {
	if c.over {
		return
	}
	r := c.req
	if r.res == nil && !c.errored && !truthy(c.o.Get("_hadError")) { // a TLSSocket tells by itself
		c.fail(c.h.reset("socket hang up"))
	}
	c.finishParser()
	c.wire.destroy(nil)
}

// finishParser tells the parser, unless it is done, that no more comes, which ends a body that
// has no length.
func (c *clientConn) finishParser() {
	if c.parsed {
		return
	}
	c.parsed = true
	if ev, err := c.p.Finish(); err == nil && ev == parser.Done {
		c.done()
	}
}

// failed is the 'error' of the socket.
func (c *clientConn) failed(args []goja.Value) {
	c.deaf = true
	c.fail(jsapi.Arg(args, 0))
	c.finishParser()
	c.forget(c.reading[:2])
	c.wire.destroy(nil)
}

// closed is the end of the socket. It keeps the listeners that it has, as in Node: packages tell
// by them that a response was cut short.
func (c *clientConn) closed() {
	if c.over {
		return
	}
	r := c.req
	c.over = true
	defer c.finishParser() // behind 'close', as in Node: a body that only the connection's end ends was cut off
	r.destroyed, r.dropped = true, true
	if m := r.res; m != nil {
		if !m.complete {
			m.Destroy(c.h.reset("aborted"))
		}
		r.emitClose()
		return
	}
	if !c.errored {
		err := r.destroyErr
		if err == nil {
			err = c.h.reset("socket hang up")
		}
		c.fail(err)
	}
	r.emitClose()
}
