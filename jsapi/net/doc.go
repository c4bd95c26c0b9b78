// Package net is Node's module net: TCP and unix sockets, as streams and as servers.
//
// # Who owns what
//
// A Socket owns its netio.Conn, and that its descriptor, from creation or connection until
// 'close'. A Server owns its netio.Listener. A connection that is accepted belongs to the
// Server for as long as it takes to make a Socket of it, or to give it to OnConn.
//
// # Where servers listen
//
// listen() resolves its arguments to a ListenRequest and asks a Strategy for the socket.
// Package cluster brings a Strategy that asks the primary; net does not know of it.
//
// # For package http
//
// An http server is a Server with OnConn set: it takes the raw netio.Conn of each
// connection, and makes the Socket that scripts see only when one asks for it, with
// NewSocketOver.
package net
