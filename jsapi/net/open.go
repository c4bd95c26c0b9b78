package net

import (
	"net/netip"
	"os"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/runtime/netio"
)

// OpenHandle opens and binds the socket that req asks for, and does not listen yet; for a
// request with an FD it returns that. The caller owns the descriptor, and removes the path
// of a Pipe in the end. A request without Address is for every address, of both families
// where the system has IPv6; Address and Type then tell which it was. Errors are
// syscall.Errno. It may be called from any goroutine.
func OpenHandle(req *ListenRequest) (fd int, err error) {
	switch {
	case req.FD >= 0:
		return openFD(req.FD)
	case req.Type == Pipe:
		return bindPipe(req)
	case req.Address != "":
		return bindTCP(req)
	}
	req.Address, req.Type = "::", TCP6
	fd, err = bindTCP(req)
	if err == nil || err == unix.EADDRINUSE {
		return fd, err
	}
	req.Address, req.Type, req.Flags = "0.0.0.0", TCP4, 0
	return bindTCP(req)
}

func bindTCP(req *ListenRequest) (int, error) {
	ip, err := netip.ParseAddr(req.Address)
	if err != nil {
		return -1, unix.EINVAL
	}
	return netio.BindTCP(netio.Addr{IP: ip, Port: req.Port}, req.Flags&IPv6Only != 0)
}

// openFD readies a descriptor that was inherited. One that cannot listen is found out by
// ListenHandle.
func openFD(fd int) (int, error) {
	if !streamFD(fd) {
		return -1, unix.EINVAL
	}
	unix.CloseOnExec(fd)
	return fd, unix.SetNonblock(fd, true)
}

func bindPipe(req *ListenRequest) (int, error) {
	path := fitPath(req.Address)
	fd, err := netio.BindUnix(path)
	if err == unix.ENOENT { // as libuv: a missing directory is one that we may not write to
		err = unix.EACCES
	}
	if err != nil {
		return -1, err
	}
	if err := openToAll(path, req.ReadableAll, req.WritableAll); err != nil {
		netio.CloseFD(fd)
		_ = os.Remove(path)
		return -1, err
	}
	return fd, nil
}

// fitPath cuts a path to what a socket's address holds, as libuv does.
func fitPath(path string) string {
	var sa unix.RawSockaddrUnix
	return path[:min(len(path), len(sa.Path)-1)]
}

func openToAll(path string, readable, writable bool) error {
	if !readable && !writable {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return errno(err)
	}
	mode := info.Mode().Perm()
	if readable {
		mode |= 0o444
	}
	if writable {
		mode |= 0o222
	}
	if err := os.Chmod(path, mode); err != nil {
		return errno(err)
	}
	return nil
}

// ListenHandle makes a bound descriptor listen with a queue of backlog connections, 511 for
// 0. Errors are syscall.Errno.
func ListenHandle(fd, backlog int) error {
	if backlog <= 0 {
		backlog = 511
	}
	if err := unix.Listen(fd, backlog); err != nil {
		var no syscall.Errno = errno(err)
		return no
	}
	return nil
}
