package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// clientConn is a request on its socket, from onSocket until the socket is free again, is
// closed, or belongs to another protocol. The socket is the agent's, or the request's own.
type clientConn struct {
	wire
	req    *Request
	p      parser.Parser
	in     []byte
	parser *goja.Object // what the socket shows of p
	res    *Incoming

	out     []byte // not yet given to the socket
	waiters []func(err goja.Value)
	ticking bool // a flush is queued for the end of the tick

	reading  [3]heard // while the answer is being read: data, end, drain
	holding  [2]heard // while the socket is the request's: error, close
	timeouts [2]heard // of the request and of the response

	paused  bool
	parsed  bool // p has nothing to read any more: the socket shows no parser
	over    bool // the socket is no longer ours
	freed   bool // it is its agent's again
	deaf    bool // what comes is ignored
	surplus bool // an answer is being read that nobody has asked for
	errored bool // the request has been told why there is no answer

	thrown *parser.Error // while listeners hear of the message: what it is from then on if one throws
}

// What a listener throws stops the parser, and whatever comes behind is refused for it.
var (
	thrownInHead = parser.Error{Code: "HPE_CB_HEADERS_COMPLETE", Reason: "User callback error"}
	thrownInBody = parser.Error{Code: "HPE_JS_EXCEPTION", Reason: "JS Exception"}
)

// newClientConn puts r on its socket.
func (h *HTTP) newClientConn(r *Request, sock *goja.Object) *clientConn {
	c := &clientConn{wire: h.wireTo(sock), req: r}
	c.p.Response = true
	c.p.Lenient = h.leniency(r.options.Get("insecureHTTPParser"))
	c.p.MaxHead = h.maxHeaderSize()
	if v := r.options.Get("maxHeaderSize"); truthy(v) {
		c.p.MaxHead = int(v.ToInteger())
	}
	must(sock.Set("_httpMessage", r.Object()))
	h.showOn(sock)
	_, r.mark = c.marks()
	c.holding[0] = c.on("error", c.failed)
	c.reading[0] = c.onData(c.data)
	c.reading[1] = c.on("end", func([]goja.Value) { c.serverEnded() })
	c.holding[1] = c.on("close", func([]goja.Value) { c.closed() })
	c.reading[2] = c.on("drain", func([]goja.Value) { r.drained(nil) })
	return c
}

// forget takes listeners away.
func (c *clientConn) forget(all []heard) {
	for i, l := range all {
		c.off(l)
		all[i] = heard{}
	}
}

// release lets go of the socket.
func (c *clientConn) release() {
	c.over = true
	c.forget(c.reading[:])
	c.forget(c.holding[:])
}

// data reads what has come. A message that is complete when all of it is read leaves the
// socket alone.
func (c *clientConn) data(b []byte) {
	if c.over || c.deaf {
		return
	}
	if c.thrown != nil {
		c.refuse(c.h.parseError(c.thrown, b))
		return
	}
	c.in = b
	c.parse(b)
	c.in = nil
	if m := c.res; m != nil && m.complete && !c.over {
		c.stopReading()
	}
}

// stopReading is the end of what the parser has to do with the socket.
func (c *clientConn) stopReading() {
	c.parsed = true
	c.forget(c.reading[:])
}

func (c *clientConn) parse(b []byte) {
	for !c.over && !c.deaf {
		n, ev, err := c.p.Next(b)
		if err != nil {
			err.Pos += len(c.in) - len(b)
			c.refuse(c.h.parseError(err, c.in))
			return
		}
		b = b[n:]
		switch ev {
		case parser.NeedMore:
			return
		case parser.HeadReady:
			c.head()
		case parser.Data:
			c.thrown = &thrownInBody
			if m := c.res; !c.surplus && !m.dumped && !m.push(c.p.Body[:len(c.p.Body):len(c.p.Body)]) && !c.paused {
				c.paused = true
				c.setReading(false)
			}
			c.thrown = nil
		case parser.Done:
			c.done()
			if c.p.DropsRest() {
				return
			}
		case parser.Upgraded:
			c.handOver(b)
			return
		}
	}
}

// refuse ends a connection whose answer cannot be read.
func (c *clientConn) refuse(err *goja.Object) {
	c.deaf, c.parsed = true, true
	c.forget(c.reading[:2])
	c.wire.destroy(nil)
	c.fail(err)
}

// fail tells the request of err, as the last that it hears of the socket's errors.
func (c *clientConn) fail(err goja.Value) {
	c.errored = true
	must(c.o.Set("_hadError", true))
	c.req.emitError(err)
}

