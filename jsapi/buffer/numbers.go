package buffer

import (
	"encoding/binary"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// fixed is a pair of methods for numbers of one width: read and write. Name is what
// follows "read" and "write"; alias is the same with Uint for UInt. A value must be
// between min and max, unless max is 0: floats take anything, and BigInts check themselves.
type fixed struct {
	name, alias         string
	readName, writeName string // the function's own name where it differs
	width               int
	get                 func([]byte) goja.Value
	put                 func([]byte, goja.Value)
	min, max            float64
}

// defineNumbers defines read* and write* on the prototype.
func (b *Buffers) defineNumbers() {
	for _, f := range b.bigInts() {
		b.defineFixed(f)
	}
	for _, f := range b.integers() {
		b.defineFixed(f)
	}
	for _, order := range []struct {
		suffix string
		o      byteOrder
	}{{"LE", binary.LittleEndian}, {"BE", binary.BigEndian}} {
		read, write := b.defineVariable("UInt", order.suffix, order.o, false)
		b.defineVariable("Int", order.suffix, order.o, true)
		b.defineBoth("readUint"+order.suffix, "writeUint"+order.suffix, read, write)
	}
	for _, f := range b.floats() {
		b.defineFixed(f)
	}
}

type byteOrder interface {
	binary.ByteOrder
	String() string
}

func (b *Buffers) integers() []fixed {
	vm := b.vm
	le, be := binary.LittleEndian, binary.BigEndian
	n := func(v goja.Value) int64 { return truncate(v.ToFloat()) }
	return []fixed{
		{name: "UInt8", alias: "Uint8", width: 1, max: math.MaxUint8,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(p[0])) },
			put: func(p []byte, v goja.Value) { p[0] = byte(n(v)) }},
		{name: "Int8", width: 1, min: math.MinInt8, max: math.MaxInt8,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(int8(p[0]))) },
			put: func(p []byte, v goja.Value) { p[0] = byte(n(v)) }},
		{name: "UInt16LE", alias: "Uint16LE", width: 2, max: math.MaxUint16,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(le.Uint16(p))) },
			put: func(p []byte, v goja.Value) { le.PutUint16(p, uint16(n(v))) }},
		{name: "UInt16BE", alias: "Uint16BE", width: 2, max: math.MaxUint16,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(be.Uint16(p))) },
			put: func(p []byte, v goja.Value) { be.PutUint16(p, uint16(n(v))) }},
		{name: "Int16LE", width: 2, min: math.MinInt16, max: math.MaxInt16,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(int16(le.Uint16(p)))) },
			put: func(p []byte, v goja.Value) { le.PutUint16(p, uint16(n(v))) }},
		{name: "Int16BE", width: 2, min: math.MinInt16, max: math.MaxInt16,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(int16(be.Uint16(p)))) },
			put: func(p []byte, v goja.Value) { be.PutUint16(p, uint16(n(v))) }},
		{name: "UInt32LE", alias: "Uint32LE", width: 4, max: math.MaxUint32,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(le.Uint32(p))) },
			put: func(p []byte, v goja.Value) { le.PutUint32(p, uint32(n(v))) }},
		{name: "UInt32BE", alias: "Uint32BE", width: 4, max: math.MaxUint32,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(be.Uint32(p))) },
			put: func(p []byte, v goja.Value) { be.PutUint32(p, uint32(n(v))) }},
		{name: "Int32LE", width: 4, min: math.MinInt32, max: math.MaxInt32,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(int32(le.Uint32(p)))) },
			put: func(p []byte, v goja.Value) { le.PutUint32(p, uint32(n(v))) }},
		{name: "Int32BE", width: 4, min: math.MinInt32, max: math.MaxInt32,
			get: func(p []byte) goja.Value { return vm.ToValue(int64(int32(be.Uint32(p)))) },
			put: func(p []byte, v goja.Value) { be.PutUint32(p, uint32(n(v))) }},
	}
}

