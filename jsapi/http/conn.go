package http

import (
	"bytes"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/http/parser"
	"github.com/gaggle-js/gaggle/runtime/engine"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// serverConn is one connection of a server. It owns what it was given to read and write:
// a netio.Conn, or, when a script made the connection, any stream.
type serverConn struct {
	h        *HTTP
	srv      *Server
	nc       *netio.Conn // nil over a stream
	over     *streamLink // nil over a socket
	sock     *goja.Object
	made     *socketLink  // behind sock, when it is of our making
	assigned goja.Value   // what a script has assigned to _httpMessage
	parser   *goja.Object // what sock shows of p
	p        parser.Parser

	feedFn    func()
	writtenFn func(error)
	in        []byte // what the readable event has read
	rest      []byte // of it, what is not parsed
	busy      bool   // inside a readable event: what is written waits for its end
	more      bool   // the queues are to be drained and the rest parsed
	told      bool   // the socket is to have what was read, too
	slow      bool   // there were trailers, or many fields: from then on Node drains its queues before each request
	headWaits bool   // a head is ready and the queues are to be drained first
	doneWaits bool   // a message with trailers is read, and the same
	held      []byte // read, and left for when the client takes answers again
	cut       cut    // what the parser has called and has not returned

	out       []byte
	sent      int // bytes that left before there was a socket object, or since
	whole     int // bytes of out that Node would have written: they leave even if a script destroys the socket
	corks     int // of Node's socket, by a tick that is queued or by a script: what is written leaves behind them
	waiters   []*waiter
	done      []*exchange // ended, their bytes in out
	endAfter  bool        // close when everything is written
	unwritten int         // bytes of queued responses that are not current

	first, last *exchange // requests without a complete response, in order
	finishing   *exchange // the first of those whose 'finish' is to come, each behind the one before it
	ending      *exchange // the last of them
	reading     *exchange // whose body is being read
	requests    int
	counted     int // against maxRequestsPerSocket

	closed, upgraded, paused bool
	full                     bool // the stream of the body that is being read wants no more
	lost                     bool // the connection broke, with all that it had not sent
	broken                   bool // what is read is no HTTP any more
	deaf                     bool // the server has heard of an error: those of the socket behind it are nobody's
	eof                      bool // the client has ended its side
	shutting                 bool // the Socket has closed the descriptor
	index                    int  // in srv.conns
	started                  int64
	inMessage, headDone      bool
	idle                     idleEntry
	quiet                    bool // idle, the socket's own timeout being the one for that

	endHeard heard            // by which a response hears of the end of a socket that scripts know
	endCount int              // of those who listen for it, then
	cutOff   *Response        // by the end of the connection, and not yet told
	lingers  *eventloop.Timer // our side has ended, and the rest of a body is read until then
	telling  bool             // of a stream's writes, in the stream's own tick
	within   bool             // a call of a script that has ended a response
}

// exchange is a request and its response.
type exchange struct {
	c    *serverConn
	req  *Incoming
	res  *Response
	next *exchange
	args [2]goja.Value // of 'request', kept so that emitting it allocates nothing
	heir *Response     // the next one, when it is to be told of its turn
	ends bool          // the socket ends with this response, behind the listeners of 'finish' that are the server's own

	early
}

// exchangeState is an exchange of the module's own classes, with the two objects, in one
// allocation.
type exchangeState struct {
	exchange
	req Incoming
	res Response

	reqRoom, resRoom engine.Room
}

func (s *Server) newConn(nc *netio.Conn) *serverConn {
	c := &serverConn{h: s.h, srv: s, nc: nc, started: s.h.env.Loop.Now()}
	c.p.Lenient, c.p.MaxHead = s.h.insecure(s.lenient), s.maxHead
	c.feedFn, c.writtenFn = c.feed, c.written
	c.idle.c = c
	s.add(c)
	return c
}

// OnRead is what the socket has read; see netio.Handler.
func (c *serverConn) OnRead(b []byte) {
	c.in, c.rest, c.more = b, b, true
	c.touch()
	c.told = c.made.listened()
	returned := false
	defer func() { c.leave(returned) }()
	for c.more {
		c.busy = true
		c.srv.Enter(c.feedFn)
	}
	returned = true
}

// leave ends a readable event. What is unsent or not told of then was cut short: by an error
// of the script, or, when Loop.Call has not returned, by its exit, and then answers still leave
// but nothing more is called.
func (c *serverConn) leave(returned bool) {
	c.in, c.rest, c.busy, c.more = nil, nil, false, false
	switch {
	case returned:
		if c.flush() {
			c.srv.Enter(c.settle)
		}
	case len(c.out) > 0 && !c.closed && !c.shutting && c.nc != nil:
		_, _ = c.nc.Write(c.out, nil)
	}
}

// OnEnd says that the client has ended its side; see netio.Handler.
func (c *serverConn) OnEnd() {
	c.srv.Enter(func() {
		if c.made == nil {
			c.clientEnded()
		} else if !c.made.ReadableEOF() {
			c.made.PushEOF() // 'end' of it goes on
			c.made.Nudge()
		}
	})
}

// OnError says that the connection broke; see netio.Handler.
func (c *serverConn) OnError(no syscall.Errno) {
	c.lost = true
	c.srv.Enter(func() { c.close(c.h.sysError(no, "read")) })
}

// clientEnded acts on the end of the client's side: a message that was cut is an error, and
// without httpAllowHalfOpen the connection ends, answered or not, as in Node.
func (c *serverConn) clientEnded() {
	if c.eof {
		return
	}
	c.eof = true
	if c.upgraded || c.closed || c.broken {
		return
	}
	if c.lingers != nil {
		c.close(nil)
		return
	}
	ev, err := c.p.Finish()
	if ev == parser.Done {
		c.messageDone()
	}
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
	c.busy, c.more = true, false
	c.parse()
	c.busy = false
	c.flushFirst()
	if c.flooded() {
		c.pause()
	}
	if c.told && !c.upgraded {
		c.told = false
		c.made.Push(bytes.Clone(c.in))
	}
}

// cut is a call to a script in the middle of parsing. One that throws leaves the parser
// there, as in Node: what follows on the connection is refused.
type cut uint8

const (
	cutNone cut = iota
	cutHead
	cutBody
)

func (c *serverConn) parse() {
	if c.closed || c.upgraded {
		return
	}
	switch c.cut {
	case cutHead:
		c.p.Abort("HPE_CB_HEADERS_COMPLETE", "User callback error")
	case cutBody:
		c.p.Abort("HPE_JS_EXCEPTION", "JS Exception")
	}
	if c.headWaits {
		c.headWaits = false
		c.cut = cutHead
		c.serve()
		c.cut = cutNone
		if c.closed || c.upgraded {
			return
		}
	}
	if c.doneWaits {
		c.doneWaits = false
		c.messageRead()
	}
	if !c.inMessage {
		c.begin()
	}
	for !c.more {
		if c.flooded() && len(c.rest) > 0 && c.p.Idle() && c.nc != nil {
			c.hold()
			return
		}
		n, ev, err := c.p.Next(c.rest)
		if err != nil {
			err.Pos += len(c.in) - len(c.rest)
			c.broken, c.rest = true, nil
			c.failed(c.h.parseError(err, c.in))
			return
		}
		c.rest = c.rest[n:]
		if ev == parser.NeedMore {
			if c.p.Idle() {
				c.rested()
				return
			}
			if !c.inMessage {
				c.begin()
			}
			if !c.headDone && c.idle.next != nil {
				c.waitIdle() // until the head is whole the keep-alive timeout goes on
			}
			return
		}
		c.found(ev)
		if c.closed || c.upgraded {
			return
		}
	}
}

// found acts on what the parser has found. A script that destroys the socket does not end
// that: the requests that were read with this one are still told of, as in Node.
func (c *serverConn) found(ev parser.Event) {
	switch ev {
	case parser.HeadReady:
		if !c.inMessage {
			c.begin()
		}
		c.headDone = true
		if c.slow = c.slow || c.p.FieldCount > 32; c.slow && c.requests > 0 && c.nc != nil {
			c.headWaits, c.more = true, true
			return
		}
		c.cut = cutHead
		c.serve()
	case parser.Data:
		c.cut = cutBody
		c.body(c.p.Body)
		// Node drains its queues behind a piece of a body.
		c.more = c.nc != nil && (len(c.rest) > 0 || c.p.BodyRead())
	case parser.Done:
		if c.p.Trailers() != "" && c.nc != nil { // and behind trailers
			c.doneWaits, c.more = true, true
			break
		}
		c.messageRead()
	case parser.Upgraded:
		rest := c.rest
		c.rest = nil
		c.handOver(rest)
	}
	c.cut = cutNone
}

// messageRead is told that the parser has read a message, which may have been the last.
func (c *serverConn) messageRead() {
	drops := c.p.DropsRest()
	if c.messageDone(); drops {
		c.rest = nil
	}
}

// begin starts the clock of a message.
func (c *serverConn) begin() {
	c.inMessage, c.headDone = true, false
	if c.requests > 0 {
		c.started = c.h.env.Loop.Now()
	}
}

// rested stops it: nothing of another message has come.
func (c *serverConn) rested() {
	c.inMessage = false
	if c.first == nil && !c.closed && c.requests > 0 {
		c.waitIdle()
	}
}

func (c *serverConn) body(b []byte) {
	x := c.reading
	if x == nil || !x.req.takes() {
		return
	}
	if !x.req.push(append(make([]byte, 0, len(b)), b...)) {
		c.full = true
		c.pause()
	}
}

func (c *serverConn) messageDone() {
	c.inMessage = false
	if x := c.reading; x != nil {
		c.reading = nil
		x.req.setTrailers(c.p.Trailers())
		c.slow = c.slow || x.req.trailers != ""
		x.req.bodyEnded()
	}
	if c.lingers != nil {
		c.close(nil)
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
	if c.made != nil && !c.paused && !c.upgraded && !c.shutting { // a script may have paused the socket
		c.made.ReadableSide().Resume()
	}
	if c.paused && c.reading != nil && c.reading.req == m {
		c.full = false
		c.goOn()
	}
}

// hold keeps the requests that are read and not parsed until the client has taken answers.
func (c *serverConn) hold() {
	c.held, c.rest = bytes.Clone(c.rest), nil
	c.inMessage = false
	c.pause()
}

// goOn reads on when nothing speaks against it: a body that nobody reads, answers that the
// client does not take.
func (c *serverConn) goOn() {
	switch {
	case !c.paused || c.full || c.flooded() || c.closed || c.upgraded || c.shutting:
	case len(c.held) > 0:
		c.h.env.Loop.NextTick(c.feedHeld)
	default:
		c.paused = false
		c.setReading(true)
	}
}

// feedHeld serves the requests that were held back.
func (c *serverConn) feedHeld() {
	if c.closed || c.shutting || c.upgraded || len(c.held) == 0 {
		return
	}
	c.in, c.rest, c.held = c.held, c.held, nil
	c.feed()
	for c.more { // behind a piece of a body: the queues are drained after all of it
		c.feed()
	}
	c.in = nil
	c.goOn()
}

func (c *serverConn) setReading(on bool) {
	switch {
	case c.over != nil:
		c.over.setReading(on)
	case on:
		c.nc.Resume()
		if c.made != nil {
			c.made.ReadableSide().Resume()
		}
	default:
		c.nc.Pause()
		if c.made != nil {
			c.made.ReadableSide().Pause()
		}
	}
}

// flooded reports whether answers pile up that the client does not read, so that it is
// not to be asked for more requests.
func (c *serverConn) flooded() bool {
	mark := c.srv.HighWaterMark()
	return c.unwritten >= max(mark, 1) || c.queued() >= max(4*mark, 1)
}
