package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// InspectProps are the properties by which util.inspect shows a socket.
func (s *Socket) InspectProps() []jsapi.InspectProp {
	n := s.n
	if n == nil {
		return nil
	}
	vm, null := n.env.VM, goja.Null()
	o := s.Object()
	own := []jsapi.InspectProp{
		{Name: "connecting", Value: n.bool(s.connecting)},
		{Name: "_hadError", Value: n.bool(false)},
		{Name: "_parent", Value: o.Get("_parent")},
		{Name: "_host", Value: o.Get("_host")},
		{Name: "_closeAfterHandlingError", Value: n.bool(false)},
	}
	own = append(own, s.Duplex.InspectProps()...)
	return append(own,
		jsapi.InspectProp{Name: "_sockname", Value: null},
		jsapi.InspectProp{Name: "_pendingData", Value: null},
		jsapi.InspectProp{Name: "_pendingEncoding", Value: n.str("")},
		jsapi.InspectProp{Name: "server", Value: s.serverObject()},
		jsapi.InspectProp{Name: "_server", Value: s.serverObject()},
		jsapi.InspectProp{Symbol: "kHandle", Value: s.jsHandle()},
		jsapi.InspectProp{Symbol: "kSetNoDelay", Value: n.bool(s.noDelay)},
		jsapi.InspectProp{Symbol: "kSetKeepAlive", Value: n.bool(s.keepAlive)},
		jsapi.InspectProp{Symbol: "kSetKeepAliveInitialDelay", Value: vm.ToValue(s.keepAliveDelay)},
		jsapi.InspectProp{Symbol: "kBytesRead", Value: vm.ToValue(s.read)},
		jsapi.InspectProp{Symbol: "kBytesWritten", Value: vm.ToValue(0)},
	)
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
