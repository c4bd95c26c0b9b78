package buffer

import (
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// textMethods are utf8Slice, utf8Write and so on. Node has them undocumented, and packages use them.
func (b *Buffers) textMethods() []jsapi.Method {
	var slices, writes []jsapi.Method
	for _, e := range []struct {
		name string
		enc  Encoding
	}{{"ascii", ASCII}, {"base64", Base64}, {"base64url", Base64URL}, {"latin1", Latin1}, {"hex", Hex}, {"ucs2", UTF16LE}, {"utf8", UTF8}} {
		slices = append(slices, jsapi.Method{Name: e.name + "Slice", Fn: func(c goja.FunctionCall) goja.Value {
			data := b.this(c)
			if len(data) == 0 {
				return b.vm.ToValue("")
			}
			start := b.index(c.Argument(0), 0)
			end := max(b.index(c.Argument(1), len(data)), start)
			if end > len(data) {
				panic(b.badIndex())
			}
			return b.Decode(data[start:end], e.enc)
		}})
		writes = append(writes, jsapi.Method{Name: e.name + "Write", Fn: func(c goja.FunctionCall) goja.Value {
			data := b.this(c)
			b.wantString(c.Argument(0))
			at := b.index(c.Argument(1), 0)
			if at > len(data) {
				panic(b.outOfBounds(`"offset" is outside of buffer bounds`))
			}
			n := min(b.index(c.Argument(2), len(data)-at), len(data)-at)
			return b.vm.ToValue(e.enc.write(data[at:at+n], c.Argument(0)))
		}})
	}
	return append(slices, writes...)
}

func (b *Buffers) wantString(v goja.Value) {
	if !isString(v) {
		panic(b.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a string"))
	}
}

func (b *Buffers) index(v goja.Value, missing int) int {
	if goja.IsUndefined(v) {
		return missing
	}
	n := v.ToInteger()
	if n < 0 {
		panic(b.badIndex())
	}
	return int(n)
}

func (b *Buffers) badIndex() *goja.Object {
	return b.env.CodeError("RangeError", "ERR_OUT_OF_RANGE", "Index out of range")
}

// write puts as much of the string v into dst as there is room for, and says how many
// bytes that was. It never writes a part of a character.
func (enc Encoding) write(dst []byte, v goja.Value) int {
	src := enc.Encode(v)
	n := min(len(src), len(dst))
	switch enc {
	case UTF16LE:
		n &^= 1
	case UTF8:
		for n > 0 && n < len(src) && !utf8.RuneStart(src[n]) {
			n--
		}
	}
	return copy(dst, src[:n])
}

// toString is buf.toString([encoding[, start[, end]]]).
func (b *Buffers) toString(c goja.FunctionCall) goja.Value {
	data := b.this(c)
	if len(c.Arguments) == 0 {
		return b.Decode(data, UTF8)
	}
	start, end := 0, len(data)
	if v := c.Argument(1); !goja.IsUndefined(v) {
		if f := v.ToFloat(); f > 0 {
			if f >= float64(len(data)) {
				return b.vm.ToValue("")
			}
			start = int(f)
		}
	}
	if v := c.Argument(2); !goja.IsUndefined(v) {
		if f := v.ToFloat(); math.IsNaN(f) {
			end = 0
		} else if f < float64(end) {
			end = int(max(f, 0))
		}
	}
	if end <= start {
		return b.vm.ToValue("")
	}
	enc := UTF8
	if v := c.Argument(0); !goja.IsUndefined(v) {
		enc = b.encoding(v)
	}
	if enc.length(end-start) > MaxStringLength {
		panic(b.env.CodeError("Error", "ERR_STRING_TOO_LONG", fmt.Sprintf("Cannot create a string longer than 0x%x characters", MaxStringLength)))
	}
	return b.Decode(data[start:end], enc)
}

// length is how many characters n bytes become, at most for UTF8.
func (enc Encoding) length(n int) int {
	switch enc {
	case UTF16LE:
		return n / 2
	case Hex:
		return 2 * n
	case Base64, Base64URL:
		return (n + 2) / 3 * 4
	}
	return n
}

// write is buf.write(string[, offset[, length]][, encoding]).
func (b *Buffers) write(c goja.FunctionCall) goja.Value {
	data := b.this(c)
	offset, length, encoding := c.Argument(1), c.Argument(2), c.Argument(3)
	at, n := 0, len(data)
	switch {
	case goja.IsUndefined(offset):
		encoding = goja.Undefined() // nothing behind the string counts without an offset
	case goja.IsUndefined(length) && isString(offset):
		encoding = offset
	default:
		at = b.offset(offset, "offset", len(data))
		n = len(data) - at
		if isString(length) {
			encoding = length
		} else if !goja.IsUndefined(length) {
			n = min(n, b.offset(length, "length", len(data)))
		}
	}
	enc := UTF8
	if encoding.ToBoolean() {
		enc = b.encoding(encoding)
	}
	b.wantString(c.Argument(0))
	return b.vm.ToValue(enc.write(data[at:at+n], c.Argument(0)))
}
