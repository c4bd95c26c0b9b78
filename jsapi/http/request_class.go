package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineRequest makes the class ClientRequest (Node, "Class: http.ClientRequest").
func (h *HTTP) defineRequest() {
	h.requestClass = h.env.Class(jsapi.ClassSpec{
		Name: "ClientRequest", Length: 3, Parent: h.outgoingClass, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			r := &Request{context: h.env.Loop.Context}
			r.begin(h, r)
			dress(this, h.messageShapes().request)
			h.events.Bind(this, r)
			r.start(args)
		},
		Methods: []jsapi.Method{
			{Name: "_finish", Fn: h.reqFinish},
			{Name: "_implicitHeader", Fn: h.reqImplicitHeader},
			{Name: "abort", Fn: h.reqAbort},
			{Name: "destroy", Length: 1, Fn: h.reqDestroy},
			{Name: "onSocket", Length: 2, Fn: h.reqOnSocket},
			{Name: "_deferToConnect", Length: 2, Fn: h.deferToConnect},
			{Name: "setTimeout", Length: 2, Fn: h.reqSetTimeout},
			{Name: "setNoDelay", Length: 1, Fn: h.socketCall("setNoDelay", 1)},
			{Name: "setSocketKeepAlive", Length: 2, Fn: h.socketCall("setKeepAlive", 2)},
			{Name: "clearTimeout", Length: 1, Fn: h.reqClearTimeout},
		},
		Accessors: h.requestFields(),
	})
	h.requestHooks = h.hooksOf(h.requestClass.Proto)
}

// requestFields are the properties of a request. Scripts may assign method, path and
// maxHeadersCount, and what they assign counts; to any other they assign one of their own.
func (h *HTTP) requestFields() []jsapi.Accessor {
	vm := h.env.VM
	orNull := func(v goja.Value) goja.Value {
		if v == nil {
			return goja.Null()
		}
		return v
	}
	option := func(name string) jsapi.Accessor {
		return h.requestField(name, func(r *Request) goja.Value { return orUndefined(r.options.Get(name)) }, nil)
	}
	field := func(name string, get func(*Request) goja.Value) jsapi.Accessor { return h.requestField(name, get, nil) }
	text := func(name string, of func(*Request) *string) jsapi.Accessor {
		return h.requestField(name, func(r *Request) goja.Value { return vm.ToValue(*of(r)) },
			func(r *Request, v goja.Value) { *of(r) = v.String() })
	}
	return []jsapi.Accessor{
		text("method", func(r *Request) *string { return &r.method }),
		text("path", func(r *Request) *string { return &r.path }),
		field("host", func(r *Request) goja.Value { return vm.ToValue(r.host) }),
		field("protocol", func(r *Request) goja.Value { return orUndefined(r.protocol) }),
		field("agent", func(r *Request) goja.Value { return orUndefined(r.agentValue) }),
		field("aborted", func(r *Request) goja.Value { return vm.ToValue(r.aborted) }),
		field("reusedSocket", func(r *Request) goja.Value { return vm.ToValue(r.reused) }),
		h.requestField("maxHeadersCount", func(r *Request) goja.Value { return orNull(r.maxHeaders) },
			func(r *Request, v goja.Value) { r.maxHeaders = v }),
		option("insecureHTTPParser"),
		option("joinDuplicateHeaders"),
		option("maxHeaderSize"),
		field("parser", (*Request).parserObject),
		field("timeoutCb", func(r *Request) goja.Value {
			if r.timed {
				return h.emitsTimeout()
			}
			return goja.Null()
		}),
		field("upgradeOrConnect", func(r *Request) goja.Value { return vm.ToValue(r.upgraded) }),
		field("_ended", func(r *Request) goja.Value { return vm.ToValue(r.ended) }),
		field("timeout", func(r *Request) goja.Value { return orUndefined(r.timeout) }),
		option("socketPath"),
		field("res", func(r *Request) goja.Value {
			if r.res == nil {
				return goja.Null()
			}
			return r.res.Object()
		}),
	}
}

// requestField is a property that get reads. What a script assigns goes to set; without one,
// and on what only has the prototype of a request, it becomes a property of the object's own.
func (h *HTTP) requestField(name string, get func(*Request) goja.Value, set func(*Request, goja.Value)) jsapi.Accessor {
	return jsapi.Accessor{
		Name: name,
		Get: func(c goja.FunctionCall) goja.Value {
			if r, ok := h.env.Unwrap(c.This).(*Request); ok {
				return get(r)
			}
			return goja.Undefined()
		},
		Set: func(c goja.FunctionCall) goja.Value {
			if r, ok := h.env.Unwrap(c.This).(*Request); ok && set != nil {
				set(r, c.Argument(0))
			} else {
				must(c.This.(*goja.Object).DefineDataProperty(name, c.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
			}
			return goja.Undefined()
		},
	}
}
