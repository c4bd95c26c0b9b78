package http

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// serve makes request and response for the head that is ready and emits them.
func (c *serverConn) serve() {
	p, s := &c.p, c.srv
	c.notIdle()
	if p.WantsUpgrade() && c.takesUpgrade() {
		p.Upgrade()
		return
	}
	x := c.newExchange()
	c.requests++
	c.reading = x
	r := x.res
	r.keepAliveTimeout, r.maxRequests = s.keepAliveTimeout(), s.maxRequests()
	if c.first == nil {
		c.first, c.last = x, x
		if !c.endAfter { // else the answer before it was the last
			r.attach(c)
			if c.sock != nil {
				c.hearLast()
			}
		}
	} else {
		c.last.next, c.last = x, x
	}
	if c.h.perf.Observed(observed) {
		c.measure(x)
	}
	if c.h.channels.Any() {
		c.announce(x)
	}
	if loop := c.h.env.Loop; loop.Tracker != nil {
		loop.Within(loop.Made("HTTPINCOMINGMESSAGE", nil), func() { c.call(x) })
		return
	}
	c.call(x)
}

// call has the script's listeners serve a request.
func (c *serverConn) call(x *exchange) {
	p, s, r := &c.p, c.srv, x.res
	now := p.Major == 1 && p.Minor == 1 // neither limit is for older clients
	switch {
	case now && !(p.HasHost && c.sees(x, "host")) && s.requireHost():
		c.answer(x, 400, "Connection", "close")
	case now && r.maxRequests > 0 && c.overLimit(x):
	case p.HasExpect && c.sees(x, "expect"):
		c.expect(x)
	default:
		x.args = [2]goja.Value{x.req.Object(), r.Object()}
		s.Emit("request", x.args[:]...)
	}
}

// newExchange begins a request: in the server's context, with the two objects of the classes
// that the server uses.
func (c *serverConn) newExchange() *exchange {
	h, s, p := c.h, c.srv, &c.p
	s.ResetContext()
	st := &exchangeState{}
	st.exchange = exchange{c: c, req: &st.req, res: &st.res}
	x := &st.exchange
	if s.incomingCtor == nil {
		st.req.h = h
		h.streams.Bind(h.env.CreateIn(&st.reqRoom, h.incomingClass), &st.req)
	} else {
		x.req, _ = h.env.Unwrap(h.env.New(s.incomingCtor, c.socketObject())).(*Incoming)
		x.req.over = nil
	}
	m := x.req
	m.from, m.isRequest = c, true
	m.head, m.method, m.major, m.minor = p.Head(), p.Method, p.Major, p.Minor
	m.limit, m.joinAll = s.headerLimit(), s.joinAll
	if s.responseCtor == nil {
		h.bindResponse(h.env.CreateIn(&st.resRoom, h.responseClass), &st.res)
		st.res.object = &st.resRoom
	} else {
		h.serving = true
		x.res, _ = h.env.Unwrap(h.env.New(s.responseCtor, m.Object(), s.responseOptions())).(*Response)
	}
	r := x.res
	r.ex, r.req = x, m.Object()
	r.unique, r.noBody, r.hooked = s.unique, s.noBody, s.current().hooked
	switch mark := s.HighWaterMark(); {
	case c.over != nil:
		read, write := c.over.marks()
		m.SetReadableHighWaterMark(read)
		r.mark = write
	case mark != highWaterMark:
		m.SetReadableHighWaterMark(mark)
		r.mark = mark
	}
	if p.Method == parser.HEAD {
		r.hasBody = false
	}
	if p.Major < 1 || p.Minor < 1 {
		te, _ := m.head.Fields().Get("te")
		r.chunkByDefault = hasWord(te, "chunked")
	}
	r.keepAlive = p.KeepAlive()
	return x
}

// sees reports whether a field that the parser has found is among those that scripts see.
func (c *serverConn) sees(x *exchange, lower string) bool {
	if m := x.req; m.limit < 0 || c.p.FieldCount <= m.limit {
		return true
	}
	for _, e := range gather(x.req.head.Fields(), x.req.limit) {
		if e.name == lower {
			return true
		}
	}
	return false
}

// overLimit counts the request against maxRequestsPerSocket and refuses one too many.
func (c *serverConn) overLimit(x *exchange) bool {
	c.counted++
	n := int64(c.counted)
	x.res.maxReached = n >= x.res.maxRequests
	if n <= x.res.maxRequests {
		return false
	}
	c.srv.Emit("dropRequest", x.req.Object(), c.socketObject())
	c.answer(x, 503)
	return true
}

// answer sends an empty response of the server's own.
func (c *serverConn) answer(x *exchange, code int, headers ...string) {
	list := make([]any, len(headers))
	for i, s := range headers {
		list[i] = s
	}
	x.res.writeHead(code, c.h.env.VM.NewArray(list...), false)
	x.res.end(body{}, given{}, nil)
}

// expect serves a request with an Expect field (RFC 9110 section 10.1.1).
func (c *serverConn) expect(x *exchange) {
	s, req, res := c.srv, x.req.Object(), x.res.Object()
	v := x.req.head.Fields().All("expect")
	switch {
	case c.p.Major == 1 && c.p.Minor == 1 && strings.Contains(strings.ToLower(v), "100-continue"):
		x.res.expectsMore = true
		if s.Has("checkContinue") {
			s.Emit("checkContinue", req, res)
			return
		}
		c.h.env.Method(res, "writeContinue")
		s.Emit("request", req, res)
	case c.p.Major == 1 && c.p.Minor == 1:
		if !s.Emit("checkExpectation", req, res) {
			c.answer(x, 417)
		}
	default:
		s.Emit("request", req, res)
	}
}

