package http

import (
	"strings"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// parseError is the error of a message that was refused. packet is what was read, nil
// when the connection ended.
func (h *HTTP) parseError(e *parser.Error, packet []byte) *goja.Object {
	o := h.env.Error(e.Error())
	must(o.Set("bytesParsed", e.Pos))
	must(o.Set("code", e.Code))
	must(o.Set("reason", e.Reason))
	if packet != nil {
		must(o.Set("rawPacket", h.buffers.Copy(packet)))
	}
	return o
}

func (h *HTTP) sysError(no syscall.Errno, call string) *goja.Object {
	return h.env.SysError(jsapi.SysError{Errno: no, Syscall: call})
}

// failed ends a connection whose client misbehaves or is gone: 'clientError', or without
// a listener the answer that fits.
func (c *serverConn) failed(err *goja.Object) {
	if c.closed || c.upgraded {
		return
	}
	if c.shutting {
		if c.in != nil { // in bytes that came with those of the message that ended it
			c.srv.Emit("clientError", err, c.socketObject())
		}
		return
	}
	if c.lingers != nil { // in Node the socket is closed
		c.close(nil)
		return
	}
	c.deaf = true
	c.idle.remove()
	if c.srv.Has("clientError") {
		sock := c.socketObject()
		told := !c.busy && c.flush() // else behind the readable event, as in Node: the listener may still write
		c.srv.Emit("clientError", err, sock)
		if told {
			c.settle()
		}
		return
	}
	if c.first == nil && len(c.done) == 0 || c.first != nil && !c.first.res.headSent {
		b := c.buffer()
		*b = append(*b, refusalFor(err.Get("code"))...)
		c.whole = len(c.out)
	}
	c.flushWhole()
	c.close(err)
}

// refusalFor is the answer to a request that could not be read.
func refusalFor(code goja.Value) string {
	status := 400
	if code != nil {
		switch code.String() {
		case "HPE_HEADER_OVERFLOW":
			status = 431
		case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
			status = 413
		case "ERR_HTTP_REQUEST_TIMEOUT":
			status = 408
		}
	}
	return strings.TrimSuffix(string(appendStatusLine(nil, status, statusText(status))), "\r\n") + "\r\nConnection: close\r\n\r\n"
}

// endNow closes the connection, everything being written. Where the client still sends a body
// that nobody reads, it lingers.
func (c *serverConn) endNow() {
	if c.closed || c.shutting || c.lingers != nil {
		return
	}
	if c.sock == nil && c.nc != nil && c.reading != nil && !c.reading.req.watched() {
		c.linger()
		return
	}
	if c.sock != nil || c.over != nil || c.inMessage {
		if s, ok := c.socketObject().(*goja.Object); ok {
			if f, ok := jsapi.AsFn(s.Get("destroySoon")); ok {
				f(goja.FunctionCall{This: s})
			} else {
				c.h.env.Method(s, "end")
			}
			return
		}
	}
	c.close(nil)
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
	case c.ending != nil: // the server is closed behind the 'close' of its last response
		c.h.env.Loop.OnClose(func() { c.gone(); c.srv.ConnClosed() })
	case c.first != nil || len(c.done) > 0 || c.more: // who is left hears of it where 'close' comes
		c.srv.ConnClosed()
		c.h.env.Loop.OnClose(c.gone)
	default:
		c.gone()
		c.srv.ConnClosed()
	}
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
	c.out = c.out[:c.whole]
	if c.flush() {
		c.settle()
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
	x, done := c.first, c.done
	c.first, c.last, c.done, c.reading = nil, nil, nil, nil
	for _, d := range done {
		d.req.abort()
	}
	for y := x; y != nil; y = y.next {
		y.req.abort()
	}
	switch { // only a response that has the socket hears of its end
	case len(done) > 0:
		c.cutOff = done[0].res
	case x != nil && x.res.to != nil:
		c.cutOff = x.res
	}
	if c.endHeard.name == "" {
		c.tellEnd()
	}
	c.out = nil
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
		if !w.before {
			all = append(all, w.f)
		}
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

// detach lets go of a connection that another protocol has taken.
func (c *serverConn) detach() {
	c.upgraded = true
	c.idle.remove()
	c.srv.remove(c)
}
