//go:build !linux

package ipc

import (
	"syscall"

	"golang.org/x/sys/unix"
)

const maxFDs = 16

// socket is a non-blocking unix stream socket.
type socket struct {
	fd  int
	oob [256]byte
}

// read is recvmsg; see the Linux one. Between the call and CloseOnExec a child that is
// started elsewhere can inherit a descriptor: there is no MSG_CMSG_CLOEXEC here.
func (s *socket) read(b []byte) (n int, fds []int, errno syscall.Errno) {
	n, oobn, _, _, err := unix.Recvmsg(s.fd, b, s.oob[:], 0)
	if err != nil {
		return 0, nil, asErrno(err)
	}
	msgs, err := unix.ParseSocketControlMessage(s.oob[:oobn])
	if err != nil {
		return n, nil, 0
	}
	for i := range msgs {
		if got, err := unix.ParseUnixRights(&msgs[i]); err == nil {
			fds = append(fds, got...)
		}
	}
	for _, fd := range fds {
		unix.CloseOnExec(fd)
	}
	return n, fds, 0
}

func (s *socket) write(b []byte, fd int) (int, syscall.Errno) {
	var oob []byte
	if fd >= 0 {
		oob = unix.UnixRights(fd)
	}
	n, err := unix.SendmsgN(s.fd, b, oob, nil, 0)
	if err != nil {
		return 0, asErrno(err)
	}
	return n, 0
}

func asErrno(err error) syscall.Errno {
	if e, ok := err.(syscall.Errno); ok && e != unix.EINTR {
		return e
	}
	return unix.EAGAIN
}

// Pair makes the two ends of a channel; see the Linux one.
func Pair() (ours, theirs int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	p, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return -1, -1, err
	}
	unix.CloseOnExec(p[0])
	unix.CloseOnExec(p[1])
	return p[0], p[1], unix.SetNonblock(p[0], true)
}
