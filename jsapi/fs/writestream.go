package fs

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// writeStream is the state of a WriteStream.
type writeStream struct {
	stream.Writable
	file
	flush   bool
	written int64
}

func (f *FS) writeStreamClass() *jsapi.Class {
	if f.writeStream != nil {
		return f.writeStream
	}
	f.streams = stream.From(f.env)
	of := func(v goja.Value) *file {
		if s, ok := f.env.Unwrap(v).(*writeStream); ok {
			return &s.file
		}
		return nil
	}
	f.writeStream = f.env.Class(jsapi.ClassSpec{Name: "WriteStream", Length: 2, Parent: f.streams.Writable, Init: f.initWriteStream,
		Enumerable: true, Accessors: f.fileAccessors(of),
		Methods: []jsapi.Method{
			{Name: "close", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				s, ok := f.env.Unwrap(c.This).(*writeStream)
				if !ok {
					panic(f.env.TypeError("this is no WriteStream"))
				}
				s.close(c)
				return goja.Undefined()
			}},
			{Name: "destroySoon", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				return f.env.Method(c.This.(*goja.Object), "end", c.Arguments...)
			}},
		}})
	return f.writeStream
}

func (f *FS) initWriteStream(this *goja.Object, list []goja.Value) {
	a := args(list)
	o := f.options(a.at(1))
	s := &writeStream{flush: o.flag("flush")}
	s.file = f.fileOf(this, &s.Base, o)
	if jsapi.IsNullish(o.get("fd")) {
		f.path(a.at(0), "path")
	}
	f.streams.Bind(this, s)
	if n, ok := jsapi.Number(o.get("highWaterMark")); ok {
		s.SetWritableHighWaterMark(int(n))
	}
	s.setClosing(o)
	if o.enc.ToBoolean() {
		f.env.Method(this, "setDefaultEncoding", o.enc)
	}
	s.start(a.at(0), o, f.flags(o.get("flags"), writeFlags))
	s.own(property{"path", pathValue(a.at(0))}, property{"flags", o.flagText("w")}, property{"mode", 0o666}, property{"flush", s.flush},
		property{"start", o.get("start")}, property{"pos", o.get("start")}, property{"bytesWritten", 0})
}

// WriteChunk writes b and keeps it no longer than that takes.
func (s *writeStream) WriteChunk(b []byte) { s.WriteChunks([][]byte{b}) }

// WriteChunks writes what has piled up, in order.
func (s *writeStream) WriteChunks(bs [][]byte) {
	s.whenOpen(func() {
		fd, at := s.fd, s.pos
		s.work(func() (any, error) { return vector(fd, bs, at, write, true) }, func(v any, err error) {
			if err != nil {
				s.WriteDone(s.f.object(err))
				return
			}
			if s.pos >= 0 {
				s.pos += int64(v.(int))
			}
			s.written += int64(v.(int))
			jsapi.Must(s.obj.Set("bytesWritten", s.written))
			s.WriteDone(nil)
		})
	})
}

// Finish waits for the file to be open, and flushes it where that was asked for.
func (s *writeStream) Finish() {
	s.whenOpen(func() {
		if !s.flush || s.fd < 0 {
			s.FinishDone(nil)
			return
		}
		fd := s.fd
		s.work(func() (any, error) { return nil, fail(unix.Fsync(fd), "fsync") }, func(_ any, err error) {
			if err != nil {
				s.FinishDone(s.f.object(err))
				return
			}
			s.FinishDone(nil)
		})
	})
}

// close ends the stream and calls back when it is closed.
func (s *writeStream) close(c goja.FunctionCall) {
	if cb, ok := jsapi.AsFn(c.Argument(0)); ok {
		call := func() { cb(goja.FunctionCall{This: c.This}) }
		if s.Closed() {
			s.f.env.Loop.NextTick(call)
			return
		}
		s.OnceGo("close", func([]goja.Value) { call() })
	}
	if !s.autoClose {
		s.OnceGo("finish", func([]goja.Value) { s.Destroy(nil) })
	}
	s.End()
}
