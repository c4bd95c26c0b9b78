package http

import (
	"maps"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/timers"
)

// ServerParts are the members of _http_server that http has not. The symbols among them name
// properties of servers from then on.
func (h *HTTP) ServerParts() *goja.Object {
	o := h.env.VM.NewObject()
	must(o.Set("kConnectionsCheckingInterval", h.serverView("http.server.connectionsCheckingInterval", (*Server).shownCheck)))
	must(o.Set("kServerResponse", h.ServerSymbol("ServerResponse")))
	must(o.Set("_connectionListener", h.fns.connectionListener))
	must(o.Set("setupConnectionsTracking", h.fns.trackConnections))
	h.env.SetMethods(o, true,
		jsapi.Method{Name: "storeHTTPOptions", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			s := h.server(c.This)
			if o, ok := c.Argument(0).(*goja.Object); ok {
				s.options = o
			}
			s.configure(c.This.(*goja.Object))
			return goja.Undefined()
		}},
		jsapi.Method{Name: "httpServerPreClose", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			s := h.server(c.Argument(0))
			h.env.Method(s.Object(), "closeIdleConnections")
			s.stopChecking()
			return goja.Undefined()
		}})
	return o
}

// ServerSymbol makes the symbol of a property of servers: the class of their requests,
// "IncomingMessage", or of their responses, "ServerResponse".
func (h *HTTP) ServerSymbol(class string) *goja.Symbol {
	return h.serverView(class, func(s *Server) goja.Value {
		own, other := h.incomingClass, s.incomingCtor
		if class == "ServerResponse" {
			own, other = h.responseClass, s.responseCtor
		}
		if other != nil {
			return other
		}
		return own.Ctor
	})
}

// serverView makes a symbol and the property of it, which servers of http and of https inherit
// from the prototype that they have in common.
func (h *HTTP) serverView(name string, get func(s *Server) goja.Value) *goja.Symbol {
	symbol := goja.NewSymbol(name)
	must(h.net.ServerClass.Proto.DefineAccessorPropertySymbol(symbol, h.env.Func("get", 0, func(c goja.FunctionCall) goja.Value {
		if s, ok := h.env.Unwrap(c.This).(ServerHolder); ok {
			return get(s.HTTPServer())
		}
		return goja.Undefined()
	}), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
	return symbol
}

// shownCheck is the timer of the check for slow clients, undefined before the server listens.
// That of a server that was closed is cleared.
func (s *Server) shownCheck() goja.Value {
	if s.checking == nil {
		return goja.Undefined()
	}
	if s.shown == nil {
		t := timers.From(s.h.env)
		s.shown = t.Show(s.checking, s.number("connectionsCheckingInterval", 30_000))
		if !s.checking.Active() {
			t.Clear(s.shown)
		}
	}
	return s.shown
}

// OutgoingParts are the members of _http_outgoing that http has not. The symbols among them
// name properties of messages from then on.
func (h *HTTP) OutgoingParts() *goja.Object {
	o, proto := h.env.VM.NewObject(), h.outgoingClass.Proto
	mark := goja.NewSymbol("kHighWaterMark")
	must(proto.DefineAccessorPropertySymbol(mark, h.env.Func("get", 0, func(c goja.FunctionCall) goja.Value {
		return orUndefined(c.This.ToObject(h.env.VM).Get("writableHighWaterMark"))
	}), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
	unique := goja.NewSymbol("kUniqueHeaders")
	must(proto.DefineAccessorPropertySymbol(unique, h.env.Func("get", 0, func(c goja.FunctionCall) goja.Value {
		switch m := h.env.Unwrap(c.This).(type) {
		case *Request:
			return h.uniqueSet(m.unique)
		case *Response:
			return h.uniqueSet(m.unique)
		}
		return goja.Undefined()
	}), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
	must(o.Set("kHighWaterMark", mark))
	must(o.Set("kUniqueHeaders", unique))
	h.env.SetMethods(o, true, jsapi.Method{Name: "parseUniqueHeadersOption", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		return h.uniqueSet(h.uniqueNames(c.Argument(0)))
	}})
	return o
}

// uniqueSet is names as a Set, null for none.
func (h *HTTP) uniqueSet(names map[string]bool) goja.Value {
	if names == nil {
		return goja.Null()
	}
	return h.env.New(h.env.VM.Get("Set"), h.stringArray(slices.Sorted(maps.Keys(names))))
}
