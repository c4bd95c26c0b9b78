package fs

import (
	goos "os"
	"path/filepath"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// rm is fs.rm: files, and with recursive directories and what is in them.
func (f *FS) rm(a args) *job {
	o := f.options(a.at(1))
	p := f.path(a.at(0), "path")
	f.retries(o)
	force, recursive := f.boolean(o, "force"), f.boolean(o, "recursive")
	return &job{run: func() (any, error) { return nil, rm(p, force, recursive) }}
}

// boolean is an option that must be true or false when it is there.
func (f *FS) boolean(o options, name string) bool {
	v := o.get(name)
	return !jsapi.IsUndefined(v) && f.env.ValidateBoolean(v, "options."+name)
}

// retries checks the options about trying again, which only systems need that refuse to
// remove files in use.
func (f *FS) retries(o options) {
	if v := o.get("retryDelay"); !jsapi.IsUndefined(v) {
		f.env.ValidateInt32(v, "options.retryDelay", 0)
	}
	if v := o.get("maxRetries"); !jsapi.IsUndefined(v) {
		f.env.ValidateUint32(v, "options.maxRetries", false)
	}
}

func rm(p string, force, recursive bool) error {
	i, err := stat(p, false)
	if err != nil {
		if force && isErrno(err, unix.ENOENT) {
			return nil
		}
		return err
	}
	if i.mode&unix.S_IFMT != unix.S_IFDIR {
		return fail(retry(func() error { return unix.Unlink(p) }), "unlink", p)
	}
	if !recursive {
		return systemError("ERR_FS_EISDIR", "Path is a directory", "rm", p, "is a directory", unix.EISDIR)
	}
	return fail(goos.RemoveAll(p), "rm", p)
}

// rmdir is fs.rmdir; its recursive, which Node deprecates, removes what is inside too.
func (f *FS) rmdir(a args) *job {
	o := f.options(a.at(1))
	p := f.path(a.at(0), "path")
	f.retries(o)
	if !f.boolean(o, "recursive") {
		return pathCall("rmdir", p, func() error { return unix.Rmdir(p) })
	}
	f.warnRmdir()
	return &job{run: func() (any, error) {
		i, err := stat(p, false)
		if err != nil {
			return nil, fail(errnoOf(err), "lstat", p)
		}
		if i.mode&unix.S_IFMT != unix.S_IFDIR {
			return nil, fail(unix.ENOTDIR, "rmdir", p)
		}
		return nil, fail(goos.RemoveAll(p), "rmdir", p)
	}}
}

// warnRmdir emits DEP0147, once.
func (f *FS) warnRmdir() {
	if f.rmdirWarned || f.env.Builtin("process") == nil {
		return
	}
	f.rmdirWarned = true
	v := f.vm.ToValue
	f.env.Method(f.env.RequireObject("process"), "emitWarning",
		v("In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. Use fs.rm(path, { recursive: true }) instead"),
		v("DeprecationWarning"), v("DEP0147"))
}

// copyFile is fs.copyFile(src, dest[, mode]).
func (f *FS) copyFile(a args) *job {
	from, to := f.path(a.at(0), "src"), f.path(a.at(1), "dest")
	mode := 0
	if v := a.at(2); !jsapi.IsNullish(v) {
		if n, ok := jsapi.Number(v); ok && (n < 0 || n > 7) {
			panic(f.env.CodeError("RangeError", "ERR_OUT_OF_RANGE", "mode is out of range: >= 0 && <= 7"))
		}
		mode = int(f.env.ValidateInteger(v, "mode", 0, 7))
	}
	return &job{run: func() (any, error) { return nil, fail(errnoOf(copyFile(from, to, mode&1 != 0)), "copyfile", from, to) }}
}

// copyFile copies bytes and mode; exclusive refuses a file that is there.
func copyFile(from, to string, exclusive bool) error {
	src, err := open(from, unix.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer closeFD(src) //nolint:errcheck // only read
	i, err := fstat(src)
	if err != nil {
		return err
	}
	flags := unix.O_WRONLY | unix.O_CREAT
	if exclusive {
		flags |= unix.O_EXCL
	}
	dst, err := open(to, flags, uint32(i.mode)&0o7777)
	if err != nil {
		return err
	}
	err = pour(src, dst, i)
	if cerr := closeFD(dst); err == nil {
		err = cerr
	}
	return err
}

// pour copies the contents of src, unless both are the same file.
func pour(src, dst int, from *info) error {
	to, err := fstat(dst)
	if err != nil || to.dev == from.dev && to.ino == from.ino {
		return err
	}
	if err := unix.Ftruncate(dst, 0); err != nil && to.mode&unix.S_IFMT == unix.S_IFREG {
		return err
	}
	if err := unix.Fchmod(dst, uint32(from.mode)&0o7777); err != nil && err != unix.EPERM {
		return err
	}
	b := make([]byte, 64<<10)
	for {
		n, err := read(src, b, -1)
		if n == 0 || err != nil {
			return err
		}
		if err := writeAll(dst, b[:n], -1); err != nil {
			return err
		}
	}
}

// copying are the options of fs.cp.
type copying struct {
	recursive, force, errorOnExist, dereference, timestamps bool
}

// cp is fs.cp: a file, a link, or with recursive a tree. A filter is not supported in the
// forms that work beside the loop, because it is JavaScript.
func (f *FS) cp(a args) *job {
	o := f.options(a.at(2))
	from, to := f.path(a.at(0), "src"), f.path(a.at(1), "dest")
	c := copying{recursive: o.flag("recursive"), force: true, errorOnExist: o.flag("errorOnExist"),
		dereference: o.flag("dereference"), timestamps: o.flag("preserveTimestamps")}
	if !jsapi.IsUndefined(o.get("force")) {
		c.force = o.flag("force")
	}
	if v := o.get("filter"); !jsapi.IsUndefined(v) {
		f.env.ValidateFunction(v, "options.filter")
		skipped := f.filtered(v, from, to)
		return &job{run: func() (any, error) { return nil, c.copy(from, to, skipped) }}
	}
	return &job{run: func() (any, error) { return nil, c.copy(from, to, nil) }}
}

// filtered asks the filter for every path of the tree at once, before anything is
// copied, and returns those that it refuses.
func (f *FS) filtered(filter goja.Value, from, to string) map[string]bool {
	skip := make(map[string]bool)
	_ = filepath.WalkDir(from, func(p string, d goos.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		rel, _ := filepath.Rel(from, p)
		ok := jsapi.Call(filter, goja.Undefined(), f.vm.ToValue(p), f.vm.ToValue(filepath.Join(to, rel)))
		if ok.ToBoolean() {
			return nil
		}
		if skip[p] = true; d.IsDir() {
			return filepath.SkipDir
		}
		return nil
	})
	return skip
}

func (c copying) copy(from, to string, skip map[string]bool) error {
	if skip[from] {
		return nil
	}
	i, err := stat(from, c.dereference)
	if err != nil {
		return err
	}
	switch i.mode & unix.S_IFMT {
	case unix.S_IFDIR:
		err = c.tree(from, to, i, skip)
	case unix.S_IFLNK:
		err = c.link(from, to)
	default:
		err = c.file(from, to)
	}
	if err == nil && c.timestamps && i.mode&unix.S_IFMT != unix.S_IFLNK {
		ts := []unix.Timespec{unix.NsecToTimespec(i.atime), unix.NsecToTimespec(i.mtime)}
		err = fail(unix.UtimesNanoAt(unix.AT_FDCWD, to, ts, 0), "utime", to)
	}
	return err
}

func (c copying) file(from, to string) error {
	if _, err := stat(to, false); err == nil && !c.force {
		if c.errorOnExist {
			return systemError("ERR_FS_CP_EEXIST", "Target already exists", "cp", to, to+" already exists", unix.EEXIST)
		}
		return nil
	}
	if err := goos.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return fail(err, "mkdir", filepath.Dir(to))
	}
	return fail(errnoOf(copyFile(from, to, false)), "copyfile", from, to)
}

func (c copying) link(from, to string) error {
	target, err := readlink(from)
	if err != nil {
		return err
	}
	if !filepath.IsAbs(target) {
		target = filepath.Join(filepath.Dir(from), target)
	}
	if abs, err := filepath.Abs(target); err == nil {
		target = abs
	}
	if c.force {
		_ = unix.Unlink(to)
	}
	return fail(retry(func() error { return unix.Symlink(target, to) }), "symlink", target, to)
}

func (c copying) tree(from, to string, i *info, skip map[string]bool) error {
	if !c.recursive {
		return systemError("ERR_FS_EISDIR", "Path is a directory", "cp", from, from+" is a directory (not copied)", unix.EISDIR).numbered(unix.EINVAL)
	}
	if filepath.Clean(from) == filepath.Clean(to) {
		return systemError("ERR_FS_CP_EINVAL", "Invalid src or dest", "cp", to, "src and dest cannot be the same", unix.EINVAL)
	}
	if rel, err := filepath.Rel(from, to); err == nil && (rel == "." || rel != ".." && !hasDotDot(rel)) {
		return systemError("ERR_FS_CP_EINVAL", "Invalid src or dest", "cp", to, "cannot copy "+from+" to a subdirectory of self "+to, unix.EINVAL)
	}
	if _, err := mkdirAll(to, uint32(i.mode)&0o7777); err != nil {
		return fail(err, "mkdir", to)
	}
	entries, err := list(from, false)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := c.copy(filepath.Join(from, e.name), filepath.Join(to, e.name), skip); err != nil {
			return err
		}
	}
	return nil
}

func hasDotDot(rel string) bool { return len(rel) >= 3 && rel[:3] == "../" }
