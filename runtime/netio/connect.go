package netio

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// Connect opens a connection to a, from the local address when that is not nil. The Conn is
// returned at once and may be written to and closed; done is called from Poll, never from
// Connect, with nil when the connection stands. An error that is found at once is
// returned, and done is not called; it is a *os.SyscallError "bind" when local is at fault,
// otherwise a syscall.Errno.
func (r *Reactor) Connect(a Addr, local *Addr, done func(error)) (*Conn, error) {
	fd, err := sysSocket(a.family(), unix.SOCK_STREAM)
	if err != nil {
		return nil, err
	}
	if local != nil {
		_ = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1)
		err = os.NewSyscallError("bind", unix.Bind(fd, local.sockaddr()))
	}
	if err == nil {
		err = connectNow(fd, a.sockaddr())
	}
	if err != nil {
		sysClose(fd)
		return nil, err
	}
	c := r.NewConn(fd)
	c.onOpen = done
	c.interest()
	return c, nil
}

// Connect connects a Conn once more, as a script may ask for although the connection stands:
// the system takes a second connect as the end of the first. EALREADY says that the first
// is still under way.
func (c *Conn) Connect(a Addr, done func(error)) error {
	if c.onOpen != nil {
		return unix.EALREADY
	}
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
