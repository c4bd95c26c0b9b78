package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// takesUpgrade decides what becomes of a request for another protocol: with a listener it
// is served by that, a CONNECT without one ends the connection, anything else is an
// ordinary request.
func (c *serverConn) takesUpgrade() bool {
	return c.p.Method == parser.CONNECT || c.srv.Has("upgrade")
}

// handOver gives the connection, and what was read behind the head, to the listener of
// 'upgrade' or 'connect'.
func (c *serverConn) handOver(rest []byte) {
	name := "upgrade"
	if c.p.Method == parser.CONNECT {
		name = "connect"
	}
	if c.shutting {
		return
	}
	heard := c.srv.Has(name)
	x := c.newExchange()
	x.req.upgrade = true
	x.req.bodyEnded()
	c.requests++
	sock := c.socketObject()
	if c.flush() {
		c.h.env.Loop.NextTick(c.settle) // of answers to the requests before
	}
	c.detach()
	c.letGo()
	if c.first != nil { // an answer that is due hears of the socket's end still
		c.cutOff = c.first.res
		c.hearLast()
	}
	if !heard {
		c.h.env.Method(sock.(*goja.Object), "destroy")
		return
	}
	head := c.h.buffers.Copy(rest)
	c.srv.Emit(name, x.req.Object(), sock, head)
	c.startSocket()
}

// detach lets go of a connection that another protocol has taken.
func (c *serverConn) detach() {
	c.upgraded = true
	c.idle.remove()
	c.srv.remove(c)
}

// letGo takes our listeners from a socket that is handed to a script.
func (c *serverConn) letGo() {
	if c.made != nil {
		for _, l := range c.made.ours {
			l.Remove()
		}
		must(c.sock.Set("readableFlowing", goja.Null()))
	}
	if c.over != nil {
		for _, l := range c.over.ours {
			c.over.off(l)
		}
	}
}

// startSocket lets a socket that was handed to a script read for itself.
func (c *serverConn) startSocket() {
	if c.made != nil {
		c.made.TakeOver()
	}
}
