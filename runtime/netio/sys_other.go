//go:build !linux

package netio

import (
	"syscall"

	"golang.org/x/sys/unix"
)

func sysRead(fd int, _ *bool, b []byte) (int, syscall.Errno) {
	return retry(func() (int, error) { return unix.Read(fd, b) })
}
func sysWrite(fd int, _ *bool, b []byte) (int, syscall.Errno) {
	return retry(func() (int, error) { return unix.Write(fd, b) })
}

func sysAccept(fd int) (int, syscall.Errno) {
	return retry(func() (int, error) {
		n, _, err := unix.Accept(fd)
		if err == nil {
			unix.CloseOnExec(n)
			unix.SetNonblock(n, true)
		}
		return n, err
	})
}

func retry(f func() (int, error)) (int, syscall.Errno) {
	for {
		n, err := f()
		if err == nil {
			return n, 0
		}
		if e, ok := err.(syscall.Errno); !ok || e != unix.EINTR {
			return n, e
		}
	}
}

func sysClose(fd int) {
	if !standard(fd) {
		unix.Close(fd)
	}
}

func sysSocket(family, kind int) (int, error) {
	fd, err := unix.Socket(family, kind, 0)
	if err == nil {
		unix.CloseOnExec(fd)
		err = unix.SetNonblock(fd, true)
	}
	return fd, err
}
