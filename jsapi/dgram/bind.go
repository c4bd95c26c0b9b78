package dgram

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// jsBind is socket.bind in all its forms (Node, "socket.bind()").
func (s *Socket) jsBind(c goja.FunctionCall) goja.Value {
	s.running()
	s.startBinding()
	if n := len(c.Arguments); n > 0 && jsapi.IsFunction(c.Arguments[n-1]) {
		s.whenBound(c.Arguments[n-1])
	}
	options, isObject := c.Argument(0).(*goja.Object)
	isObject = isObject && !jsapi.IsFunction(options)
	switch {
	case isObject && s.d.HandleOf(options) != nil:
		s.replace(s.d.HandleOf(options))
		s.started()
	case isObject && validFD(property(options, "fd")):
		s.bindFD(int(property(options, "fd").ToInteger()), property(options, "exclusive").ToBoolean())
	case isObject:
		s.bindTo(property(options, "port"), property(options, "address"), property(options, "exclusive").ToBoolean())
	default:
		address := c.Argument(1)
		if jsapi.IsFunction(address) {
			address = goja.Undefined()
		}
		s.bindTo(c.Argument(0), address, false)
	}
	return c.This
}

func (s *Socket) startBinding() {
	if s.bindState != unbound {
		panic(s.codeError("ERR_SOCKET_ALREADY_BOUND", "Socket is already bound"))
	}
	s.bindState = binding
}

// whenBound calls cb at 'listening', unless an 'error' comes first.
func (s *Socket) whenBound(cb goja.Value) {
	var drop func()
	onError := s.OnGo("error", func([]goja.Value) { drop() })
	onListening := s.OnGo("listening", func([]goja.Value) {
		drop()
		jsapi.Call(cb, s.Object())
	})
	drop = func() { onError.Remove(); onListening.Remove() }
}

func validFD(v goja.Value) bool {
	f, ok := jsapi.Number(v)
	return ok && f > 0 && f == math.Trunc(f) && f <= math.MaxInt32
}

// bindTo binds to a port of an address, which is looked up.
func (s *Socket) bindTo(port, address goja.Value, exclusive bool) {
	if !address.ToBoolean() {
		address = s.d.env.VM.ToValue("0.0.0.0")
		if s.six() {
			address = s.d.env.VM.ToValue("::")
		}
	}
	s.resolve(address, func(err, ip goja.Value) {
		if s.handle == nil {
			return
		}
		if err != nil {
			s.bindFailed(err)
			return
		}
		req := BindRequest{Socket: s, Type: s.typ, Address: ip.String(), Port: portNumber(port), FD: -1, Flags: s.flags}
		if s.d.strategy != nil && !exclusive {
			s.ask(req, ip, port)
			return
		}
		if err := s.handle.bind(req); err != nil {
			s.bindFailed(s.placeError(err, "bind", ip, port))
			return
		}
		s.started()
	})
}

// portNumber is the port that a script gave: anything that is no number is 0, and libuv
// keeps the lower 16 bits.
func portNumber(v goja.Value) int {
	if !v.ToBoolean() {
		return 0
	}
	return int(uint16(v.ToInteger()))
}

// bindFD receives on a descriptor that the script brought.
func (s *Socket) bindFD(fd int, exclusive bool) {
	if s.d.strategy != nil && !exclusive {
		s.ask(BindRequest{Socket: s, Type: s.typ, FD: fd}, nil, nil)
		return
	}
	if kind := netio.FDKind(fd); kind != "UDP" {
		panic(s.d.env.CodeError("TypeError", "ERR_INVALID_FD_TYPE", "Unsupported fd type: "+kind))
	}
	if err := netio.AdoptPacket(fd); err != nil {
		panic(s.sysError(err, "open"))
	}
	s.handle.adopt(fd)
	s.started()
}

// ask gets the descriptor from the strategy; ip and port are where it is to be bound, for
// the error, and nil for a given descriptor.
func (s *Socket) ask(req BindRequest, ip, port goja.Value) {
	s.d.strategy.Bind(req, func(b Bound, err error) {
		switch {
		case err != nil && s.handle != nil && req.FD >= 0:
			s.bindFailed(s.sysError(err, "open"))
		case err != nil && s.handle != nil:
			s.bindFailed(s.placeError(err, "bind", ip, port))
		case err != nil:
		case s.handle == nil:
			b.release()
		default:
			h := s.d.newHandle(s.six())
			h.adopt(b.FD)
			h.closed = b.Closed
			s.replace(h)
			s.started()
		}
	})
}

// replace makes h the socket's handle.
func (s *Socket) replace(h *Handle) {
	old := s.handle
	h.to, s.handle = s, h
	h.setRef(!old.unref)
	old.to = nil
	old.close()
}

// started receives from now on, and tells that the socket is bound.
func (s *Socket) started() {
	if err := s.handle.start(); err != nil {
		s.bindFailed(s.sysError(err, "recvStart"))
		return
	}
	s.receiving, s.bindState = true, bound
	if s.recvBuffer != 0 {
		s.bufferSize(true, s.recvBuffer)
	}
	if s.sendBuffer != 0 {
		s.bufferSize(false, s.sendBuffer)
	}
	s.Emit("listening")
}

// bindFailed makes the socket one that may be bound again. What waits to be sent is dropped.
func (s *Socket) bindFailed(err goja.Value) {
	s.bindState = unbound
	s.dropQueue()
	s.Emit("error", err)
}
