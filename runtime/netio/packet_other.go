//go:build !linux

package netio

import (
	"encoding/binary"
	"net/netip"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// reusePacketAddr lets several sockets bind to one address.
const reusePacketAddr = unix.SO_REUSEPORT

func sysRecvFrom(fd int, b []byte) (int, Addr, syscall.Errno) {
	var from unix.Sockaddr
	n, e := retry(func() (n int, err error) {
		n, from, err = unix.Recvfrom(fd, b, 0)
		return n, err
	})
	if e != 0 {
		return 0, Addr{}, e
	}
	return n, fromSockaddr(from), 0
}

// sysSendTo sends to the connected peer when to is zero.
func sysSendTo(fd int, b []byte, to Addr) syscall.Errno {
	_, e := retry(func() (int, error) {
		if !to.IP.IsValid() {
			return unix.Write(fd, b)
		}
		return len(b), unix.Sendto(fd, b, 0, to.sockaddr())
	})
	return e
}

// DisconnectPacket undoes ConnectPacket. BSDs do it and report an error.
func DisconnectPacket(fd int) error {
	sa := unix.RawSockaddr{Len: uint8(unsafe.Sizeof(unix.RawSockaddr{})), Family: unix.AF_UNSPEC}
	_, _, e := unix.Syscall(unix.SYS_CONNECT, uintptr(fd), uintptr(unsafe.Pointer(&sa)), unsafe.Sizeof(sa))
	if e != 0 && e != unix.EAFNOSUPPORT && e != unix.EINVAL {
		return e
	}
	return nil
}

func isTerminal(fd int) bool {
	_, err := unix.IoctlGetTermios(fd, unix.TIOCGETA)
	return err == nil
}

// sourceRequest4 is a struct ip_mreq_source.
func sourceRequest4(group, iface, source [4]byte) string {
	return string(group[:]) + string(source[:]) + string(iface[:])
}

// sourceRequest6 is a struct group_source_req, which is packed to four bytes here.
func sourceRequest6(iface uint32, group, source netip.Addr) string {
	const storage = 128 // struct sockaddr_storage
	b := make([]byte, 4+2*storage)
	binary.NativeEndian.PutUint32(b, iface)
	for i, ip := range []netip.Addr{group, source} {
		at := b[4+i*storage:]
		at[0], at[1] = unix.SizeofSockaddrInet6, unix.AF_INET6
		a := ip.As16()
		copy(at[8:], a[:])
	}
	return string(b)
}
