package http

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// prop makes an accessor that shows what a script has assigned, or else what compute
// makes, which is kept when cache is set.
func (h *HTTP) prop(name string, f incomingField, cache bool, compute func(*Incoming) goja.Value) jsapi.Accessor {
	return jsapi.Accessor{
		Name: name,
		Get: func(c goja.FunctionCall) goja.Value {
			m := h.in(c.This)
			if m == nil {
				return goja.Undefined()
			}
			if v := m.kept(f); v != nil {
				return v
			}
			v := compute(m)
			if cache {
				m.keep(f, v)
			}
			return v
		},
		Set: func(c goja.FunctionCall) goja.Value {
			if m := h.in(c.This); m != nil {
				m.keep(f, c.Argument(0))
			}
			return goja.Undefined()
		},
	}
}

func (h *HTTP) boolProp(name string, p func(*Incoming) *bool) jsapi.Accessor {
	return jsapi.Accessor{
		Name: name,
		Get: func(c goja.FunctionCall) goja.Value {
			if m := h.in(c.This); m != nil {
				return h.env.VM.ToValue(*p(m))
			}
			return goja.Undefined()
		},
		Set: func(c goja.FunctionCall) goja.Value {
			if m := h.in(c.This); m != nil {
				*p(m) = c.Argument(0).ToBoolean()
			}
			return goja.Undefined()
		},
	}
}

func (h *HTTP) incomingAccessors(proto *goja.Object) {
	vm := h.env.VM
	text := func(s string) goja.Value { return vm.ToValue(s) }
	socket := func(m *Incoming) goja.Value {
		if m.from == nil {
			return goja.Undefined()
		}
		return m.from.socketObject()
	}
	h.fixed(proto,
		h.prop("headers", fHeaders, true, func(m *Incoming) goja.Value { return m.joinedFields("rawHeaders", m.head.Fields()) }),
		h.prop("headersDistinct", fHeadersDistinct, true, func(m *Incoming) goja.Value { return m.distinctFields("rawHeaders", m.head.Fields()) }),
		h.prop("trailers", fTrailers, true, func(m *Incoming) goja.Value { return m.joinedFields("rawTrailers", m.trailers) }),
		h.prop("trailersDistinct", fTrailersDistinct, true, func(m *Incoming) goja.Value { return m.distinctFields("rawTrailers", m.trailers) }),
		h.prop("connection", fSocket, false, socket),
	)
	h.env.SetAccessors(proto,
		jsapi.Accessor{Name: "url", Get: h.getURL, Set: h.setURL},
		h.prop("method", fMethod, false, func(m *Incoming) goja.Value {
			if m.isRequest {
				return h.methods[m.method]
			}
			return goja.Null()
		}),
		h.prop("statusCode", fStatusCode, false, func(m *Incoming) goja.Value {
			if m.isRequest || m.from == nil {
				return goja.Null()
			}
			return vm.ToValue(m.status)
		}),
		h.prop("statusMessage", fStatusMessage, false, func(m *Incoming) goja.Value {
			if m.isRequest || m.from == nil {
				return goja.Null()
			}
			return h.str(m.head.Reason())
		}),
		h.prop("httpVersion", fHTTPVersion, false, func(m *Incoming) goja.Value {
			if m.from == nil {
				return goja.Null()
			}
			if m.major == 1 && m.minor == 1 {
				return text("1.1")
			}
			return text(strconv.Itoa(int(m.major)) + "." + strconv.Itoa(int(m.minor)))
		}),
		h.prop("httpVersionMajor", fMajor, false, func(m *Incoming) goja.Value { return orNull(m.from != nil, vm.ToValue(m.major)) }),
		h.prop("httpVersionMinor", fMinor, false, func(m *Incoming) goja.Value { return orNull(m.from != nil, vm.ToValue(m.minor)) }),
		h.prop("rawHeaders", fRawHeaders, true, func(m *Incoming) goja.Value { return h.rawArray(m.head.Fields(), rawLimit(m.limit)) }),
		h.prop("rawTrailers", fRawTrailers, true, func(m *Incoming) goja.Value { return h.rawArray(m.trailers, rawLimit(m.limit)) }),
		h.prop("socket", fSocket, false, socket),
		h.prop("client", fClient, false, func(m *Incoming) goja.Value {
			if c, ok := m.from.(*clientConn); ok {
				return c.o // which the socket of a response is until it is free again
			}
			return socket(m)
		}),
		h.boolProp("complete", func(m *Incoming) *bool { return &m.complete }),
		h.boolProp("aborted", func(m *Incoming) *bool { return &m.aborted }),
		h.upgradeProp(),
		h.joinProp(),
		h.boolProp("_consuming", func(m *Incoming) *bool { return &m.consumed }),
		h.boolProp("_dumped", func(m *Incoming) *bool { return &m.dumped }),
	)
}

