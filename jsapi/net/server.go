package net

import (
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Server is a net.Server.
type Server struct {
	jsapi.Hidden

	// OnListening, when set, is called after 'listening' has been emitted, with the
	// address that server.address() shows.
	OnListening func(netio.Addr)
	// OnConn, when set, takes each connection in place of a Socket and 'connection'. It
	// owns the Conn, which reads nothing yet.
	OnConn func(*netio.Conn)
}

// Accepting reports whether Accept will serve a connection now: the server listens, and is
// below maxConnections.
func (s *Server) Accepting() bool { panic("not yet") }

// Accept takes over fd, a connection that was accepted elsewhere, and serves it as one of
// the server's own. Call it inside Loop.Call.
func (s *Server) Accept(fd int) { panic("not yet") }
