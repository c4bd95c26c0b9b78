package childprocess

import "golang.org/x/sys/unix"

func setNonblock(fd int) error {
	unix.CloseOnExec(fd)
	return unix.SetNonblock(fd, true)
}
