package http

import (
	"bytes"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// streamLink is a stream that stands in for a socket: a script's, which owns it, or a
// TLSSocket.
type streamLink struct {
	wire
	apart bool // it is no socket, and gets what is written as Node writes it; see pieces
	wait  int  // writes whose callback has not come
	idle  func()
	ours  []heard
}

func (l *streamLink) queued() int {
	if l.apart {
		return l.wire.queued()
	}
	if l.wait == 0 {
		return 0
	}
	return max(l.wire.queued(), 1)
}

// write gives the parts of what is to be sent away; to a stream of another kind in one piece.
func (l *streamLink) write(parts ...[]byte) error {
	if l.base != nil { // Node corks the stream for each piece, and a write that is held back has the stream drain
		l.base.WritableSide().Cork()
		defer l.base.WritableSide().Uncork()
	} else if len(parts) > 1 {
		parts = [][]byte{bytes.Join(parts, nil)}
	}
	for _, b := range parts {
		l.give(b)
	}
	return nil
}

func (l *streamLink) give(b []byte) {
	l.wait++
	l.wire.write(b, func(goja.Value) {
		if l.wait--; l.wait == 0 && l.idle != nil {
			l.idle()
		}
	})
}

// adopt serves a stream that has been given to the server by emitting 'connection', or what
// stands for it in another kind of server.
func (s *Server) adopt(o *goja.Object) {
	if s.OnConn != nil && slices.ContainsFunc(s.conns, func(c *serverConn) bool { return c.sock == o }) {
		return // one of the server's own
	}
	if !jsapi.IsFunction(o.Get("on")) {
		panic(s.h.env.TypeError("socket.on is not a function"))
	}
	l := &streamLink{wire: s.h.wireTo(o)}
	l.apart = s.h.net.SocketOf(o) == nil
	c := s.newConn(nil)
	c.over, c.sock = l, o
	must(o.Set("server", s.Object()))
	c.showOver()
	if !l.apart {
		l.idle = c.streamTook
	}
	if ms := s.current().timeout; ms > 0 {
		c.setTimeout(ms)
	}
	l.ours = []heard{
		l.onData(func(b []byte) {
			if !c.closed && !c.upgraded {
				c.in, c.rest = b, b
				c.feed()
				c.leave(true)
			}
		}),
		l.on("end", func([]goja.Value) { c.clientEnded() }),
		l.on("close", func([]goja.Value) { c.gone() }),
		l.on("error", func(args []goja.Value) {
			if e, ok := jsapi.Arg(args, 0).(*goja.Object); ok && !c.deaf {
				c.failed(e)
			}
		}),
		l.on("timeout", func([]goja.Value) { c.timedOut() }),
		l.on("drain", func([]goja.Value) {
			if l.apart {
				c.outputMoved()
				c.readOn()
			}
		}),
	}
}

// timedOut acts on the socket's timeout: whoever listens decides, else the socket goes.
func (c *serverConn) timedOut() {
	sock := c.socketObject()
	heard := false
	if x := c.reading; x != nil && !x.req.complete {
		heard = x.req.Emit("timeout", sock)
	}
	if x := c.first; x != nil {
		heard = x.res.Emit("timeout", sock) || heard
	}
	heard = c.srv.Emit("timeout", sock) || heard
	if !heard {
		c.destroySocket(nil)
	}
}
