package net

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// Adopt makes a Socket of a connection that Go has opened or accepted, a *net.TCPConn or a
// *net.UnixConn, for a script to have: its Object is what the script sees. The Socket has a
// descriptor of its own; conn stays the caller's, who closes it and neither reads nor writes
// it any more. The Socket reads at once. Call it on the loop.
func (n *Net) Adopt(conn syscall.Conn) (*Socket, error) {
	raw, err := conn.SyscallConn()
	if err != nil {
		return nil, err
	}
	fd, failed := -1, error(nil)
	if err := raw.Control(func(own uintptr) { fd, failed = unix.FcntlInt(own, unix.F_DUPFD_CLOEXEC, 0) }); err != nil {
		return nil, err
	}
	if failed != nil {
		return nil, failed
	}
	return n.NewSocket(fd), nil
}
