package http

import (
	"bytes"

	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// parsing is what a connection knows of the bytes that it reads.
type parsing struct {
	p         parser.Parser
	feedFn    func()
	in        []byte // what the readable event has read
	rest      []byte // of it, what is not parsed
	busy      bool   // inside a readable event: what is written waits for its end
	more      bool   // the queues are to be drained and the rest parsed
	told      bool   // the socket is to have what was read, too
	slow      bool   // there were trailers, or many fields: from then on Node drains its queues before each request
	headWaits bool   // a head is ready and the queues are to be drained first
	doneWaits bool   // a message with trailers is read, and the same
	cut       cut    // what the parser has called and has not returned
	cutAt     int    // where it was in what was read then
	broken    bool   // what is read is no HTTP any more
	eof       bool   // the client has ended its side

	reading             *exchange // whose body is being read
	context             any       // as the script left it: what else comes on the connection belongs there, as to Node's parser
	started             int64     // of the message, in loop time
	inMessage, headDone bool
}

// feed parses what was read and serves the requests in it. Everything written meanwhile
// leaves in one write: here when somebody is to hear of it, and else behind the queues, in
// which a response to a body often ends.
func (c *serverConn) feed() {
	c.busy, c.more = true, false
	c.parse()
	if c.busy = false; c.mayLeave() && c.awaited() {
		c.flushFirst()
	}
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
	if c.closed || c.upgraded || !c.resume() {
		return
	}
	started := c.started
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
			c.refuse(err)
			return
		}
		c.rest = c.rest[n:]
		if ev == parser.NeedMore {
			c.wait(started)
			return
		}
		c.found(ev)
		if c.closed || c.upgraded {
			return
		}
	}
}

// resume does what waited for the queues to be drained, or has the parser refuse to go on
// where a script threw. It reports whether the connection goes on.
func (c *serverConn) resume() bool {
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
			return false
		}
	}
	if c.doneWaits {
		c.doneWaits = false
		c.messageRead()
	}
	return true
}

// refuse tells of what the parser refuses, whose place is in the readable event, or where a
// script threw.
func (c *serverConn) refuse(err *parser.Error) {
	if err.Pos += len(c.in) - len(c.rest); c.cut != cutNone {
		err.Pos = c.cutAt
	}
	c.broken, c.rest = true, nil
	if !c.p.DropsRest() {
		c.failed(c.h.parseError(err, c.in))
	}
}

// wait is for more to be read. started is when the message began of which the first bytes
// may have been blank lines, which begin none.
func (c *serverConn) wait(started int64) {
	if c.p.Idle() {
		if c.requests == 0 {
			c.started = started
		}
		c.rested()
		return
	}
	if !c.inMessage {
		c.begin()
	}
	if !c.headDone && c.idle.next != nil {
		c.waitIdle() // until the head is whole the keep-alive timeout goes on
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
	if ev != parser.Data || c.nc == nil {
		c.cut = cutNone
	}
}

// drained is told that the queues are, and whether nothing in them threw: Node drains them
// behind a piece of a body before the parser goes on.
func (c *serverConn) drained(whole bool) {
	switch {
	case c.cut != cutBody:
	case whole:
		c.cut = cutNone
	default:
		c.more = false
	}
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
	c.inMessage, c.headDone, c.started = true, false, c.h.env.Loop.Now()
}

// rested stops it: nothing of another message has come.
func (c *serverConn) rested() {
	c.inMessage = false
	if c.first == nil && !c.closed && c.requests > 0 {
		c.waitIdle()
	}
}

func (c *serverConn) body(b []byte) {
	x, loop := c.reading, c.h.env.Loop
	if x == nil || !x.req.takes() {
		return
	}
	loop.Context = c.context
	own := make([]byte, len(b))
	copy(own, b)
	if !x.req.push(own) {
		c.full = true
		c.pause()
	}
	c.context = loop.Context
}

func (c *serverConn) messageDone() {
	c.inMessage = false
	if x := c.reading; x != nil {
		c.h.env.Loop.Context = c.context
		c.reading = nil
		x.req.setTrailers(c.p.Trailers())
		c.slow = c.slow || x.req.trailers != ""
		x.req.bodyEnded()
	}
	if c.lingers != nil {
		c.close(nil)
	}
}

// clientEnded acts on the end of the client's side: a message that was cut is an error, and
// without httpAllowHalfOpen the connection ends, answered or not, as in Node.
func (c *serverConn) clientEnded() {
	if c.eof {
		return
	}
	c.eof = true
	if c.upgraded || c.closed {
		return
	}
	if c.lingers != nil {
		c.close(nil)
		return
	}
	var err *parser.Error
	if c.cut == cutNone && !c.broken { // else the parser is beyond its end
		var ev parser.Event
		if ev, err = c.p.Finish(); ev == parser.Done {
			c.messageDone()
		}
	}
	switch {
	case err != nil:
		c.failed(c.h.parseError(err, nil))
	case c.first != nil && c.srv.flag("httpAllowHalfOpen"):
		c.last.res.last = true
	case c.over != nil && c.over.apart:
		c.h.env.Method(c.sock, "end")
	default:
		c.flush()
		c.endAfter = true
		c.settle()
	}
}
