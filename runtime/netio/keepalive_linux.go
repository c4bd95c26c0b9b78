package netio

import "golang.org/x/sys/unix"

// SetKeepAlive turns TCP keep-alive probes on, the first after delay seconds when that is
// not 0, then ten one second apart as libuv sets them; or off.
func SetKeepAlive(fd int, on bool, delay int) error {
	if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_KEEPALIVE, boolInt(on)); err != nil || !on || delay == 0 {
		return err
	}
	for _, o := range [][2]int{{unix.TCP_KEEPIDLE, delay}, {unix.TCP_KEEPINTVL, 1}, {unix.TCP_KEEPCNT, 10}} {
		if err := unix.SetsockoptInt(fd, unix.IPPROTO_TCP, o[0], o[1]); err != nil {
			return err
		}
	}
	return nil
}
