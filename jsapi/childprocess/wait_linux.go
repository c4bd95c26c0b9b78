package childprocess

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// osProcess is a child as the system knows it. Its number is nobody else's until it has been
// waited for.
type osProcess struct{ Pid int }

func findProcess(pid int) (*osProcess, error) { return &osProcess{pid}, nil }

// signal sends sig to a child that has not been waited for.
func (p *osProcess) signal(sig syscall.Signal) error { return unix.Kill(p.Pid, sig) }

// awaitEnd returns when the process has ended. It leaves it to be waited for, which the
// returned function does at once: until then a signal has somebody to go to, as in Node.
func (p *osProcess) awaitEnd() (reap func() (syscall.WaitStatus, error)) {
	if !p.awaitParked() {
		for unix.Waitid(unix.P_PID, p.Pid, nil, unix.WEXITED|unix.WNOWAIT, nil) == unix.EINTR {
		}
	}
	return p.wait
}

// awaitParked waits in Go's poller: a thread for each child would be many, and Go ends the
// process where the system has none left. It reports false when it cannot: without a
// descriptor, or on a kernel that has no pidfd_open (Linux 5.10).
func (p *osProcess) awaitParked() bool {
	fd, err := unix.PidfdOpen(p.Pid, unix.PIDFD_NONBLOCK)
	if err != nil {
		return false
	}
	f := os.NewFile(uintptr(fd), "pidfd")
	defer func() { _ = f.Close() }()
	c, err := f.SyscallConn()
	if err != nil {
		return false
	}
	return c.Read(func(uintptr) bool { return p.ended() }) == nil
}

func (p *osProcess) ended() bool {
	var info unix.Siginfo
	err := unix.Waitid(unix.P_PID, p.Pid, &info, unix.WEXITED|unix.WNOWAIT|unix.WNOHANG, nil)
	return err == nil && info.Signo != 0 || err == unix.ECHILD // somebody else has waited for it
}

func (p *osProcess) wait() (ws syscall.WaitStatus, err error) {
	for {
		if _, err = syscall.Wait4(p.Pid, &ws, 0, nil); err != syscall.EINTR {
			return ws, err
		}
	}
}
