//go:build !linux

package netio

import "golang.org/x/sys/unix"

// SetKeepAlive turns TCP keep-alive probes on or off; the system chooses their times.
func SetKeepAlive(fd int, on bool, delay int) error {
	return unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_KEEPALIVE, boolInt(on))
}