// head takes the head of a response.
func (c *clientConn) head() {
	p, r := &c.p, c.req
	if r.res != nil { // a second answer to one request: nobody hears of it, but of what is wrong behind it
		c.surplus = true
		c.wire.destroy(nil)
		return
	}
	keep := p.KeepAlive() // before SkipBody, as Node has it: HEAD without a length ends the connection
	informational := p.Status/100 == 1 && p.Status != 101
	if r.method == "HEAD" || informational {
		p.SkipBody()
	}
	upgrade := r.method == "CONNECT" || p.WantsUpgrade()
	if upgrade {
		p.Upgrade()
	}
	m := c.newResponse()
	c.res = m
	if upgrade || informational {
		return // Upgraded or Done follows
	}
	r.res = m
	r.keepAlive = r.keepAlive && keep
	r.OnGo("finish", c.requestFinish)
	m.OnceGo("end", func([]goja.Value) { c.responseEnd() })
	c.timeouts[1] = c.on("timeout", func([]goja.Value) { m.Emit("timeout") })
	r.measured(m)
	r.publish("http.client.response.finish", "response", m.Object())
	c.thrown = &thrownInHead
	if r.aborted || !r.Emit("response", m.Object()) {
		m.dump()
	}
	c.thrown = nil
}

// newResponse makes the message of the head that is ready.
func (c *clientConn) newResponse() *Incoming {
	p, r := &c.p, c.req
	m := &Incoming{h: c.h, from: c, head: p.Head(), major: p.Major, minor: p.Minor, status: p.Status, limit: 1000}
	m.joinAll = truthy(r.options.Get("joinDuplicateHeaders"))
	if v := r.maxHeaders; v != nil && jsapi.TypeOf(v) == "number" {
		if m.limit = int(v.ToInteger()); m.limit == 0 {
			m.limit = -1
		}
	}
	answered := c.h.messageShapes().answered
	c.h.streams.Bind(c.h.createIn(new(engine.ShapeRoom), answered, c.h.incomingClass), m)
	if answered == nil {
		must(m.Object().Set("req", r.Object()))
	}
	mark, _ := c.marks()
	m.SetReadableHighWaterMark(mark)
	return m
}

// done is the end of a message.
func (c *clientConn) done() {
	m := c.res
	if m == nil || c.surplus {
		return
	}
	if m.status/100 == 1 && m.status != 101 {
		c.informed()
		return
	}
	m.setTrailers(c.p.Trailers())
	if c.paused {
		c.paused = false
		c.setReading(true)
	}
	m.bodyEnded()
}

// informed emits a 1xx response.
func (c *clientConn) informed() {
	r, m := c.req, c.res
	c.res = nil
	c.thrown = &thrownInHead
	if m.status == 100 {
		r.Emit("continue")
	}
	info := c.h.env.VM.NewObject()
	for _, name := range []string{"statusCode", "statusMessage", "httpVersion", "httpVersionMajor", "httpVersionMinor", "headers", "rawHeaders"} {
		must(info.Set(name, m.Object().Get(name)))
	}
	r.Emit("information", info)
	c.thrown = nil
}

// handOver gives the socket to the listener of 'upgrade' or 'connect', with what was read
// behind the head.
func (c *clientConn) handOver(rest []byte) {
	name := "upgrade"
	if c.req.method == "CONNECT" {
		name = "connect"
	}
	r, m := c.req, c.res
	r.res = m
	m.upgrade, m.complete = true, true
	c.stopReading()
	c.forget(c.timeouts[:])
	if !r.Has(name) {
		c.deaf = true
		c.wire.destroy(nil)
		return
	}
	r.upgraded = true
	c.emit("agentRemove")
	c.release()
	must(c.o.Set("_httpMessage", goja.Null()))
	if c.base != nil {
		must(c.o.Set("readableFlowing", goja.Null()))
	}
	r.Emit(name, m.Object(), c.o, c.h.buffers.Copy(rest))
	r.destroyed = true
	r.emitClose()
}

// wantBody goes on reading; see bodySource. What the socket holds back of a request that is
// destroyed has not been read in Node.
func (c *clientConn) wantBody(*Incoming) {
	if c.paused && !c.over && !c.req.destroyed {
		c.paused = false
		c.setReading(true)
	}
}

// tornDown is told that the response has been destroyed; see bodySource.
func (c *clientConn) tornDown(err goja.Value) {
	if !c.over {
		c.wire.destroy(err)
	}
}

// socketObject is the response's socket, which it loses when that is free again.
func (c *clientConn) socketObject() goja.Value {
	if c.freed {
		return goja.Null()
	}
	return c.o
}
