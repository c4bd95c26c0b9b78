//go:build !linux

package netio

import (
	"bytes"
	"syscall"
)

// sysWriteBuffers joins the buffers: there is no portable writev.
func sysWriteBuffers(fd int, bufs [][]byte) (int, syscall.Errno) {
	return sysWrite(fd, bytes.Join(bufs, nil))
}
