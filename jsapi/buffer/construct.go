package buffer

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// MaxLength is buffer.constants.MAX_LENGTH: the most bytes a Buffer may have.
const MaxLength = 1 << 32

// MaxStringLength is buffer.constants.MAX_STRING_LENGTH, in UTF-16 units.
const MaxStringLength = 1<<29 - 24

// construct is Buffer(...) and new Buffer(...), which Node deprecates but keeps.
func (b *Buffers) construct(args []goja.Value) *goja.Object {
	b.warnConstructor()
	if len(args) > 0 && isNumber(args[0]) {
		if isString(jsapi.Arg(args, 1)) {
			panic(b.env.InvalidArgType("string", "of type string", args[0]))
		}
		return b.New(make([]byte, b.size(args[0])))
	}
	return b.from(jsapi.Arg(args, 0), jsapi.Arg(args, 1), jsapi.Arg(args, 2))
}

// size validates the size of alloc and its kin, for which there must be room.
func (b *Buffers) size(v goja.Value) int {
	if !isNumber(v) {
		panic(b.env.InvalidArgType("size", "of type number", v))
	}
	f := v.ToFloat()
	if !(f >= 0 && f <= MaxLength) {
		panic(b.env.OutOfRange("size", ">= 0 && <= 4294967296", v))
	}
	b.env.CheckAllocation(int(f))
	return int(f)
}

// from is Buffer.from in all its forms.
func (b *Buffers) from(v, encodingOrOffset, length goja.Value) *goja.Object {
	if isString(v) {
		return b.fromString(v.(goja.String), b.fromEncoding(encodingOrOffset))
	}
	if o, ok := v.(*goja.Object); ok && !jsapi.IsFunction(o) {
		if made := b.fromObject(o, encodingOrOffset, length); made != nil {
			return made
		}
	}
	panic(b.env.InvalidArgType("first argument", "of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object", v))
}

// fromEncoding is the encoding of Buffer.from(string, v): UTF8 for everything that is no name.
func (b *Buffers) fromEncoding(v goja.Value) Encoding {
	if !isString(v) || v.String() == "" {
		return UTF8
	}
	return b.encoding(v)
}

// encoding is the encoding that v names, as `${v}`; it throws for an unknown one.
func (b *Buffers) encoding(v goja.Value) Encoding {
	enc, ok := ParseEncoding(b.env.Text(v))
	if !ok {
		panic(b.env.UnknownEncoding(v))
	}
	return enc
}

func (b *Buffers) fromObject(o *goja.Object, encodingOrOffset, length goja.Value) *goja.Object {
	if ab, ok := ArrayBufferOf(o); ok {
		if ab.Detached() && isNumber(encodingOrOffset) && encodingOrOffset.ToFloat() > 0 {
			panic(b.env.CodeError("RangeError", "ERR_BUFFER_OUT_OF_BOUNDS", `"offset" is outside of buffer bounds`))
		}
		if ab.Detached() {
			panic(b.env.TypeError("Cannot perform Construct on a detached ArrayBuffer"))
		}
		return b.fromArrayBuffer(o, len(ab.Bytes()), encodingOrOffset, length)
	}
	if data, ok := b.uint8Bytes(o); ok {
		return b.pooled(data)
	}
	if f, ok := jsapi.AsFn(o.Get("valueOf")); ok {
		v := f(goja.FunctionCall{This: o})
		if inner, isObject := v.(*goja.Object); v != o && (isObject && inner != nil || isString(v)) {
			return b.from(v, encodingOrOffset, length)
		}
	}
	if made := b.fromArrayLike(o); made != nil {
		return made
	}
	if f, ok := jsapi.AsFn(jsapi.OrUndefined(o.GetSymbol(goja.SymToPrimitive))); ok {
		v := f(goja.FunctionCall{This: o, Arguments: []goja.Value{b.vm.ToValue("string")}})
		if isString(v) {
			return b.fromString(v.(goja.String), b.fromEncoding(encodingOrOffset))
		}
	}
	return nil
}

// fromArrayLike copies an array, an object with a length, or what toJSON made of a Buffer.
func (b *Buffers) fromArrayLike(o *goja.Object) *goja.Object {
	n := jsapi.OrUndefined(o.Get("length"))
	if goja.IsUndefined(n) && !IsArrayBuffer(o.Get("buffer")) {
		data, ok := o.Get("data").(*goja.Object)
		if !ok || !isArray(data) || jsapi.OrUndefined(o.Get("type")).String() != "Buffer" {
			return nil
		}
		o, n = data, data.Get("length")
	}
	if !isNumber(n) || !(n.ToFloat() > 0) {
		return b.New(nil)
	}
	if length := n.ToFloat(); length < float64(b.poolSize()>>1) {
		return b.fromElements(o, int(length))
	}
	made, err := b.uint8Array(b.fast, o)
	if err != nil {
		panic(err)
	}
	return made
}

// fromElements makes a Buffer of the n elements of o.
func (b *Buffers) fromElements(o *goja.Object, n int) *goja.Object {
	data := make([]byte, n)
	for i := range data {
		if v := o.Get(strconv.Itoa(i)); v != nil {
			data[i] = byte(toInt32(v.ToFloat()))
		}
	}
	return b.pooled(data)
}

// fromString makes a Buffer of s in an encoding.
func (b *Buffers) fromString(s goja.String, enc Encoding) *goja.Object {
	data := enc.Encode(s)
	if max(len(data), s.Length()) >= b.poolSize()>>1 {
		return b.New(data)
	}
	return b.pooled(data)
}

// fromArrayBuffer makes a Buffer that shares the bytes of an ArrayBuffer.
func (b *Buffers) fromArrayBuffer(ab *goja.Object, size int, offset, length goja.Value) *goja.Object {
	start := number(offset)
	room := float64(size) - start
	if room < 0 {
		panic(b.outOfBounds(`"offset" is outside of buffer bounds`))
	}
	n := room
	if !goja.IsUndefined(length) {
		if n = number(length); n > room {
			panic(b.outOfBounds(`"length" is outside of buffer bounds`))
		}
	}
	if start <= -1 {
		panic(b.env.RangeError("Start offset " + offset.String() + " is outside the bounds of the buffer"))
	}
	return b.view(ab, int(start), int(max(n, 0)))
}

// view makes a Buffer over a part of an ArrayBuffer.
func (b *Buffers) view(ab goja.Value, start, n int) *goja.Object {
	if of, ok := ab.(*goja.Object); ok {
		if o := b.views.Part(of, start, n, b.proto); o != nil {
			return o
		}
	}
	o, err := b.uint8Array(b.fast, ab, b.vm.ToValue(start), b.vm.ToValue(n))
	if err != nil {
		panic(err)
	}
	return o
}

// Sub makes a Buffer over the bytes start to end of the Buffer or Uint8Array o, shared.
func (b *Buffers) Sub(o *goja.Object, start, end int) *goja.Object {
	if part := b.views.Sub(o, start, end, b.proto); part != nil {
		return part
	}
	this := goja.FunctionCall{This: o}
	return b.view(b.bufferOf(this), int(b.offsetOf(this).ToInteger())+start, end-start)
}

func (b *Buffers) outOfBounds(msg string) *goja.Object {
	return b.env.CodeError("RangeError", "ERR_BUFFER_OUT_OF_BOUNDS", msg)
}

// number is +v with NaN and undefined as 0.
func number(v goja.Value) float64 {
	if goja.IsUndefined(v) {
		return 0
	}
	if f := v.ToFloat(); !math.IsNaN(f) {
		return f
	}
	return 0
}
