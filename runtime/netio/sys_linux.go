package netio

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// The calls of this file are made on non-blocking descriptors and return at once, so
// they go past Go's scheduler (RawSyscall): with GOMAXPROCS=1 the bookkeeping of an
// ordinary call costs more than many of these calls do.
//
// Each converts its pointers in the argument list of RawSyscall itself: only there does
// the compiler keep them valid when the stack moves (package unsafe, rule 4).

// sysRead reads what is no file as the socket that it is in most cases: without the
// kernel's file layer a request takes 0.2 µs less. file remembers that fd is a pipe or a
// terminal.
func sysRead(fd int, file *bool, b []byte) (int, syscall.Errno) {
	for {
		var n uintptr
		var e syscall.Errno
		if *file {
			n, _, e = unix.RawSyscall(unix.SYS_READ, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)))
		} else {
			n, _, e = unix.RawSyscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)), 0, 0, 0)
		}
		if again(e, file) {
			continue
		}
		return int(n), e
	}
}

// sysWrite is to writing what sysRead is to reading.
func sysWrite(fd int, file *bool, b []byte) (int, syscall.Errno) {
	for {
		var n uintptr
		var e syscall.Errno
		if *file {
			n, _, e = unix.RawSyscall(unix.SYS_WRITE, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)))
		} else {
			n, _, e = unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(b))), uintptr(len(b)), unix.MSG_NOSIGNAL, 0, 0)
		}
		if again(e, file) {
			continue
		}
		return int(n), e
	}
}

// again reports whether a call that ended with e is to be made again.
func again(e syscall.Errno, file *bool) bool {
	if e == unix.ENOTSOCK && !*file {
		*file = true
		return true
	}
	return e == unix.EINTR
}

func sysAccept(fd int) (int, syscall.Errno) {
	for {
		n, _, e := unix.RawSyscall6(unix.SYS_ACCEPT4, uintptr(fd), 0, 0, unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0, 0)
		if e != unix.EINTR {
			return int(n), e
		}
	}
}

func sysWritev(fd int, iov []unix.Iovec) (int, syscall.Errno) {
	for {
		n, _, e := unix.RawSyscall(unix.SYS_WRITEV, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(iov))), uintptr(len(iov)))
		if e != unix.EINTR {
			return int(n), e
		}
	}
}

func sysClose(fd int) {
	if !standard(fd) {
		_, _, _ = unix.RawSyscall(unix.SYS_CLOSE, uintptr(fd), 0, 0)
	}
}

func sysSocket(family, kind int) (int, error) {
	return unix.Socket(family, kind|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0)
}
