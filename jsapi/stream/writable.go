package stream

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// defineWritable makes the class Writable (Node, "Class: stream.Writable").
func (s *Streams) defineWritable() {
	c := s.env.Class(jsapi.ClassSpec{
		Name: "Writable", Length: 1, Parent: s.Legacy, Enumerable: true, AnyThis: true,
		Init:    func(this *goja.Object, args []goja.Value) { s.initWritable(this, s.optionsOf(args)) },
		Methods: s.writeMethods(),
	})
	s.Writable = c
	jsapi.Must(c.Proto.Set("_writev", goja.Null()))
	for _, name := range []string{"destroy", "_undestroy", "_destroy"} {
		alias(c.Proto, name, s.Readable.Proto, name)
	}
	s.fns.write, s.fns.underWrite, s.fns.end = native(c, "write"), native(c, "_write"), native(c, "end")
	s.rejection(c)
	s.asyncDispose(c)
	s.hasInstance(c)
	s.defineWritableState()
	s.stateProperty(c.Proto, "_writableState", s.writeState, own("_writableState"))
	s.writeProperties(c.Proto, true)
}

// initWritable is the constructor. A call without new on a foreign object makes a Writable.
func (s *Streams) initWritable(this *goja.Object, o options) {
	b, fresh := s.base(this)
	s.addWriteSide(b)
	if fresh {
		s.show(this, "_writableState")
	}
	o.writable(b, false)
	if fresh {
		s.events.Show(this, "_maxListeners")
	}
	o.capture(b)
	o.signal(b)
	b.construct(b.w.constructed)
}

func (s *Streams) addWriteSide(b *Base) {
	if b.w == nil {
		b.w = &WriteSide{}
		b.w.start(b)
	}
}

func (w *WriteSide) constructed() {
	if !w.writing {
		w.flush()
	}
	w.maybeFinish(false)
}

func (s *Streams) writeMethods() []jsapi.Method {
	return []jsapi.Method{
		{Name: "pipe", Fn: func(c goja.FunctionCall) goja.Value {
			s.stream(c).Fail(s.env.CodeError("Error", "ERR_STREAM_CANNOT_PIPE", "Cannot pipe, not readable"))
			return goja.Undefined()
		}},
		{Name: "write", Length: 3, Fn: s.onWrite(s.jsWrite)},
		{Name: "cork", Fn: s.onWrite(func(w *WriteSide, c goja.FunctionCall) goja.Value { w.Cork(); return goja.Undefined() })},
		{Name: "uncork", Fn: s.onWrite(func(w *WriteSide, c goja.FunctionCall) goja.Value { w.Uncork(); return goja.Undefined() })},
		{Name: "setDefaultEncoding", Length: 1, Fn: s.onWrite(s.jsSetDefaultEncoding)},
		{Name: "_write", Length: 3, Fn: s.onWrite(s.jsUnderWrite)},
		{Name: "end", Length: 3, Fn: s.onWrite(s.jsEnd)},
	}
}

// jsWrite is write(chunk, encoding, callback).
func (s *Streams) jsWrite(w *WriteSide, c goja.FunctionCall) goja.Value {
	enc, cb := c.Argument(1), c.Argument(2)
	encoding := w.encodingArg(enc)
	if jsapi.IsFunction(enc) {
		encoding, cb = w.unnamed(), enc
	}
	return s.bool(w.writeValue(c.Argument(0), encoding, doneOf(cb)))
}

// jsEnd is end(chunk, encoding, callback).
func (s *Streams) jsEnd(w *WriteSide, c goja.FunctionCall) goja.Value {
	v, enc, cb := c.Argument(0), c.Argument(1), c.Argument(2)
	encoding := w.encodingArg(enc)
	switch {
	case jsapi.IsFunction(v):
		v, cb = goja.Null(), v
	case jsapi.IsFunction(enc):
		encoding, cb = w.unnamed(), enc
	}
	var refused goja.Value
	if !jsapi.IsNullish(v) {
		refused = w.writeLast(v, encoding)
	}
	w.end(refused, doneOf(cb))
	return c.This
}

// nullEncoding is the encoding of a write in object mode whose callback stands in its place:
// _write gets null then, and undefined otherwise.
const nullEncoding = "\x00"

// encodingArg is the encoding argument of write and end, "" when it is missing.
func (w *WriteSide) encodingArg(v goja.Value) string {
	if !w.objectMode && v.ToBoolean() && !jsapi.IsString(v) && !jsapi.IsFunction(v) {
		panic(w.b.s.env.UnknownEncoding(v))
	}
	return text(v)
}

func (w *WriteSide) unnamed() string {
	if w.objectMode {
		return nullEncoding
	}
	return ""
}

// writeLast writes the chunk of end and returns the error when it comes too late.
func (w *WriteSide) writeLast(v goja.Value, encoding string) goja.Value {
	c, encoding := w.convert(v, encoding)
	if refused := w.refuse(); refused != nil {
		w.b.fail(refused, true)
		return refused
	}
	w.write(c, encoding, done{})
	return nil
}

func (s *Streams) jsSetDefaultEncoding(w *WriteSide, c goja.FunctionCall) goja.Value {
	name := c.Argument(0)
	if jsapi.IsString(name) {
		enc := name.String()
		if e, ok := buffer.ParseEncoding(enc); ok {
			w.defaultEncoding = strings.ToLower(enc) // as it was written, but for utf-8
			if e == buffer.UTF8 {
				w.defaultEncoding = "utf8"
			}
			return c.This
		}
	}
	panic(s.env.UnknownEncoding(name))
}

// jsUnderWrite is the _write that a subclass overrides; its super._write reaches the sink.
func (s *Streams) jsUnderWrite(w *WriteSide, c goja.FunctionCall) goja.Value {
	cb := c.Argument(2)
	ch, enc := s.chunkOf(c.Argument(0)), text(c.Argument(1))
	if w.sink == nil {
		v := w.b.method("_writev")
		if v == nil {
			panic(s.errNotImplemented("_write()"))
		}
		w.b.call(v, "_writev", s.env.VM.NewArray(s.entry(&ch, enc, nil)), cb)
		return goja.Undefined()
	}
	w.redirect = ender(cb)
	w.sink.WriteChunk(ch.raw(enc))
	return goja.Undefined()
}

func (s *Streams) chunkOf(v goja.Value) chunk {
	if s.buffers.IsBuffer(v) {
		return s.valueChunk(v)
	}
	return chunk{s: s, v: v, n: 1}
}

// hasInstance makes instanceof Writable true for a Duplex as well.
func (s *Streams) hasInstance(c *jsapi.Class) {
	f := s.env.Func("value", 1, func(call goja.FunctionCall) goja.Value {
		ctor, ok := call.This.(*goja.Object)
		o, isObject := call.Argument(0).(*goja.Object)
		if !ok || !isObject {
			return s.bool(false)
		}
		proto := ctor.Get("prototype")
		for p := o.Prototype(); p != nil; p = p.Prototype() {
			if p == proto {
				return s.bool(true)
			}
		}
		b := s.Of(o)
		return s.bool(ctor == c.Ctor && b != nil && b.w != nil)
	})
	jsapi.Must(c.Ctor.DefineDataPropertySymbol(goja.SymHasInstance, f, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
}
