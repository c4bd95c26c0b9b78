package fs

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// fileHandle is the state of a FileHandle, which owns its descriptor until close.
type fileHandle struct {
	events.Emitter
	f  *FS
	fd int // -1 when closed
	// closing is the promise of a close under way or done, nil before.
	closing goja.Value
}

// handleOf returns the FileHandle v, or nil.
func (f *FS) handleOf(v goja.Value) *fileHandle {
	h, _ := f.env.Unwrap(v).(*fileHandle)
	return h
}

// newHandle makes a FileHandle over fd, which it takes.
func (f *FS) newHandle(fd int) *goja.Object {
	if f.handle == nil {
		f.defineHandle()
	}
	o := f.env.Create(f.handle)
	events.From(f.env).Bind(o, &fileHandle{f: f, fd: fd})
	return o
}

// handleOps maps the methods of a FileHandle to operations whose first argument is a descriptor.
func handleOps() []op {
	return []op{
		{name: "appendFile", promise: 2, prepare: (*FS).appendFile},
		{name: "readFile", promise: 1, prepare: (*FS).readFile},
		{name: "writeFile", promise: 2, prepare: (*FS).writeFile},
		{name: "chmod", promise: 1, prepare: byName("fchmod")},
		{name: "chown", promise: 2, prepare: byName("fchown")},
		{name: "datasync", promise: 0, prepare: byName("fdatasync")},
		{name: "sync", promise: 0, prepare: byName("fsync")},
		{name: "stat", promise: 1, prepare: byName("fstat")},
		{name: "truncate", promise: 0, prepare: byName("ftruncate")},
		{name: "utimes", promise: 2, prepare: byName("futimes")},
		{name: "read", promise: 4, prepare: counted((*FS).read, "bytesRead", "buffer", false)},
		{name: "readv", promise: 2, prepare: counted((*FS).readv, "bytesRead", "buffers", false)},
		{name: "write", promise: 4, prepare: counted((*FS).write, "bytesWritten", "buffer", false)},
		{name: "writev", promise: 2, prepare: counted((*FS).writev, "bytesWritten", "buffers", false)},
	}
}

func byName(name string) func(*FS, args) *job {
	for _, p := range ops() {
		if p.name == name {
			return p.prepare
		}
	}
	panic("fs: no operation " + name)
}

// counted shows a count and the buffer beside it. The object has a prototype where
// util.promisify makes it, and none where a FileHandle does.
func counted(prepare func(*FS, args) *job, count, buf string, proto bool) func(*FS, args) *job {
	return func(f *FS, a args) *job {
		j := prepare(f, a)
		j.show = func(v any) goja.Value {
			o := f.vm.NewObject()
			if !proto {
				o = f.vm.CreateObject(nil)
			}
			jsapi.Must(o.Set(count, v))
			jsapi.Must(o.Set(buf, j.more[0]))
			return o
		}
		return j
	}
}

func (f *FS) defineHandle() {
	f.handle = f.env.Class(jsapi.ClassSpec{Name: "FileHandle", MustNew: true, Parent: events.From(f.env).Class,
		Accessors: []jsapi.Accessor{{Name: "fd", Get: func(c goja.FunctionCall) goja.Value {
			if h := f.handleOf(c.This); h != nil {
				return f.vm.ToValue(h.fd)
			}
			return goja.Undefined()
		}}},
		Methods: []jsapi.Method{
			{Name: "getAsyncId", Fn: func(goja.FunctionCall) goja.Value { return f.vm.ToValue(0) }},
			{Name: "close", Fn: func(c goja.FunctionCall) goja.Value { return f.closeHandle(f.thisHandle(c)) }},
			{Name: "createReadStream", Length: 0, Fn: func(c goja.FunctionCall) goja.Value {
				return f.env.New(f.readStreamClass().Ctor, goja.Undefined(), f.withHandle(c))
			}},
			f.coldMethod("readLines", 0),
			f.coldMethod("readableWebStream", 0),
			{Name: "createWriteStream", Length: 0, Fn: func(c goja.FunctionCall) goja.Value {
				return f.env.New(f.writeStreamClass().Ctor, goja.Undefined(), f.withHandle(c))
			}},
		}})
	for _, p := range handleOps() {
		f.env.SetMethods(f.handle.Proto, false, jsapi.Method{Name: p.name, Length: p.promise, Fn: func(c goja.FunctionCall) goja.Value {
			return f.promise(func() *job {
				h := f.thisHandle(c)
				if h.fd < 0 || h.closing != nil {
					e := f.env.Error("file closed")
					jsapi.Must(e.Set("code", "EBADF"))
					jsapi.Must(e.Set("syscall", p.name))
					panic(e)
				}
				return p.prepare(f, append(args{f.vm.ToValue(h.fd)}, c.Arguments...))
			})
		}})
	}
}

func (f *FS) thisHandle(c goja.FunctionCall) *fileHandle {
	h := f.handleOf(c.This)
	if h == nil {
		panic(f.env.TypeError("Value of \"this\" must be of type FileHandle"))
	}
	return h
}

// withHandle is the options of a stream over the handle.
func (f *FS) withHandle(c goja.FunctionCall) goja.Value {
	o := f.env.Spread(f.vm.NewObject(), c.Argument(0))
	jsapi.Must(o.Set("fd", c.This))
	return o
}

// closeHandle closes once; 'close' follows. A second call gets the same promise.
func (f *FS) closeHandle(h *fileHandle) goja.Value {
	if h.closing != nil {
		return h.closing
	}
	fd := h.fd
	if fd < 0 { // a stream has closed it, or it was transferred
		p, resolve, _ := f.vm.NewPromise()
		jsapi.Must(resolve(goja.Undefined()))
		return f.vm.ToValue(p)
	}
	h.fd = -1
	h.closing = f.promise(func() *job {
		return &job{run: func() (any, error) {
			return nil, f.fds.close(fd)
		}, show: func(any) goja.Value {
			h.Emit("close")
			return goja.Undefined()
		}}
	})
	return h.closing
}
