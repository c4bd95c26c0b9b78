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
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
		if err != nil && fd >= sure {
			return
		}
		if err == nil && flags&unix.FD_CLOEXEC == 0 {
			unix.CloseOnExec(fd)
			if m.inherited == nil {
				m.inherited = make(map[int]bool)
			}
			m.inherited[fd] = true
		}
	}
}

// TakeInherited makes the caller the owner of fd, and reports whether it had none: what this
// process opens is close-on-exec and somebody's, what it was given is the first taker's. The
// taker makes it close-on-exec. Call it on the hub, when a child has been forked.
func (m *ChildProcess) TakeInherited(fd int) bool {
	if m.inherited[fd] {
		delete(m.inherited, fd)
		return true
	}
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	return err != nil || flags&unix.FD_CLOEXEC == 0
}
