package fs

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineOdd defines the members that are no plain operation in two forms.
func (f *FS) defineOdd(o *goja.Object) {
	vm := f.vm
	exists := func(c goja.FunctionCall) (string, bool) {
		p, ok := f.urls.Path(c.Argument(0))
		if !ok && f.bufs.IsUint8Array(c.Argument(0)) {
			return f.path(c.Argument(0), "path"), true
		}
		return p, ok
	}
	f.env.SetMethods(o, true,
		jsapi.Method{Name: "exists", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			_, cb := f.cutCallback(c.Arguments, 1)
			p, ok := exists(c)
			f.async(func() (any, error) { return ok && unix.Access(p, 0) == nil, nil }, func(v any, _ error) {
				cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{vm.ToValue(v)}})
			})
			return goja.Undefined()
		}},
		jsapi.Method{Name: "existsSync", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			p, ok := exists(c)
			return vm.ToValue(ok && unix.Access(p, 0) == nil)
		}},
		jsapi.Method{Name: "readSync", Length: 5, Fn: func(c goja.FunctionCall) goja.Value { return f.readSync(c.Arguments) }},
		jsapi.Method{Name: "writeSync", Length: 5, Fn: func(c goja.FunctionCall) goja.Value { return f.now(f.write(c.Arguments)) }},
		jsapi.Method{Name: "createReadStream", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return f.env.New(f.readStreamClass().Ctor, c.Argument(0), c.Argument(1))
		}},
		jsapi.Method{Name: "createWriteStream", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return f.env.New(f.writeStreamClass().Ctor, c.Argument(0), c.Argument(1))
		}},
		jsapi.Method{Name: "openAsBlob", Length: 1, Fn: f.openAsBlob},
		jsapi.Method{Name: "watch", Length: 3, Fn: f.watch},
		jsapi.Method{Name: "watchFile", Length: 3, Fn: f.watchFile},
		jsapi.Method{Name: "unwatchFile", Length: 2, Fn: f.unwatchFile})
	f.promisify(o, "exists", func(c goja.FunctionCall) goja.Value {
		p, ok := exists(c)
		return f.promise(func() *job {
			return &job{run: func() (any, error) { return ok && unix.Access(p, 0) == nil, nil }, show: f.number}
		})
	})
	f.promisify(o, "read", f.counting((*FS).read, "bytesRead", "buffer"))
	f.promisify(o, "readv", f.counting((*FS).readv, "bytesRead", "buffers"))
	f.promisify(o, "write", f.counting((*FS).write, "bytesWritten", "buffer"))
	f.promisify(o, "writev", f.counting((*FS).writev, "bytesWritten", "buffers"))
	jsapi.Must(o.Set("lchmod", goja.Undefined()))
	jsapi.Must(o.Set("lchmodSync", goja.Undefined()))
	native := op{"native", 2, 3, -1, 2, (*FS).nativeRealpath}
	holder := vm.NewObject()
	f.defineForms(holder, native)
	jsapi.Must(o.Get("realpath").(*goja.Object).Set("native", holder.Get("native")))
	jsapi.Must(o.Get("realpathSync").(*goja.Object).Set("native", holder.Get("nativeSync")))
}

// counting is the promise form of an operation that calls back with a count and a buffer.
func (f *FS) counting(prepare func(*FS, args) *job, count, buf string) jsapi.Fn {
	prepare = counted(prepare, count, buf, true)
	return func(c goja.FunctionCall) goja.Value {
		return f.promise(func() *job { return prepare(f, c.Arguments) })
	}
}

// promisify gives o[name] what util.promisify makes of it.
func (f *FS) promisify(o *goja.Object, name string, fn jsapi.Fn) {
	sym := f.env.SymbolFor("nodejs.util.promisify.custom")
	jsapi.Must(o.Get(name).(*goja.Object).DefineDataPropertySymbol(sym, f.env.Func("", 1, fn), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
}

// readSync is fs.readSync: with three arguments or fewer the third is an options object.
func (f *FS) readSync(a args) goja.Value {
	into := f.view(a.at(1), "buffer")
	if v := a.at(2); len(a) <= 3 && !jsapi.IsNullish(v) {
		f.env.ValidateObject(v, "options")
	}
	s := f.span(a, into)
	fd := f.fd(a.at(0))
	return f.now(&job{run: func() (any, error) { return read(fd, s.data, s.at) }, show: f.number})
}

// openAsBlob reads the file into a Blob. Node's reads it when the Blob is read.
func (f *FS) openAsBlob(c goja.FunctionCall) goja.Value {
	kind := goja.Undefined()
	if o, ok := c.Argument(1).(*goja.Object); ok {
		if v := o.Get("type"); v != nil {
			kind = v
		}
	}
	return f.promise(func() *job {
		p := f.path(c.Argument(0), "path")
		return &job{run: func() (any, error) { return readFile(p, unix.O_RDONLY) }, show: func(v any) goja.Value {
			options := f.vm.NewObject()
			jsapi.Must(options.Set("type", kind))
			return f.env.New(f.env.RequireObject("buffer").Get("Blob"), f.vm.NewArray(f.bufs.New(v.([]byte))), options)
		}}
	})
}
