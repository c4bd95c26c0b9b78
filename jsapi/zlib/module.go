package zlib

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "zlib", Load: func(e *jsapi.Env) goja.Value { return From(e).load() }}

// threads is how many engines work at once: the size of libuv's pool.
const threads = 4

// Zlib is the module's state in one runtime. It belongs to the loop's goroutine.
type Zlib struct {
	env     *jsapi.Env
	vm      *goja.Runtime
	bufs    *buffer.Buffers
	streams *stream.Streams
	busy    chan struct{}
	kinds   []*kind
	writers writers
	// flushes are the empty chunks that stand for a flush among the writes of a stream.
	flushes []*goja.Object
}

// kind is one of the classes with the functions named after it.
type kind struct {
	name  string
	mode  mode
	class *jsapi.Class
}

// From returns the Zlib of env.
func From(env *jsapi.Env) *Zlib { return jsapi.Use(env, newZlib) }

func newZlib(env *jsapi.Env) *Zlib {
	z := &Zlib{env: env, vm: env.VM, bufs: buffer.From(env), streams: stream.From(env), busy: make(chan struct{}, threads)}
	z.kinds = []*kind{{name: "Deflate", mode: deflate}, {name: "Inflate", mode: inflate}, {name: "Gzip", mode: gzip}, {name: "Gunzip", mode: gunzip},
		{name: "DeflateRaw", mode: deflateRaw}, {name: "InflateRaw", mode: inflateRaw}, {name: "Unzip", mode: unzip},
		{name: "BrotliCompress", mode: brotliEncode}, {name: "BrotliDecompress", mode: brotliDecode}}
	for range 6 {
		z.flushes = append(z.flushes, z.bufs.New(nil))
	}
	z.classes()
	return z
}

func (z *Zlib) flushBuffer(kind goja.Value) goja.Value {
	if n, ok := jsapi.Number(kind); ok && n >= 0 && n < float64(len(z.flushes)) && n == float64(int(n)) {
		return z.flushes[int(n)]
	}
	return goja.Undefined()
}

// flushOf is the flush that the chunk stands for.
func (z *Zlib) flushOf(chunk goja.Value) (int, bool) {
	for i, f := range z.flushes {
		if chunk == goja.Value(f) {
			return i, true
		}
	}
	return 0, false
}

func (z *Zlib) classes() {
	base := z.env.Class(jsapi.ClassSpec{Name: "ZlibBase", Length: 4, Parent: z.streams.Transform, Enumerable: true,
		Methods: []jsapi.Method{
			{Name: "reset", Fn: z.reset}, {Name: "_flush", Length: 1, Fn: z.flushEnd},
			{Name: "_final", Length: 1, Fn: z.final}, {Name: "flush", Length: 2, Fn: z.flush},
			{Name: "close", Length: 1, Fn: z.close}, {Name: "_transform", Length: 3, Fn: z.transform},
		},
		Accessors: []jsapi.Accessor{
			{Name: "_closed", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return z.vm.ToValue(z.streamOf(c.This).closed) }},
			{Name: "bytesRead", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return option(c.This, "bytesWritten") },
				Set: func(c goja.FunctionCall) goja.Value {
					jsapi.Must(c.This.(*goja.Object).Set("bytesWritten", c.Argument(0)))
					return goja.Undefined()
				}},
		}})
	zlib := z.env.Class(jsapi.ClassSpec{Name: "Zlib", Length: 2, Parent: base, Enumerable: true,
		Methods: []jsapi.Method{{Name: "params", Length: 3, Fn: z.params}}})
	brotli := z.env.Class(jsapi.ClassSpec{Name: "Brotli", Length: 2, Parent: base, Enumerable: true})
	for _, k := range z.kinds {
		parent := zlib
		if k.mode.brotli() {
			parent = brotli
		}
		k.class = z.env.Class(jsapi.ClassSpec{Name: k.name, Length: 1, Parent: parent, Enumerable: true,
			Init: func(this *goja.Object, args []goja.Value) {
				var options goja.Value = goja.Undefined()
				if len(args) > 0 {
					options = args[0]
				}
				z.initStream(k, this, options)
			}})
	}
}

func (z *Zlib) load() goja.Value {
	o := z.vm.NewObject()
	z.env.SetMethods(o, true, jsapi.Method{Name: "crc32", Length: 1, Fn: z.crc32})
	for _, k := range z.kinds {
		jsapi.Must(o.Set(k.name, k.class.Ctor))
	}
	for _, k := range z.kinds {
		name := strings.ToLower(k.name[:1]) + k.name[1:]
		z.env.SetMethods(o, true, jsapi.Method{Name: name, Length: 3, Fn: z.async(k)}, jsapi.Method{Name: name + "Sync", Length: 2, Fn: z.sync(k)})
	}
	for _, k := range z.kinds {
		create := z.env.Func("value", 1, func(c goja.FunctionCall) goja.Value { return z.env.New(k.class.Ctor, c.Arguments...) })
		jsapi.Must(o.DefineDataProperty("create"+k.name, create, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
	z.constants(o)
	return o
}

func (z *Zlib) constants(o *goja.Object) {
	all := z.vm.CreateObject(nil)
	codes := z.vm.NewObject()
	fixed := func(o *goja.Object, name string, v any, enumerable goja.Flag) {
		jsapi.Must(o.DefineDataProperty(name, z.vm.ToValue(v), goja.FLAG_FALSE, goja.FLAG_FALSE, enumerable))
	}
	for _, k := range constantTable() {
		fixed(all, k.name, k.value, goja.FLAG_TRUE)
		if !strings.HasPrefix(k.name, "BROTLI") { // as they were before there was constants
			fixed(o, k.name, k.value, goja.FLAG_FALSE)
		}
	}
	names := []string{"Z_OK", "Z_STREAM_END", "Z_NEED_DICT", "Z_ERRNO", "Z_STREAM_ERROR", "Z_DATA_ERROR", "Z_MEM_ERROR", "Z_BUF_ERROR", "Z_VERSION_ERROR"}
	number := func(i int) int {
		if i > 2 {
			return 2 - i
		}
		return i
	}
	for i, name := range names {
		fixed(codes, name, number(i), goja.FLAG_TRUE)
	}
	for i, name := range names {
		fixed(codes, itoa(number(i)), name, goja.FLAG_TRUE)
	}
	fixed(o, "constants", all, goja.FLAG_TRUE)
	fixed(o, "codes", codes, goja.FLAG_TRUE)
}
