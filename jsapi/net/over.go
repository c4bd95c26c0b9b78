package net

import "github.com/gaggle-js/gaggle/runtime/netio"

// BindOver makes h, whose Socket is new, the Socket of a connection that server's OnConn
// took, with the methods of h in place of the Socket's own; see NewSocketOver.
func (n *Net) BindOver(h SocketHolder, conn *netio.Conn, server *Server) {
	s := n.attach(n.create(), h)
	s.server, s.driven = server, true
	s.noDelay, s.keepAlive = server.noDelay, server.keepAlive
	s.AllowHalfOpen = server.allowHalfOpen
	s.SetReadableHighWaterMark(server.highWaterMark)
	s.SetWritableHighWaterMark(server.highWaterMark)
	s.conn, s.open = conn, true
	s.wasAccepted()
}
