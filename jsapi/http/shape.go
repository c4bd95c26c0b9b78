package http

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// What each message owns in Node, in Node's order. Here a message has it by a shape, which
// costs nothing until a script looks: the accessors of its class, as its own.
var (
	incomingOwn = []string{"_events", "_readableState", "_maxListeners", "socket", "httpVersionMajor", "httpVersionMinor",
		"httpVersion", "complete", "rawHeaders", "rawTrailers", "joinDuplicateHeaders", "aborted", "upgrade", "url", "method",
		"statusCode", "statusMessage", "client", "_consuming", "_dumped"}
	outgoingOwn = []string{"_events", "_eventsCount", "_maxListeners", "outputData", "outputSize", "writable", "destroyed", "_last",
		"chunkedEncoding", "shouldKeepAlive", "maxRequestsOnConnectionReached", "_defaultKeepAlive", "useChunkedEncodingByDefault",
		"sendDate", "_removedConnection", "_removedContLen", "_removedTE", "strictContentLength", "_contentLength", "_hasBody",
		"_trailer", "finished", "_headerSent", "_closed", "socket", "_header", "_keepAliveTimeout", "_onPendingData"}
	answerOwn   = append(incomingOwn, "req", "_eventsCount") // whose end the client listens for
	responseOwn = []string{"req", "_sent100", "_expect_continue", "_maxRequestsPerSocket"}
	headOwn     = []string{"statusMessage", "statusCode"} // once there is a head
	requestOwn  = []string{"agent", "socketPath", "method", "maxHeaderSize", "insecureHTTPParser", "joinDuplicateHeaders", "path",
		"_ended", "res", "aborted", "timeoutCb", "upgradeOrConnect", "parser", "maxHeadersCount", "reusedSocket", "host", "protocol"}
)

// shapes are those of messages. They are nil where the engine has none.
type shapes struct {
	made                   bool
	incoming, answered     *engine.Shape // of a server, and of a client, whose messages know their requests
	response, responseHead *engine.Shape // without a head and with one
	request, requestTimed  *engine.Shape // without a timeout and with one
}

// messageShapes makes the shapes when there is a first message.
func (h *HTTP) messageShapes() *shapes {
	s := &h.shapes
	if s.made {
		return s
	}
	answer := h.exampleOf(h.incomingClass, answerOwn, "", h.asksView())
	res := h.exampleOf(h.responseClass, slices.Concat(outgoingOwn, responseOwn, headOwn), "bound updateOutgoingData",
		h.maxRequestsView(), h.reasonView())
	req := h.exampleOf(h.requestClass, slices.Concat(outgoingOwn, requestOwn, []string{"timeout"}), "nop")
	timed := slices.Insert(slices.Clone(requestOwn), slices.Index(requestOwn, "method"), "timeout")
	*s = shapes{
		made:     true,
		incoming: h.env.Shape(incomingOwn, answer), answered: h.env.Shape(answerOwn, answer),
		response:     h.env.Shape(slices.Concat(outgoingOwn, responseOwn), res),
		responseHead: h.env.Shape(slices.Concat(outgoingOwn, responseOwn, headOwn), res),
		request:      h.env.Shape(slices.Concat(outgoingOwn, requestOwn), req),
		requestTimed: h.env.Shape(slices.Concat(outgoingOwn, timed), req),
	}
	return s
}

// exampleOf returns what makes the object of which engine.Shape copies the properties: those
// that objects of c inherit, as accessors or data of its own, and those of views. pending
// is the name of their _onPendingData, which does nothing.
func (h *HTTP) exampleOf(c *jsapi.Class, names []string, pending string, views ...jsapi.Accessor) func() *goja.Object {
	var o *goja.Object
	return func() *goja.Object {
		if o == nil {
			o = h.env.VM.NewObject()
			for _, name := range names {
				h.ownAs(o, name, c.Proto)
			}
			if pending != "" {
				must(o.Set("_onPendingData", h.nop(pending)))
			}
			for _, v := range views {
				get, set := h.env.Func("get "+v.Name, 0, v.Get), h.env.Func("set "+v.Name, 1, v.Set)
				must(o.DefineAccessorProperty(v.Name, get, set, goja.FLAG_TRUE, goja.FLAG_TRUE))
			}
		}
		return o
	}
}

// ownAs defines on o, enumerable, the property of that name which proto has or inherits.
func (h *HTTP) ownAs(o *goja.Object, name string, proto *goja.Object) {
	object := h.env.VM.GlobalObject().Get("Object").(*goja.Object)
	for p := proto; p != nil; p = p.Prototype() {
		d, ok := h.env.Method(object, "getOwnPropertyDescriptor", p, h.env.VM.ToValue(name)).(*goja.Object)
		if !ok {
			continue
		}
		if v := d.Get("value"); v != nil {
			must(o.Set(name, v))
		} else {
			must(o.DefineAccessorProperty(name, orUndefined(d.Get("get")), orUndefined(d.Get("set")), goja.FLAG_TRUE, goja.FLAG_TRUE))
		}
		return
	}
}

func (h *HTTP) nop(name string) *goja.Object {
	return h.env.Func(name, 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
}

// createIn makes the object of a message of class c, in room, with what each of them owns.
func (h *HTTP) createIn(room *engine.ShapeRoom, s *engine.Shape, c *jsapi.Class) *goja.Object {
	if s == nil {
		return h.env.Create(c)
	}
	return s.CreateIn(room, c.Proto)
}

// dress gives the object of a message that a script's class constructs what each one owns.
func dress(o *goja.Object, s *engine.Shape) {
	if s != nil {
		s.Dress(o)
	}
}

// showTimeout has the request own timeout, as one that was given it does.
func (r *Request) showTimeout() {
	if s := r.h.messageShapes(); s.request != nil {
		s.request.Become(r.Object(), s.requestTimed)
	}
}
