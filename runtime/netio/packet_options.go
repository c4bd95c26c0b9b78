package netio

import (
	"net/netip"
	"strings"

	"golang.org/x/sys/unix"
)

// The functions of this file set options of a UDP socket fd, which is an IPv6 one when six
// is set. Addresses are text, as scripts give them. Errors are syscall.Errno; EINVAL for a
// value or an address that is none.

// SetPacketTTL sets how many hops a datagram may take: 1 to 255.
func SetPacketTTL(fd int, six bool, ttl int) error {
	if ttl < 1 || ttl > 255 {
		return unix.EINVAL
	}
	if six {
		return unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_UNICAST_HOPS, ttl)
	}
	return unix.SetsockoptInt(fd, unix.IPPROTO_IP, unix.IP_TTL, ttl)
}

// SetMulticastTTL sets how many hops a multicast datagram may take: 0 to 255.
func SetMulticastTTL(fd int, six bool, ttl int) error {
	return setByte(fd, six, unix.IP_MULTICAST_TTL, unix.IPV6_MULTICAST_HOPS, ttl)
}

// SetMulticastLoopback says whether multicast datagrams come back to this host.
func SetMulticastLoopback(fd int, six, on bool) error {
	return setByte(fd, six, unix.IP_MULTICAST_LOOP, unix.IPV6_MULTICAST_LOOP, boolInt(on))
}

func setByte(fd int, six bool, opt4, opt6, v int) error {
	if v < 0 || v > 255 {
		return unix.EINVAL
	}
	if six {
		return unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, opt6, v)
	}
	return unix.SetsockoptByte(fd, unix.IPPROTO_IP, opt4, byte(v))
}

// SetBroadcast says whether the socket may send to broadcast addresses.
func SetBroadcast(fd int, on bool) error {
	return unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_BROADCAST, boolInt(on))
}

// SetMulticastInterface says by its address which interface multicasts leave through; an
// IPv6 one names it by the scope: "::%eth0".
func SetMulticastInterface(fd int, addr string) error {
	ip, err := netip.ParseAddr(addr)
	switch {
	case err != nil:
		return unix.EINVAL
	case ip.Is4():
		return unix.SetsockoptInet4Addr(fd, unix.IPPROTO_IP, unix.IP_MULTICAST_IF, ip.As4())
	}
	return unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_MULTICAST_IF, int(zoneID(ip.Zone())))
}

// SetMembership joins or leaves a multicast group on the interface of that address, the
// system's choice when it is "".
func SetMembership(fd int, group, iface string, join bool) error {
	ip, err := netip.ParseAddr(group)
	if err != nil {
		return unix.EINVAL
	}
	on, err := interfaceAddr(iface, ip.Is4())
	if err != nil {
		return err
	}
	if ip.Is4() {
		opt := unix.IP_DROP_MEMBERSHIP
		if join {
			opt = unix.IP_ADD_MEMBERSHIP
		}
		return unix.SetsockoptIPMreq(fd, unix.IPPROTO_IP, opt, &unix.IPMreq{Multiaddr: ip.As4(), Interface: on.As4()})
	}
	opt := unix.IPV6_LEAVE_GROUP
	if join {
		opt = unix.IPV6_JOIN_GROUP
	}
	err = unix.SetsockoptIPv6Mreq(fd, unix.IPPROTO_IPV6, opt, &unix.IPv6Mreq{Multiaddr: ip.As16(), Interface: zoneID(on.Zone())})
	if err == unix.ENXIO { // as libuv: the same on all systems
		err = unix.ENODEV
	}
	return err
}

// SetSourceMembership is SetMembership for what source sends to the group (RFC 4607).
func SetSourceMembership(fd int, source, group, iface string, join bool) error {
	if !SameFamily(source, group) {
		return unix.EINVAL
	}
	s, g := netip.MustParseAddr(source), netip.MustParseAddr(group)
	on, err := interfaceAddr(iface, g.Is4())
	if err != nil {
		return err
	}
	if g.Is4() {
		opt := unix.IP_DROP_SOURCE_MEMBERSHIP
		if join {
			opt = unix.IP_ADD_SOURCE_MEMBERSHIP
		}
		return unix.SetsockoptString(fd, unix.IPPROTO_IP, opt, sourceRequest4(g.As4(), on.As4(), s.As4()))
	}
	opt := unix.MCAST_LEAVE_SOURCE_GROUP
	if join {
		opt = unix.MCAST_JOIN_SOURCE_GROUP
	}
	err = unix.SetsockoptString(fd, unix.IPPROTO_IPV6, opt, sourceRequest6(zoneID(on.Zone()), g, s))
	if err == unix.ENXIO {
		err = unix.ENODEV
	}
	return err
}

// interfaceAddr reads the address of an interface; "" is the unspecified one.
func interfaceAddr(iface string, four bool) (netip.Addr, error) {
	switch {
	case iface == "" && four:
		return netip.IPv4Unspecified(), nil
	case iface == "":
		return netip.IPv6Unspecified(), nil
	}
	ip, err := netip.ParseAddr(iface)
	if err != nil || ip.Is4() != four {
		return ip, unix.EINVAL
	}
	return ip, nil
}

// PacketBuffer sets the size in bytes of the system's receive or send buffer, or with a size
// of 0 returns it. Linux doubles what it is told.
func PacketBuffer(fd int, receive bool, size uint32) (int, error) {
	opt := unix.SO_SNDBUF
	if receive {
		opt = unix.SO_RCVBUF
	}
	switch {
	case size == 0:
		return unix.GetsockoptInt(fd, unix.SOL_SOCKET, opt)
	case size > 1<<31-1:
		return 0, unix.EINVAL
	}
	return int(size), unix.SetsockoptInt(fd, unix.SOL_SOCKET, opt, int(size))
}

// ParsePacketAddr reads ip as an address that a socket of the family can be bound to or
// send to. EINVAL when it is not one.
func ParsePacketAddr(ip string, port int, six bool) (Addr, error) {
	a, err := netip.ParseAddr(ip)
	if err != nil || a.Is4() == six || !six && strings.Contains(ip, "%") {
		return Addr{}, unix.EINVAL
	}
	return Addr{IP: a, Port: port}, nil
}

// SameFamily reports whether both texts are IP addresses, of one family.
func SameFamily(a, b string) bool {
	x, err := netip.ParseAddr(a)
	y, err2 := netip.ParseAddr(b)
	return err == nil && err2 == nil && x.Is4() == y.Is4()
}

// IsAddr reports whether text is an IP address.
func IsAddr(text string) bool {
	_, err := netip.ParseAddr(text)
	return err == nil
}
