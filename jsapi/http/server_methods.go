package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (h *HTTP) server(v goja.Value) *Server {
	s, ok := h.env.Unwrap(v).(ServerHolder)
	if !ok {
		panic(h.env.TypeError("Illegal invocation"))
	}
	return s.HTTPServer()
}

// serverClose stops listening. Connections that wait for a request are closed; those that
// are served end with their answer.
func (h *HTTP) serverClose(c goja.FunctionCall) goja.Value {
	s := h.server(c.This)
	s.closed = true
	s.stopChecking()
	h.env.Method(c.This.(*goja.Object), "closeIdleConnections")
	jsapi.Call(h.net.ServerClass.Proto.Get("close"), c.This, c.Arguments...)
	return c.This
}

func (h *HTTP) closeAll(c goja.FunctionCall) goja.Value {
	s := h.server(c.This)
	for _, conn := range append([]*serverConn(nil), s.conns...) {
		conn.close(nil)
	}
	return goja.Undefined()
}

// closeIdle closes the connections that have been served and have sent nothing since. A request
// that has come and was not read yet is something: Node resets such a connection.
func (h *HTTP) closeIdle(c goja.FunctionCall) goja.Value {
	s := h.server(c.This)
	for _, conn := range append([]*serverConn(nil), s.conns...) {
		served := conn.requests > 0 && conn.answered() && !conn.inMessage && !conn.waits()
		if served && (conn.nc == nil || !conn.nc.Unread()) {
			conn.close(nil)
		}
	}
	return goja.Undefined()
}

func (h *HTTP) serverSetTimeout(c goja.FunctionCall) goja.Value {
	s := h.server(c.This)
	must(s.Object().Set("timeout", c.Argument(0)))
	if f := c.Argument(1); truthy(f) {
		h.env.ValidateFunction(f, "listener")
		s.On("timeout", f)
	}
	return c.This
}

// assignSocket gives a response another socket than its server's, on which it is not sent;
// responses that a script makes are another matter, see js/response.js.
func (h *HTTP) assignSocket(r *Response, c goja.FunctionCall) goja.Value {
	sock, ok := c.Argument(0).(*goja.Object)
	if !ok {
		panic(h.env.TypeError("Cannot read properties of undefined"))
	}
	if v := sock.Get("_httpMessage"); truthy(v) {
		panic(h.env.CodeError("Error", "ERR_HTTP_SOCKET_ASSIGNED", "ServerResponse has an already assigned socket"))
	}
	must(sock.Set("_httpMessage", c.This))
	r.socket = sock
	r.Emit("socket", sock)
	return goja.Undefined()
}

func (h *HTTP) detachSocket(r *Response, c goja.FunctionCall) goja.Value {
	if sock, ok := c.Argument(0).(*goja.Object); ok {
		must(sock.Set("_httpMessage", goja.Null()))
	}
	r.socket, r.to = nil, nil
	return goja.Undefined()
}

// listenerFailed answers a request whose listener's promise has failed: 500, when nothing
// has been sent. (Node, "Capture rejections of promises".)
func (h *HTTP) listenerFailed(this *goja.Object, err goja.Value, args []goja.Value) {
	r, ok := h.env.Unwrap(jsapi.Arg(args, 1)).(*Response)
	if !ok {
		h.env.Method(this, "emit", h.env.VM.ToValue("error"), err)
		return
	}
	if r.headSent || r.finished {
		h.env.Method(r.Object(), "destroy")
		return
	}
	r.headBuilt, r.head, r.fields = false, nil, nil
	must(r.Object().Set("statusCode", 500))
	h.env.Method(r.Object(), "end", h.env.VM.ToValue(statusText(500)))
}

// trackConnections is _http_server.setupConnectionsTracking, which servers call when they listen.
func (h *HTTP) trackConnections(c goja.FunctionCall) goja.Value {
	h.server(c.This).listening()
	return goja.Undefined()
}

// connectionListener is http._connectionListener, called with a server as this.
func (h *HTTP) connectionListener(c goja.FunctionCall) goja.Value {
	if sock, ok := c.Argument(0).(*goja.Object); ok {
		h.server(c.This).adopt(sock)
	}
	return goja.Undefined()
}
