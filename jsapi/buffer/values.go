package buffer

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func isString(v goja.Value) bool { _, ok := v.(goja.String); return ok }

func isNumber(v goja.Value) bool { _, ok := jsapi.Number(v); return ok }

func isArray(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && o.ClassName() == "Array"
}

// offset validates an integer argument between lo and hi, both included.
func (b *Buffers) offset(v goja.Value, name string, hi int) int {
	if !isNumber(v) {
		panic(b.env.InvalidArgType(name, "of type number", v))
	}
	f := v.ToFloat()
	if f != math.Trunc(f) || math.IsInf(f, 0) {
		panic(b.env.OutOfRange(name, "an integer", v))
	}
	if !(f >= 0 && f <= float64(hi)) {
		panic(b.env.OutOfRange(name, ">= 0 && <= "+strconv.Itoa(hi), v))
	}
	return int(f)
}

// integer is v rounded down, 0 when it is not a finite number: what copy takes.
func integer(v goja.Value) float64 {
	if goja.IsUndefined(v) {
		return 0
	}
	f := v.ToFloat()
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return math.Floor(f)
}

// clamp is slice's idea of an index: negative counts from the end, and it stays inside.
func clamp(v goja.Value, n, missing int) int {
	if goja.IsUndefined(v) {
		return missing
	}
	f := math.Trunc(v.ToFloat())
	switch {
	case math.IsNaN(f):
		return 0
	case f < 0:
		return int(max(f+float64(n), 0))
	case f < float64(n):
		return int(f)
	}
	return n
}

// this is the bytes of a method's receiver.
func (b *Buffers) this(c goja.FunctionCall) []byte {
	data, ok := b.Bytes(c.This)
	if !ok {
		shown := "[object Object]"
		if _, isObject := c.This.(*goja.Object); !isObject {
			shown = jsapi.OrUndefined(c.This).String()
		}
		panic(b.env.TypeError("Method get TypedArray.prototype.length called on incompatible receiver " + shown))
	}
	return data
}

// bytesOf is the bytes of an argument that must be a Uint8Array.
func (b *Buffers) bytesOf(v goja.Value, name string) []byte {
	data, ok := b.uint8Bytes(v)
	if !ok {
		panic(b.env.InvalidArgType(name, "an instance of Buffer or Uint8Array", v))
	}
	return data
}
