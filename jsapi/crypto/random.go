package crypto

import (
	"crypto/rand"
	"encoding/binary"
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

const maxInt32 = math.MaxInt32

// fill is crypto/rand, which never fails: it ends the program where the system has no
// random numbers.
func fill(b []byte) { _, _ = rand.Read(b) }

// randomBytes is crypto.randomBytes(size[, callback]).
func (c *Crypto) randomBytes(call goja.FunctionCall) goja.Value {
	n := c.env.ValidateNumber(call.Argument(0), "size", 0, maxInt32)
	cb := call.Argument(1)
	if jsapi.IsUndefined(cb) {
		b := make([]byte, int(n))
		fill(b)
		return c.bufs.New(b)
	}
	fn := c.env.ValidateFunction(cb, "callback")
	b := make([]byte, int(n))
	c.later("RandomBytesJob", func() { fill(b) }, func() { callback(fn, nil, c.bufs.New(b)) })
	return goja.Undefined()
}

// fillRange is the part of the buffer that randomFill and randomFillSync are to fill.
func (c *Crypto) fillRange(v, offset, size goja.Value) []byte {
	b, ok := buffer.Bytes(v)
	if !ok {
		panic(c.env.InvalidArgType("buf", "an instance of ArrayBuffer or ArrayBufferView", v))
	}
	unit := elementSize(v)
	at := 0
	if !jsapi.IsUndefined(offset) {
		at = c.units(offset, "offset", unit, len(b))
	}
	n := len(b) - at
	if !jsapi.IsUndefined(size) {
		n = c.units(size, "size", unit, len(b))
		if at+n > len(b) {
			panic(c.env.OutOfRange("size + offset", "<= "+itoa(len(b)), c.vm.ToValue(at+n)))
		}
	}
	return b[at : at+n]
}

func (c *Crypto) units(v goja.Value, name string, unit, length int) int {
	f, ok := jsapi.Number(v)
	if !ok {
		panic(c.env.InvalidArgType(name, "of type number", v))
	}
	f *= float64(unit)
	if f < 0 || f > float64(min(length, maxInt32)) || f != f {
		panic(c.env.OutOfRange(name, ">= 0 && <= "+itoa(min(length, maxInt32)), c.vm.ToValue(f)))
	}
	return int(f)
}

// elementSize is BYTES_PER_ELEMENT, in which randomFill counts.
func elementSize(v goja.Value) int {
	if n := option(v, "BYTES_PER_ELEMENT"); !jsapi.IsUndefined(n) {
		return int(n.ToInteger())
	}
	return 1
}

// randomFillSync is crypto.randomFillSync(buffer[, offset][, size]).
func (c *Crypto) randomFillSync(call goja.FunctionCall) goja.Value {
	fill(c.fillRange(call.Argument(0), call.Argument(1), call.Argument(2)))
	return call.Argument(0)
}

// randomFill is crypto.randomFill(buffer[, offset][, size], callback).
func (c *Crypto) randomFill(call goja.FunctionCall) goja.Value {
	buf, offset, size, cb := call.Argument(0), call.Argument(1), call.Argument(2), call.Argument(3)
	if _, ok := buffer.Bytes(buf); !ok {
		c.fillRange(buf, offset, size)
	}
	if jsapi.IsFunction(offset) {
		cb, offset, size = offset, goja.Undefined(), goja.Undefined()
	} else if jsapi.IsFunction(size) {
		cb, size = size, goja.Undefined()
	}
	fn := c.env.ValidateFunction(cb, "callback")
	to := c.fillRange(buf, offset, size)
	b := make([]byte, len(to)) // the script may use its buffer meanwhile
	c.later("RandomBytesJob", func() { fill(b) }, func() {
		copy(to, b)
		callback(fn, nil, buf)
	})
	return goja.Undefined()
}

const maxRandom = 1<<48 - 1

// randomInt is crypto.randomInt([min, ]max[, callback]).
func (c *Crypto) randomInt(call goja.FunctionCall) goja.Value {
	low, high, cb := call.Argument(0), call.Argument(1), call.Argument(2)
	if jsapi.IsUndefined(high) || jsapi.IsFunction(high) {
		cb, high, low = high, low, c.vm.ToValue(0)
	}
	var fn jsapi.Fn
	if !jsapi.IsUndefined(cb) {
		fn = c.env.ValidateFunction(cb, "callback")
	}
	from, to := c.safeInteger(low, "min"), c.safeInteger(high, "max")
	if to <= from {
		panic(c.env.OutOfRange("max", `greater than the value of "min" (`+low.String()+")", high))
	}
	span := uint64(to - from)
	if span > maxRandom {
		name := "max - min"
		if from == 0 {
			name = "max"
		}
		panic(c.env.OutOfRange(name, "<= 281474976710655", c.vm.ToValue(to-from)))
	}
	n := c.vm.ToValue(from + int64(below(span)))
	if fn == nil {
		return n
	}
	c.env.Loop.NextTick(func() { fn(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{goja.Undefined(), n}}) })
	return goja.Undefined()
}

func (c *Crypto) safeInteger(v goja.Value, name string) int64 {
	f, ok := jsapi.Number(v)
	if !ok || f != math.Trunc(f) || math.Abs(f) > jsapi.MaxSafeInteger {
		panic(c.env.InvalidArgType(name, "a safe integer", v))
	}
	return int64(f)
}

// below is a number from 0 to n-1, each as likely as any other.
func below(n uint64) uint64 {
	limit := math.MaxUint64 - math.MaxUint64%n
	for {
		var b [8]byte
		fill(b[:])
		if x := binary.LittleEndian.Uint64(b[:]); x < limit {
			return x % n
		}
	}
}

// randomUUID is crypto.randomUUID([options]): version 4 (RFC 9562, section 5.4).
func (c *Crypto) randomUUID(call goja.FunctionCall) goja.Value {
	if o := call.Argument(0); !jsapi.IsUndefined(o) {
		c.env.ValidateObject(o, "options")
		if v := option(o, "disableEntropyCache"); !jsapi.IsUndefined(v) {
			c.env.ValidateBoolean(v, "options.disableEntropyCache")
		}
	}
	return c.vm.ToValue(jsapi.UUID())
}
