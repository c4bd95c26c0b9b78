package fs

import "golang.org/x/sys/unix"

func stat(path string, follow bool) (*info, error) {
	var s unix.Stat_t
	if follow {
		err := retry(func() error { return unix.Stat(path, &s) })
		return show(&s), fail(err, "stat", path)
	}
	err := retry(func() error { return unix.Lstat(path, &s) })
	return show(&s), fail(err, "lstat", path)
}

func fstat(fd int) (*info, error) {
	var s unix.Stat_t
	err := retry(func() error { return unix.Fstat(fd, &s) })
	return show(&s), fail(err, "fstat")
}

func show(s *unix.Stat_t) *info {
	return &info{
		dev: int64(s.Dev), mode: int64(s.Mode), nlink: int64(s.Nlink), uid: int64(s.Uid), gid: int64(s.Gid), rdev: int64(s.Rdev),
		blksize: int64(s.Blksize), ino: int64(s.Ino), size: s.Size, blocks: s.Blocks,
		atime: s.Atim.Nano(), mtime: s.Mtim.Nano(), ctime: s.Ctim.Nano(), birthtime: s.Btim.Nano(),
	}
}

func datasync(fd int) error { return unix.Fsync(fd) }

// filesystem is what statfs tells.
func filesystem(path string) ([]int64, error) {
	var s unix.Statfs_t
	if err := retry(func() error { return unix.Statfs(path, &s) }); err != nil {
		return nil, err
	}
	return []int64{int64(s.Type), int64(s.Bsize), int64(s.Blocks), int64(s.Bfree), int64(s.Bavail), int64(s.Files), int64(s.Ffree)}, nil
}
