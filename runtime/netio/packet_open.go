package netio

import "golang.org/x/sys/unix"

// PacketOptions says how BindPacket binds.
type PacketOptions struct {
	ReuseAddr bool // others may bind to the address too
	IPv6Only  bool // refuse IPv4 on an IPv6 socket; EINVAL on another
}

// OpenPacket opens a UDP socket, for IPv6 when six is set, that is bound to nothing. The
// caller owns the descriptor.
func OpenPacket(six bool) (int, error) {
	family := unix.AF_INET
	if six {
		family = unix.AF_INET6
	}
	return sysSocket(family, unix.SOCK_DGRAM)
}

// BindPacket binds a UDP socket to a. Errors are syscall.Errno.
func BindPacket(fd int, a Addr, o PacketOptions) error {
	if o.ReuseAddr {
		if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, reusePacketAddr, 1); err != nil {
			return err
		}
	}
	if o.IPv6Only && a.family() != unix.AF_INET6 {
		return unix.EINVAL
	}
	if o.IPv6Only {
		if err := unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, 1); err != nil {
			return err
		}
	}
	err := unix.Bind(fd, a.sockaddr())
	if err == unix.EAFNOSUPPORT { // as libuv: the socket is there, the address is wrong
		err = unix.EINVAL
	}
	return err
}

// ConnectPacket makes a the peer that fd sends to and receives from.
func ConnectPacket(fd int, a Addr) error { return unix.Connect(fd, a.sockaddr()) }

// FDKind is what kind of thing a descriptor is, as libuv names it: "UDP", "TCP", "PIPE",
// "TTY", "FILE" or "UNKNOWN".
func FDKind(fd int) string {
	if kind, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE); err == nil {
		return socketKind(fd, kind)
	}
	var st unix.Stat_t
	if err := unix.Fstat(fd, &st); err != nil {
		return "UNKNOWN"
	}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		return "FILE"
	case unix.S_IFIFO:
		return "PIPE"
	case unix.S_IFCHR:
		if isTerminal(fd) {
			return "TTY"
		}
		return "FILE"
	}
	return "UNKNOWN"
}

func socketKind(fd, kind int) string {
	sa, err := unix.Getsockname(fd)
	if err != nil {
		return "UNKNOWN"
	}
	inet := false
	switch sa.(type) {
	case *unix.SockaddrInet4, *unix.SockaddrInet6:
		inet = true
	}
	switch {
	case kind == unix.SOCK_DGRAM && inet:
		return "UDP"
	case kind == unix.SOCK_STREAM && inet:
		return "TCP"
	case kind == unix.SOCK_STREAM:
		return "PIPE"
	}
	return "UNKNOWN"
}

// AdoptPacket readies a UDP descriptor that was inherited, which stays the caller's.
func AdoptPacket(fd int) error {
	unix.CloseOnExec(fd)
	return unix.SetNonblock(fd, true)
}
