package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// ActiveHandle is for jsapi.Env.ActiveHandles: it makes the socket.
func (c *serverConn) ActiveHandle() jsapi.Active {
	o, ok := c.socketObject().(*goja.Object)
	if !ok {
		return jsapi.Active{}
	}
	return jsapi.Active{Info: "TCPSocketWrap", Object: o}
}

// ActiveRequests is for jsapi.Env.ActiveRequests.
func (c *serverConn) ActiveRequests() []jsapi.Active { return nil }
