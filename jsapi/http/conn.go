package http

import (
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/http/parser"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// serverConn is one connection of a server. It owns what it was given to read and write:
// a netio.Conn, or, when a script made the connection, any stream.
type serverConn struct {
	h    *HTTP
	srv  *Server
	nc   *netio.Conn // nil over a stream
	over *streamLink // nil over a socket
	sock *goja.Object
	made *socketLink // behind sock, when it is of our making
	p    parser.Parser

	feedFn func()
	in     []byte
	busy   bool // inside a readable event: what is written waits for its end

	out       []byte
	flushing  bool // a flush is queued for the end of the tick
	waiters   []*waiter
	done      []*exchange // ended, their bytes in out
	endAfter  bool        // close when everything is written
	unwritten int         // bytes of queued responses that are not current

	first, last *exchange // requests without a complete response, in order
	reading     *exchange // whose body is being read
	requests    int

	closed, upgraded, paused bool
	lost                     bool // the connection broke, with all that it had not sent
	broken                   bool // what is read is no HTTP any more
	shutting                 bool // the Socket has closed the descriptor
	index                    int  // in srv.conns
	started                  int64
	inMessage, headDone      bool
	idle                     idleEntry
	quiet                    bool // idle, the socket's own timeout being off
}

// exchange is a request and its response.
type exchange struct {
	c    *serverConn
	req  *Incoming
	res  *Response
	next *exchange

	early
}

// early is what is told of bytes being written in the tick that writing them has queued,
// before those that the script queues after it, although the bytes leave with the whole
// readable event.
type early struct {
	ticked  bool // the tick is to come
	written bool // the bytes were first
}

// reached says that the bytes are written and reports whether the tick will tell.
func (e *early) reached() bool {
	e.written = e.ticked
	return e.written
}

// waiter is a callback for when everything before it is written.
type waiter struct {
	early
	f func(err goja.Value)
}

// exchangeState is an exchange of the module's own classes in one allocation.
type exchangeState struct {
	exchange
	req Incoming
	res Response
}

func (s *Server) newConn(nc *netio.Conn) *serverConn {
	c := &serverConn{h: s.h, srv: s, nc: nc, started: s.h.env.Loop.Now()}
	c.p.Lenient, c.p.MaxHead = s.lenient, s.maxHead
	c.feedFn = c.feed
	c.idle.c = c
	s.add(c)
	return c
}

// OnRead is what the socket has read; see netio.Handler.
func (c *serverConn) OnRead(b []byte) {
	c.in, c.busy = b, true
	c.touch()
	returned := false
	defer func() { c.leave(returned) }()
	c.h.env.Loop.Call(c.feedFn)
	returned = true
}

// leave ends a readable event. What is unsent then was cut short: by an error of the
// script, or, when Loop.Call has not returned, by its exit, and then answers still leave
// but nothing more is called.
func (c *serverConn) leave(returned bool) {
	c.in, c.busy = nil, false
	switch {
	case len(c.out) == 0:
	case returned:
		if c.flush() {
			c.h.env.Loop.Call(c.settle)
		}
	case !c.closed && !c.shutting && c.nc != nil:
		_, _ = c.nc.Write(c.out, nil)
	}
}

// OnEnd says that the client has ended its side; see netio.Handler.
func (c *serverConn) OnEnd() { c.h.env.Loop.Call(c.clientEnded) }

// OnError says that the connection broke; see netio.Handler.
func (c *serverConn) OnError(no syscall.Errno) {
	c.lost = true
	c.h.env.Loop.Call(func() { c.failed(c.h.sysError(no, "read")) })
}

// clientEnded acts on the end of the client's side: a message that was cut is an error, and
// without httpAllowHalfOpen the connection ends, answered or not, as in Node.
func (c *serverConn) clientEnded() {
	if c.upgraded || c.closed || c.broken {
		return
	}
	_, err := c.p.Finish()
	switch {
	case err != nil:
		c.failed(c.h.parseError(err, nil))
	case c.first == nil || !c.srv.flag("httpAllowHalfOpen"):
		c.flush()
		c.endAfter = true
		c.settle()
	default:
		c.last.res.last = true
	}
}

// feed parses what was read and serves the requests in it. Everything written meanwhile
// leaves in one write.
func (c *serverConn) feed() {
	c.parse(c.in)
	c.busy = false
	if c.flush() {
		c.settle()
	}
}

func (c *serverConn) parse(b []byte) {
	if c.broken {
		return
	}
	if !c.inMessage {
		c.begin()
	}
	for {
		n, ev, err := c.p.Next(b)
		if err != nil {
			err.Pos += len(c.in) - len(b)
			c.broken = true
			c.failed(c.h.parseError(err, c.in))
			return
		}
		b = b[n:]
		switch ev {
		case parser.NeedMore:
			if c.p.Idle() {
				c.rest()
			}
			return
		case parser.HeadReady:
			if !c.inMessage {
				c.begin()
			}
			c.headDone = true
			c.serve()
		case parser.Data:
			c.body(c.p.Body)
		case parser.Done:
			c.messageDone()
		case parser.Upgraded:
			c.handOver(b)
			return
		}
		if c.closed || c.shutting {
			return
		}
	}
}

// begin starts the clock of a message.
func (c *serverConn) begin() {
	c.idle.remove()
	if c.quiet {
		c.quiet = false
		c.setTimeout(c.srv.current().timeout)
	}
	c.inMessage, c.headDone = true, false
	if c.requests > 0 {
		c.started = c.h.env.Loop.Now()
	}
}

// rest stops it: nothing of another message has come.
func (c *serverConn) rest() {
	c.inMessage = false
	if c.first == nil && !c.closed && c.requests > 0 {
		c.waitIdle()
	}
}

func (c *serverConn) body(b []byte) {
	x := c.reading
	if x == nil || x.req.dumped || x.req.Destroyed() {
		return
	}
	if !x.req.push(append(make([]byte, 0, len(b)), b...)) {
		c.pause()
	}
}

func (c *serverConn) messageDone() {
	c.inMessage = false
	if x := c.reading; x != nil {
		c.reading = nil
		x.req.trailers = c.p.Trailers()
		x.req.bodyEnded()
	}
}

func (c *serverConn) pause() {
	if !c.paused && !c.closed && !c.shutting {
		c.paused = true
		c.setReading(false)
	}
}

// wantBody goes on reading; see bodySource.
func (c *serverConn) wantBody(m *Incoming) {
	if c.paused && c.reading != nil && c.reading.req == m && !c.flooded() {
		c.resume()
	}
}

func (c *serverConn) resume() {
	if c.paused && !c.closed && !c.upgraded && !c.shutting {
		c.paused = false
		c.setReading(true)
	}
}

func (c *serverConn) setReading(on bool) {
	switch {
	case c.over != nil:
		c.over.setReading(on)
	case on:
		c.nc.Resume()
	default:
		c.nc.Pause()
	}
}

// flooded reports whether answers pile up that the client does not read, so that it is
// not to be asked for more requests.
func (c *serverConn) flooded() bool {
	return c.unwritten >= highWaterMark || c.queued() >= 4*highWaterMark
}
