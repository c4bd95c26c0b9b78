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
	_, _ = p.put(fd, unsafe.Slice(unsafe.StringData(s), len(s)))
}

// Write writes data to fd 1 or 2 whole before it returns, whatever kind of file that is,
// as Node does on POSIX systems for files, pipes and terminals. A closed pipe is EPIPE
// and no signal, as is one that was ended; with an error comes how much was written before
// it. In a worker thread the parent writes it.
func (p *Process) Write(fd int, data []byte) (int, error) {
	if p.ended[fd-1] {
		return 0, syscall.EPIPE
	}
	return p.put(fd, data)
}

// EndOutput says that a script has ended the stream of fd 1 or 2: nothing more of it is
// written there.
func (p *Process) EndOutput(fd int) { p.ended[fd-1] = true }

func (p *Process) put(fd int, data []byte) (int, error) {
	if t := p.env.Host.Thread; t != nil {
		t.Write(fd, data)
		return len(data), nil
	}
	f := p.env.Host.Stdout
	if fd == 2 {
		f = p.env.Host.Stderr
	}
	return writeAll(f, data)
}

// writeAll writes through the raw descriptor: os.File would kill the process for EPIPE.
func writeAll(f *os.File, data []byte) (written int, err error) {
	raw, err := f.SyscallConn()
	if err != nil {
		return 0, err
	}
	var failed error
	err = raw.Control(func(fd uintptr) {
		for written < len(data) && failed == nil {
			n, err := syscall.Write(int(fd), data[written:])
			switch err {
			case nil:
				written += n
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
		err = failed
	}
	return written, err
}
