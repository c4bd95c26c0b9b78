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

// local is the socket's own address while it is open; nil for unix sockets and while it connects.
func (s *Socket) local() *netio.Addr {
	if s.conn == nil || s.connecting {
		return nil
	}
	if s.localAddr == nil {
		s.localAddr = tcpAddr(netio.LocalAddr(s.conn.FD()))
	}
	return s.localAddr
}

// Peer is the address of the other end, nil for unix sockets and while the socket
// connects. Once asked for it is remembered, also when the socket is closed.
func (s *Socket) Peer() *netio.Addr {
	if s.peerAddr == nil && s.conn != nil && !s.connecting {
		s.peerAddr = tcpAddr(netio.PeerAddr(s.conn.FD()))
	}
	return s.peerAddr
}

func tcpAddr(a netio.Addr, err error) *netio.Addr {
	if err != nil || a.IsUnix() {
		return nil
	}
	return &a
}

// defineAddresses makes localAddress, remotePort and their like.
func (n *Net) defineAddresses() {
	n.defineSide("remote", (*Socket).Peer)
	n.defineSide("local", (*Socket).local)
}

func (n *Net) defineSide(side string, of func(*Socket) *netio.Addr) {
	part := func(name string, get func(netio.Addr) goja.Value) {
		n.fixed(side+name, goja.FLAG_TRUE, func(s *Socket) goja.Value {
			if a := of(s); a != nil {
				return get(*a)
			}
			return goja.Undefined()
		})
	}
	part("Address", func(a netio.Addr) goja.Value { return n.str(a.IP.String()) })
	part("Family", func(a netio.Addr) goja.Value { return n.str(a.Family()) })
	part("Port", func(a netio.Addr) goja.Value { return n.env.VM.ToValue(a.Port) })
}

func (s *Socket) jsAddress(goja.FunctionCall) goja.Value {
	if a := s.local(); a != nil {
		return s.n.addressObject(*a)
	}
	return s.n.env.VM.NewObject()
}