func (b *Buffers) floats() []fixed {
	vm := b.vm
	le, be := binary.LittleEndian, binary.BigEndian
	f32 := func(v goja.Value) uint32 { return math.Float32bits(float32(v.ToFloat())) }
	f64 := func(v goja.Value) uint64 {
		f := v.ToFloat()
		if math.IsNaN(f) {
			return 0x7FF8 << 48 // V8's NaN; Go's has another bit set
		}
		return math.Float64bits(f)
	}
	return []fixed{
		{name: "FloatLE", readName: "readFloatForwards", writeName: "writeFloatForwards", width: 4,
			get: func(p []byte) goja.Value { return vm.ToValue(float64(math.Float32frombits(le.Uint32(p)))) },
			put: func(p []byte, v goja.Value) { le.PutUint32(p, f32(v)) }},
		{name: "FloatBE", readName: "readFloatBackwards", writeName: "writeFloatBackwards", width: 4,
			get: func(p []byte) goja.Value { return vm.ToValue(float64(math.Float32frombits(be.Uint32(p)))) },
			put: func(p []byte, v goja.Value) { be.PutUint32(p, f32(v)) }},
		{name: "DoubleLE", readName: "readDoubleForwards", writeName: "writeDoubleForwards", width: 8,
			get: func(p []byte) goja.Value { return vm.ToValue(math.Float64frombits(le.Uint64(p))) },
			put: func(p []byte, v goja.Value) { le.PutUint64(p, f64(v)) }},
		{name: "DoubleBE", readName: "readDoubleBackwards", writeName: "writeDoubleBackwards", width: 8,
			get: func(p []byte) goja.Value { return vm.ToValue(math.Float64frombits(be.Uint64(p))) },
			put: func(p []byte, v goja.Value) { be.PutUint64(p, f64(v)) }},
	}
}

func (b *Buffers) bigInts() []fixed {
	vm := b.vm
	le, be := binary.LittleEndian, binary.BigEndian
	unsigned := func(u uint64) goja.Value { return vm.ToValue(new(big.Int).SetUint64(u)) }
	signed := func(u uint64) goja.Value { return vm.ToValue(big.NewInt(int64(u))) }
	return []fixed{
		{name: "BigUInt64LE", alias: "BigUint64LE", width: 8, get: func(p []byte) goja.Value { return unsigned(le.Uint64(p)) },
			put: func(p []byte, v goja.Value) { le.PutUint64(p, b.bigBits(v, false)) }},
		{name: "BigUInt64BE", alias: "BigUint64BE", width: 8, get: func(p []byte) goja.Value { return unsigned(be.Uint64(p)) },
			put: func(p []byte, v goja.Value) { be.PutUint64(p, b.bigBits(v, false)) }},
		{name: "BigInt64LE", width: 8, get: func(p []byte) goja.Value { return signed(le.Uint64(p)) },
			put: func(p []byte, v goja.Value) { le.PutUint64(p, b.bigBits(v, true)) }},
		{name: "BigInt64BE", width: 8, get: func(p []byte) goja.Value { return signed(be.Uint64(p)) },
			put: func(p []byte, v goja.Value) { be.PutUint64(p, b.bigBits(v, true)) }},
	}
}

// bigBits is the 64 bits of a BigInt in range. It throws for what is none.
func (b *Buffers) bigBits(v goja.Value, signed bool) uint64 {
	n, ok := jsapi.BigInt(v)
	switch {
	case !ok:
		panic(b.env.TypeError("Cannot mix BigInt and other types, use explicit conversions"))
	case signed:
		return uint64(n.Int64())
	}
	return n.Uint64()
}

// bigInRange throws when v, a BigInt or any other value, is none of 64 bits.
func (b *Buffers) bigInRange(v goja.Value, signed bool) {
	var fits bool
	if n, ok := jsapi.BigInt(v); ok {
		fits = signed && n.IsInt64() || !signed && n.IsUint64()
	} else if _, ok := v.(*goja.Symbol); ok {
		panic(b.env.TypeError("Cannot convert a Symbol value to a number"))
	} else if f := v.ToFloat(); signed {
		fits = !(f < -(1<<63) || f >= 1<<63)
	} else {
		fits = !(f < 0 || f >= 1<<64)
	}
	switch {
	case fits:
	case signed:
		panic(b.env.OutOfRange("value", ">= -(2n ** 63n) and < 2n ** 63n", v))
	default:
		panic(b.env.OutOfRange("value", ">= 0n and < 2n ** 64n", v))
	}
}

