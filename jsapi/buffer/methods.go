package buffer

import (
	"bytes"
	"math"
	"slices"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// methods are the members of a Buffer that are about bytes; numbers.go and text.go have the others.
func (b *Buffers) methods() []jsapi.Method {
	return []jsapi.Method{
		{Name: "copy", Length: 4, Fn: b.copyTo},
		{Name: "toString", Length: 3, Fn: b.toString},
		{Name: "equals", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return b.vm.ToValue(bytes.Equal(b.this(c), b.bytesOf(c.Argument(0), "otherBuffer")))
		}},
		{Name: "inspect", Length: 2, Fn: b.inspect},
		{Name: "compare", Length: 5, Fn: b.compare},
		{Name: "indexOf", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return b.vm.ToValue(b.indexOf(c, true))
		}},
		{Name: "lastIndexOf", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return b.vm.ToValue(b.indexOf(c, false))
		}},
		{Name: "includes", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return b.vm.ToValue(b.indexOf(c, true) >= 0)
		}},
		{Name: "fill", Length: 4, Fn: func(c goja.FunctionCall) goja.Value {
			b.fill(b.this(c), c.Argument(0), c.Argument(1), c.Argument(2), c.Argument(3))
			return c.This
		}},
		{Name: "write", Length: 4, Fn: b.write},
		{Name: "toJSON", Length: 0, Fn: b.toJSON},
		{Name: "subarray", Length: 2, Fn: b.subarray},
		{Name: "slice", Length: 2, Fn: b.slice},
		b.swap("swap16", 2),
		b.swap("swap32", 4),
		b.swap("swap64", 8),
	}
}

// subarray is slice too: both share the bytes. (Node: "buf.subarray".)
func (b *Buffers) subarray(c goja.FunctionCall) goja.Value {
	n := len(b.this(c))
	start := clamp(c.Argument(0), n, 0)
	end := max(clamp(c.Argument(1), n, n), start)
	return b.Sub(c.This.(*goja.Object), start, end)
}

// slice leaves to other typed arrays what they make of it.
func (b *Buffers) slice(c goja.FunctionCall) goja.Value {
	if o, ok := c.This.(*goja.Object); ok && !b.IsBuffer(o) {
		return b.env.Method(o, "subarray", c.Arguments...)
	}
	return b.subarray(c)
}

func (b *Buffers) copyTo(c goja.FunctionCall) goja.Value {
	src, dst := b.this(c), b.bytesOf(c.Argument(0), "target")
	at := integer(c.Argument(1))
	if at < 0 {
		panic(b.env.OutOfRange("targetStart", ">= 0", b.vm.ToValue(at)))
	}
	from := integer(c.Argument(2))
	if from < 0 || from > float64(len(src)) {
		panic(b.env.OutOfRange("sourceStart", ">= 0 && <= "+strconv.Itoa(len(src)), b.vm.ToValue(from)))
	}
	to := float64(len(src))
	if v := c.Argument(3); !goja.IsUndefined(v) {
		if to = integer(v); to < 0 {
			panic(b.env.OutOfRange("sourceEnd", ">= 0", b.vm.ToValue(to)))
		}
	}
	if at >= float64(len(dst)) || from >= to {
		return b.vm.ToValue(0)
	}
	return b.vm.ToValue(copy(dst[int(at):], src[int(from):int(min(to, float64(len(src))))]))
}

func (b *Buffers) compare(c goja.FunctionCall) goja.Value {
	src, target := b.this(c), b.bytesOf(c.Argument(0), "target")
	at := func(i int, name string, missing, hi int) int {
		if v := c.Argument(i); !goja.IsUndefined(v) {
			return b.offset(v, name, hi)
		}
		return missing
	}
	targetStart := at(1, "targetStart", 0, MaxLength)
	targetEnd := at(2, "targetEnd", len(target), len(target))
	start := at(3, "sourceStart", 0, MaxLength)
	end := at(4, "sourceEnd", len(src), len(src))
	switch {
	case start >= end && targetStart >= targetEnd:
		return b.vm.ToValue(0)
	case start >= end:
		return b.vm.ToValue(-1)
	case targetStart >= targetEnd:
		return b.vm.ToValue(1)
	}
	return b.vm.ToValue(bytes.Compare(src[start:end], target[targetStart:targetEnd]))
}

