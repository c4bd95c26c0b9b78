package buffer

import (
	"encoding/binary"
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineVariable defines readUIntLE and its kin, integers of 1 to 6 bytes, and returns them.
func (b *Buffers) defineVariable(kind, suffix string, order byteOrder, signed bool) (read, write func() goja.Value) {
	big := order == byteOrder(binary.BigEndian)
	readName, writeName := "read"+kind+suffix, "write"+kind+suffix
	read = b.once(readName, 2, func(c goja.FunctionCall) goja.Value {
		offset := c.Argument(0)
		if goja.IsUndefined(offset) {
			panic(b.env.InvalidArgType("offset", "of type number", offset))
		}
		data, width := b.this(c), b.width(c.Argument(1))
		at := b.place(data, offset, width)
		return b.vm.ToValue(readVariable(data[at:at+width], big, signed))
	})
	write = b.once(writeName, 3, func(c goja.FunctionCall) goja.Value {
		data, width := b.this(c), b.width(c.Argument(2))
		lo, hi := 0.0, math.Ldexp(1, 8*width)-1
		if signed {
			lo, hi = -math.Ldexp(1, 8*width-1), math.Ldexp(1, 8*width-1)-1
		}
		offset := c.Argument(1)
		if width == 1 { // see inRange
			c.Argument(0).ToNumber()
			b.wantNumber(offset)
		}
		v := b.inRange(c.Argument(0), offset, lo, hi, width)
		b.wantNumber(offset)
		at := b.place(data, c.Argument(1), width)
		writeVariable(data[at:at+width], truncate(v.ToFloat()), big)
		return b.vm.ToValue(at + width)
	})
	b.defineBoth(readName, writeName, read, write)
	return read, write
}

// width validates the byteLength of a variable integer.
func (b *Buffers) width(v goja.Value) int {
	switch jsapi.TypeOf(v) {
	case "number":
	case "symbol":
		panic(b.env.TypeError("Cannot convert a Symbol value to a number"))
	case "bigint":
		panic(b.env.TypeError("Cannot convert a BigInt value to a number"))
	default:
		panic(b.env.InvalidArgType("byteLength", "of type number", v))
	}
	if f := v.ToFloat(); f >= 1 && f <= 6 && f == math.Trunc(f) {
		return int(f)
	}
	panic(b.badPlace("byteLength", v, 1, 6))
}

func readVariable(p []byte, bigEndian, signed bool) int64 {
	var u uint64
	for i := range p {
		if bigEndian {
			u = u<<8 | uint64(p[i])
		} else {
			u |= uint64(p[i]) << (8 * i)
		}
	}
	if signed {
		shift := 64 - 8*len(p)
		return int64(u<<shift) >> shift
	}
	return int64(u)
}

func writeVariable(p []byte, n int64, bigEndian bool) {
	for i := range p {
		at := i
		if bigEndian {
			at = len(p) - 1 - i
		}
		p[at] = byte(n >> (8 * i))
	}
}
