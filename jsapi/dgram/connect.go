package dgram

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// jsConnect is connect(port[, address][, callback]).
func (s *Socket) jsConnect(c goja.FunctionCall) goja.Value {
	port := s.d.env.ValidatePort(c.Argument(0), "Port", false)
	address, callback := c.Argument(1), c.Argument(2)
	switch {
	case jsapi.IsFunction(address):
		address, callback = s.d.env.VM.ToValue(""), address
	case jsapi.IsUndefined(address):
		address = s.d.env.VM.ToValue("")
	}
	s.d.env.ValidateString(address, "address")
	if s.connState != disconnected {
		panic(s.codeError("ERR_SOCKET_DGRAM_IS_CONNECTED", "Already connected"))
	}
	s.connState = connecting
	if s.bindState == unbound {
		s.running()
		s.bindAnywhere()
	}
	switch {
	case s.bindState != bound:
		s.enqueue(func() { s.connect(port, address, callback) })
	case s.handle == nil:
		panic(s.d.env.TypeError("Cannot read properties of null (reading 'lookup')"))
	default:
		s.connect(port, address, callback)
	}
	return goja.Undefined()
}

func (s *Socket) connect(port int, address, callback goja.Value) {
	var once *events.Listener
	if callback.ToBoolean() {
		if !jsapi.IsFunction(callback) {
			panic(s.d.env.InvalidArgType("listener", "of type function", callback))
		}
		once = s.Once("connect", callback)
	}
	s.resolve(address, func(err, ip goja.Value) {
		if s.handle == nil {
			return
		}
		if err == nil {
			err = s.connectTo(ip, port, address)
		}
		if err == nil {
			s.connState = connected
			s.d.env.Loop.NextTick(func() { s.Emit("connect") })
			return
		}
		s.connState = disconnected
		s.d.env.Loop.NextTick(func() {
			if once == nil {
				s.Emit("error", err)
				return
			}
			once.Remove()
			jsapi.Call(callback, goja.Undefined(), err)
		})
	})
}

// connectTo returns the error, nil for none.
func (s *Socket) connectTo(ip goja.Value, port int, address goja.Value) goja.Value {
	to, err := netio.ParsePacketAddr(ip.String(), port, s.six())
	if err == nil {
		err = netio.ConnectPacket(s.FD(), to)
	}
	if err == nil {
		return nil
	}
	return s.placeError(err, "connect", address, s.d.env.VM.ToValue(port))
}

func (s *Socket) jsDisconnect(goja.FunctionCall) goja.Value {
	s.mustBeConnected()
	s.check(netio.DisconnectPacket(s.open("disconnect").FD()), "connect")
	s.connState = disconnected
	return goja.Undefined()
}

func (s *Socket) mustBeConnected() {
	if s.connState != connected {
		panic(s.codeError("ERR_SOCKET_DGRAM_NOT_CONNECTED", "Not connected"))
	}
}
