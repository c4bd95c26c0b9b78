package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// onField makes a getter of f.
func (n *Net) onField(f func(*Socket) goja.Value) jsapi.Fn {
	return n.onSocket(func(s *Socket, _ goja.FunctionCall) goja.Value { return f(s) })
}

// socketAccessors are those of Socket.prototype.
func (n *Net) socketAccessors() []jsapi.Accessor {
	return []jsapi.Accessor{
		{Name: "pending", Get: n.onAnySocket(n.bool(true), func(s *Socket) goja.Value { return n.bool(!s.open || s.connecting) })},
		{Name: "_connecting", Fixed: true, Get: n.onField(func(s *Socket) goja.Value { return n.bool(s.connecting) })},
		{Name: "_handle", Fixed: true, Get: n.onField((*Socket).jsHandle), Set: n.onSocket((*Socket).jsSetHandle)},
		{Name: "_bytesDispatched", Fixed: true, Enumerable: true,
			Get: n.onField(func(s *Socket) goja.Value { return n.env.VM.ToValue(s.dispatched) })},
	}
}

// socketFields are what Node keeps as properties of the socket itself.
func (n *Net) socketFields() []jsapi.Accessor {
	get := n.onField
	field := func(name string, f func(*Socket) goja.Value) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Get: get(f), Set: n.own(name)}
	}
	return []jsapi.Accessor{
		{Name: "connecting", Get: get(func(s *Socket) goja.Value { return n.bool(s.connecting) }),
			Set: n.onSocket(func(s *Socket, c goja.FunctionCall) goja.Value {
				s.connecting = c.Argument(0).ToBoolean()
				return goja.Undefined()
			})},
		field("server", (*Socket).serverObject),
		field("_server", (*Socket).serverObject),
		field("_host", func(s *Socket) goja.Value {
			if s.host == "" {
				return goja.Null()
			}
			return n.str(s.host)
		}),
		field("_parent", func(*Socket) goja.Value { return goja.Null() }),
		field("_hadError", func(*Socket) goja.Value { return n.bool(false) }),
		field("_closeAfterHandlingError", func(*Socket) goja.Value { return n.bool(false) }),
		field("_pendingData", func(*Socket) goja.Value { return goja.Null() }),
		field("_pendingEncoding", func(*Socket) goja.Value { return n.str("") }),
		field("_sockname", func(s *Socket) goja.Value { return n.remembered(s.localAddr, goja.Null()) }),
		field("_peername", func(s *Socket) goja.Value { return n.remembered(s.peerAddr, goja.Undefined()) }),
	}
}

// remembered is what _sockname and _peername show: an address that somebody has asked for.
func (n *Net) remembered(a *netio.Addr, none goja.Value) goja.Value {
	if a == nil {
		return none
	}
	return n.addressObject(*a)
}

// own is a setter that gives the object a property of its own, as a plain property would.
func (n *Net) own(name string) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		if o, ok := c.This.(*goja.Object); ok {
			member(o, name, c.Argument(0))
		}
		return goja.Undefined()
	}
}

func (s *Socket) serverObject() goja.Value {
	if s.server == nil {
		return goja.Null()
	}
	return s.server.Object()
}

func (s *Socket) readyState() goja.Value {
	o := s.Object()
	r, w := o.Get("readable").ToBoolean(), o.Get("writable").ToBoolean()
	switch {
	case s.connecting:
		return s.n.str("opening")
	case r && w:
		return s.n.str("open")
	case r:
		return s.n.str("readOnly")
	case w:
		return s.n.str("writeOnly")
	}
	return s.n.str("closed")
}

func (s *Socket) bufferSize() goja.Value {
	if !s.open {
		return goja.Undefined()
	}
	return s.n.env.VM.ToValue(s.WritableLength())
}

func (s *Socket) jsSetNoDelay(c goja.FunctionCall) goja.Value {
	s.SetNoDelay(jsapi.IsUndefined(c.Argument(0)) || c.Argument(0).ToBoolean())
	return c.This
}

func (s *Socket) jsSetKeepAlive(c goja.FunctionCall) goja.Value {
	s.SetKeepAlive(c.Argument(0).ToBoolean(), max(int(c.Argument(1).ToInteger()/1000), 0))
	return c.This
}

// applyOptions sets on the new connection what was asked for before it stood.
func (s *Socket) applyOptions() {
	if s.noDelay {
		s.noDelay = false
		s.SetNoDelay(true)
	}
	if s.keepAlive {
		s.keepAlive = false
		s.SetKeepAlive(true, s.keepAliveDelay)
	}
}
