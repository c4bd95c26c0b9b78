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
			c.deaf = true
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
	if c.unsent == nil || c.first != nil && !c.first.res.headSent {
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
