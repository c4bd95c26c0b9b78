package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/events"
)

// What PerformanceObserver sees of http: an entry HttpRequest for each request that a server
// has answered, from its head until the answer has ended, and HttpClient for each of a
// client, from its end until the head of the answer. Nothing is measured unless an observer
// waits for it. (Node 20, "Performance measurement APIs", performanceNodeEntry.detail.)

// observed is the type of the entries.
const observed = "http"

// measure begins the entry of a request that a server has received.
func (c *serverConn) measure(x *exchange) {
	h, r, start := c.h, x.res, c.h.perf.Now()
	r.OnceGo("prefinish", func([]goja.Value) {
		if h.perf.Observed(observed) {
			req := x.req.Object()
			h.addEntry("HttpRequest", start, h.described(req.Get("method"), req.Get("url"), req.Get("headers")), r)
		}
	})
}

// measure begins the entry of a request that has been written.
func (r *Request) measure() {
	if r.h.perf.Observed(observed) {
		url := orUndefined(r.protocol).String() + "//" + r.host + r.path
		r.askedAt = r.h.perf.Now()
		r.asked = r.h.described(r.h.str(r.method), r.h.str(url), r.h.env.Method(r.Object(), "getHeaders"))
	}
}

// measured adds the entry of a request whose answer begins.
func (r *Request) measured(m *Incoming) {
	if r.asked != nil && r.h.perf.Observed(observed) {
		r.h.addEntry("HttpClient", r.askedAt, r.asked, m)
	}
}

// described is a request as the detail of an entry shows it.
func (h *HTTP) described(method, url, headers goja.Value) *goja.Object {
	o := h.env.VM.NewObject()
	must(o.Set("method", method))
	must(o.Set("url", url))
	must(o.Set("headers", headers))
	return o
}

// addEntry tells the observers of a request and what answered it.
func (h *HTTP) addEntry(name string, start float64, req *goja.Object, answer events.Holder) {
	from, res, detail := answer.EventEmitter().Object(), h.env.VM.NewObject(), h.env.VM.NewObject()
	for _, k := range []string{"statusCode", "statusMessage"} {
		must(res.Set(k, from.Get(k)))
	}
	if r, ok := answer.(*Response); ok {
		must(res.Set("headers", h.env.Method(r.Object(), "getHeaders")))
	} else {
		must(res.Set("headers", from.Get("headers")))
	}
	must(detail.Set("req", req))
	must(detail.Set("res", res))
	h.perf.Add(observed, name, start, h.perf.Now()-start, detail)
}
