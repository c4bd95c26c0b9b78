package fs

import (
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// path is a path argument: a string, a Buffer or a file URL, without null bytes.
func (f *FS) path(v goja.Value, name string) string {
	p, ok := f.urls.Path(v)
	if !ok && f.bufs.IsUint8Array(v) {
		var raw []byte
		raw, ok = buffer.Bytes(v)
		p = string(raw)
	}
	if !ok {
		panic(f.env.InvalidArgType(name, "of type string or an instance of Buffer or URL", v))
	}
	if strings.IndexByte(p, 0) >= 0 {
		panic(f.env.InvalidArgValue(name, v, "must be a string, Uint8Array, or URL without null bytes"))
	}
	return p
}

// fd is a descriptor argument.
func (f *FS) fd(v goja.Value) int {
	return int(f.env.ValidateInteger(v, "fd", 0, math.MaxInt32))
}

// mode is a number or its text in octal; missing stands for undefined and null.
func (f *FS) mode(v goja.Value, missing uint32) uint32 {
	if jsapi.IsNullish(v) {
		return missing
	}
	if s, ok := v.(goja.String); ok {
		n, err := strconv.ParseUint(s.String(), 8, 32)
		if err != nil || s.String() == "" {
			panic(f.env.InvalidArgValue("mode", v, "must be a 32-bit unsigned integer or an octal string"))
		}
		return uint32(n)
	}
	return f.env.ValidateUint32(v, "mode", false)
}

// wantMode is mode for an argument that may not be missing.
func (f *FS) wantMode(v goja.Value) uint32 {
	if jsapi.IsNullish(v) {
		panic(f.env.InvalidArgType("mode", "of type number", v))
	}
	return f.mode(v, 0)
}

// flags are open's flags, as a number or one of Node's names; null is missing.
func (f *FS) flags(v goja.Value, missing int) int {
	if _, ok := jsapi.Number(v); ok {
		return int(f.env.ValidateInt32(v, "flags", math.MinInt32))
	}
	if jsapi.IsNullish(v) {
		return missing
	}
	if n, ok := flagNames[v.String()]; ok && jsapi.IsString(v) {
		return n
	}
	panic(f.env.InvalidArgValue("flags", v, ""))
}

var flagNames = map[string]int{
	"r": unix.O_RDONLY, "rs": unix.O_RDONLY | unix.O_SYNC, "sr": unix.O_RDONLY | unix.O_SYNC,
	"r+": unix.O_RDWR, "rs+": unix.O_RDWR | unix.O_SYNC, "sr+": unix.O_RDWR | unix.O_SYNC,
	"w": writeFlags, "wx": writeFlags | unix.O_EXCL, "xw": writeFlags | unix.O_EXCL,
	"w+": readWriteFlags, "wx+": readWriteFlags | unix.O_EXCL, "xw+": readWriteFlags | unix.O_EXCL,
	"a": appendFlags, "ax": appendFlags | unix.O_EXCL, "xa": appendFlags | unix.O_EXCL,
	"as": appendFlags | unix.O_SYNC, "sa": appendFlags | unix.O_SYNC,
	"a+": appendReadFlags, "ax+": appendReadFlags | unix.O_EXCL, "xa+": appendReadFlags | unix.O_EXCL,
	"as+": appendReadFlags | unix.O_SYNC, "sa+": appendReadFlags | unix.O_SYNC,
}

const (
	writeFlags      = unix.O_TRUNC | unix.O_CREAT | unix.O_WRONLY
	readWriteFlags  = unix.O_TRUNC | unix.O_CREAT | unix.O_RDWR
	appendFlags     = unix.O_APPEND | unix.O_CREAT | unix.O_WRONLY
	appendReadFlags = unix.O_APPEND | unix.O_CREAT | unix.O_RDWR
)

// options is an options argument: an object, or the text of an encoding.
type options struct {
	f   *FS
	obj *goja.Object // nil without one
	enc goja.Value
}

// options reads v, which may be missing or a function.
func (f *FS) options(v goja.Value) options {
	o := options{f: f, enc: goja.Undefined()}
	switch x := v.(type) {
	case goja.String:
		o.enc = x
	case *goja.Object:
		if !jsapi.IsFunction(x) {
			o.obj = x
			o.enc = o.get("encoding")
		}
	default:
		if !jsapi.IsNullish(v) {
			panic(f.env.InvalidArgType("options", "one of type string or object", v))
		}
	}
	if o.enc.ToBoolean() && o.enc.String() != "buffer" {
		if _, ok := buffer.ParseEncoding(o.enc.String()); !ok {
			panic(f.env.InvalidArgValue("encoding", o.enc, "is invalid encoding"))
		}
	}
	return o
}

func (o options) get(name string) goja.Value {
	if o.obj != nil {
		if v := o.obj.Get(name); v != nil {
			return v
		}
	}
	return goja.Undefined()
}

// flag is a boolean option.
func (o options) flag(name string) bool {
	v := o.get(name)
	if jsapi.IsUndefined(v) {
		return false
	}
	return o.f.env.ValidateBoolean(v, "options."+name)
}

// text shows bytes in the option's encoding; missing says what no encoding means.
func (o options) text(b []byte, missing string) goja.Value {
	name := missing
	if o.enc.ToBoolean() {
		name = o.enc.String()
	}
	if enc, ok := buffer.ParseEncoding(name); ok {
		return o.f.bufs.Decode(b, enc)
	}
	return o.f.bufs.New(b)
}

// name shows a file's name: text unless the encoding is "buffer".
func (o options) name(v any) goja.Value { return o.text([]byte(v.(string)), "utf8") }

// data is the data argument of a write: bytes of its own, or text in an encoding.
func (f *FS) data(v goja.Value, name string, enc goja.Value) []byte {
	if jsapi.IsString(v) {
		e := buffer.UTF8
		if enc.ToBoolean() {
			e, _ = buffer.ParseEncoding(enc.String())
		}
		return e.Encode(v)
	}
	if buffer.IsView(v) {
		b, _ := buffer.Bytes(v)
		return b
	}
	panic(f.env.InvalidArgType(name, "of type string or an instance of Buffer, TypedArray, or DataView", v))
}

// timeOf is a time argument: seconds as a number or its text, or a Date.
func (f *FS) timeOf(v goja.Value, name string) unix.Timespec {
	seconds, ok := jsapi.Number(v)
	if s, isString := v.(goja.String); isString {
		if seconds = s.ToFloat(); !math.IsNaN(seconds) && strings.TrimSpace(s.String()) != "" {
			ok = true
		}
	}
	if o, isObject := v.(*goja.Object); isObject && o.ClassName() == "Date" {
		seconds, ok = f.env.Method(o, "getTime").ToFloat()/1000, true
	}
	if !ok {
		panic(f.env.InvalidArgType(name, "an instance of Date or an Time in seconds", v))
	}
	if math.IsNaN(seconds) || math.IsInf(seconds, 0) {
		return unix.Timespec{}
	}
	whole := math.Floor(seconds)
	return unix.NsecToTimespec(int64(whole)*1e9 + int64(math.Round((seconds-whole)*1e6))*1e3)
}
