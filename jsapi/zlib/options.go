package zlib

import (
	"math"
	"slices"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

const huffmanOnly = 2 // constants.Z_HUFFMAN_ONLY

// settings are the options of an engine and of the stream around it.
type settings struct {
	mode                        mode
	level, strategy, windowBits int
	dictionary                  []byte
	params                      map[int]int // of Brotli

	chunkSize, flush, finishFlush, fullFlush int
	maxOutput                                int
	info                                     bool

	writers *writers // of the runtime
}

// finishing is the flush that wants the format to end.
func (s *settings) finishing() int {
	if s.mode.brotli() {
		return brotliFinish
	}
	return finish
}

// window is the largest window that is taken; 0 means whatever the header says.
func (s *settings) window() int {
	if s.windowBits == 0 {
		return 15
	}
	return s.windowBits
}

func itoa(n int) string { return strconv.Itoa(n) }

func option(o goja.Value, name string) goja.Value {
	if o, ok := o.(*goja.Object); ok {
		if v := o.Get(name); v != nil {
			return v
		}
	}
	return goja.Undefined()
}

// settings reads and checks the options of a class.
func (z *Zlib) settings(m mode, o goja.Value) *settings {
	s := &settings{mode: m, level: -1, windowBits: 15, writers: &z.writers}
	last := 5
	if m.brotli() {
		last = 3
		z.brotliParams(s, option(o, "params"))
	} else {
		z.zlibOptions(s, o)
	}
	s.chunkSize = 16 * 1024
	if n, ok := z.finite(option(o, "chunkSize"), "options.chunkSize"); ok {
		if n < 64 {
			panic(z.env.OutOfRange("options.chunkSize", ">= 64", option(o, "chunkSize")))
		}
		s.chunkSize = int(n)
	}
	s.flush = z.ranged(option(o, "flush"), "options.flush", 0, last, noFlush)
	s.finishFlush = z.ranged(option(o, "finishFlush"), "options.finishFlush", 0, last, s.finishing())
	s.maxOutput = z.ranged(option(o, "maxOutputLength"), "options.maxOutputLength", 1, buffer.MaxLength, buffer.MaxLength)
	s.fullFlush = fullFlush
	if m.brotli() {
		s.fullFlush = brotliFlush
	}
	s.info = option(o, "info").ToBoolean()
	return s
}

func (z *Zlib) zlibOptions(s *settings, o goja.Value) {
	w := option(o, "windowBits")
	low := 8
	if s.mode == gzip {
		low = 9
	}
	if n, ok := jsapi.Number(w); s.mode.reads() && s.mode != inflateRaw && (jsapi.IsNullish(w) || ok && n == 0) {
		s.windowBits = 0
	} else if s.windowBits = z.ranged(w, "options.windowBits", low, 15, 15); s.windowBits == 8 {
		s.windowBits = 9 // zlib cannot do 8 and never could
	}
	s.level = z.ranged(option(o, "level"), "options.level", -1, 9, -1)
	z.ranged(option(o, "memLevel"), "options.memLevel", 1, 9, 8)
	s.strategy = z.ranged(option(o, "strategy"), "options.strategy", 0, 4, 0)
	if d := option(o, "dictionary"); !jsapi.IsUndefined(d) {
		b, ok := buffer.Bytes(d)
		if !ok {
			panic(z.env.InvalidArgType("options.dictionary", "an instance of Buffer, TypedArray, DataView, or ArrayBuffer", d))
		}
		s.dictionary = slices.Clone(b)
	}
}

func (z *Zlib) brotliParams(s *settings, v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok {
		return
	}
	top := 8
	if s.mode == brotliDecode {
		top = 1
	}
	s.params = make(map[int]int)
	for _, key := range o.Keys() {
		k, err := strconv.Atoi(key)
		if err != nil || k < 0 || k > top {
			panic(z.env.CodeError("RangeError", "ERR_BROTLI_INVALID_PARAM", key+" is not a valid Brotli parameter"))
		}
		n, isNumber := jsapi.Number(o.Get(key))
		if !isNumber && jsapi.TypeOf(o.Get(key)) != "boolean" {
			panic(z.env.InvalidArgType("options.params[key]", "of type number", o.Get(key)))
		}
		s.params[k] = int(n)
	}
}

// finite reads a number; it reports false for undefined and NaN, which mean the default.
func (z *Zlib) finite(v goja.Value, name string) (float64, bool) {
	if jsapi.IsUndefined(v) {
		return 0, false
	}
	n, ok := jsapi.Number(v)
	switch {
	case !ok:
		panic(z.env.InvalidArgType(name, "of type number", v))
	case math.IsNaN(n):
		return 0, false
	case math.IsInf(n, 0):
		panic(z.env.OutOfRange(name, "a finite number", v))
	}
	return n, true
}

func (z *Zlib) ranged(v goja.Value, name string, low, high, missing int) int {
	n, ok := z.finite(v, name)
	if !ok {
		return missing
	}
	if n < float64(low) || n > float64(high) {
		panic(z.env.OutOfRange(name, ">= "+itoa(low)+" and <= "+itoa(high), v))
	}
	return int(n)
}
