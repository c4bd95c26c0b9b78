package net

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// InspectProps are the properties by which util.inspect shows a socket.
func (s *Socket) InspectProps() []jsapi.InspectProp {
	n := s.n
	if n == nil {
		return nil
	}
	vm := n.env.VM
	named, symbols := s.Duplex.InspectProps(), []jsapi.InspectProp(nil)
	if i := slices.IndexFunc(named, func(p jsapi.InspectProp) bool { return p.Symbol != "" }); i >= 0 {
		named, symbols = named[:i:i], named[i:]
	}
	own := slices.Concat(s.fieldProps("connecting", "_hadError", "_parent", "_host", "_closeAfterHandlingError"), named,
		s.fieldProps("_sockname", "_pendingData", "_pendingEncoding", "server", "_server"))
	if s.peerAddr != nil {
		own = append(own, s.fieldProps("_peername")...)
	}
	own = append(own,
		jsapi.InspectProp{Symbol: "async_id_symbol", Value: vm.ToValue(-1)},
		jsapi.InspectProp{Symbol: "kHandle", Value: s.jsHandle()},
		jsapi.InspectProp{Symbol: "lastWriteQueueSize", Value: vm.ToValue(s.lastQueue)})
	for _, name := range []string{"timeout", "kBuffer", "kBufferCb", "kBufferGen"} {
		own = append(own, jsapi.InspectProp{Symbol: name, Value: goja.Null()})
	}
	own = append(own, symbols...)
	return append(own,
		jsapi.InspectProp{Symbol: "kSetNoDelay", Value: n.bool(s.noDelay)},
		jsapi.InspectProp{Symbol: "kSetKeepAlive", Value: n.bool(s.keepAlive)},
		jsapi.InspectProp{Symbol: "kSetKeepAliveInitialDelay", Value: vm.ToValue(s.keepAliveDelay)},
		jsapi.InspectProp{Symbol: "kBytesRead", Value: vm.ToValue(s.read)},
		jsapi.InspectProp{Symbol: "kBytesWritten", Value: vm.ToValue(0)},
	)
}

// fieldProps are fields of the socket (see socketFields) as properties of its own.
func (s *Socket) fieldProps(names ...string) []jsapi.InspectProp {
	ps := make([]jsapi.InspectProp, len(names))
	for i, name := range names {
		ps[i] = jsapi.InspectProp{Name: name, Value: s.Object().Get(name)}
	}
	return ps
}

// InspectProps are the properties by which util.inspect shows a server.
func (s *Server) InspectProps() []jsapi.InspectProp {
	if s.n == nil {
		return nil
	}
	vm, o := s.n.env.VM, s.Object()
	own := s.Emitter.InspectProps()
	for _, name := range serverProps {
		own = append(own, jsapi.InspectProp{Name: name, Value: o.Get(name)})
	}
	if s.key != "" {
		own = append(own, jsapi.InspectProp{Name: "_connectionKey", Value: s.n.str(s.key)})
	}
	return append(own, jsapi.InspectProp{Symbol: "async_id_symbol", Value: vm.ToValue(-1)})
}

// InspectProps are the properties by which util.inspect shows a handle.
func (h *Handle) InspectProps() []jsapi.InspectProp {
	o := h.Object()
	own := []jsapi.InspectProp{
		{Name: "reading", Value: jsapi.OrUndefined(o.Get("reading"))},
		{Name: "onconnection", Value: jsapi.OrUndefined(o.Get("onconnection"))},
	}
	if h.native != nil { // a plain object, which has other members
		return nil
	}
	if h.sock != nil || h.bound != nil {
		own = append(own, jsapi.InspectProp{Symbol: "owner_symbol", Value: h.owner()})
	}
	return own
}
