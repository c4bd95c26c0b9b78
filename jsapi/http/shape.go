package http

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// requestOwn is what each ClientRequest owns in Node, in Node's order.
var requestOwn = []string{"_events", "_eventsCount", "_maxListeners", "outputData", "outputSize", "writable", "destroyed", "_last",
	"chunkedEncoding", "shouldKeepAlive", "maxRequestsOnConnectionReached", "_defaultKeepAlive", "useChunkedEncodingByDefault",
	"sendDate", "_removedConnection", "_removedContLen", "_removedTE", "strictContentLength", "_contentLength", "_hasBody",
	"_trailer", "finished", "_headerSent", "_closed", "socket", "_header", "_keepAliveTimeout", "_onPendingData", "agent",
	"socketPath", "method", "maxHeaderSize", "insecureHTTPParser", "joinDuplicateHeaders", "path", "_ended", "res", "aborted",
	"timeoutCb", "upgradeOrConnect", "parser", "maxHeadersCount", "reusedSocket", "host", "protocol"}

// requestShapes are those of a request: as it is made, and of one with a timeout. They are nil
// until there is a request, and where the engine has no shapes.
type requestShapes struct {
	fresh, timed *engine.Shape
	example      *goja.Object
}

// dress gives a new request what each one owns: the accessors of its class, as its own.
func (h *HTTP) dress(o *goja.Object) {
	s := &h.requestShapes
	if s.fresh == nil {
		at := slices.Index(requestOwn, "method")
		s.fresh = h.env.Shape(requestOwn, h.requestExample)
		s.timed = h.env.Shape(slices.Insert(slices.Clone(requestOwn), at, "timeout"), h.requestExample)
	}
	if s.fresh != nil {
		s.fresh.Dress(o)
	}
}

// showTimeout has the request own timeout, as one that was given it does.
func (r *Request) showTimeout() {
	if s := &r.h.requestShapes; s.fresh != nil {
		s.fresh.Become(r.Object(), s.timed)
	}
}

// requestExample is the object of which engine.Shape copies the properties.
func (h *HTTP) requestExample() *goja.Object {
	if o := h.requestShapes.example; o != nil {
		return o
	}
	o := h.env.VM.NewObject()
	object := h.env.VM.GlobalObject().Get("Object").(*goja.Object)
	for _, name := range append([]string{"timeout"}, requestOwn...) {
		for p := h.requestClass.Proto; p != nil; p = p.Prototype() {
			if d, ok := h.env.Method(object, "getOwnPropertyDescriptor", p, h.env.VM.ToValue(name)).(*goja.Object); ok {
				must(o.DefineAccessorProperty(name, orUndefined(d.Get("get")), orUndefined(d.Get("set")), goja.FLAG_TRUE, goja.FLAG_TRUE))
				break
			}
		}
	}
	must(o.Set("_onPendingData", h.env.Func("nop", 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() })))
	h.requestShapes.example = o
	return o
}
