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

func (f *FS) anyDir(c goja.FunctionCall) *dir {
	d, ok := f.env.Unwrap(c.This).(*dir)
	if !ok {
		panic(f.env.TypeError("this is no Dir"))
	}
	return d
}

// thisDir is the Dir, which must be open.
func (f *FS) thisDir(c goja.FunctionCall) *dir {
	d := f.anyDir(c)
	if d.closed {
		panic(f.errDirClosed())
	}
	return d
}

func (f *FS) errDirClosed() *goja.Object {
	return f.env.CodeError("Error", "ERR_DIR_CLOSED", "Directory handle was closed")
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

// either answers with a promise, or calls the callback that was given. A closed Dir is told
// of in the same way.
func (f *FS) either(c goja.FunctionCall, do func(d *dir) goja.Value) goja.Value {
	d := f.anyDir(c)
	cb, called := jsapi.AsFn(c.Argument(0))
	if d.closed && called {
		f.env.Loop.NextTickFn(cb, []goja.Value{f.errDirClosed()})
		return goja.Undefined()
	} else if d.closed {
		return f.promise(func() *job { panic(f.errDirClosed()) })
	}
	j := &job{run: func() (any, error) { return nil, nil }, show: func(any) goja.Value { return do(d) }}
	if called {
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
	jsapi.Must(f.dir.Proto.DefineDataPropertySymbol(f.env.AsyncIterator(), f.dir.Proto.Get("entries"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	return f.dir
}

// dirEntries is an asynchronous iterator over the entries, which closes the Dir at its
// end, also when the loop is left before.
func (f *FS) dirEntries(c goja.FunctionCall) goja.Value {
	d, it := f.thisDir(c), f.vm.NewObject()
	step := func(v goja.Value, done bool) goja.Value {
		if done {
			d.closed = true
		}
		r := f.vm.NewObject()
		jsapi.Must(r.Set("value", v))
		jsapi.Must(r.Set("done", done))
		return r
	}
	answer := func(show func() goja.Value) goja.Value {
		return f.promise(func() *job {
			return &job{run: func() (any, error) { return nil, nil }, show: func(any) goja.Value { return show() }}
		})
	}
	f.env.SetMethods(it, true,
		jsapi.Method{Name: "next", Fn: func(goja.FunctionCall) goja.Value {
			return answer(func() goja.Value {
				if d.closed {
					return step(goja.Undefined(), true)
				}
				if v := f.next(d); !goja.IsNull(v) {
					return step(v, false)
				}
				return step(goja.Undefined(), true)
			})
		}},
		jsapi.Method{Name: "return", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			v := c.Argument(0)
			return answer(func() goja.Value { return step(v, true) })
		}})
	self := f.env.Func("[Symbol.asyncIterator]", 0, func(c goja.FunctionCall) goja.Value { return c.This })
	jsapi.Must(it.DefineDataPropertySymbol(f.env.AsyncIterator(), self, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	return it
}
