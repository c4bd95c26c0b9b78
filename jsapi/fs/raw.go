package fs

import (
	"golang.org/x/sys/unix"
)

// retry calls f again while a signal interrupts it.
func retry(f func() error) error {
	for {
		if err := f(); err != unix.EINTR {
			return err
		}
	}
}

func retryN(f func() (int, error)) (n int, err error) {
	err = retry(func() error {
		n, err = f()
		return err
	})
	return max(n, 0), err
}

// open opens a file that no child process inherits. The caller owns the descriptor.
func open(path string, flags int, mode uint32) (int, error) {
	fd, err := -1, error(nil)
	err = retry(func() error {
		fd, err = unix.Open(path, flags|unix.O_CLOEXEC, mode)
		return err
	})
	return fd, fail(err, "open", path)
}

// closeFD closes; after EINTR the descriptor is gone too.
func closeFD(fd int) error {
	err := unix.Close(fd)
	if err == unix.EINTR {
		err = nil
	}
	return fail(err, "close")
}

// read reads at a position, or from where the file is when that is negative.
func read(fd int, b []byte, at int64) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	n, err := retryN(func() (int, error) {
		if at >= 0 {
			return unix.Pread(fd, b, at)
		}
		return unix.Read(fd, b)
	})
	return n, fail(err, "read")
}

// write writes once, at a position, or where the file is when that is negative.
func write(fd int, b []byte, at int64) (int, error) {
	n, err := retryN(func() (int, error) {
		if at >= 0 {
			return unix.Pwrite(fd, b, at)
		}
		return unix.Write(fd, b)
	})
	return n, fail(err, "write")
}

// writeAll writes everything.
func writeAll(fd int, b []byte, at int64) error {
	for len(b) > 0 {
		n, err := write(fd, b, at)
		if err != nil {
			return err
		}
		b = b[n:]
		if at >= 0 {
			at += int64(n)
		}
	}
	return nil
}

// readAll reads from where the file is to its end.
func readAll(fd int) ([]byte, error) {
	i, err := fstat(fd)
	if err != nil {
		return nil, err
	}
	size := 0
	if i.mode&unix.S_IFMT == unix.S_IFREG {
		size = int(i.size)
	}
	b := make([]byte, 0, max(size, 512)+1)
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := read(fd, b[len(b):cap(b)], -1)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return b, nil
		}
		b = b[:len(b)+n]
	}
}

// readFile reads a whole file.
func readFile(path string, flags int) ([]byte, error) {
	fd, err := open(path, flags, 0o666)
	if err != nil {
		return nil, err
	}
	b, err := readAll(fd)
	if cerr := closeFD(fd); err == nil {
		err = cerr
	}
	return b, err
}

// writeFile writes a whole file.
func writeFile(path string, b []byte, flags int, mode uint32, flush bool) error {
	fd, err := open(path, flags, mode)
	if err != nil {
		return err
	}
	err = writeAll(fd, b, -1)
	if err == nil && flush {
		err = fail(unix.Fsync(fd), "fsync")
	}
	if cerr := closeFD(fd); err == nil {
		err = cerr
	}
	return err
}

// pathCall makes work that is one system call on a path.
func pathCall(name string, path string, call func() error) *job {
	return &job{run: func() (any, error) { return nil, fail(retry(call), name, path) }}
}

// fdCall is the same on a descriptor.
func fdCall(name string, call func() error) *job {
	return &job{run: func() (any, error) { return nil, fail(retry(call), name) }}
}

// pairCall is the same on two paths.
func pairCall(name, from, to string, call func() error) *job {
	return &job{run: func() (any, error) { return nil, fail(retry(call), name, from, to) }}
}
