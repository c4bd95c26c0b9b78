package dgram

import (
	"net/netip"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// The values of socket._bindState.
const (
	unbound = iota
	binding
	bound
)

// The states of a socket's connection.
const (
	disconnected = iota
	connecting
	connected
)

// Socket is a dgram.Socket (Node, "Class: dgram.Socket").
type Socket struct {
	events.Emitter
	d          *Dgram
	context    any        // of async_hooks: what made the socket
	typ        string     // udp4 or udp6
	handle     *Handle    // nil once closed
	lookup     goja.Value // dns.lookup, or the option
	bindState  int
	connState  int
	receiving  bool
	queue      []func()         // waits for 'listening'
	waiting    *events.Listener // runs the queue; nil while nothing waits
	reuseAddr  goja.Value
	flags      int
	recvBuffer uint32 // options; 0 without
	sendBuffer uint32
	lastIP     netip.Addr // the sender of the last datagram, and its text
	lastText   goja.Value
}

// SocketOf returns the Socket behind v, or nil.
func (d *Dgram) SocketOf(v goja.Value) *Socket {
	s, _ := d.env.Unwrap(v).(*Socket)
	return s
}

// Type is "udp4" or "udp6".
func (s *Socket) Type() string { return s.typ }

// FD is the socket's descriptor, -1 while it has none. It stays the Socket's.
func (s *Socket) FD() int {
	if s.handle == nil {
		return -1
	}
	return s.handle.FD()
}

// Closed reports whether the socket was closed.
func (s *Socket) Closed() bool { return s.handle == nil }

func (s *Socket) six() bool { return s.typ == "udp6" }

// defineSocket makes the class Socket.
func (d *Dgram) defineSocket() {
	m := func(name string, length int, f func(*Socket, goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Nameless: true, Fn: d.onSocket(f)}
	}
	d.class = d.env.Class(jsapi.ClassSpec{
		Name: "Socket", Length: 2, Parent: d.events.Class, Enumerable: true, AnyThis: true,
		Init: d.init,
		Methods: []jsapi.Method{
			m("bind", 2, (*Socket).jsBind),
			m("connect", 3, (*Socket).jsConnect),
			m("disconnect", 0, (*Socket).jsDisconnect),
			m("sendto", 6, (*Socket).jsSendTo),
			m("send", 6, (*Socket).jsSend),
			m("close", 1, (*Socket).jsClose),
			m("address", 0, (*Socket).jsAddress),
			m("remoteAddress", 0, (*Socket).jsRemoteAddress),
			m("setBroadcast", 1, (*Socket).jsSetBroadcast),
			m("setTTL", 1, ttlSetter("setTTL", netio.SetPacketTTL)),
			m("setMulticastTTL", 1, ttlSetter("setMulticastTTL", netio.SetMulticastTTL)),
			m("setMulticastLoopback", 1, (*Socket).jsSetMulticastLoopback),
			m("setMulticastInterface", 1, (*Socket).jsSetMulticastInterface),
			m("addMembership", 2, membership("addMembership", true)),
			m("dropMembership", 2, membership("dropMembership", false)),
			m("addSourceSpecificMembership", 3, sourceMembership("addSourceSpecificMembership", true)),
			m("dropSourceSpecificMembership", 3, sourceMembership("dropSourceSpecificMembership", false)),
			m("ref", 0, func(s *Socket, c goja.FunctionCall) goja.Value { return s.setRef(c, true) }),
			m("unref", 0, func(s *Socket, c goja.FunctionCall) goja.Value { return s.setRef(c, false) }),
			m("setRecvBufferSize", 1, func(s *Socket, c goja.FunctionCall) goja.Value { return s.jsSetBuffer(c, true) }),
			m("setSendBufferSize", 1, func(s *Socket, c goja.FunctionCall) goja.Value { return s.jsSetBuffer(c, false) }),
			m("getRecvBufferSize", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { return s.bufferSize(true, 0) }),
			m("getSendBufferSize", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { return s.bufferSize(false, 0) }),
			m("getSendQueueSize", 0, (*Socket).jsQueueSize),
			m("getSendQueueCount", 0, (*Socket).jsQueueCount),
		},
	})
	p := d.class.Proto
	dispose := d.env.Func("", 0, d.onSocket((*Socket).jsDispose))
	jsapi.Must(p.DefineDataPropertySymbol(d.env.SymbolFor("nodejs.asyncDispose"), dispose, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	d.defineLegacy(p)
}

// onSocket makes a method of f.
func (d *Dgram) onSocket(f func(*Socket, goja.FunctionCall) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		s := d.SocketOf(c.This)
		if s == nil {
			panic(d.env.TypeError("Cannot read properties of undefined (reading 'handle')"))
		}
		return f(s, c)
	}
}

// running throws unless the socket is open.
func (s *Socket) running() {
	if s.handle == nil {
		panic(s.codeError("ERR_SOCKET_DGRAM_NOT_RUNNING", "Not running"))
	}
}

// setRef is ref and unref, which a closed socket takes without complaint.
func (s *Socket) setRef(c goja.FunctionCall, on bool) goja.Value {
	if s.handle != nil {
		s.handle.setRef(on)
	}
	return c.This
}

func (s *Socket) jsAddress(goja.FunctionCall) goja.Value {
	s.running()
	a, err := netio.LocalAddr(s.FD())
	if err != nil {
		panic(s.sysError(err, "getsockname"))
	}
	return s.addressObject(a)
}

func (s *Socket) jsRemoteAddress(goja.FunctionCall) goja.Value {
	s.running()
	s.mustBeConnected()
	a, err := netio.PeerAddr(s.FD())
	if err != nil {
		panic(s.sysError(err, "getpeername"))
	}
	return s.addressObject(a)
}

func (s *Socket) addressObject(a netio.Addr) *goja.Object {
	o := s.d.env.VM.NewObject()
	s.d.fillAddress(o, a)
	return o
}
