package fs

import (
	"math"
	"strconv"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// readChunk is the high water mark of a ReadStream.
const readChunk = 64 << 10

// readStream is the state of a ReadStream.
type readStream struct {
	stream.Readable
	file
	end  int64 // the last position to read, -1 for all
	read int64
}

func (f *FS) readStreamClass() *jsapi.Class {
	if f.readStream != nil {
		return f.readStream
	}
	f.streams = stream.From(f.env)
	of := func(v goja.Value) *file {
		if s, ok := f.env.Unwrap(v).(*readStream); ok {
			return &s.file
		}
		return nil
	}
	f.readStream = f.env.Class(jsapi.ClassSpec{Name: "ReadStream", Length: 2, Parent: f.streams.Readable, Init: f.initReadStream,
		Enumerable: true, Accessors: f.fileAccessors(of),
		Methods: []jsapi.Method{{Name: "close", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			s := of(c.This)
			if cb, ok := jsapi.AsFn(c.Argument(0)); ok {
				s.base.Finished(func(err goja.Value) {
					if err == nil {
						err = goja.Undefined()
					}
					cb(goja.FunctionCall{This: c.This, Arguments: []goja.Value{err}})
				})
			}
			s.base.Destroy(nil)
			return goja.Undefined()
		}}}})
	return f.readStream
}

func (f *FS) initReadStream(this *goja.Object, list []goja.Value) {
	a := args(list)
	o := f.options(a.at(1))
	s := &readStream{end: o.offset("end")}
	s.file = f.fileOf(this, &s.Base, o)
	if s.end >= 0 && s.pos > s.end {
		panic(f.env.OutOfRange("start", `<= "end" (here: `+strconv.Itoa(int(s.end))+")", o.get("start")))
	}
	if jsapi.IsNullish(o.get("fd")) {
		f.path(a.at(0), "path")
	}
	f.streams.Bind(this, s)
	s.prepare(o)
	s.start(a.at(0), o, f.flags(o.get("flags"), unix.O_RDONLY))
	s.own(property{"path", pathValue(a.at(0))}, property{"flags", o.flagText("r")}, property{"mode", 0o666}, property{"start", o.get("start")},
		property{"end", s.endValue()}, property{"pos", o.get("start")}, property{"bytesRead", 0})
	if s.end >= 0 && s.pos < 0 {
		s.pos = 0
	}
}

// prepare applies the options that are the stream's own.
func (s *readStream) prepare(o options) {
	s.SetReadableHighWaterMark(readChunk)
	if n, ok := jsapi.Number(o.get("highWaterMark")); ok {
		s.SetReadableHighWaterMark(int(n))
	}
	if o.enc.ToBoolean() {
		s.SetEncoding(o.enc.String())
	}
	s.setClosing(o)
}

func (s *readStream) endValue() goja.Value {
	if s.end < 0 {
		return s.f.vm.ToValue(math.Inf(1))
	}
	return s.f.vm.ToValue(s.end)
}

// ReadMore reads the next piece of the file.
func (s *readStream) ReadMore(n int) {
	s.whenOpen(func() {
		if s.end >= 0 {
			n = int(min(int64(n), s.end-s.pos+1))
		}
		if n <= 0 {
			s.PushEOF()
			return
		}
		b, fd, at := make([]byte, n), s.fd, s.pos
		s.work(func() (any, error) { return read(fd, b, at) }, func(v any, err error) {
			if err != nil {
				s.Destroy(s.f.object(err))
				return
			}
			s.got(b[:v.(int)])
		})
	})
}

func (s *readStream) got(b []byte) {
	if len(b) == 0 {
		s.PushEOF()
		return
	}
	if s.pos >= 0 {
		s.pos += int64(len(b))
	}
	s.read += int64(len(b))
	jsapi.Must(s.obj.Set("bytesRead", s.read))
	if len(b) < cap(b)/2 {
		b = append([]byte(nil), b...) // do not keep a big array for a small piece
	}
	s.Push(b)
}
