package ipc

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// The calls of this file never block, so they go past Go's scheduler (RawSyscall), and
// they build their headers by hand: x/sys allocates an address for each recvmsg.

const maxFDs = 16 // descriptors that one read takes; Node sends one

// socket is a non-blocking unix stream socket with room for its calls' headers.
type socket struct {
	fd   int
	oob  [unix.SizeofCmsghdr + maxFDs*4]byte
	send [unix.SizeofCmsghdr + 8]byte
	fds  [maxFDs]int
}

// read is recvmsg: n is 0 at the end of the stream. The descriptors are close-on-exec;
// the slice is valid until the next read.
func (s *socket) read(b []byte) (n int, fds []int, errno syscall.Errno) {
	iov := unix.Iovec{Base: unsafe.SliceData(b)}
	iov.SetLen(len(b))
	h := unix.Msghdr{Iov: &iov, Control: &s.oob[0]}
	h.SetIovlen(1)
	h.SetControllen(len(s.oob))
	r, errno := rawMsg(unix.SYS_RECVMSG, s.fd, &h, unix.MSG_CMSG_CLOEXEC|unix.MSG_DONTWAIT)
	if errno != 0 {
		return 0, nil, errno
	}
	return r, s.rights(int(h.Controllen)), 0
}

// rights reads the descriptors out of n bytes of control messages.
func (s *socket) rights(n int) []int {
	fds := s.fds[:0]
	for off := 0; off+unix.SizeofCmsghdr <= n; {
		h := (*unix.Cmsghdr)(unsafe.Pointer(&s.oob[off]))
		end := min(off+int(h.Len), n)
		if h.Level == unix.SOL_SOCKET && h.Type == unix.SCM_RIGHTS {
			for p := off + unix.SizeofCmsghdr; p+4 <= end; p += 4 {
				fds = append(fds, int(*(*int32)(unsafe.Pointer(&s.oob[p]))))
			}
		}
		if h.Len < unix.SizeofCmsghdr {
			break
		}
		off += unix.CmsgSpace(int(h.Len) - unix.SizeofCmsghdr)
	}
	return fds
}

// write is sendmsg, with the descriptor fd when it is not negative.
func (s *socket) write(b []byte, fd int) (int, syscall.Errno) {
	iov := unix.Iovec{Base: unsafe.SliceData(b)}
	iov.SetLen(len(b))
	h := unix.Msghdr{Iov: &iov}
	h.SetIovlen(1)
	if fd >= 0 {
		c := (*unix.Cmsghdr)(unsafe.Pointer(&s.send[0]))
		c.Level, c.Type = unix.SOL_SOCKET, unix.SCM_RIGHTS
		c.SetLen(unix.SizeofCmsghdr + 4)
		*(*int32)(unsafe.Pointer(&s.send[unix.SizeofCmsghdr])) = int32(fd)
		h.Control = &s.send[0]
		h.SetControllen(len(s.send))
	}
	return rawMsg(unix.SYS_SENDMSG, s.fd, &h, unix.MSG_NOSIGNAL|unix.MSG_DONTWAIT)
}

func rawMsg(trap uintptr, fd int, h *unix.Msghdr, flags uintptr) (int, syscall.Errno) {
	for {
		n, _, e := unix.RawSyscall(trap, uintptr(fd), uintptr(unsafe.Pointer(h)), flags)
		if e != unix.EINTR {
			return int(n), e
		}
	}
}

// Pair makes the two ends of a channel: ours non-blocking, theirs to be given to the
// child, both close-on-exec. The caller owns both.
func Pair() (ours, theirs int, err error) {
	p, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return -1, -1, err
	}
	return p[0], p[1], unix.SetNonblock(p[0], true)
}