// truncate is f without its fraction, NaN as 0. f is within a few widths of 48 bits.
func truncate(f float64) int64 {
	if math.IsNaN(f) {
		return 0
	}
	return int64(f)
}

func (b *Buffers) defineFixed(f fixed) {
	readName, writeName := "read"+f.name, "write"+f.name
	read := b.once(or(f.readName, readName), 0, func(c goja.FunctionCall) goja.Value {
		data := b.this(c)
		at := b.place(data, c.Argument(0), f.width)
		return f.get(data[at:])
	})
	write := b.once(or(f.writeName, writeName), 1, func(c goja.FunctionCall) goja.Value {
		data, v := b.this(c), c.Argument(0)
		switch { // the value is checked before the offset
		case f.max != 0:
			v = b.inRange(v, c.Argument(1), f.min, f.max, f.width)
		case strings.HasPrefix(f.name, "Big"):
			b.bigInRange(v, strings.HasPrefix(f.name, "BigInt"))
		default:
			v = v.ToNumber()
		}
		at := b.place(data, c.Argument(1), f.width)
		f.put(data[at:], v)
		return b.vm.ToValue(at + f.width)
	})
	b.defineBoth(readName, writeName, read, write)
	if f.alias != "" {
		b.defineBoth("read"+f.alias, "write"+f.alias, read, write)
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// once returns what makes the function when a script first asks for it, under one of its names.
func (b *Buffers) once(name string, length int, f jsapi.Fn) func() goja.Value {
	var made goja.Value
	return func() goja.Value {
		if made == nil {
			made = b.env.Func(name, length, f)
		}
		return made
	}
}

func (b *Buffers) defineBoth(readName, writeName string, read, write func() goja.Value) {
	b.env.SetLater(b.proto, readName, true, read)
	b.env.SetLater(b.proto, writeName, true, write)
}

// place validates the offset of a number of width bytes; undefined is 0.
func (b *Buffers) place(data []byte, v goja.Value, width int) int {
	if goja.IsUndefined(v) {
		v = b.vm.ToValue(0)
	}
	b.wantNumber(v)
	f := v.ToFloat()
	if f >= 0 && f <= float64(len(data)-width) && f == math.Trunc(f) {
		return int(f)
	}
	panic(b.badPlace("offset", v, 0, len(data)-width))
}

func (b *Buffers) wantNumber(offset goja.Value) {
	if !isNumber(offset) {
		panic(b.env.InvalidArgType("offset", "of type number", offset))
	}
}

// badPlace is the error for an offset or a byteLength outside lo to hi.
func (b *Buffers) badPlace(name string, v goja.Value, lo, hi int) *goja.Object {
	if f := v.ToFloat(); math.Floor(f) != f {
		return b.env.OutOfRange(name, "an integer", v)
	}
	if hi < 0 {
		return b.outOfBounds("Attempt to access memory outside buffer bounds")
	}
	return b.env.OutOfRange(name, ">= "+strconv.Itoa(lo)+" and <= "+strconv.Itoa(hi), v)
}

// inRange is +v; it throws when that is not between lo and hi. The type of the offset is
// looked at before that for one byte, and not at all for more.
func (b *Buffers) inRange(v, offset goja.Value, lo, hi float64, width int) goja.Value {
	v = v.ToNumber()
	if width == 1 && !goja.IsUndefined(offset) {
		b.wantNumber(offset)
	}
	f := v.ToFloat()
	if !(f < lo || f > hi) {
		return v
	}
	var want string
	switch bits := 8 * width; {
	case width <= 4:
		want = ">= " + strconv.Itoa(int(lo)) + " and <= " + strconv.Itoa(int(hi))
	case lo == 0:
		want = ">= 0 and < 2 ** " + strconv.Itoa(bits)
	default:
		want = ">= -(2 ** " + strconv.Itoa(bits-1) + ") and < 2 ** " + strconv.Itoa(bits-1)
	}
	panic(b.env.OutOfRange("value", want, v))
}
