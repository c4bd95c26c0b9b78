package fs

import (
	"math"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// ops is the table of operations with the lengths of their functions in Node: blocking,
// with callback, with promise.
func ops() []op {
	return []op{
		{"access", 2, 3, 1, 2, (*FS).access},
		{"appendFile", 3, 4, 3, 3, (*FS).appendFile},
		{"chmod", 2, 3, 2, 2, func(f *FS, a args) *job {
			p := f.path(a.at(0), "path")
			mode := f.wantMode(a.at(1))
			return pathCall("chmod", p, func() error { return unix.Chmod(p, mode) })
		}},
		{"chown", 3, 4, 3, 3, func(f *FS, a args) *job {
			p, uid, gid := f.path(a.at(0), "path"), f.id(a.at(1), "uid"), f.id(a.at(2), "gid")
			return pathCall("chown", p, func() error { return unix.Chown(p, uid, gid) })
		}},
		{"close", 1, 1, -1, 1, func(f *FS, a args) *job {
			fd := f.fd(a.at(0))
			return &job{run: func() (any, error) { return nil, f.fds.close(fd) }}
		}},
		{"copyFile", 3, 4, 3, 3, (*FS).copyFile},
		{"cp", 3, 4, 3, 3, (*FS).cp},
		{"fchmod", 2, 3, -1, 2, func(f *FS, a args) *job {
			fd, mode := f.fd(a.at(0)), f.wantMode(a.at(1))
			return fdCall("fchmod", func() error { return unix.Fchmod(fd, mode) })
		}},
		{"fchown", 3, 4, -1, 3, func(f *FS, a args) *job {
			fd, uid, gid := f.fd(a.at(0)), f.id(a.at(1), "uid"), f.id(a.at(2), "gid")
			return fdCall("fchown", func() error { return unix.Fchown(fd, uid, gid) })
		}},
		{"fdatasync", 1, 2, -1, 1, func(f *FS, a args) *job {
			fd := f.fd(a.at(0))
			return fdCall("fdatasync", func() error { return datasync(fd) })
		}},
		{"fstat", 1, 1, -1, 2, func(f *FS, a args) *job {
			fd := f.fd(a.at(0))
			return f.statJob(f.options(a.at(1)), func() (*info, error) { return fstat(fd) })
		}},
		{"fsync", 1, 2, -1, 1, func(f *FS, a args) *job {
			fd := f.fd(a.at(0))
			return fdCall("fsync", func() error { return unix.Fsync(fd) })
		}},
		{"ftruncate", 1, 1, -1, 2, func(f *FS, a args) *job {
			fd, n := f.fd(a.at(0)), f.length(a.at(1))
			return fdCall("ftruncate", func() error { return unix.Ftruncate(fd, n) })
		}},
		{"futimes", 3, 4, -1, 3, func(f *FS, a args) *job {
			fd, ts := f.fd(a.at(0)), f.times(a)
			return fdCall("futime", func() error { return unix.Futimes(fd, timevals(ts)) })
		}},
		{"lchown", 3, 4, 3, 3, func(f *FS, a args) *job {
			p, uid, gid := f.path(a.at(0), "path"), f.id(a.at(1), "uid"), f.id(a.at(2), "gid")
			return pathCall("lchown", p, func() error { return unix.Lchown(p, uid, gid) })
		}},
		{"link", 2, 3, 2, 2, func(f *FS, a args) *job {
			from, to := f.path(a.at(0), "existingPath"), f.path(a.at(1), "newPath")
			return pairCall("link", from, to, func() error { return unix.Link(from, to) })
		}},
		{"lstat", 1, 1, 1, 2, func(f *FS, a args) *job {
			p := f.path(a.at(0), "path")
			return f.statJob(f.options(a.at(1)), func() (*info, error) { return stat(p, false) })
		}},
		{"lutimes", 3, 4, 3, 3, func(f *FS, a args) *job {
			p, ts := f.path(a.at(0), "path"), f.times(a)
			return pathCall("lutime", p, func() error { return unix.UtimesNanoAt(unix.AT_FDCWD, p, ts, unix.AT_SYMLINK_NOFOLLOW) })
		}},
		{"mkdir", 2, 3, 2, 2, (*FS).mkdir},
		{"mkdtemp", 2, 3, 2, 2, (*FS).mkdtemp},
		{"open", 3, 4, -1, 3, func(f *FS, a args) *job {
			p, flags, mode := f.path(a.at(0), "path"), f.flags(a.at(1), unix.O_RDONLY), f.mode(a.at(2), 0o666)
			return &job{run: func() (any, error) { return f.fds.open(p, flags, mode) }, show: f.number}
		}},
		{"readFile", 2, 3, 2, 2, (*FS).readFile},
		{"readdir", 2, 3, 2, 2, (*FS).readdir},
		{"readlink", 2, 3, 2, 2, func(f *FS, a args) *job {
			p, o := f.path(a.at(0), "path"), f.options(a.at(1))
			return &job{run: func() (any, error) { return readlink(p) }, show: o.name}
		}},
		{"realpath", 2, 3, -1, 2, (*FS).realpath},
		{"rename", 2, 3, 2, 2, func(f *FS, a args) *job {
			from, to := f.path(a.at(0), "oldPath"), f.path(a.at(1), "newPath")
			return pairCall("rename", from, to, func() error { return unix.Rename(from, to) })
		}},
		{"rm", 2, 3, 2, 2, (*FS).rm},
		{"rmdir", 2, 3, 2, 2, (*FS).rmdir},
		{"stat", 1, 1, 1, 2, func(f *FS, a args) *job {
			p := f.path(a.at(0), "path")
			return f.statJob(f.options(a.at(1)), func() (*info, error) { return stat(p, true) })
		}},
		{"statfs", 1, 1, 1, 2, (*FS).statfs},
		{"symlink", 3, 4, 3, 3, func(f *FS, a args) *job {
			target, p := f.path(a.at(0), "target"), f.path(a.at(1), "path")
			return pairCall("symlink", target, p, func() error { return unix.Symlink(target, p) })
		}},
		{"truncate", 2, 3, 1, 2, (*FS).truncate},
		{"unlink", 1, 2, 1, 1, func(f *FS, a args) *job {
			p := f.path(a.at(0), "path")
			return pathCall("unlink", p, func() error { return unix.Unlink(p) })
		}},
		{"utimes", 3, 4, 3, 3, func(f *FS, a args) *job {
			p, ts := f.path(a.at(0), "path"), f.times(a)
			return pathCall("utime", p, func() error { return unix.UtimesNanoAt(unix.AT_FDCWD, p, ts, 0) })
		}},
		{"writeFile", 3, 4, 3, 3, (*FS).writeFile},
		{"read", -1, 6, -1, 5, (*FS).read},
		{"readv", 3, 4, -1, 3, (*FS).readv},
		{"write", -1, 6, -1, 5, (*FS).write},
		{"writev", 3, 4, -1, 3, (*FS).writev},
	}
}

func (f *FS) number(v any) goja.Value { return f.vm.ToValue(v) }

// id is a uid or gid; -1 leaves it as it is.
func (f *FS) id(v goja.Value, name string) int {
	return int(f.env.ValidateInteger(v, name, -1, math.MaxUint32))
}

// length is where truncate cuts; negative is 0.
func (f *FS) length(v goja.Value) int64 {
	if jsapi.IsNullish(v) {
		return 0
	}
	return max(f.env.ValidateSafeInteger(v, "len"), 0)
}

// times are the arguments atime and mtime.
func (f *FS) times(a args) []unix.Timespec {
	return []unix.Timespec{f.timeOf(a.at(1), "time"), f.timeOf(a.at(2), "time")}
}

func timevals(ts []unix.Timespec) []unix.Timeval {
	return []unix.Timeval{unix.NsecToTimeval(ts[0].Nano()), unix.NsecToTimeval(ts[1].Nano())}
}

func (f *FS) access(a args) *job {
	p, mode := f.path(a.at(0), "path"), uint32(0)
	if v := a.at(1); !jsapi.IsNullish(v) {
		n, ok := jsapi.Number(v)
		if !ok {
			panic(f.env.InvalidArgType("mode", "of type number", v))
		}
		if n < 0 || n > 7 {
			panic(f.env.CodeError("RangeError", "ERR_OUT_OF_RANGE", "mode is out of range: >= 0 && <= 7"))
		}
		mode = uint32(n)
	}
	return pathCall("access", p, func() error { return unix.Access(p, mode) })
}

func (f *FS) truncate(a args) *job {
	if _, ok := jsapi.Number(a.at(0)); ok {
		fd, n := f.fd(a.at(0)), f.length(a.at(1))
		return fdCall("ftruncate", func() error { return unix.Ftruncate(fd, n) })
	}
	p, n := f.path(a.at(0), "path"), f.length(a.at(1))
	return &job{run: func() (any, error) {
		fd, err := open(p, unix.O_RDWR, 0o666)
		if err != nil {
			return nil, err
		}
		err = fail(retry(func() error { return unix.Ftruncate(fd, n) }), "ftruncate")
		if cerr := closeFD(fd); err == nil {
			err = cerr
		}
		return nil, err
	}}
}

func (f *FS) statfs(a args) *job {
	p, bigint := f.path(a.at(0), "path"), f.options(a.at(1)).get("bigint").ToBoolean()
	return &job{run: func() (any, error) {
		s, err := filesystem(p)
		return s, fail(err, "statfs", p)
	}, show: func(v any) goja.Value {
		o := f.vm.NewObject()
		for i, name := range []string{"type", "bsize", "blocks", "bfree", "bavail", "files", "ffree"} {
			if n := v.([]int64)[i]; bigint {
				jsapi.Must(o.Set(name, bigInt(n)))
			} else {
				jsapi.Must(o.Set(name, n))
			}
		}
		return o
	}}
}
