package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/netio"

	"github.com/gaggle-js/gaggle/jsapi"
)

// addressObject is what address() returns: { address, family, port }.
func (n *Net) addressObject(a netio.Addr) *goja.Object {
	o := n.env.VM.NewObject()
	n.fillAddress(o, a)
	return o
}

func (n *Net) fillAddress(o *goja.Object, a netio.Addr) {
	if a.IsUnix() {
		return
	}
	jsapi.Must(o.Set("address", a.IP.String()))
	jsapi.Must(o.Set("family", a.Family()))
	jsapi.Must(o.Set("port", a.Port))
}

// local is the socket's own address while it is open; nil for unix sockets. Of one that
// connects it is what the first who asked was told, which may have been nothing yet.
func (s *Socket) local() *netio.Addr {
	switch {
	case !s.open:
		return nil
	case s.localAddr != nil:
	case s.conn == nil:
		s.localAddr = &netio.Addr{}
	default:
		a, err := netio.LocalAddr(s.conn.FD())
		if err == nil && a.IsUnix() {
			return nil
		}
		s.localAddr = &a
	}
	if s.localAddr.IsUnix() {
		return nil
	}
	return s.localAddr
}

// Peer is the address of the other end, nil for unix sockets and while the socket
// connects. Once asked for it is remembered, also when the socket is closed.
func (s *Socket) Peer() *netio.Addr {
	if s.peerAddr == nil && s.conn != nil && !s.connecting {
		if s.peerAddr = tcpAddr(netio.PeerAddr(s.conn.FD())); s.peerAddr != nil {
			s.showPeer()
		}
	}
	return s.peerAddr
}

func tcpAddr(a netio.Addr, err error) *netio.Addr {
	if err != nil || a.IsUnix() {
		return nil
	}
	return &a
}

// side is one end of a connection, as scripts ask for it.
type side struct {
	prefix, method, call string // "remote", "_getpeername", "getpeername"
	of                   func(*Socket) *netio.Addr
	ours                 *goja.Object // the method, unless a script replaced it
}

// defineAddresses makes localAddress, remotePort and their like, and the methods beneath
// them that a script may replace.
func (n *Net) defineAddresses() {
	n.defineSide(&side{prefix: "remote", method: "_getpeername", call: "getpeername", of: (*Socket).Peer})
	n.defineSide(&side{prefix: "local", method: "_getsockname", call: "getsockname", of: (*Socket).local})
}

func (n *Net) defineSide(d *side) {
	p := n.SocketClass.Proto
	d.ours = n.env.Func("", 0, n.onSocket(func(s *Socket, _ goja.FunctionCall) goja.Value { return s.nameOf(d) }))
	member(p, d.method, d.ours)
	part := func(name, field string, get func(netio.Addr) goja.Value) {
		n.fixed(d.prefix+name, goja.FLAG_TRUE, func(s *Socket) goja.Value {
			if o := s.Object(); s.handle != nil || o.Get(d.method) != goja.Value(d.ours) {
				named, _ := n.env.Method(o, d.method).(*goja.Object)
				return option(named, field)
			}
			if a := d.of(s); a != nil {
				return get(*a)
			}
			return goja.Undefined()
		})
	}
	part("Address", "address", func(a netio.Addr) goja.Value { return n.str(a.IP.String()) })
	part("Family", "family", func(a netio.Addr) goja.Value { return n.str(a.Family()) })
	part("Port", "port", func(a netio.Addr) goja.Value { return n.env.VM.ToValue(a.Port) })
}

// nameOf is _getpeername and _getsockname: the address as an object, an empty one without.
func (s *Socket) nameOf(d *side) goja.Value {
	if s.open && !s.connecting {
		if o, _ := s.handle.hookName(d.call); o != nil {
			return o
		}
	}
	if a := d.of(s); a != nil {
		return s.n.addressObject(*a)
	}
	return s.n.env.VM.NewObject()
}

func (s *Socket) jsAddress(goja.FunctionCall) goja.Value {
	return s.n.env.Method(s.Object(), "_getsockname")
}
