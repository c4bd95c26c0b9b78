package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// clientConn is a request on its socket, from onSocket until the socket is free again or
// closed. The socket is the agent's, or the request's own.
type clientConn struct {
	h       *HTTP
	req     *Request
	sock    *goja.Object
	link    streamLink
	carrier *streamCarrier
	p       parser.Parser
	in      []byte
	res     *Incoming
	off     []func()
	paused  bool
	over    bool // the socket is no longer ours
	deaf    bool // what comes is ignored
	sockErr goja.Value
}

func (h *HTTP) newClientConn(r *Request, sock *goja.Object) *clientConn {
	c := &clientConn{h: h, req: r, sock: sock, link: streamLink{h: h, o: sock}}
	c.p.Response = true
	c.p.Lenient = truthy(r.options.Get("insecureHTTPParser"))
	if v := r.options.Get("maxHeaderSize"); truthy(v) {
		c.p.MaxHead = int(v.ToInteger())
	}
	c.carrier = &streamCarrier{link: streamLink{h: h, o: sock}, message: &r.Outgoing}
	c.carrier.complete = c.requestDone
	c.listen("data", c.data)
	c.listen("end", func([]goja.Value) { c.end() })
	c.listen("close", func([]goja.Value) { c.closed() })
	c.listen("error", c.failed)
	c.listen("drain", func([]goja.Value) { r.drained(nil) })
	c.listen("timeout", func([]goja.Value) {
		r.Emit("timeout")
		if r.responded && r.res != nil {
			r.res.Emit("timeout")
		}
	})
	return c
}

// listen adds a listener that release takes away again.
func (c *clientConn) listen(name string, f func(args []goja.Value)) {
	fn := c.h.env.Func("", 1, func(call goja.FunctionCall) goja.Value {
		f(call.Arguments)
		return goja.Undefined()
	})
	event := c.h.env.VM.ToValue(name)
	c.h.env.Method(c.sock, "on", event, fn)
	c.off = append(c.off, func() { c.h.env.Method(c.sock, "removeListener", event, fn) })
}

// release lets go of the socket.
func (c *clientConn) release() {
	c.over = true
	for _, f := range c.off {
		f()
	}
	c.off = nil
}

func (c *clientConn) data(args []goja.Value) {
	b, ok := buffer.Bytes(arg(args, 0))
	if !ok || c.over || c.deaf {
		return
	}
	c.in = b
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
			if !c.res.push(append([]byte(nil), c.p.Body...)) && !c.paused {
				c.paused = true
				c.link.setReading(false)
			}
		case parser.Done:
			c.done()
		case parser.Upgraded:
			c.handOver(b)
			return
		}
	}
}

// refuse ends a connection whose answer cannot be read.
func (c *clientConn) refuse(err *goja.Object) {
	c.sockErr = err
	r := c.req
	c.h.env.Method(c.sock, "destroy")
	if !r.settled {
		r.settled = true
		r.Emit("error", err)
	}
}

// head takes the head of a response.
func (c *clientConn) head() {
	p, r := &c.p, c.req
	keep := p.KeepAlive() // before SkipBody, as Node has it: HEAD without a length ends the connection
	if r.method == "HEAD" {
		p.SkipBody()
	}
	if r.method == "CONNECT" || p.WantsUpgrade() {
		p.Upgrade()
	}
	if r.res != nil && r.responded {
		c.deaf = true // a second answer to one request
		c.h.env.Method(c.sock, "destroy")
		return
	}
	m := &Incoming{h: c.h, from: c, head: p.Head(), major: p.Major, minor: p.Minor, status: p.Status, limit: 1000}
	m.joinAll = truthy(r.options.Get("joinDuplicateHeaders"))
	if v := r.Object().Get("maxHeadersCount"); v != nil && jsapi.TypeOf(v) == "number" {
		if m.limit = int(v.ToInteger()); m.limit == 0 {
			m.limit = -1
		}
	}
	c.h.streams.Bind(c.h.env.Create(c.h.incomingClass), m)
	must(m.Object().Set("req", r.Object()))
	c.res, r.res = m, m
	if p.Status/100 == 1 && p.Status != 101 {
		return // Done follows
	}
	if r.method == "CONNECT" || p.WantsUpgrade() {
		return
	}
	r.responded = true
	if r.keepAlive && !keep {
		r.keepAlive = false
	}
	m.OnceGo("end", func([]goja.Value) { c.responseEnd() })
	if r.aborted || !r.Emit("response", m.Object()) {
		m.dump()
	}
}

// informed emits a 1xx response.
func (c *clientConn) informed() {
	r, m := c.req, c.res
	r.res, c.res = nil, nil
	if m.status == 100 {
		r.Emit("continue")
	}
	info := c.h.env.VM.NewObject()
	for _, name := range []string{"statusCode", "statusMessage", "httpVersion", "httpVersionMajor", "httpVersionMinor", "headers", "rawHeaders"} {
		must(info.Set(name, m.Object().Get(name)))
	}
	r.Emit("information", info)
}

func (c *clientConn) done() {
	m := c.res
	if m == nil {
		return
	}
	if m.status/100 == 1 && m.status != 101 {
		c.informed()
		return
	}
	m.trailers = c.p.Trailers()
	m.bodyEnded()
}

// handOver gives the socket to the listener of 'upgrade' or 'connect'.
func (c *clientConn) handOver(rest []byte) {
	name := "upgrade"
	if c.req.method == "CONNECT" {
		name = "connect"
	}
	r, m := c.req, c.res
	c.release()
	m.complete, m.upgrade = true, true
	r.upgraded, r.responded, r.settled = true, true, true
	if a := r.agentObject(); a != nil {
		c.h.env.Method(c.sock, "emit", c.h.env.VM.ToValue("agentRemove"))
	}
	if !r.Has(name) {
		c.h.env.Method(c.sock, "destroy")
	} else {
		r.Emit(name, m.Object(), c.sock, c.h.buffers.Copy(rest))
	}
	r.destroyed = true
	r.emitClose()
}

// wantBody goes on reading; see bodySource.
func (c *clientConn) wantBody(*Incoming) {
	if c.paused && !c.over {
		c.paused = false
		c.link.setReading(true)
	}
}

// tornDown is told that the response has been destroyed; see bodySource.
func (c *clientConn) tornDown(_ *Incoming, err goja.Value) {
	if !c.over {
		c.destroy(err)
	}
}

func (c *clientConn) socketObject() goja.Value { return c.sock }

func (c *clientConn) destroy(err goja.Value) {
	if c.over {
		return
	}
	if err != nil {
		c.h.env.Method(c.sock, "destroy", err)
	} else {
		c.h.env.Method(c.sock, "destroy")
	}
}
