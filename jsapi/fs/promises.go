package fs

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// promises makes require('fs/promises').
func (f *FS) promises() *goja.Object {
	if f.promised != nil {
		return f.promised
	}
	o := f.vm.NewObject()
	f.promised = o
	for _, p := range ops() {
		if p.promise >= 0 {
			f.promiseForm(o, p.name, p.promise, p.prepare)
		}
	}
	f.promiseForm(o, "realpath", 2, (*FS).nativeRealpath)
	f.promiseForm(o, "open", 3, func(f *FS, a args) *job {
		p, flags, mode := f.path(a.at(0), "path"), f.flags(a.at(1), unix.O_RDONLY), f.mode(a.at(2), 0o666)
		return &job{run: func() (any, error) { return f.fds.open(p, flags, mode) }, show: func(v any) goja.Value { return f.newHandle(v.(int)) }}
	})
	f.promiseForm(o, "opendir", 3, (*FS).openDir)
	opendir := f.env.Func("opendir", 3, func(c goja.FunctionCall) goja.Value {
		return f.promise(func() *job { return f.openDir(c.Arguments) })
	})
	jsapi.Must(o.Get("opendir").(*goja.Object).DefineDataPropertySymbol(f.env.SymbolFor("nodejs.util.promisify.custom"), opendir,
		goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	f.env.SetMethods(o, true,
		jsapi.Method{Name: "lchmod", Length: 2, Fn: func(goja.FunctionCall) goja.Value {
			return f.promise(func() *job {
				panic(f.env.CodeError("Error", "ERR_METHOD_NOT_IMPLEMENTED", "The lchmod() method is not implemented"))
			})
		}},
		jsapi.Method{Name: "watch", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return jsapi.Call(f.coldModule().Get("watch"), goja.Undefined(), c.Arguments...)
		}})
	jsapi.Must(o.Set("constants", f.constants))
	return o
}

func (f *FS) promiseForm(o *goja.Object, name string, length int, prepare func(*FS, args) *job) {
	f.env.SetMethods(o, true, jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
		return f.promise(func() *job { return prepare(f, c.Arguments) })
	}})
}
