package fs

import "golang.org/x/sys/unix"

const (
	flagNoAtime = unix.O_NOATIME
	flagDirect  = unix.O_DIRECT
)
