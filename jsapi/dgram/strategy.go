package dgram

import (
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Strategy decides where a Socket receives. Without one (see Dgram.SetStrategy) a socket
// opens its own descriptor; in a cluster worker the strategy asks the primary for one that
// all workers share. Its methods are called on the loop.
type Strategy interface {
	// Bind answers req by calling done once, on the loop and inside Loop.Call; it may do so
	// before it returns. A non-nil error is a syscall.Errno and becomes the socket's 'error'
	// event, "bind EADDRINUSE ...".
	Bind(req BindRequest, done func(Bound, error))
}

// The flags of a BindRequest, as libuv numbers them.
const (
	IPv6Only  = 1 // keep IPv4 off a udp6 socket
	ReuseAddr = 4 // others may bind to the address too
)

// BindRequest is what a call of socket.bind() came to, in the terms of Node's queryServer
// message.
type BindRequest struct {
	// Socket is who asks; its 'listening' says that it is bound. It is nil when a primary opens
	// the descriptor for a worker.
	Socket *Socket
	// Type is "udp4" or "udp6".
	Type string
	// Address is an IP address of that family; "" for a given FD.
	Address string
	// Port is the port, 0 for any.
	Port int
	// FD is the descriptor of bind({fd}), -1 otherwise. It stays the caller's until the answer
	// carries it. With a strategy it is a descriptor of the process that answers.
	FD int
	// Flags is made of IPv6Only and ReuseAddr.
	Flags int
}

// Bound is a strategy's answer.
type Bound struct {
	// FD is a bound descriptor, which the Socket from now on owns.
	FD int
	// Closed is called once, on the loop, when the Socket has let go. It may be nil.
	Closed func()
}

// release lets go of an answer that nobody waits for any more.
func (b Bound) release() {
	netio.CloseFD(b.FD)
	if b.Closed != nil {
		b.Closed()
	}
}

// OpenHandle opens the socket that req asks for and binds it; for a request with an FD it
// returns that, ready for use. The caller owns the descriptor. Errors
// are syscall.Errno. It may be called from any goroutine.
func OpenHandle(req BindRequest) (int, error) {
	if req.FD >= 0 {
		return req.FD, netio.AdoptPacket(req.FD)
	}
	fd, err := netio.OpenPacket(req.Type == "udp6")
	if err != nil {
		return -1, err
	}
	if err := bindFD(fd, req); err != nil {
		netio.CloseFD(fd)
		return -1, err
	}
	return fd, nil
}

func bindFD(fd int, req BindRequest) error {
	a, err := netio.ParsePacketAddr(req.Address, req.Port, req.Type == "udp6")
	if err != nil {
		return err
	}
	return netio.BindPacket(fd, a, netio.PacketOptions{ReuseAddr: req.Flags&ReuseAddr != 0, IPv6Only: req.Flags&IPv6Only != 0})
}
