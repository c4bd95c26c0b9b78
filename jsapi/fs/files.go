package fs

import (
	"math/big"
	"strconv"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

func bigInt(n int64) *big.Int { return big.NewInt(n) }

// target is a file argument that may be a descriptor or a FileHandle.
type target struct {
	path string
	fd   int // -1 for a path
}

func (f *FS) target(v goja.Value) target {
	if h := f.handleOf(v); h != nil {
		return target{fd: h.fd}
	}
	if n, ok := jsapi.Number(v); ok && n == float64(int32(n)) {
		return target{fd: f.fd(v)}
	}
	return target{path: f.path(v, "path"), fd: -1}
}

// readFile is fs.readFile of a path or a descriptor, which is read from where it is.
func (f *FS) readFile(a args) *job {
	o := f.options(a.at(1))
	t := f.target(a.at(0))
	flags := f.flags(o.get("flag"), unix.O_RDONLY)
	return &job{signal: f.signal(o), run: func() (any, error) {
		if t.fd >= 0 {
			return readAll(t.fd)
		}
		return readFile(t.path, flags)
	}, show: func(v any) goja.Value { return o.text(v.([]byte), "buffer") }}
}

func (f *FS) writeFile(a args) *job { return f.put(a, writeFlags) }

func (f *FS) appendFile(a args) *job { return f.put(a, appendFlags) }

// put is writeFile and appendFile.
func (f *FS) put(a args, missing int) *job {
	o := f.options(a.at(2))
	data := f.data(a.at(1), "data", o.enc)
	t := f.target(a.at(0))
	flags, mode := f.flags(o.get("flag"), missing), f.mode(o.get("mode"), 0o666)
	flush := o.flag("flush")
	return &job{signal: f.signal(o), run: func() (any, error) {
		if t.fd >= 0 {
			return nil, writeAll(t.fd, data, -1)
		}
		return nil, writeFile(t.path, data, flags, mode, flush)
	}}
}

// span is the part of a buffer that read and write work on, and the position in the file.
type span struct {
	data []byte
	at   int64
}

// span reads the arguments (buffer, offset, length, position) or (buffer, options).
func (f *FS) span(a args, data []byte) span {
	offset, length, position := a.at(2), a.at(3), a.at(4)
	if o, ok := offset.(*goja.Object); ok {
		x := options{f: f, obj: o}
		offset, length, position = x.get("offset"), x.get("length"), x.get("position")
	}
	start := 0
	if !jsapi.IsNullish(offset) {
		start = int(f.env.ValidateInteger(offset, "offset", 0, jsapi.MaxSafeInteger))
		if start > len(data) {
			panic(f.env.OutOfRange("offset", "<= "+strconv.Itoa(len(data)), offset))
		}
	}
	n := len(data) - start
	if !jsapi.IsNullish(length) {
		size := f.env.ValidateInteger(length, "length", -jsapi.MaxSafeInteger, jsapi.MaxSafeInteger)
		if size < 0 {
			panic(f.env.OutOfRange("length", ">= 0", length))
		}
		if size > int64(n) {
			panic(f.env.OutOfRange("length", "<= "+strconv.Itoa(n), length))
		}
		n = int(size)
	}
	return span{data[start : start+n], f.position(position)}
}

// position is where in the file, -1 for where it is.
func (f *FS) position(v goja.Value) int64 {
	if jsapi.IsNullish(v) {
		return -1
	}
	if n, ok := jsapi.BigInt(v); ok {
		return n.Int64()
	}
	if _, ok := jsapi.Number(v); !ok {
		panic(f.env.InvalidArgType("position", "of type bigint or integer", v))
	}
	return f.env.ValidateInteger(v, "position", -1, jsapi.MaxSafeInteger)
}

// view is a buffer argument, with the bytes behind it.
func (f *FS) view(v goja.Value, name string) []byte {
	if buffer.IsView(v) {
		b, _ := buffer.Bytes(v)
		return b
	}
	panic(f.env.InvalidArgType(name, "an instance of Buffer, TypedArray, or DataView", v))
}

// read is fs.read: into the buffer given, or into a new one of 16 KiB.
func (f *FS) read(a args) *job {
	fd, into := f.fd(a.at(0)), a.at(1)
	if o, ok := into.(*goja.Object); jsapi.IsNullish(into) || ok && !buffer.IsView(into) {
		x := options{f: f, obj: o}
		if into = x.get("buffer"); jsapi.IsNullish(into) {
			into = f.bufs.New(make([]byte, 16384))
		}
		a = args{a.at(0), into, x.get("offset"), x.get("length"), x.get("position")}
	}
	s := f.span(a, f.view(into, "buffer"))
	return &job{run: func() (any, error) { return read(fd, s.data, s.at) }, show: f.number, more: []goja.Value{into}}
}

// write is fs.write of bytes, or of a string with (position, encoding).
func (f *FS) write(a args) *job {
	fd, v := f.fd(a.at(0)), a.at(1)
	var s span
	if jsapi.IsString(v) {
		s = span{f.data(v, "buffer", a.at(3)), -1}
		if _, ok := jsapi.Number(a.at(2)); ok {
			s.at = f.position(a.at(2))
		}
	} else {
		s = f.span(a, f.data(v, "buffer", goja.Undefined()))
	}
	return &job{run: func() (any, error) { return write(fd, s.data, s.at) }, show: f.number, more: []goja.Value{v}}
}

// views is an argument of several buffers.
func (f *FS) views(v goja.Value) [][]byte {
	bad := func() { panic(f.env.InvalidArgType("buffers", "an ArrayBufferView[]", v)) }
	if !f.env.IsArray(v) {
		bad()
	}
	o := v.(*goja.Object)
	out := make([][]byte, o.Get("length").ToInteger())
	for i := range out {
		x := o.Get(strconv.Itoa(i))
		if !buffer.IsView(x) {
			bad()
		}
		out[i], _ = buffer.Bytes(x)
	}
	return out
}

func (f *FS) readv(a args) *job {
	fd, bufs, at := f.fd(a.at(0)), f.views(a.at(1)), f.vectorPosition(a.at(2))
	return &job{run: func() (any, error) { return vector(fd, bufs, at, read, false) }, show: f.number, more: []goja.Value{a.at(1)}}
}

func (f *FS) writev(a args) *job {
	fd, bufs, at := f.fd(a.at(0)), f.views(a.at(1)), f.vectorPosition(a.at(2))
	return &job{run: func() (any, error) { return vector(fd, bufs, at, write, true) }, show: f.number, more: []goja.Value{a.at(1)}}
}

func (f *FS) vectorPosition(v goja.Value) int64 {
	if _, ok := jsapi.Number(v); ok {
		return f.position(v)
	}
	return -1
}

// vector does one buffer after the other until one is short.
func vector(fd int, bufs [][]byte, at int64, one func(int, []byte, int64) (int, error), all bool) (int, error) {
	total := 0
	for _, b := range bufs {
		for done := 0; done < len(b); {
			n, err := one(fd, b[done:], at)
			if err != nil {
				if total > 0 && !all {
					return total, nil
				}
				return total, err
			}
			total, done = total+n, done+n
			if at >= 0 {
				at += int64(n)
			}
			if n == 0 || done < len(b) && !all {
				return total, nil
			}
		}
	}
	return total, nil
}
