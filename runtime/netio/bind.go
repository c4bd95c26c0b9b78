package netio

import "golang.org/x/sys/unix"

// BindTCP opens a socket bound to a and does not listen yet; ipv6Only keeps IPv4 off an IPv6
// one. The caller owns the descriptor. Errors are syscall.Errno.
func BindTCP(a Addr, ipv6Only bool) (fd int, err error) {
	fd, err = sysSocket(a.family(), unix.SOCK_STREAM)
	if err != nil {
		return -1, err
	}
	defer func() {
		if err != nil {
			sysClose(fd)
			fd = -1
		}
	}()
	if err = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_REUSEADDR, 1); err != nil {
		return fd, err
	}
	if a.family() == unix.AF_INET6 {
		if err = unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, boolInt(ipv6Only)); err != nil {
			return fd, err
		}
	}
	return fd, unix.Bind(fd, a.sockaddr())
}

// BindUnix opens a socket at path, which must not exist, and does not listen yet; a path
// that begins with a NUL byte is abstract (Linux). The caller owns the descriptor and
// removes the path.
func BindUnix(path string) (int, error) {
	fd, err := sysSocket(unix.AF_UNIX, unix.SOCK_STREAM)
	if err != nil {
		return -1, err
	}
	if err := unix.Bind(fd, unixSockaddr(path)); err != nil {
		sysClose(fd)
		return -1, err
	}
	return fd, nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// CloseFD closes a descriptor that the caller owns, unless it is standard input, output or
// error.
func CloseFD(fd int) { sysClose(fd) }

// standard reports whether fd is standard input, output or error. As in libuv these stay
// open whoever is done with them: the number would be given to the next socket, and what
// the process prints would go there.
func standard(fd int) bool { return fd <= 2 }
