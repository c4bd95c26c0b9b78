package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// shown is what scripts see of a connection.
type shown struct {
	sock     *goja.Object
	made     *socketLink  // behind sock, when it is of our making
	assigned goja.Value   // to _httpMessage: by a script, or by the end of the connection
	parser   *goja.Object // what sock shows of p
}

// bind makes the net.Server under s.
func (s *Server) bind(this *goja.Object) {
	o := s.h.env.VM.NewObject()
	must(o.Set("allowHalfOpen", true))
	for _, name := range []string{"noDelay", "keepAlive", "keepAliveInitialDelay", "highWaterMark"} {
		if v := s.options.Get(name); v != nil {
			must(o.Set(name, v))
		}
	}
	if jsapi.IsNullish(orUndefined(o.Get("noDelay"))) {
		must(o.Set("noDelay", true))
	}
	s.h.net.InitServer(this, s, o, goja.Undefined())
	s.OnConn = s.accept
}

// socketLink is the net.Socket that a script has asked a serverConn for. It owns the
// netio.Conn from then on. The serverConn still reads, and lets the Socket know what it has
// read when somebody listens; what the script writes leaves behind the answers before it.
type socketLink struct {
	net.Socket
	c    *serverConn
	ours []*events.Listener
}

// WriteChunk is for package stream.
func (l *socketLink) WriteChunk(b []byte) {
	l.c.flushFirst()
	l.Socket.WriteChunk(b)
}

// WriteChunks is for package stream.
func (l *socketLink) WriteChunks(bs [][]byte) {
	l.c.flushFirst()
	l.Socket.WriteChunks(bs)
}

// Finish is for package stream.
func (l *socketLink) Finish() {
	l.c.flushFirst()
	l.Socket.Finish()
}

// listened reports whether a script reads the socket beside the parser.
func (l *socketLink) listened() bool {
	return l != nil && (l.ListenerCount("data") > 1 || l.Has("readable"))
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
	s := &socketLink{c: c}
	c.h.net.BindOver(s, c.nc, c.srv.NetServer())
	s.Sent(c.sent)
	if c.eof {
		s.SetUnreadable()
	}
	c.made, c.sock = s, s.Object()
	must(c.sock.Set("server", c.srv.Object()))
	must(c.sock.Set("_paused", false))
	c.show()
	s.OnClosing(c.shut)
	c.hear(s)
	return c.sock
}

// hear adds the server's listeners to a socket of our making. Those of 'data' and 'drain' are
// there because scripts count them: what the socket reads and writes goes past it.
func (c *serverConn) hear(s *socketLink) {
	ignore := func([]goja.Value) {}
	s.ours = []*events.Listener{
		s.OnceGo("close", func([]goja.Value) { c.gone() }),
		s.OnGo("error", func(args []goja.Value) {
			if !c.upgraded && !c.closed && !c.deaf { // the socket is destroyed: nothing is left to answer
				c.deaf = true
				c.srv.Emit("clientError", jsapi.Arg(args, 0), c.sock)
			}
		}),
		s.OnGo("drain", ignore),
		s.ReadableSide().Consume(func([]byte) {}),
		s.OnGo("end", func([]goja.Value) { c.clientEnded() }),
		s.OnGo("timeout", func([]goja.Value) { c.timedOut() }),
		s.OnGo("resume", func([]goja.Value) {
			if !c.paused && !c.closed && !c.shutting {
				c.nc.Resume()
			}
		}),
		s.OnGo("pause", func([]goja.Value) {
			if !c.closed && !c.shutting {
				c.nc.Pause()
			}
		}),
	}
}

// destroyedSocket is what scripts see of a connection that they first ask for when it is gone.
func (h *HTTP) destroyedSocket() *goja.Object {
	sock := h.env.New(h.env.RequireObject("net").Get("Socket"))
	h.env.Method(sock, "destroy")
	return sock
}

// current is the response whose turn it is, null when there is none, and undefined when
// there has been none.
func (c *serverConn) current() goja.Value {
	switch {
	case c.assigned != nil && (c.upgraded || c.first == nil || c.first.res.to == nil):
		return c.assigned
	case c.oldest != nil: // it may have ended, and 'finish' is to come
		return c.oldest.res.Object()
	case c.requests == 0 || c.upgraded && c.requests == 1:
		return goja.Undefined()
	}
	return goja.Null()
}

// hearLast has the response whose turn it is hear of the end of a socket that scripts know
// already, behind those who listen to it by now.
func (c *serverConn) hearLast() {
	n := c.endListeners()
	if c.endHeard.name != "" && n == c.endCount {
		return
	}
	f := func([]goja.Value) { c.tellEnd() }
	switch {
	case c.made != nil:
		if l := c.endHeard.l; l != nil {
			l.Remove()
		}
		c.endHeard = heard{name: "close", l: c.made.OnceGo("close", f)}
	case c.over != nil:
		c.over.off(c.endHeard)
		c.endHeard = c.over.on("close", f)
	}
	c.endCount = c.endListeners()
}

// endListeners is how many listen for the end of the socket, -1 when that is not known.
func (c *serverConn) endListeners() int {
	switch {
	case c.made != nil:
		return c.made.ListenerCount("close")
	case c.over != nil && c.over.base != nil:
		return c.over.base.ListenerCount("close")
	}
	return -1
}

// touch tells the socket, when there is one, that it is in use.
func (c *serverConn) touch() {
	if c.made != nil {
		c.made.Touch()
	}
}
