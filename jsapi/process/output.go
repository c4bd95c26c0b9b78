package process

import (
	"os"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Print writes s to fd 1 or 2 whole, past process.stdout and process.stderr; errors are
// ignored. It is for what the runtime itself has to say.
func (p *Process) Print(fd int, s string) {
	_ = p.Write(fd, unsafe.Slice(unsafe.StringData(s), len(s)))
}

// Write writes data to fd 1 or 2 whole before it returns, whatever kind of file that is,
// as Node does on POSIX systems for files, pipes and terminals. A closed pipe is EPIPE
// and no signal. In a worker thread the parent writes it.
func (p *Process) Write(fd int, data []byte) error {
	if t := p.env.Host.Thread; t != nil {
		t.Write(fd, data)
		return nil
	}
	f := p.env.Host.Stdout
	if fd == 2 {
		f = p.env.Host.Stderr
	}
	return writeAll(f, data)
}

// writeAll writes through the raw descriptor: os.File would kill the process for EPIPE.
func writeAll(f *os.File, data []byte) error {
	raw, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = raw.Control(func(fd uintptr) {
		for len(data) > 0 && failed == nil {
			n, err := syscall.Write(int(fd), data)
			switch err {
			case nil:
				data = data[n:]
			case syscall.EINTR:
			case syscall.EAGAIN: // somebody else made the shared description non-blocking
				_, err = unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}, -1)
				if err != nil && err != syscall.EINTR {
					failed = err
				}
			default:
				failed = err
			}
		}
	})
	if failed != nil {
		return failed
	}
	return err
}
