package zlib

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// zstream is the state of a Gzip, Gunzip and so on.
type zstream struct {
	stream.Duplex
	z       *Zlib
	s       *settings
	e       engine
	running bool // the engine is at work on a goroutine
	filled  int  // how much of a chunk of output has been pushed
	closed  bool
	eof     bool // the readable side has been ended because of trailing input
	written int64
}

func (z *Zlib) initStream(k *kind, this *goja.Object, options goja.Value) {
	s := z.settings(k.mode, options)
	t := &zstream{z: z, s: s, e: newEngine(s)}
	z.streams.Bind(this, t)
	if jsapi.IsNullish(options) {
		jsapi.Call(z.streams.Transform.Ctor, this)
	} else {
		jsapi.Call(z.streams.Transform.Ctor, this, options)
	}
	jsapi.Must(this.Set("bytesWritten", 0))
	jsapi.Must(this.Set("_chunkSize", s.chunkSize))
	jsapi.Must(this.Set("_level", s.level))
	jsapi.Must(this.Set("_strategy", s.strategy))
}

func (z *Zlib) streamOf(this goja.Value) *zstream {
	return jsapi.Receiver[*zstream](z.env, this)
}

// transform is _transform(chunk, encoding, callback).
func (z *Zlib) transform(call goja.FunctionCall) goja.Value {
	t := z.streamOf(call.This)
	chunk := call.Argument(0)
	b, _ := buffer.Bytes(chunk)
	flush := t.s.flush
	end := t.WritableEnded() && t.WritableLength() == len(b)
	if f, ok := z.flushOf(chunk); ok {
		flush, end = f, false
	} else if end {
		flush = t.stronger(flush, t.s.finishFlush)
	}
	done, _ := jsapi.AsFn(call.Argument(2))
	t.process(b, flush, end, done)
	return goja.Undefined()
}

// flushEnd is _flush(callback): the end of the input.
func (z *Zlib) flushEnd(call goja.FunctionCall) goja.Value {
	t := z.streamOf(call.This)
	done, _ := jsapi.AsFn(call.Argument(0))
	t.process(nil, t.stronger(t.s.flush, t.s.finishFlush), true, done)
	return goja.Undefined()
}

// final is _final(callback): 'finish' does not wait for the last output, which _flush makes.
func (z *Zlib) final(call goja.FunctionCall) goja.Value {
	jsapi.Call(call.Argument(0), goja.Undefined())
	return goja.Undefined()
}

// stronger is the flush of the two that does more.
func (t *zstream) stronger(a, b int) int {
	if t.s.mode.brotli() {
		return max(a, b)
	}
	rank := [...]int{0, 2, 3, 4, 5, 1}
	if rank[a] > rank[b] {
		return a
	}
	return b
}

// process runs the engine on a goroutine, a chunk of output at a time, pushes the chunks and
// calls done behind the last. It rests while the readable side is full.
func (t *zstream) process(in []byte, flush int, end bool, done jsapi.Fn) {
	if t.eof || t.closed {
		t.call(done)
		return
	}
	t.step(func() { t.e.feed(in, flush, end) }, len(in), done)
}

// step is one chunk, of an engine that prepare makes ready; size is how much input it has left.
func (t *zstream) step(prepare func(), size int, done jsapi.Fn) {
	var out []byte
	var err *failure
	room := t.s.chunkSize - t.filled
	t.running = true
	t.z.later(func() {
		prepare()
		out, err = t.e.take(room)
	}, func() {
		t.running = false
		switch {
		case t.closed:
			t.e.close()
			t.call(done)
		case err != nil:
			if size == 0 { // of input before; what came with the error is lost, as in Node
				t.Push(out)
			}
			t.Destroy(err.object(t.z.env))
		default:
			left := t.e.left()
			t.written += int64(size - left)
			jsapi.Must(t.Object().Set("bytesWritten", t.written))
			t.took(out, left, len(out) == room, done)
		}
	})
}