// swap reverses each group of width bytes.
func (b *Buffers) swap(name string, width int) jsapi.Method {
	return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
		data := b.this(c)
		if len(data)%width != 0 {
			panic(b.env.CodeError("RangeError", "ERR_INVALID_BUFFER_SIZE", "Buffer size must be a multiple of "+strconv.Itoa(8*width)+"-bits"))
		}
		for ; len(data) > 0; data = data[width:] {
			for i, j := 0, width-1; i < j; i, j = i+1, j-1 {
				data[i], data[j] = data[j], data[i]
			}
		}
		return c.This
	}}
}

func (b *Buffers) toJSON(c goja.FunctionCall) goja.Value {
	data := b.this(c)
	items := make([]any, len(data))
	for i, x := range data {
		items[i] = int64(x)
	}
	o := b.vm.NewObject()
	jsapi.Must(o.Set("type", "Buffer"))
	jsapi.Must(o.Set("data", b.vm.NewArray(items...)))
	return o
}

// fill is buf.fill on data. A string fills with its bytes in an encoding, and offset or
// end may be left out before the encoding.
func (b *Buffers) fill(data []byte, v, offset, end, encoding goja.Value) {
	enc := UTF8
	if isString(v) {
		switch {
		case goja.IsUndefined(offset) || isString(offset):
			encoding, offset, end = offset, goja.Undefined(), goja.Undefined()
		case isString(end):
			encoding, end = end, goja.Undefined()
		}
		enc = b.fillEncoding(encoding)
	}
	pattern, isBytes := b.Bytes(v)
	if data = b.fillRange(data, offset, end); len(data) == 0 {
		if goja.IsUndefined(offset) && !isBytes && !isString(v) {
			fillByte(v) // throws for what is no number
		}
		return
	}
	switch {
	case isString(v):
		if pattern = enc.Encode(v); len(pattern) == 0 && v.String() != "" {
			panic(b.invalidFill(v))
		}
	case isBytes && len(pattern) == 0:
		panic(b.invalidFill(v))
	case isBytes:
		pattern = slices.Clone(pattern) // data may be part of it
	}
	if len(pattern) == 0 {
		pattern = []byte{fillByte(v)}
	}
	repeat(data, pattern)
}

// repeat fills data with pattern, which is not empty, again and again.
func repeat(data, pattern []byte) {
	for n := copy(data, pattern); n < len(data); n *= 2 {
		copy(data[n:], data[:n])
	}
}

func fillByte(v goja.Value) byte {
	if isString(v) {
		return 0
	}
	return byte(toInt32(v.ToFloat()))
}

func (b *Buffers) fillRange(data []byte, offset, end goja.Value) []byte {
	from, to := 0, len(data)
	if !goja.IsUndefined(offset) {
		from = b.offset(offset, "offset", MaxLength)
		if !goja.IsUndefined(end) {
			to = b.offset(end, "end", len(data))
		}
	}
	if from >= to {
		return nil
	}
	return data[from:to]
}

func (b *Buffers) fillEncoding(v goja.Value) Encoding {
	if jsapi.IsNullish(v) || isString(v) && v.String() == "" {
		return UTF8
	}
	if !isString(v) {
		panic(b.env.InvalidArgType("encoding", "of type string", v))
	}
	return b.encoding(v)
}

func (b *Buffers) invalidFill(v goja.Value) *goja.Object {
	return b.env.InvalidArgValue("value", v, "is invalid")
}

// toInt32 is the language's ToInt32.
func toInt32(f float64) int32 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	if math.Abs(f) < 1<<62 {
		return int32(int64(f))
	}
	return int32(int64(math.Mod(math.Trunc(f), 1<<32)))
}
