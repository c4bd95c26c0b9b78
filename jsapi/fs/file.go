package fs

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// file is what ReadStream and WriteStream share: the descriptor behind a stream, from its
// opening on. The stream owns it and closes it, unless autoClose is off.
type file struct {
	f    *FS
	base *stream.Base
	obj  *goja.Object

	fd        int // -1 before it is open and after it is closed
	handle    *fileHandle
	autoClose bool
	pos       int64 // -1 for where the file is

	opening, busy bool
	onOpen        func()
	closing       func() // the teardown that waits for an open, a read or a write
}

// fileOf begins the file of the stream obj, which is not open yet.
func (f *FS) fileOf(obj *goja.Object, base *stream.Base, o options) file {
	s := file{f: f, base: base, obj: obj, fd: -1, autoClose: true, pos: o.offset("start")}
	if v := o.get("autoClose"); !jsapi.IsUndefined(v) {
		s.autoClose = v.ToBoolean()
	}
	return s
}

// setClosing applies the options autoClose and emitClose to the stream.
func (s *file) setClosing(o options) {
	s.base.SetAutoDestroy(s.autoClose)
	if v := o.get("emitClose"); !jsapi.IsUndefined(v) {
		s.base.SetEmitClose(v.ToBoolean())
	}
}

// property is one that the stream's object has of its own.
type property struct {
	name  string
	value any
}

func (s *file) own(list ...property) {
	for _, p := range list {
		jsapi.Must(s.obj.Set(p.name, p.value))
	}
}

// start opens the file, or takes the descriptor of the options.
func (s *file) start(path goja.Value, o options, flags int) {
	jsapi.Must(s.obj.Set("fd", goja.Null()))
	if v := o.get("fd"); !jsapi.IsNullish(v) {
		if s.handle = s.f.handleOf(v); s.handle != nil {
			s.fd = s.handle.fd
		} else {
			s.fd = s.f.fd(v)
		}
		jsapi.Must(s.obj.Set("fd", s.fd))
		return
	}
	p, mode := s.f.path(path, "path"), s.f.mode(o.get("mode"), 0o666)
	s.opening = true
	s.f.async(func() (any, error) { return s.f.fds.open(p, flags, mode) }, func(v any, err error) {
		s.opening = false
		if err != nil {
			s.base.Destroy(s.f.object(err))
			s.settle()
			return
		}
		s.fd = v.(int)
		jsapi.Must(s.obj.Set("fd", s.fd))
		if s.settle() {
			return
		}
		s.base.Emit("open", s.f.vm.ToValue(s.fd))
		s.base.Emit("ready")
		if f := s.onOpen; f != nil {
			s.onOpen = nil
			f()
		}
	})
}

// whenOpen runs f now or when the file is open.
func (s *file) whenOpen(f func()) {
	if s.opening {
		s.onOpen = f
		return
	}
	f()
}

// work runs an operation beside the loop; a teardown waits for its end.
func (s *file) work(run func() (any, error), done func(v any, err error)) {
	s.busy = true
	s.f.async(run, func(v any, err error) {
		s.busy = false
		if !s.settle() {
			done(v, err)
		}
	})
}

// settle goes on with a teardown that has waited, and reports whether there was one.
func (s *file) settle() bool {
	f := s.closing
	if f == nil {
		return false
	}
	s.closing = nil
	f()
	return true
}

// Teardown closes the file once nothing uses it any more.
func (s *file) Teardown(err goja.Value) {
	if s.opening || s.busy {
		s.closing = func() { s.Teardown(err) }
		return
	}
	fd := s.fd
	s.fd = -1
	jsapi.Must(s.obj.Set("fd", goja.Null()))
	if fd < 0 {
		s.base.TeardownDone(err)
		return
	}
	s.f.async(func() (any, error) { return nil, s.f.fds.close(fd) }, func(_ any, cerr error) {
		if s.handle != nil {
			s.handle.fd = -1
			s.handle.Emit("close")
		}
		if cerr != nil && jsapi.IsNullish(err) {
			err = s.f.object(cerr)
		}
		s.base.TeardownDone(err)
	})
}

// offset is start or end, -1 when it is missing.
func (o options) offset(name string) int64 {
	v := o.get(name)
	if jsapi.IsUndefined(v) {
		return -1
	}
	if n, ok := jsapi.Number(v); ok && n > jsapi.MaxSafeInteger && name == "end" {
		return -1 // Infinity
	}
	return o.f.env.ValidateInteger(v, name, 0, jsapi.MaxSafeInteger)
}

// flagText is the flags option as the stream's property shows it.
func (o options) flagText(missing string) goja.Value {
	if v := o.get("flags"); v.ToBoolean() {
		return v
	}
	return o.f.vm.ToValue(missing)
}

// pathValue is the property path of a stream.
func pathValue(v goja.Value) goja.Value {
	if jsapi.IsNullish(v) {
		return goja.Undefined()
	}
	return v
}

// fileAccessors are autoClose and pending.
func (f *FS) fileAccessors(of func(goja.Value) *file) []jsapi.Accessor {
	return []jsapi.Accessor{
		{Name: "autoClose", Get: func(c goja.FunctionCall) goja.Value {
			if s := of(c.This); s != nil {
				return f.vm.ToValue(s.autoClose)
			}
			return goja.Undefined()
		}, Set: func(c goja.FunctionCall) goja.Value {
			if s := of(c.This); s != nil {
				s.autoClose = c.Argument(0).ToBoolean()
				s.base.SetAutoDestroy(s.autoClose)
			}
			return goja.Undefined()
		}},
		{Name: "pending", Get: func(c goja.FunctionCall) goja.Value {
			s := of(c.This)
			return f.vm.ToValue(s != nil && s.fd < 0)
		}},
	}
}
