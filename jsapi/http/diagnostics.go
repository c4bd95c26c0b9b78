package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
)

// Names of channels (Node, "Diagnostics Channel", Built-in Channels).
const (
	serverStart  = "http.server.request.start"
	serverFinish = "http.server.response.finish"
	serverSocket = "net.server.socket"
)

// announce publishes that a request begins, before 'request', and, before the script's own
// listeners of 'finish', that its response is done. It is called when some channel has
// subscribers.
func (c *serverConn) announce(x *exchange) {
	h, r := c.h, x.res
	if !h.channels.Has(serverStart) && !h.channels.Has(serverFinish) {
		return
	}
	message := []diagnosticschannel.Field{
		{Name: "request", Value: x.req.Object()}, {Name: "response", Value: r.Object()},
		{Name: "socket", Value: c.socketObject()}, {Name: "server", Value: c.srv.Object()},
	}
	h.channels.Publish(serverStart, message...)
	r.OnceGo("finish", func([]goja.Value) { h.channels.Publish(serverFinish, message...) })
}
