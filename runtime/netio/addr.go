package netio

import (
	"net/netip"

	"golang.org/x/sys/unix"
)

// Addr is the address of a socket: an IP address and port, or a path when IP is not valid.
type Addr struct {
	IP   netip.Addr
	Port int
	Path string // unix socket; "" when unnamed, a NUL byte first when abstract
}

// IsUnix reports whether the address is that of a unix socket.
func (a Addr) IsUnix() bool { return !a.IP.IsValid() }

// Family is "IPv4", "IPv6" or "" for unix sockets.
func (a Addr) Family() string {
	switch {
	case a.IsUnix():
		return ""
	case a.IP.Is4():
		return "IPv4"
	}
	return "IPv6"
}

func (a Addr) family() int {
	switch a.Family() {
	case "IPv4":
		return unix.AF_INET
	case "IPv6":
		return unix.AF_INET6
	}
	return unix.AF_UNIX
}

func (a Addr) sockaddr() unix.Sockaddr {
	switch a.Family() {
	case "IPv4":
		return &unix.SockaddrInet4{Port: a.Port, Addr: a.IP.As4()}
	case "IPv6":
		return &unix.SockaddrInet6{Port: a.Port, Addr: a.IP.As16(), ZoneId: zoneID(a.IP.Zone())}
	}
	return unixSockaddr(a.Path)
}

// unixSockaddr writes an abstract name the way x/sys wants it, with a leading @, and a
// file that is called so in another way.
func unixSockaddr(path string) unix.Sockaddr {
	if path != "" {
		switch path[0] {
		case 0:
			path = "@" + path[1:]
		case '@':
			path = "./" + path
		}
	}
	return &unix.SockaddrUnix{Name: path}
}

func fromSockaddr(sa unix.Sockaddr) Addr {
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		return Addr{IP: netip.AddrFrom4(sa.Addr), Port: sa.Port}
	case *unix.SockaddrInet6:
		ip := netip.AddrFrom16(sa.Addr)
		if sa.ZoneId != 0 {
			ip = ip.WithZone(zoneName(sa.ZoneId))
		}
		return Addr{IP: ip, Port: sa.Port}
	case *unix.SockaddrUnix:
		name := sa.Name
		if name != "" && name[0] == '@' {
			name = "\x00" + name[1:]
		}
		return Addr{Path: name}
	}
	return Addr{}
}

// LocalAddr is the address that fd is bound to.
func LocalAddr(fd int) (Addr, error) {
	sa, err := unix.Getsockname(fd)
	if err != nil {
		return Addr{}, err
	}
	return fromSockaddr(sa), nil
}

// PeerAddr is the address that fd is connected to.
func PeerAddr(fd int) (Addr, error) {
	sa, err := unix.Getpeername(fd)
	if err != nil {
		return Addr{}, err
	}
	return fromSockaddr(sa), nil
}