// takesUpgrade decides what becomes of a request for another protocol: with a listener it
// is served by that, a CONNECT without one ends the connection, anything else is an
// ordinary request.
func (c *serverConn) takesUpgrade() bool {
	return c.p.Method == parser.CONNECT || c.srv.Has("upgrade")
}

// handOver gives the connection, and what was read behind the head, to the listener of
// 'upgrade' or 'connect'.
func (c *serverConn) handOver(rest []byte) {
	name := "upgrade"
	if c.p.Method == parser.CONNECT {
		name = "connect"
	}
	if c.shutting {
		return
	}
	if !c.srv.Has(name) {
		c.close(nil)
		return
	}
	x := c.newExchange()
	x.req.upgrade = true
	x.req.bodyEnded()
	c.requests++
	sock := c.socketObject()
	if c.flush() {
		c.h.env.Loop.NextTick(c.settle) // of answers to the requests before
	}
	c.detach()
	c.letGo()
	head := c.h.buffers.Copy(rest)
	c.srv.Emit(name, x.req.Object(), sock, head)
	c.startSocket()
}

// ended is told by a response that it is complete; see carrier.
func (c *serverConn) ended(o *Outgoing) {
	x := c.first
	if x == nil || &x.res.Outgoing != o || c.stopped() {
		return
	}
	c.uncorkAll()
	for x.res.finished && !c.endAfter {
		c.done, c.whole = append(c.done, x), len(c.out)
		if c.busy && c.ending == nil && (x.res.Has("finish") || x.res.Has("close")) {
			c.finishing, c.ending, x.ticked = x, x, true
			c.h.env.Loop.NextTick(x.tick)
		}
		c.first, x.next = x.next, nil
		if c.first == nil {
			c.last = nil
		}
		if !x.req.complete || x.req.watched() {
			c.drop(x)
		}
		if x.res.last {
			c.endAfter = true
			break
		}
		before := x
		if x = c.first; x == nil {
			break
		}
		r := x.res
		c.unwritten -= len(r.waiting)
		if r.hooked || r.destroyed || r.needDrain || r.corked > 0 || len(r.later) > 0 || r.Has("socket") || r.Has("prefinish") {
			before.heir, r.unassigned = r, true
		}
		r.to = c
		if r.destroyed { // it takes the socket with it and sends nothing
			r.waiting = nil
			break
		}
		if r.corked == 0 || r.finished {
			r.release(c)
		}
	}
	c.wrote(true)
	if c.first != nil && c.sock != nil && !c.shutting {
		c.hearLast()
	}
	if c.first == nil && !c.inMessage && !c.busy && !c.endAfter {
		c.waitIdle()
	}
}

// assigned tells r that it is its turn, and that it has ended if it has. Its bytes may have
// left already.
func (r *Response) assigned() {
	if r.unassigned = false; r.destroyed {
		r.later = nil
	}
	if r.Has("socket") { // it was destroyed, or given a timeout, before its turn
		r.Emit("socket", r.ex.c.socketObject())
	}
	if r.destroyed {
		return
	}
	if r.finished {
		r.prefinish()
	}
	c := r.ex.c
	r.outputMoved()
	if r.corked > 0 && !r.finished {
		c.corks += r.corked
		return
	}
	if c.queued() == 0 {
		for _, f := range r.later {
			c.h.env.Loop.NextTick(func() { f(nil) })
		}
		r.later = nil
	}
	r.awaited(r.to)
}

// outputMoved emits 'drain' on a response that waits for it whenever what waits in it or
// behind it has changed, as Node does.
func (r *Response) outputMoved() {
	if r.needDrain && !r.finished {
		r.needDrain = false
		r.Emit("drain")
	}
}

// outputMoved is told that a response has written before its turn.
func (c *serverConn) outputMoved() {
	if x := c.first; x != nil && x.res.to != nil {
		x.res.outputMoved()
	}
}

// drop forgets a body that nobody reads, so that the next request can come.
func (c *serverConn) drop(x *exchange) {
	if x == c.reading && !x.req.complete {
		c.full = false
		c.goOn()
	}
}

// lastEnded is the last of the exchanges whose response has ended and whose 'finish' is to come.
func (c *serverConn) lastEnded() *exchange {
	if n := len(c.done); n > 0 {
		return c.done[n-1]
	}
	return c.ending
}

// finishing is told by the response that a script has ended it.
func (r *Response) finishing() {
	c := r.ex.c
	if r.to != nil {
		if x := c.lastEnded(); x != nil && r.Has("prefinish") { // which comes with its turn
			x.heir, r.unassigned = r, true
		}
		if !r.unassigned && !r.stuck && (!c.stopped() || c.shutting) {
			r.prefinish()
		}
		return
	}
	c.unwritten += len(r.waiting)
	c.outputMoved()
	if c.flooded() {
		c.pause()
	}
}

// tornDown is told that a script has destroyed a request: its connection goes with it.
func (c *serverConn) tornDown(m *Incoming, err goja.Value) {
	if !c.closed && !c.upgraded {
		c.destroySocket(err)
	}
}
