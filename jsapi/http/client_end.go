package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// requestDone is told that the request has been written.
func (c *clientConn) requestDone() {
	r := c.req
	if r.finishEmitted {
		return
	}
	r.finishEmitted = true
	r.Emit("finish")
	c.free()
}

// responseEnd is the 'end' of the response.
func (c *clientConn) responseEnd() {
	r := c.req
	r.settled = true
	if !r.keepAlive {
		if !c.over {
			if f, ok := jsapi.AsFn(c.sock.Get("destroySoon")); ok {
				f(goja.FunctionCall{This: c.sock})
			} else {
				c.h.env.Method(c.sock, "end")
			}
		}
		return
	}
	c.free()
}

// free gives the socket back to the agent when request and response are both done.
func (c *clientConn) free() {
	r := c.req
	if c.over || !r.keepAlive || !r.settled || !r.finishEmitted || r.res == nil || !r.res.complete || r.freed {
		return
	}
	r.freed = true
	c.release()
	r.destroyed = true
	if r.timeout != nil || r.laterTimeout != nil {
		c.h.env.Method(c.sock, "setTimeout", c.h.env.VM.ToValue(0))
	}
	c.h.env.Loop.NextTick(func() {
		r.to = nil
		r.socket = c.sock
		r.emitClose()
		c.h.env.Method(c.sock, "emit", c.h.env.VM.ToValue("free"))
	})
}

// end is the end of the server's side.
func (c *clientConn) end() {
	if c.over {
		return
	}
	ev, err := c.p.Finish()
	if err == nil && ev == parser.Done {
		c.done()
		return
	}
	if !c.req.responded && !c.req.settled {
		c.req.settled = true
		e := c.h.reset("socket hang up")
		c.req.Emit("error", e)
	}
}

func (c *clientConn) failed(args []goja.Value) {
	err := arg(args, 0)
	c.sockErr = err
	r := c.req
	if !r.settled || !r.responded {
		r.settled = true
		r.Emit("error", err)
	}
}

// closed is the end of the socket.
func (c *clientConn) closed() {
	if c.over {
		return
	}
	r := c.req
	if ev, err := c.p.Finish(); err == nil && ev == parser.Done {
		c.done()
	}
	c.release()
	r.destroyed = true
	if m := r.res; m != nil && r.responded {
		if !m.complete {
			m.Destroy(c.h.reset("aborted"))
		}
		r.emitClose()
		return
	}
	if !r.settled && c.sockErr == nil {
		r.settled = true
		e := r.destroyErr
		if e == nil {
			e = c.h.reset("socket hang up")
		}
		r.Emit("error", e)
	}
	r.emitClose()
}
