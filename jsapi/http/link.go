package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// bind makes the net.Server under s.
func (s *Server) bind(this *goja.Object) {
	o := s.h.env.VM.NewObject()
	must(o.Set("allowHalfOpen", true))
	for _, name := range []string{"noDelay", "keepAlive", "keepAliveInitialDelay", "highWaterMark"} {
		v := s.options.Get(name)
		if v == nil && name == "noDelay" {
			v = s.h.env.VM.ToValue(true)
		}
		if v != nil {
			must(o.Set(name, v))
		}
	}
	s.h.net.InitServer(this, s, o, goja.Undefined())
	s.OnConn = s.accept
}

// adopts listens for streams that scripts make connections of.
func (s *Server) adopts() {
	s.OnGo("connection", func(args []goja.Value) {
		if sock, ok := arg(args, 0).(*goja.Object); ok {
			s.adopt(sock)
		}
	})
}

// socketLink is the net.Socket that a script has asked a serverConn for. It owns the
// netio.Conn from then on.
type socketLink struct {
	*net.Socket
	ours []*events.Listener
}

// socketObject is the connection's socket as scripts see it, made when first asked for.
func (c *serverConn) socketObject() goja.Value {
	if c.sock != nil {
		return c.sock
	}
	if c.nc == nil {
		return goja.Null()
	}
	if c.closed || c.shutting {
		c.sock = c.h.destroyedSocket()
		return c.sock
	}
	s := c.h.net.NewSocketOver(c.nc, c.srv.NetServer())
	s.SetReadableHighWaterMark(c.srv.HighWaterMark())
	s.SetWritableHighWaterMark(c.srv.HighWaterMark())
	c.sock = s.Object()
	c.made = &socketLink{Socket: s}
	must(c.sock.Set("server", c.srv.Object()))
	must(c.sock.Set("_paused", false))
	c.h.env.SetAccessors(c.sock, jsapi.Accessor{Name: "_httpMessage", Enumerable: true,
		Get: func(goja.FunctionCall) goja.Value { return c.current() },
		Set: func(goja.FunctionCall) goja.Value { return goja.Undefined() }})
	s.OnClosing(func(goja.Value) { c.shut() })
	s.OnceGo("close", func([]goja.Value) { c.gone() })
	c.made.ours = []*events.Listener{
		s.OnGo("timeout", func([]goja.Value) { c.timedOut() }),
		s.OnGo("error", func(args []goja.Value) {
			if !c.upgraded && !c.closed { // the socket is destroyed: nothing is left to answer
				c.srv.Emit("clientError", arg(args, 0), c.sock)
			}
		}),
	}
	return c.sock
}

// destroyedSocket is what scripts see of a connection that they first ask for when it is gone.
func (h *HTTP) destroyedSocket() *goja.Object {
	sock := h.env.New(h.env.RequireObject("net").Get("Socket"))
	h.env.Method(sock, "destroy")
	return sock
}

// current is the response whose turn it is, null when there is none.
func (c *serverConn) current() goja.Value {
	if c.first == nil {
		return goja.Null()
	}
	return c.first.res.Object()
}

// letGo takes our listeners from a socket that is handed to a script.
func (c *serverConn) letGo() {
	if c.made != nil {
		for _, l := range c.made.ours {
			l.Remove()
		}
	}
}

// startSocket lets a socket that was handed to a script read for itself.
func (c *serverConn) startSocket() {
	if c.made != nil {
		c.made.TakeOver()
	}
}

// touch tells the socket, when there is one, that it is in use.
func (c *serverConn) touch() {
	if c.made != nil {
		c.made.Touch()
	}
}
