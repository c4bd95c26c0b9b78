package netio

import (
	"encoding/binary"
	"net/netip"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// reusePacketAddr lets several sockets bind to one address; each datagram goes to one of them.
const reusePacketAddr = unix.SO_REUSEADDR

// sysRecvFrom receives a datagram with a raw call; see sysRead.
func sysRecvFrom(fd int, b []byte) (int, Addr, syscall.Errno) {
	var sa unix.RawSockaddrAny
	for {
		size := uint32(unix.SizeofSockaddrAny)
		n, _, e := unix.RawSyscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)),
			0, uintptr(unsafe.Pointer(&sa)), uintptr(unsafe.Pointer(&size)))
		if e == 0 {
			return int(n), fromRaw(&sa), 0
		}
		if e != unix.EINTR {
			return 0, Addr{}, e
		}
	}
}

func fromRaw(sa *unix.RawSockaddrAny) Addr {
	switch sa.Addr.Family {
	case unix.AF_INET:
		in := (*unix.RawSockaddrInet4)(unsafe.Pointer(sa))
		return Addr{IP: netip.AddrFrom4(in.Addr), Port: swapPort(in.Port)}
	case unix.AF_INET6:
		in := (*unix.RawSockaddrInet6)(unsafe.Pointer(sa))
		ip := netip.AddrFrom16(in.Addr)
		if in.Scope_id != 0 {
			ip = ip.WithZone(zoneName(in.Scope_id))
		}
		return Addr{IP: ip, Port: swapPort(in.Port)}
	}
	return Addr{}
}

// swapPort turns a port of the network's byte order into the host's, or back.
func swapPort(port uint16) int {
	var b [2]byte
	binary.NativeEndian.PutUint16(b[:], port)
	return int(binary.BigEndian.Uint16(b[:]))
}

// sysSendTo sends a datagram with a raw call; to the connected peer when to is zero.
func sysSendTo(fd int, b []byte, to Addr) syscall.Errno {
	var sa4 unix.RawSockaddrInet4
	var sa6 unix.RawSockaddrInet6
	for {
		var e syscall.Errno
		switch to.Family() {
		case "IPv4":
			sa4 = unix.RawSockaddrInet4{Family: unix.AF_INET, Port: uint16(swapPort(uint16(to.Port))), Addr: to.IP.As4()}
			_, _, e = unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)),
				unix.MSG_NOSIGNAL, uintptr(unsafe.Pointer(&sa4)), unix.SizeofSockaddrInet4)
		case "IPv6":
			sa6 = unix.RawSockaddrInet6{Family: unix.AF_INET6, Port: uint16(swapPort(uint16(to.Port))), Addr: to.IP.As16(), Scope_id: zoneID(to.IP.Zone())}
			_, _, e = unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)),
				unix.MSG_NOSIGNAL, uintptr(unsafe.Pointer(&sa6)), unix.SizeofSockaddrInet6)
		default:
			_, _, e = unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)),
				unix.MSG_NOSIGNAL, 0, 0)
		}
		if e != unix.EINTR {
			return e
		}
	}
}

// DisconnectPacket undoes ConnectPacket.
func DisconnectPacket(fd int) error {
	sa := unix.RawSockaddr{Family: unix.AF_UNSPEC}
	if _, _, e := unix.RawSyscall(unix.SYS_CONNECT, uintptr(fd), uintptr(unsafe.Pointer(&sa)), unsafe.Sizeof(sa)); e != 0 {
		return e
	}
	return nil
}

func isTerminal(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	return err == nil
}

// sourceRequest4 is a struct ip_mreq_source.
func sourceRequest4(group, iface, source [4]byte) string {
	return string(group[:]) + string(iface[:]) + string(source[:])
}

// sourceRequest6 is a struct group_source_req.
func sourceRequest6(iface uint32, group, source netip.Addr) string {
	const storage = 128                     // struct sockaddr_storage
	const first = unsafe.Sizeof(uintptr(0)) // it is aligned as a long
	b := make([]byte, first+2*storage)
	binary.NativeEndian.PutUint32(b, iface)
	for i, ip := range []netip.Addr{group, source} {
		at := b[int(first)+i*storage:]
		binary.NativeEndian.PutUint16(at, unix.AF_INET6)
		a := ip.As16()
		copy(at[8:], a[:])
	}
	return string(b)
}
