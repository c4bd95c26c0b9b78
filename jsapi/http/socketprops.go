package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// What a socket shows of the messages that it carries: _httpMessage, whose turn it is, and
// parser, null when nothing of ours reads it. One that is served refuses setEncoding.

// socketProps are the accessors of the sockets that are made here.
type socketProps struct{ message, setMessage, parser, ignore, setEncoding *goja.Object }

func (h *HTTP) socketAccessors() *socketProps {
	if p := &h.socketProps; p.message == nil {
		link := func(this goja.Value) *serverConn {
			if l, ok := h.env.Unwrap(this).(*socketLink); ok {
				return l.c
			}
			return nil
		}
		p.message, p.setMessage = h.messageAccessor(link)
		p.parser = h.env.Func("get parser", 0, func(c goja.FunctionCall) goja.Value {
			if s := link(c.This); s != nil {
				return s.parserObject()
			}
			return goja.Undefined()
		})
		p.setEncoding = h.env.Func("socketSetEncoding", 0, func(goja.FunctionCall) goja.Value {
			panic(h.env.CodeError("Error", "ERR_HTTP_SOCKET_ENCODING", "Changing the socket encoding is not allowed per RFC7230 Section 3."))
		})
		p.ignore = h.env.Func("set parser", 1, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
	}
	return &h.socketProps
}

func (h *HTTP) messageAccessor(of func(this goja.Value) *serverConn) (get, set *goja.Object) {
	get = h.env.Func("get _httpMessage", 0, func(c goja.FunctionCall) goja.Value {
		if s := of(c.This); s != nil {
			return s.current()
		}
		return goja.Undefined()
	})
	set = h.env.Func("set _httpMessage", 1, func(c goja.FunctionCall) goja.Value {
		if s := of(c.This); s != nil {
			s.assigned = c.Argument(0)
		}
		return goja.Undefined()
	})
	return get, set
}

// show defines the properties of a socket that is made here.
func (c *serverConn) show() {
	p := c.h.socketAccessors()
	must(c.sock.DefineAccessorProperty("parser", p.parser, p.ignore, goja.FLAG_TRUE, goja.FLAG_TRUE))
	must(c.sock.DefineAccessorProperty("_httpMessage", p.message, p.setMessage, goja.FLAG_TRUE, goja.FLAG_TRUE))
	must(c.sock.Set("setEncoding", p.setEncoding))
}

// showOver defines those of a stream that is served. They stay, as the stream does, when the
// connection ends.
func (c *serverConn) showOver() {
	own := func(goja.Value) *serverConn { return c }
	get, set := c.h.messageAccessor(own)
	_ = c.sock.DefineAccessorProperty("_httpMessage", get, set, goja.FLAG_TRUE, goja.FLAG_TRUE)
	_ = c.sock.Set("setEncoding", c.h.socketAccessors().setEncoding)
	c.h.env.SetAccessors(c.sock, jsapi.Accessor{Name: "parser", Enumerable: true,
		Get: func(goja.FunctionCall) goja.Value { return c.parserObject() },
		Set: func(goja.FunctionCall) goja.Value { return goja.Undefined() }})
}

// parserOwner is a connection, as the object behind socket.parser shows it.
type parserOwner interface {
	socketObject() goja.Value
	// messages are what is being read, null without it, and a client's request.
	messages() (incoming, outgoing goja.Value)
}

// parserFor makes the object behind socket.parser: an HTTPParser as _http_common has it.
func (h *HTTP) parserFor(of parserOwner) *goja.Object {
	o := h.env.VM.CreateObject(h.env.RequireObject("_http_common").Get("HTTPParser").(*goja.Object).Get("prototype").(*goja.Object))
	view := func(name string, get func() goja.Value) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Enumerable: true, Get: func(goja.FunctionCall) goja.Value { return get() }}
	}
	must(o.Set("_headers", h.env.VM.NewArray()))
	must(o.Set("_url", ""))
	h.env.SetAccessors(o,
		view("socket", of.socketObject),
		view("incoming", func() goja.Value { in, _ := of.messages(); return in }),
		view("outgoing", func() goja.Value { _, out := of.messages(); return out }))
	must(o.Set("maxHeaderPairs", 2000))
	must(o.Set("_consumed", false))
	must(o.Set("onIncoming", goja.Null()))
	must(o.Set("joinDuplicateHeaders", goja.Null()))
	return o
}

func (c *serverConn) messages() (incoming, outgoing goja.Value) {
	if c.reading != nil {
		return c.reading.req.Object(), goja.Null()
	}
	return goja.Null(), goja.Null()
}

func (c *serverConn) parserObject() goja.Value {
	if c.closed || c.upgraded || c.shutting {
		return goja.Null()
	}
	if c.parser == nil {
		c.parser = c.h.parserFor(c)
	}
	return c.parser
}

func (c *clientConn) messages() (incoming, outgoing goja.Value) {
	if c.res != nil {
		return c.res.Object(), c.req.Object()
	}
	return goja.Null(), c.req.Object()
}

// parserObject is null once the response has been read.
func (c *clientConn) parserObject() goja.Value {
	if c.parsed {
		return goja.Null()
	}
	if c.parser == nil {
		c.parser = c.h.parserFor(c)
	}
	return c.parser
}

// showOn defines the parser of a socket that requests are sent on: that of the request
// which has it.
func (h *HTTP) showOn(sock *goja.Object) {
	if sock.Get("parser") != nil {
		return
	}
	get := func(goja.FunctionCall) goja.Value {
		if r, ok := h.env.Unwrap(orUndefined(sock.Get("_httpMessage"))).(*Request); ok {
			return r.parserObject()
		}
		return goja.Null()
	}
	_ = sock.DefineAccessorProperty("parser", h.env.Func("get parser", 0, get), h.socketAccessors().ignore, goja.FLAG_TRUE, goja.FLAG_TRUE)
}

func (r *Request) parserObject() goja.Value {
	if r.client == nil {
		return goja.Null()
	}
	return r.client.parserObject()
}
