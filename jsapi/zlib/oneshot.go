package zlib

import (
	"hash/crc32"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// input is what the functions unpack or pack. The bytes of a view are the script's.
func (z *Zlib) input(v goja.Value) []byte {
	if jsapi.IsString(v) {
		return buffer.UTF8.Encode(v)
	}
	if b, ok := buffer.Bytes(v); ok {
		return b
	}
	panic(z.env.InvalidArgType("buffer", "of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer", v))
}

// all runs in through a new engine, and stops at maxOutputLength. It may run on any goroutine.
func all(s *settings, in []byte) ([]byte, *failure) {
	e := newEngine(s)
	defer e.close()
	e.feed(in, s.finishFlush, true)
	out, err := e.take(s.maxOutput + 1)
	if len(out) > s.maxOutput {
		return nil, &failure{limit: s.maxOutput}
	}
	return out, err
}

// result is the Buffer, or with the option info an object that has the engine as well.
func (z *Zlib) result(k *kind, s *settings, options goja.Value, out []byte, in int) goja.Value {
	b := z.bufs.New(out)
	if !s.info {
		return b
	}
	engine := z.env.New(k.class.Ctor, options)
	z.streamOf(engine).closed = true
	jsapi.Must(engine.Set("bytesWritten", in))
	o := z.vm.NewObject()
	jsapi.Must(o.Set("buffer", b))
	jsapi.Must(o.Set("engine", engine))
	return o
}

// sync is gzipSync and the others.
func (z *Zlib) sync(k *kind) jsapi.Fn {
	return func(call goja.FunctionCall) goja.Value {
		in := z.input(call.Argument(0))
		s := z.settings(k.mode, call.Argument(1))
		out, err := all(s, in)
		if err != nil {
			panic(err.object(z.env))
		}
		return z.result(k, s, call.Argument(1), out, len(in))
	}
}

// async is gzip and the others: (buffer[, options], callback).
func (z *Zlib) async(k *kind) jsapi.Fn {
	return func(call goja.FunctionCall) goja.Value {
		options, cb := call.Argument(1), call.Argument(2)
		if jsapi.IsFunction(options) {
			options, cb = goja.Undefined(), options
		}
		fn := z.env.ValidateFunction(cb, "callback")
		in := slices.Clone(z.input(call.Argument(0)))
		s := z.settings(k.mode, options)
		var out []byte
		var err *failure
		z.later(func() { out, err = all(s, in) }, func() {
			args := []goja.Value{goja.Null(), nil}
			if err != nil {
				args = []goja.Value{err.object(z.env)}
			} else {
				args[1] = z.result(k, s, options, out, len(in))
			}
			fn(goja.FunctionCall{This: goja.Undefined(), Arguments: args})
		})
		return goja.Undefined()
	}
}

// later runs work on a goroutine and then done on the loop.
func (z *Zlib) later(work, done func()) {
	p := z.env.Loop.NewRequest("Zlib")
	go func() {
		z.busy <- struct{}{}
		work()
		<-z.busy
		p.Resolve(done)
	}()
}

// crc32 is zlib.crc32(data[, value]).
func (z *Zlib) crc32(call goja.FunctionCall) goja.Value {
	v := call.Argument(0)
	var b []byte
	switch {
	case jsapi.IsString(v):
		b = buffer.UTF8.Encode(v)
	case buffer.IsView(v):
		b, _ = buffer.Bytes(v)
	default:
		panic(z.env.InvalidArgType("data", "of type string or an instance of Buffer, TypedArray, or DataView", v))
	}
	start := uint32(0)
	if v := call.Argument(1); !jsapi.IsUndefined(v) {
		start = z.env.ValidateUint32(v, "value", false)
	}
	return z.vm.ToValue(crc32.Update(start, crc32.IEEETable, b))
}
