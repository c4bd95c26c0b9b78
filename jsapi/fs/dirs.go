package fs

import (
	"crypto/rand"
	goos "os"
	"path/filepath"
	"slices"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// mkdir is fs.mkdir. With recursive it gives the first directory that it made.
func (f *FS) mkdir(a args) *job {
	mode, recursive := uint32(0o777), false
	switch v := a.at(1).(type) {
	case *goja.Object:
		o := options{f: f, obj: v}
		mode, recursive = f.mode(o.get("mode"), mode), o.flag("recursive")
	default:
		mode = f.mode(v, mode)
	}
	p := f.path(a.at(0), "path")
	if !recursive {
		return pathCall("mkdir", p, func() error { return unix.Mkdir(p, mode) })
	}
	return &job{run: func() (any, error) {
		first, err := mkdirAll(p, mode)
		return first, fail(err, "mkdir", p)
	}, show: func(v any) goja.Value {
		if v == "" {
			return goja.Undefined()
		}
		return f.vm.ToValue(v)
	}}
}

// mkdirAll makes a directory and those above it, and returns the topmost that was missing.
func mkdirAll(path string, mode uint32) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	err = retry(func() error { return unix.Mkdir(abs, mode) })
	switch err {
	case nil:
		return abs, nil
	case unix.ENOENT:
		first, err := mkdirAll(filepath.Dir(abs), mode)
		if err != nil {
			return "", err
		}
		if err := retry(func() error { return unix.Mkdir(abs, mode) }); err != nil && err != unix.EEXIST {
			return "", err
		}
		if first == "" {
			first = abs
		}
		return first, nil
	case unix.EEXIST, unix.EISDIR:
		i, serr := stat(abs, true)
		if serr == nil && i.mode&unix.S_IFMT == unix.S_IFDIR {
			return "", nil
		}
		return "", unix.EEXIST
	}
	return "", err
}

// mkdtemp is fs.mkdtemp: the prefix with six characters that nobody guesses.
func (f *FS) mkdtemp(a args) *job {
	o, prefix := f.options(a.at(1)), f.path(a.at(0), "prefix")
	return &job{run: func() (any, error) {
		for range 100 {
			dir := prefix + randomName()
			err := retry(func() error { return unix.Mkdir(dir, 0o700) })
			if err == nil {
				return dir, nil
			}
			if err != unix.EEXIST {
				return nil, fail(err, "mkdtemp", prefix+"XXXXXX")
			}
		}
		return nil, fail(unix.EEXIST, "mkdtemp", prefix+"XXXXXX")
	}, show: o.name}
}

func randomName() string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	b := make([]byte, 6)
	_, _ = rand.Read(b) // never fails
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return string(b)
}

// readdir is fs.readdir: names in order, or Dirents.
func (f *FS) readdir(a args) *job {
	o := f.options(a.at(1))
	p := f.path(a.at(0), "path")
	types, recursive := o.get("withFileTypes").ToBoolean(), o.flag("recursive")
	return &job{run: func() (any, error) { return list(p, recursive) }, show: func(v any) goja.Value {
		var out []any
		for _, e := range v.([]entry) {
			if types {
				out = append(out, f.showDirent(e, o))
			} else {
				out = append(out, o.name(relative(p, e)))
			}
		}
		return f.vm.NewArray(out...)
	}}
}

// relative is an entry's name as seen from the directory that readdir was asked for.
func relative(root string, e entry) string {
	if e.dir == root {
		return e.name
	}
	rel, err := filepath.Rel(root, e.dir)
	if err != nil {
		return e.name
	}
	return filepath.Join(rel, e.name)
}

// list reads a directory, sorted as libuv's scandir sorts, and those below it when asked.
func list(path string, recursive bool) ([]entry, error) {
	entries, err := scan(path)
	if err != nil {
		return nil, fail(err, "scandir", path)
	}
	if !recursive {
		return entries, nil
	}
	for queue := entries; len(queue) > 0; {
		var next []entry
		for _, e := range queue {
			if e.kind != 2 {
				continue
			}
			below, err := scan(filepath.Join(e.dir, e.name))
			if err != nil {
				return nil, fail(err, "scandir", filepath.Join(e.dir, e.name))
			}
			next = append(next, below...)
		}
		entries, queue = append(entries, next...), next
	}
	return entries, nil
}

func scan(path string) ([]entry, error) {
	d, err := goos.Open(path)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	found, err := d.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	entries := make([]entry, len(found))
	for i, x := range found {
		entries[i] = entry{path, x.Name(), direntKind(x.Type())}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	return entries, nil
}

func readlink(path string) (string, error) {
	b := make([]byte, 4096)
	n, err := retryN(func() (int, error) { return unix.Readlink(path, b) })
	return string(b[:n]), fail(err, "readlink", path)
}

// realpath resolves links step by step; its errors name the step.
func (f *FS) realpath(a args) *job {
	o, p := f.options(a.at(1)), f.path(a.at(0), "path")
	return &job{run: func() (any, error) { return realpath(p) }, show: o.name}
}

// nativeRealpath is realpath.native, whose errors name the path asked for.
func (f *FS) nativeRealpath(a args) *job {
	o, p := f.options(a.at(1)), f.path(a.at(0), "path")
	return &job{run: func() (any, error) {
		real, err := realpath(p)
		if err != nil {
			return nil, fail(jsapi.AsErrno(errnoOf(err)), "realpath", p)
		}
		return real, nil
	}, show: o.name}
}

// errnoOf is the errno inside an opError.
func errnoOf(err error) error {
	if op, ok := err.(*opError); ok {
		return op.no
	}
	return err
}

func realpath(path string) (string, error) {
	rest, err := filepath.Abs(path)
	if err != nil {
		return "", fail(err, "lstat", path)
	}
	done, links := "/", 0
	for rest = rest[1:]; rest != ""; {
		seg, after := rest, ""
		for i := range len(rest) {
			if rest[i] == '/' {
				seg, after = rest[:i], rest[i+1:]
				break
			}
		}
		next := filepath.Join(done, seg)
		i, err := stat(next, false)
		if err != nil {
			return "", err
		}
		rest = after
		if i.mode&unix.S_IFMT != unix.S_IFLNK {
			done = next
			continue
		}
		if links++; links > 255 {
			return "", fail(unix.ELOOP, "lstat", next)
		}
		to, err := readlink(next)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(done, to)
		} else {
			to = filepath.Clean(to)
		}
		done, rest = "/", filepath.Join(to, rest)[1:]
	}
	return done, nil
}
