package netio

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// Open makes a Conn of a new socket for addresses of a's family, bound to local when that is
// not nil. It is to be connected before anything else. Errors are syscall.Errno, and a
// *os.SyscallError "bind" when local is at fault.
func (r *Reactor) Open(a Addr, local *Addr) (*Conn, error) {
	fd, err := sysSocket(a.family(), unix.SOCK_STREAM)
	if err != nil {
		return nil, err
	}
	if local != nil {
		_ = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1)
		if err := unix.Bind(fd, local.sockaddr()); err != nil {
			sysClose(fd)
			return nil, os.NewSyscallError("bind", err)
		}
	}
	return r.NewConn(fd), nil
}

// Connect connects the Conn to a. It may be written to at once; done is called from Poll,
// never from Connect, with nil when the connection stands. An error that is found at once
// is returned, and done is not called; it is a syscall.Errno, and the Conn stays open.
//
// A script may ask for it although a connection stands: the system takes a second connect
// as the end of the first. EALREADY says that the first is still under way.
func (c *Conn) Connect(a Addr, done func(error)) error {
	if c.onOpen != nil {
		return unix.EALREADY
	}
	c.w.r.Flush()
	if err := connectNow(c.w.fd, a.sockaddr()); err != nil {
		return err
	}
	c.onOpen = done
	c.interest()
	return nil
}

func connectNow(fd int, sa unix.Sockaddr) error {
	for {
		switch err := unix.Connect(fd, sa); err {
		case unix.EINTR:
		case unix.EINPROGRESS, unix.EALREADY, nil: // EALREADY: an attempt before EINTR goes on
			return nil
		default:
			return err
		}
	}
}

// connected ends the connecting: writes that waited go out, then done is told.
func (c *Conn) connected() {
	done := c.onOpen
	c.onOpen = nil
	n, err := unix.GetsockoptInt(c.w.fd, unix.SOL_SOCKET, unix.SO_ERROR)
	if err == nil && n != 0 {
		err = syscall.Errno(n)
	}
	if err != nil {
		_ = c.w.Set(false, false) // waiting for less does not fail
		done(err)
		return
	}
	waits := len(c.queue) > 0 || c.ending != nil
	done(nil)
	if c.w.closed {
		return
	}
	c.interest() // reading does not wait for the queue to drain
	if waits {
		c.flush()
	}
}

// SetNoDelay turns Nagle's algorithm off (RFC 896) or on.
func SetNoDelay(fd int, on bool) error {
	return unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, boolInt(on))
}
