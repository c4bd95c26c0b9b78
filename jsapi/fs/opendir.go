package fs

import (
	"path/filepath"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// dir is the state of a Dir. Its entries are read when it is opened; what comes into the
// directory later is not seen, which POSIX leaves open as well.
type dir struct {
	jsapi.Hidden
	path   string
	list   []entry
	opts   options
	closed bool
}

// openDir is fs.opendir.
func (f *FS) openDir(a args) *job {
	p, o := f.path(a.at(0), "path"), f.options(a.at(1))
	recursive := o.flag("recursive")
	return &job{run: func() (any, error) {
		entries, err := list(p, recursive)
		if err != nil {
			return nil, fail(errnoOf(err), "opendir", p)
		}
		return entries, nil
	}, show: func(v any) goja.Value {
		obj := f.env.Create(f.dirClass())
		f.env.Bind(obj, &dir{path: p, list: v.([]entry), opts: o})
		return obj
	}}
}

func (f *FS) openDirForms(name string) goja.Value {
	o := f.vm.NewObject()
	f.defineForms(o, op{"opendir", 2, 3, 3, 2, (*FS).openDir})
	return o.Get(name)
}

func (f *FS) thisDir(c goja.FunctionCall) *dir {
	d, ok := f.env.Unwrap(c.This).(*dir)
	if !ok {
		panic(f.env.TypeError("this is no Dir"))
	}
	if d.closed {
		panic(f.env.CodeError("Error", "ERR_DIR_CLOSED", "Directory handle was closed"))
	}
	return d
}

// next is the next entry as a Dirent, or null.
func (f *FS) next(d *dir) goja.Value {
	if len(d.list) == 0 {
		return goja.Null()
	}
	e := d.list[0]
	d.list = d.list[1:]
	if e.kind == 0 {
		if i, err := stat(filepath.Join(e.dir, e.name), false); err == nil {
			e.kind = kindOf(i.mode)
		}
	}
	return f.showDirent(e, d.opts)
}

func kindOf(mode int64) int {
	for _, k := range kinds {
		if uint32(mode)&unix.S_IFMT == k.mode {
			return k.dirent
		}
	}
	return 0
}

// either answers with a promise, or calls the callback that was given.
func (f *FS) either(c goja.FunctionCall, do func(d *dir) goja.Value) goja.Value {
	d := f.thisDir(c)
	j := &job{run: func() (any, error) { return nil, nil }, show: func(any) goja.Value { return do(d) }}
	if cb, ok := jsapi.AsFn(c.Argument(0)); ok {
		f.later(j, cb)
		return goja.Undefined()
	}
	return f.promise(func() *job { return j })
}

func (f *FS) dirClass() *jsapi.Class {
	if f.dir != nil {
		return f.dir
	}
	shut := func(d *dir) goja.Value {
		d.closed = true
		return goja.Undefined()
	}
	f.dir = f.env.Class(jsapi.ClassSpec{Name: "Dir", Length: 3, MustNew: true,
		Accessors: []jsapi.Accessor{{Name: "path", Get: func(c goja.FunctionCall) goja.Value {
			if d, ok := f.env.Unwrap(c.This).(*dir); ok {
				return f.vm.ToValue(d.path)
			}
			return goja.Undefined()
		}}},
		Methods: []jsapi.Method{
			{Name: "read", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return f.either(c, f.next) }},
			{Name: "readSync", Fn: func(c goja.FunctionCall) goja.Value { return f.next(f.thisDir(c)) }},
			{Name: "close", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return f.either(c, shut) }},
			{Name: "closeSync", Fn: func(c goja.FunctionCall) goja.Value { return shut(f.thisDir(c)) }},
			{Name: "entries", Fn: f.dirEntries},
		}})
	return f.dir
}

// dirEntries is an asynchronous iterator over the entries, which closes the Dir at its end.
func (f *FS) dirEntries(c goja.FunctionCall) goja.Value {
	d, it := f.thisDir(c), f.vm.NewObject()
	f.env.SetMethods(it, true, jsapi.Method{Name: "next", Fn: func(goja.FunctionCall) goja.Value {
		return f.promise(func() *job {
			return &job{run: func() (any, error) { return nil, nil }, show: func(any) goja.Value {
				v := f.next(d)
				step := f.vm.NewObject()
				done := goja.IsNull(v)
				if done {
					d.closed = true
					v = goja.Undefined()
				}
				jsapi.Must(step.Set("value", v))
				jsapi.Must(step.Set("done", done))
				return step
			}}
		})
	}})
	return it
}
