package netio

import (
	"syscall"

	"golang.org/x/sys/unix"
)

func sysWriteBuffers(fd int, _ *bool, bufs [][]byte) (int, syscall.Errno) {
	var array [16]unix.Iovec
	iov := array[:0]
	for _, b := range bufs {
		if len(iov) == len(array) {
			break
		}
		if len(b) > 0 {
			v := unix.Iovec{Base: &b[0]}
			v.SetLen(len(b))
			iov = append(iov, v)
		}
	}
	if len(iov) == 0 {
		return 0, 0
	}
	return sysWritev(fd, iov)
}