// took pushes a chunk and goes on when it was a full one.
func (t *zstream) took(out []byte, left int, full bool, done jsapi.Fn) {
	more := true
	if len(out) > 0 {
		more = t.Push(out)
		t.filled += len(out)
	}
	if full {
		t.filled = 0
	}
	switch {
	case t.Destroyed():
		t.call(done)
	case full && more:
		t.step(func() {}, left, done)
	case full:
		t.rest(left, done)
	case left > 0:
		t.eof = true
		t.PushEOF()
		t.call(done)
	default:
		t.call(done)
	}
}

// rest has the next _read go on. As in Node that is a property of the stream's own.
func (t *zstream) rest(left int, done jsapi.Fn) {
	o := t.Object()
	read := o.Get("_read")
	jsapi.Must(o.Set("_read", t.z.env.Func("", 1, func(call goja.FunctionCall) goja.Value {
		jsapi.Must(o.Set("_read", read))
		if t.closed {
			t.call(done)
		} else {
			t.step(func() {}, left, done)
		}
		return t.z.env.Method(o, "_read", call.Argument(0))
	})))
}

func (t *zstream) call(done jsapi.Fn) {
	if done != nil {
		done(goja.FunctionCall{This: goja.Undefined()})
	}
}

// Teardown lets go of the engine, or leaves that to the goroutine that is using it.
func (t *zstream) Teardown(err goja.Value) {
	if !t.closed {
		t.closed = true
		if !t.running {
			t.e.close()
		}
	}
	t.TeardownDone(err)
}

// flush is zlib.flush([kind, ]callback).
func (z *Zlib) flush(call goja.FunctionCall) goja.Value {
	t := z.streamOf(call.This)
	kind, cb := call.Argument(0), call.Argument(1)
	if jsapi.IsFunction(kind) || jsapi.IsUndefined(kind) && !jsapi.IsFunction(cb) {
		if jsapi.IsFunction(kind) {
			cb = kind
		}
		kind = z.vm.ToValue(t.s.fullFlush)
	}
	fn, _ := jsapi.AsFn(cb)
	switch {
	case t.WritableFinished():
		if fn != nil {
			z.env.Loop.NextTick(func() { t.call(fn) })
		}
	case t.WritableEnded():
		if fn != nil {
			z.env.Method(t.Object(), "once", z.vm.ToValue("end"), cb)
		}
	default:
		z.env.Method(t.Object(), "write", z.flushBuffer(kind), z.vm.ToValue(""), cb)
	}
	return goja.Undefined()
}

// close is zlib.close([callback]).
func (z *Zlib) close(call goja.FunctionCall) goja.Value {
	t := z.streamOf(call.This)
	if fn, ok := jsapi.AsFn(call.Argument(0)); ok {
		t.Finished(func(err goja.Value) {
			if err == nil {
				err = goja.Undefined()
			}
			fn(goja.FunctionCall{This: call.This, Arguments: []goja.Value{err}})
		})
	}
	t.Destroy(nil)
	return goja.Undefined()
}

// reset is zlib.reset(): the engine begins anew.
func (z *Zlib) reset(call goja.FunctionCall) goja.Value {
	t := z.streamOf(call.This)
	if t.closed {
		panic(z.env.CodeError("Error", "ERR_INTERNAL_ASSERTION", "zlib binding closed"))
	}
	if !t.running {
		t.e.close()
	}
	t.e = newEngine(t.s)
	return goja.Undefined()
}

// params is zlib.params(level, strategy, callback).
func (z *Zlib) params(call goja.FunctionCall) goja.Value {
	t := z.streamOf(call.This)
	level := z.ranged(call.Argument(0), "level", -1, 9, -1)
	strategy := z.ranged(call.Argument(1), "strategy", 0, 4, 0)
	fn, _ := jsapi.AsFn(call.Argument(2))
	e, ok := t.e.(*encoder)
	if !ok || t.s.level == level && t.s.strategy == strategy {
		z.env.Loop.NextTick(func() { t.call(fn) })
		return goja.Undefined()
	}
	// What was written before is compressed in the old way.
	after := z.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		if !t.closed && !e.ended {
			e.params(level, strategy)
			jsapi.Must(t.Object().Set("_level", level))
			jsapi.Must(t.Object().Set("_strategy", strategy))
		}
		t.call(fn)
		return goja.Undefined()
	})
	z.env.Method(t.Object(), "flush", z.vm.ToValue(syncFlush), after)
	return goja.Undefined()
}
