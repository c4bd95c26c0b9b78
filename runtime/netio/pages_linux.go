package netio

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// pages are bytes in memory of the system's that nobody changes.
type pages struct {
	fd     int
	mem    []byte // mapped
	owners int    // repeats, and the writes that wait
}

// newPages copies b, or returns nil where the system has no room or no such thing.
func newPages(b []byte) *pages {
	fd, err := unix.MemfdCreate("gaggle", unix.MFD_CLOEXEC)
	if err != nil {
		return nil
	}
	p := &pages{fd: fd, owners: 1}
	for rest := b; len(rest) > 0; {
		n, err := unix.Write(fd, rest)
		if err != nil {
			p.release()
			return nil
		}
		rest = rest[n:]
	}
	if p.mem, err = unix.Mmap(fd, 0, len(b), unix.PROT_READ, unix.MAP_SHARED); err != nil {
		p.release()
		return nil
	}
	return p
}

// keep adds an owner. It may be called on nil, as release may.
func (p *pages) keep() *pages {
	if p != nil {
		p.owners++
	}
	return p
}

// release takes one owner away. What the system has yet to send outlasts the last.
func (p *pages) release() {
	if p == nil {
		return
	}
	if p.owners--; p.owners > 0 {
		return
	}
	if p.mem != nil {
		_ = unix.Munmap(p.mem)
	}
	sysClose(p.fd)
}

// sysSendPages sends what the socket takes of the last n bytes of p.
func sysSendPages(fd int, p *pages, n int) (int, syscall.Errno) {
	off := int64(len(p.mem) - n)
	for {
		m, _, e := unix.RawSyscall6(unix.SYS_SENDFILE, uintptr(fd), uintptr(p.fd), uintptr(unsafe.Pointer(&off)), uintptr(n), 0, 0)
		if e != unix.EINTR {
			return int(m), e
		}
	}
}

// sysWriteAhead is sysWrite of what more follows at once: a socket joins them.
func sysWriteAhead(fd int, file *bool, b []byte) (int, syscall.Errno) {
	for {
		n, _, e := unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)), unix.MSG_NOSIGNAL|unix.MSG_MORE, 0, 0)
		if e == unix.ENOTSOCK {
			return sysWrite(fd, file, b)
		}
		if e != unix.EINTR {
			return int(n), e
		}
	}
}
