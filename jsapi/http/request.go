package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
)

// Request is the state of a ClientRequest.
type Request struct {
	Outgoing
	agentValue  goja.Value // the agent, undefined without one
	options     *goja.Object
	method      string
	path        string
	host        string
	protocol    goja.Value
	defaultPort goja.Value
	client      *clientConn
	context     any // of async_hooks: that of when the request was made
	res         *Incoming
	timeout     goja.Value // of the options, for the socket, in milliseconds

	aborted, reused, upgraded bool
	ended                     bool // the response has
	dropped                   bool // the socket has closed: what waits is for nobody, but still counts
	timed                     bool // the socket's 'timeout' is emitted on the request
	destroyErr                goja.Value
	maxHeaders                goja.Value   // maxHeadersCount, nil for the default
	agentOptions              *goja.Object // while the agent's queue has it
	sentFields                fieldList    // of the head, for headAgain
	asked                     *goja.Object // the request of a PerformanceObserver's entry
	askedAt                   float64      // by the clock of perf_hooks
}

func orUndefined(v goja.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}

func (r *Request) agentObject() *goja.Object {
	o, _ := r.agentValue.(*goja.Object)
	return o
}

func (h *HTTP) req(v goja.Value) *Request {
	return jsapi.Receiver[*Request](h.env, v)
}

// askHooks asks whether a script has replaced methods on the long way; see hookNames.
func (r *Request) askHooks() {
	r.hooked = r.h.hooksOf(r.Object()) != r.h.requestHooks
}

// request is http.request(url[, options][, callback]) and its other forms.
func (h *HTTP) request(c goja.FunctionCall) goja.Value {
	return h.env.New(h.requestClass.Ctor, c.Arguments...)
}

// get is request with end called.
func (h *HTTP) get(c goja.FunctionCall) goja.Value {
	r := h.env.New(h.requestClass.Ctor, c.Arguments...)
	h.env.Method(r, "end")
	return r
}

// implicitHeader makes the head of a request that is written to.
func (r *Request) implicitHeader() {
	r.makeRequestHead(r.fields)
}

func (h *HTTP) reqImplicitHeader(c goja.FunctionCall) goja.Value {
	r, o := h.foreign(c)
	if r == nil {
		return h.implicitForeign(o)
	}
	r.implicitHeader()
	return goja.Undefined()
}

// reqFinish is request._finish(), called when the last of the request has been handed over.
func (h *HTTP) reqFinish(c goja.FunctionCall) goja.Value {
	r, o := h.foreign(c)
	if r == nil {
		h.env.Method(o, "emit", h.env.VM.ToValue("prefinish"))
		return goja.Undefined()
	}
	jsapi.Call(h.outgoingClass.Proto.Get("_finish"), c.This)
	r.started()
	return goja.Undefined()
}

// started tells those who watch requests that this one has been written.
func (r *Request) started() {
	r.measure()
	r.publish("http.client.request.start", "", nil)
}

func (r *Request) makeRequestHead(fields fieldList) {
	if r.headBuilt {
		panic(r.h.env.CodeError("Error", "ERR_HTTP_HEADERS_SENT", "Cannot render headers after they are sent to the client"))
	}
	r.sentFields = fields
	if r.hooked {
		r.storeHooked(r.firstLine(nil), goja.Undefined())
		return
	}
	w := r.writeFields(&r.Outgoing, r.h.takeHead(), fields)
	r.head, r.headBuilt = w.b, true
	if w.has.expect {
		r.flushHead()
		if r.to != nil {
			r.to.wrote(true)
		}
	}
}

// firstLine appends the request line.
func (r *Request) firstLine(b []byte) []byte {
	return append(appendLatin1(append(append(b, r.method...), ' '), r.path), " HTTP/1.1\r\n"...)
}

// writeFields appends the whole head to b.
func (r *Request) writeFields(o *Outgoing, b []byte, fields fieldList) headWriter {
	o.noteWide(r.path)
	w := headWriter{o: o, kept: r.agentObject() != nil, b: r.firstLine(b)}
	for _, f := range fields {
		w.field(f.name, f.value, true)
	}
	w.finish(0)
	return w
}

// headAgain is the head once its bytes have gone; see outgoingHolder.
func (r *Request) headAgain(o *Outgoing) []byte { return r.writeFields(o, nil, r.sentFields).b }

func (h *HTTP) reqAbort(c goja.FunctionCall) goja.Value {
	r, o := h.foreign(c)
	if r == nil {
		return h.abortForeign(o)
	}
	if !r.aborted {
		r.aborted = true
		h.env.Loop.NextTick(func() { r.Emit("abort") })
		h.env.Method(r.Object(), "destroy")
	}
	return goja.Undefined()
}

func (h *HTTP) reqDestroy(c goja.FunctionCall) goja.Value {
	r, o := h.foreign(c)
	if r == nil {
		return h.destroyForeign(o, c.Argument(0))
	}
	if r.destroyed {
		return c.This
	}
	r.destroyed = true
	if m := r.res; m != nil {
		if !m.dumped {
			m.RemoveAll(h.env.VM.ToValue("data"))
		}
		m.dump()
	}
	r.destroyErr = nilIfNullish(c.Argument(0))
	if r.client != nil {
		r.client.wire.destroy(r.destroyErr)
	}
	return c.This
}

func nilIfNullish(v goja.Value) goja.Value {
	if jsapi.IsNullish(v) {
		return nil
	}
	return v
}

func (h *HTTP) reqOnSocket(c goja.FunctionCall) goja.Value {
	r, sock, err := h.req(c.This), c.Argument(0), c.Argument(1)
	h.env.Loop.NextTick(func() { r.onSocket(sock, nilIfNullish(err)) })
	return goja.Undefined()
}

func (r *Request) emitError(err goja.Value) {
	r.publish("http.client.request.error", "error", err)
	r.Emit("error", err)
}

// publish publishes { request }, with v under name when there is one, on a channel of
// diagnostics_channel (Node, "Built-in Channels").
func (r *Request) publish(channel, name string, v goja.Value) {
	message := []diagnosticschannel.Field{{Name: "request", Value: r.Object()}, {Name: name, Value: v}}
	if v == nil {
		message = message[:1]
	}
	r.h.channels.Publish(channel, message...)
}

func (r *Request) emitClose() {
	if !r.closed {
		r.closed = true
		r.Emit("close")
	}
}
