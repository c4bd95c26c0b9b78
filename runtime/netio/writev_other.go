//go:build !linux

package netio

import (
	"bytes"
	"syscall"
)

// sysWriteBuffers joins the buffers: there is no portable writev.
func sysWriteBuffers(fd int, file *bool, bufs [][]byte) (int, syscall.Errno) {
	return sysWrite(fd, file, bytes.Join(bufs, nil))
}
