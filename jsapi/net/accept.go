package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/netio"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
)

// Accepting reports whether Accept will serve a connection now: the server listens, and is
// below maxConnections.
func (s *Server) Accepting() bool { return s.bound != nil && !s.full() }

// Accept takes over fd, a connection that was accepted elsewhere, and serves it as one of
// the server's own. Bytes that have come already are read at once; only then is the
// descriptor given to the poller. Call it from the poller, outside of Loop.Call, so that
// the ticks of 'connection' run before the first 'data'.
func (s *Server) Accept(fd int) {
	s.early = true
	if sock := s.serve(fd); sock != nil && sock.conn != nil && sock.wantRead {
		sock.conn.TryRead()
	}
}

// accepted takes a connection from the server's own listener.
func (s *Server) accepted(fd int, err error) {
	if err != nil {
		s.Enter(func() { s.Emit("error", s.n.ioError(err, "accept")) })
		return
	}
	s.early = s.bound != nil && s.bound.listener != nil && s.bound.listener.Flooded()
	if sock := s.serve(fd); sock != nil && sock.conn != nil && sock.wantRead {
		sock.conn.Resume()
	}
}

// ReadsEarly tells OnConn whether to read what the connection has brought at once. Else that would
// overtake what came on a connection accepted before it, which Node reads first.
func (s *Server) ReadsEarly() bool { return s.early }

// serve counts the connection and hands it on. The Socket that it returns, when the
// connection became one, does not read yet.
func (s *Server) serve(fd int) *Socket {
	if s.hookConnection(fd) {
		return nil
	}
	conn := s.n.env.Net.NewConn(fd)
	if s.full() {
		s.Enter(func() { s.drop(conn) })
		return nil
	}
	if s.noDelay {
		_ = netio.SetNoDelay(fd, true)
	}
	if s.keepAlive {
		_ = netio.SetKeepAlive(fd, true, s.keepAliveDelay)
	}
	s.connections++
	if s.OnConn != nil && s.OnConn(conn) {
		return nil
	}
	var sock *Socket
	s.announcing(func() {
		sock = s.n.newAccepted(conn, s)
		sock.wasAccepted()
		s.announce(sock)
	})
	sock.starting = false // also when a listener threw
	return sock
}

// announce emits 'connection'.
func (s *Server) announce(sock *Socket) {
	s.Emit("connection", sock.Object())
	s.n.channels.Publish("net.server.socket", diagnosticschannel.Field{Name: "socket", Value: sock.Object()})
}

// full reports whether server.maxConnections, a plain property, is reached.
func (s *Server) full() bool {
	v := s.Object().Get("maxConnections")
	return v != nil && v.ToBoolean() && float64(s.connections) >= v.ToFloat()
}

// drop closes a connection that is too many and tells 'drop' of it.
func (s *Server) drop(conn *netio.Conn) {
	local, _ := netio.LocalAddr(conn.FD())
	peer, gone := netio.PeerAddr(conn.FD())
	conn.Close()
	if local.IsUnix() {
		s.Emit("drop")
		return
	}
	o := s.n.env.VM.CreateObject(nil)
	set := func(name string, v any) { jsapi.Must(o.Set(name, v)) }
	set("localAddress", local.IP.String())
	set("localPort", local.Port)
	set("localFamily", local.Family())
	if gone != nil { // who has closed the connection meanwhile has no address any more
		for _, name := range []string{"remoteAddress", "remotePort", "remoteFamily"} {
			set(name, goja.Undefined())
		}
	} else {
		set("remoteAddress", peer.IP.String())
		set("remotePort", peer.Port)
		set("remoteFamily", peer.Family())
	}
	s.Emit("drop", goja.Value(o))
}
