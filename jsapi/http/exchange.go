package http

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/http/parser"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// exchange is a request and its response.
type exchange struct {
	c    *serverConn
	req  *Incoming
	res  *Response
	next *exchange     // in the line
	args [2]goja.Value // of 'request', kept so that emitting it allocates nothing
	ends bool          // the socket ends with this response, behind the listeners of 'finish' that are the server's own

	early
}

// exchangeState is an exchange of the module's own classes, with the two objects, in one
// allocation.
type exchangeState struct {
	exchange
	req Incoming
	res Response

	reqRoom, resRoom engine.ShapeRoom
}

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
	if c.add(x); c.first == x && !c.endAfter { // else the answer before it was the last
		r.take(c)
		if c.sock != nil {
			c.hearLast()
		}
	}
	if c.h.perf.Observed(observed) {
		c.measure(x)
	}
	if c.h.channels.Any() {
		c.announce(x)
	}
	loop := c.h.env.Loop
	if loop.Tracker != nil {
		loop.Within(loop.Made("HTTPINCOMINGMESSAGE", nil), func() { c.call(x) })
	} else {
		c.call(x)
	}
	c.context = loop.Context
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

// newExchange begins a request, with the two objects of the classes that the server uses: in the
// connection's context, which is the server's at first.
func (c *serverConn) newExchange() *exchange {
	h, s, p := c.h, c.srv, &c.p
	if c.requests == 0 {
		s.ResetContext()
	} else {
		h.env.Loop.Context = c.context
	}
	st := &exchangeState{}
	st.exchange = exchange{c: c, req: &st.req, res: &st.res}
	x, shapes := &st.exchange, h.messageShapes()
	if s.incomingCtor == nil {
		st.req.h = h
		h.streams.Bind(h.createIn(&st.reqRoom, shapes.incoming, h.incomingClass), &st.req)
	} else {
		x.req, _ = h.env.Unwrap(h.env.New(s.incomingCtor, c.socketObject())).(*Incoming)
		x.req.over = nil
	}
	m := x.req
	m.from, m.isRequest = c, true
	m.head, m.method, m.major, m.minor = p.Head(), p.Method, p.Major, p.Minor
	m.limit, m.joinAll = s.headerLimit(), s.joinAll
	if s.responseCtor == nil {
		h.bindResponse(h.createIn(&st.resRoom, shapes.response, h.responseClass), &st.res)
		if shapes.response != nil {
			st.res.object, st.res.props = &st.resRoom, st.resRoom.Len()
		}
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
		if r.mark = write; c.over.apart {
			r.pieces, r.hooked = &pieces{r: r, c: c}, true
		}
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

// answer sends an empty response of the server's own, by methods that a class of the script's
// may have replaced.
func (c *serverConn) answer(x *exchange, code int, headers ...any) {
	env, o := c.h.env, x.res.Object()
	args := []goja.Value{env.VM.ToValue(code)}
	if len(headers) > 0 {
		args = append(args, env.VM.NewArray(headers...))
	}
	env.Method(o, "writeHead", args...)
	env.Method(o, "end")
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
