package fs

import "golang.org/x/sys/unix"

const statxMask = unix.STATX_BASIC_STATS | unix.STATX_BTIME

// stat asks for a path. statx is the only call that knows the time of birth.
func stat(path string, follow bool) (*info, error) {
	flags, call := 0, "stat"
	if !follow {
		flags, call = unix.AT_SYMLINK_NOFOLLOW, "lstat"
	}
	i, err := statx(unix.AT_FDCWD, path, flags)
	return i, fail(err, call, path)
}

func fstat(fd int) (*info, error) {
	i, err := statx(fd, "", unix.AT_EMPTY_PATH)
	return i, fail(err, "fstat")
}

func statx(dir int, path string, flags int) (*info, error) {
	if path == "" && flags&unix.AT_EMPTY_PATH == 0 {
		return nil, unix.ENOENT
	}
	var s unix.Statx_t
	if err := retry(func() error { return unix.Statx(dir, path, flags, statxMask, &s) }); err != nil {
		return nil, err
	}
	ns := func(t unix.StatxTimestamp) int64 { return t.Sec*1e9 + int64(t.Nsec) }
	return &info{
		dev: int64(unix.Mkdev(s.Dev_major, s.Dev_minor)), mode: int64(s.Mode), nlink: int64(s.Nlink), uid: int64(s.Uid), gid: int64(s.Gid),
		rdev: int64(unix.Mkdev(s.Rdev_major, s.Rdev_minor)), blksize: int64(s.Blksize), ino: int64(s.Ino), size: int64(s.Size), blocks: int64(s.Blocks),
		atime: ns(s.Atime), mtime: ns(s.Mtime), ctime: ns(s.Ctime), birthtime: ns(s.Btime),
	}, nil
}

func datasync(fd int) error { return unix.Fdatasync(fd) }

// filesystem is what statfs tells.
func filesystem(path string) ([]int64, error) {
	var s unix.Statfs_t
	if err := retry(func() error { return unix.Statfs(path, &s) }); err != nil {
		return nil, err
	}
	return []int64{int64(s.Type), int64(s.Bsize), int64(s.Blocks), int64(s.Bfree), int64(s.Bavail), int64(s.Files), int64(s.Ffree)}, nil
}
