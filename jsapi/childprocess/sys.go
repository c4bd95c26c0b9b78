package childprocess

import "golang.org/x/sys/unix"

func setNonblock(fd int) error {
	unix.CloseOnExec(fd)
	return unix.SetNonblock(fd, true)
}

// seal keeps what this process was given beside its standard files from its children, which
// get what their stdio says and nothing else. Like libuv it looks at the first 16
// descriptors and at those that follow without a gap. A guest leaves its host's alone.
func (m *ChildProcess) seal() {
	if m.sealed || m.env.Host.Embedded {
		return
	}
	m.sealed = true
	const sure = 16
	for fd := 3; ; fd++ {
		if _, err := unix.FcntlInt(uintptr(fd), unix.F_SETFD, unix.FD_CLOEXEC); err != nil && fd >= sure {
			return
		}
	}
}
