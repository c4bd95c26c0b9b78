package net

import "github.com/gaggle-js/gaggle/runtime/netio"

// Strategy decides where a Server accepts from. Without one (see Net.SetStrategy) a server
// opens its own socket; in a cluster worker the strategy asks the primary for it. Its
// methods are called on the loop.
type Strategy interface {
	// Listen answers req by calling done once, on the loop and inside Loop.Call; it may do
	// so before it returns. A non-nil error is a syscall.Errno and becomes the server's
	// 'error' event, "bind EADDRINUSE ...".
	Listen(req ListenRequest, done func(Listening, error))
}

// AddressType is Node's number for the kind of address in its cluster messages.
type AddressType int

// The address types of Node's queryServer message.
const (
	Pipe AddressType = -1 // a unix socket; Address is its path
	TCP4 AddressType = 4
	TCP6 AddressType = 6
)

// IPv6Only is the flag of ListenRequest.Flags that keeps IPv4 off a TCP6 socket: libuv's
// UV_TCP_IPV6ONLY.
const IPv6Only = 1

// ListenRequest is what a call of server.listen() came to, in the terms of Node's
// queryServer message.
type ListenRequest struct {
	// Server is who asks; its 'listening' says that it listens.
	Server *Server
	// Address is an IP address, a path for Pipe, or "" for every address (a null in the message).
	Address string
	// Port is the TCP port, 0 for any, -1 for Pipe and for a given FD.
	Port int
	// Type says how Address is to be read. With an empty Address it is TCP4.
	Type AddressType
	// FD is the descriptor of listen({fd}), -1 otherwise. It stays the caller's until the
	// answer carries it. With a strategy it is a descriptor of the process that answers.
	FD int
	// Flags is 0 or IPv6Only.
	Flags int
	// Backlog is the length of the kernel's queue, 0 for the default of 511.
	Backlog int
	// Exclusive says that the script wants the socket for itself: listen({exclusive: true}).
	// Net opens it then and does not ask the strategy.
	Exclusive bool
	// ReadableAll and WritableAll open a Pipe to every user.
	ReadableAll, WritableAll bool
}

// Listening is where a server accepts from: a strategy's answer.
type Listening struct {
	// FD is a bound descriptor, which from now on the Server owns, listens on and closes;
	// or -1 when connections are handed over one by one with Server.Accept.
	FD int
	// Shared says that other processes accept on FD too.
	Shared bool
	// Name is the address that a server without FD shows; nil when it has none to show.
	Name *netio.Addr
	// SetRef is told of server.ref() and server.unref() when FD is -1. It may be nil.
	SetRef func(on bool)
	// Closed is called once, on the loop, when the server has let go. It may be nil.
	Closed func()
}
