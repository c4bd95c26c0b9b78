//go:build !linux

package childprocess

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// osProcess is a child as the system knows it.
type osProcess struct{ *os.Process }

func findProcess(pid int) (*osProcess, error) {
	p, err := os.FindProcess(pid)
	return &osProcess{p}, err
}

// signal sends sig; what has ended is ESRCH.
func (p *osProcess) signal(sig syscall.Signal) error {
	err := p.Signal(sig)
	if err == os.ErrProcessDone {
		return unix.ESRCH
	}
	return err
}

// awaitEnd waits for the process; the returned function tells how it ended.
func (p *osProcess) awaitEnd() (reap func() (syscall.WaitStatus, error)) {
	var ws syscall.WaitStatus
	st, err := p.Wait()
	if err == nil {
		ws = st.Sys().(syscall.WaitStatus)
	}
	return func() (syscall.WaitStatus, error) { return ws, err }
}