// upgradeProp is null until a connection has brought the message.
func (h *HTTP) upgradeProp() jsapi.Accessor {
	a := h.boolProp("upgrade", func(m *Incoming) *bool { return &m.upgrade })
	get := a.Get
	a.Get = func(c goja.FunctionCall) goja.Value {
		if m := h.in(c.This); m != nil && m.from == nil && !m.upgrade {
			return goja.Null()
		}
		return get(c)
	}
	return a
}

// joinProp is null for false on a server, and for a response what the request's options have.
func (h *HTTP) joinProp() jsapi.Accessor {
	a := h.boolProp("joinDuplicateHeaders", func(m *Incoming) *bool { return &m.joinAll })
	a.Get = func(c goja.FunctionCall) goja.Value {
		m := h.in(c.This)
		if m != nil && !m.joinAll {
			if from, ok := m.from.(*clientConn); ok {
				return orUndefined(from.req.options.Get("joinDuplicateHeaders"))
			}
		}
		if m != nil && (m.joinAll || m.from == nil) {
			return h.env.VM.ToValue(m.joinAll)
		}
		return goja.Null()
	}
	return a
}

// asksView is req of a client's message, the request that it answers.
func (h *HTTP) asksView() jsapi.Accessor {
	return jsapi.Accessor{Name: "req",
		Get: func(c goja.FunctionCall) goja.Value {
			if m := h.in(c.This); m != nil {
				if from, ok := m.from.(*clientConn); ok {
					return from.req.Object()
				}
			}
			return goja.Undefined()
		},
		Set: func(c goja.FunctionCall) goja.Value {
			if o, ok := c.This.(*goja.Object); ok {
				must(o.DefineDataProperty("req", c.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
			}
			return goja.Undefined()
		}}
}

func orNull(ok bool, v goja.Value) goja.Value {
	if ok {
		return v
	}
	return goja.Null()
}

func (h *HTTP) getURL(c goja.FunctionCall) goja.Value {
	m := h.in(c.This)
	if m == nil {
		return goja.Undefined()
	}
	if m.url == nil {
		m.url = h.str(m.head.Target())
	}
	return m.url
}

func (h *HTTP) setURL(c goja.FunctionCall) goja.Value {
	if m := h.in(c.This); m != nil {
		m.url = c.Argument(0)
	}
	return goja.Undefined()
}

func (h *HTTP) inSetTimeout(c goja.FunctionCall) goja.Value {
	m := h.in(c.This)
	if m == nil {
		return c.This
	}
	if cb := c.Argument(1); truthy(cb) {
		h.env.ValidateFunction(cb, "listener")
		m.On("timeout", cb)
	}
	s, ok := m.Object().Get("socket").(*goja.Object)
	if !ok { // a client's message gives its socket back at the end
		panic(h.env.TypeError("Cannot read properties of " + m.Object().Get("socket").String() + " (reading 'setTimeout')"))
	}
	h.env.Method(s, "setTimeout", c.Argument(0))
	return c.This
}
