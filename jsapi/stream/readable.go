package stream

import (
	"fmt"
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stringdecoder"
)

// defineReadable makes the class Readable (Node, "Class: stream.Readable").
func (s *Streams) defineReadable() {
	c := s.env.Class(jsapi.ClassSpec{
		Name: "Readable", Length: 1, Parent: s.Legacy, Enumerable: true,
		Init:    func(this *goja.Object, args []goja.Value) { s.initReadable(this, s.optionsOf(args)) },
		Methods: s.readMethods(),
	})
	s.Readable = c
	jsapi.Must(c.Proto.Set("_undestroy", s.env.Func("undestroy", 0, s.undestroy)))
	alias(c.Proto, "addListener", c.Proto, "on")
	alias(c.Proto, "off", c.Proto, "removeListener")
	s.events.Override(native(c, "on"))
	s.events.Override(native(c, "removeListener"))
	s.fns.read, s.fns.underRead = native(c, "read"), native(c, "_read")
	s.fns.push, s.fns.resume, s.fns.pause = native(c, "push"), native(c, "resume"), native(c, "pause")
	s.fns.destroy, s.fns.underDestroy = native(c, "destroy"), native(c, "_destroy")
	s.symbolMethods(c)
	s.defineReadableState()
	s.stateProperty(c.Proto, "_readableState", s.readState, own("_readableState"))
	s.readProperties(c.Proto)
}

func (s *Streams) initReadable(this *goja.Object, o options) {
	b, fresh := s.base(this)
	s.addReadSide(b)
	if fresh {
		s.show(this, "_readableState")
	}
	o.readable(b, false)
	if fresh {
		s.events.Show(this, "_maxListeners")
	}
	o.capture(b)
	o.signal(b)
	b.construct(b.r.constructed)
}

func (s *Streams) addReadSide(b *Base) {
	if b.r == nil {
		b.r = &ReadSide{}
		b.r.start(b)
	}
}

func (r *ReadSide) constructed() {
	if r.needReadable {
		r.maybeReadMore()
	}
}

func (s *Streams) readMethods() []jsapi.Method {
	return []jsapi.Method{
		{Name: "destroy", Length: 2, Fn: s.jsDestroy},
		{Name: "_destroy", Length: 2, Fn: s.jsUnderDestroy},
		{Name: "push", Length: 2, Fn: s.onRead(func(r *ReadSide, c goja.FunctionCall) goja.Value {
			return s.bool(r.pushValue(c.Argument(0), encodingArg(c.Argument(1)), false))
		})},
		{Name: "unshift", Length: 2, Fn: s.onRead(func(r *ReadSide, c goja.FunctionCall) goja.Value {
			return s.bool(r.pushValue(c.Argument(0), encodingArg(c.Argument(1)), true))
		})},
		{Name: "isPaused", Fn: s.onRead(func(r *ReadSide, c goja.FunctionCall) goja.Value {
			return s.bool(r.paused || r.flow == flowOff)
		})},
		{Name: "setEncoding", Length: 1, Fn: s.onRead(s.jsSetEncoding)},
		{Name: "read", Length: 1, Fn: s.onRead(s.jsRead)},
		{Name: "_read", Length: 1, Fn: s.onRead(s.jsUnderRead)},
		{Name: "pipe", Length: 2, Fn: s.onRead(s.jsPipe)},
		{Name: "unpipe", Length: 1, Fn: s.onRead(func(r *ReadSide, c goja.FunctionCall) goja.Value {
			dest, _ := c.Argument(0).(*goja.Object)
			r.Unpipe(dest)
			return c.This
		})},
		{Name: "on", Length: 2, Fn: s.jsOn},
		{Name: "removeListener", Length: 2, Fn: s.jsRemoveListener},
		{Name: "removeAllListeners", Length: 1, Fn: s.jsRemoveAll},
		{Name: "resume", Fn: s.onRead(func(r *ReadSide, c goja.FunctionCall) goja.Value { r.resume(); return c.This })},
		{Name: "pause", Fn: s.onRead(func(r *ReadSide, c goja.FunctionCall) goja.Value { r.pause(); return c.This })},
		{Name: "wrap", Length: 1, Fn: s.onRead(s.jsWrap)},
		{Name: "iterator", Length: 1, Fn: s.jsIterator},
	}
}

// text is a string argument, "" when it is missing.
func text(v goja.Value) string {
	if !v.ToBoolean() {
		return ""
	}
	return v.String()
}

// encodingArg is the encoding of push, which heeds nothing but strings.
func encodingArg(v goja.Value) string {
	if jsapi.IsString(v) {
		return v.String()
	}
	return ""
}

func (s *Streams) jsRead(r *ReadSide, c goja.FunctionCall) goja.Value {
	ch, ok := r.read(sizeOf(c.Argument(0)))
	if !ok {
		return goja.Null()
	}
	return ch.Value()
}

// sizeOf is the n of read(n): the integer that v begins with, else all.
func sizeOf(v goja.Value) int {
	if n, ok := v.Export().(int64); ok {
		return int(n)
	}
	if goja.IsUndefined(v) {
		return all
	}
	var n float64
	if k, _ := fmt.Sscanf(v.String(), "%f", &n); k == 1 && !math.IsInf(n, 0) && !math.IsNaN(n) {
		return int(n)
	}
	return all
}

// jsUnderRead is the _read that a subclass overrides; its super._read reaches the source.
func (s *Streams) jsUnderRead(r *ReadSide, c goja.FunctionCall) goja.Value {
	if r.src == nil {
		panic(s.errNotImplemented("_read()"))
	}
	r.src.ReadMore(int(c.Argument(0).ToInteger()))
	return goja.Undefined()
}

func (s *Streams) jsSetEncoding(r *ReadSide, c goja.FunctionCall) goja.Value {
	name := c.Argument(0)
	enc, ok := stringdecoder.EncodingOf(s.env, name)
	if !ok {
		panic(s.env.UnknownEncoding(name))
	}
	r.decodeAs(enc)
	return c.This
}

func (s *Streams) jsPipe(r *ReadSide, c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if jsapi.IsNullish(v) {
		panic(s.env.TypeError("Cannot read properties of " + v.String() + " (reading 'on')"))
	}
	dest := object(v)
	for _, method := range [...]string{"on", "once"} {
		if dest == nil || !jsapi.IsFunction(dest.Get(method)) {
			panic(s.env.TypeError("dest." + method + " is not a function"))
		}
	}
	r.Pipe(dest, !options{s, object(c.Argument(1))}.isFalse("end"))
	return dest
}

func object(v goja.Value) *goja.Object {
	o, _ := v.(*goja.Object)
	return o
}

func (s *Streams) jsOn(c goja.FunctionCall) goja.Value {
	s.events.On(c)
	s.listened(c, (*Base).Listening)
	return c.This
}

func (s *Streams) jsRemoveListener(c goja.FunctionCall) goja.Value {
	jsapi.Call(s.events.Class.Proto.Get("removeListener"), c.This, c.Arguments...)
	s.listened(c, (*Base).Unlistening)
	return c.This
}

func (s *Streams) jsRemoveAll(c goja.FunctionCall) goja.Value {
	jsapi.Call(s.events.Class.Proto.Get("removeAllListeners"), c.This, c.Arguments...)
	name := c.Argument(0)
	if b := s.Of(c.This); b != nil && (goja.IsUndefined(name) || jsapi.IsString(name) && name.String() == "readable") {
		b.Unlistening("")
	}
	return c.This
}

func (s *Streams) listened(c goja.FunctionCall, f func(*Base, string)) {
	if b := s.Of(c.This); b != nil && jsapi.IsString(c.Argument(0)) {
		f(b, c.Argument(0).String())
	}
}

func (s *Streams) undestroy(c goja.FunctionCall) goja.Value {
	s.stream(c).undestroy()
	return goja.Undefined()
}

// jsDestroy is stream.destroy(err, callback).
func (s *Streams) jsDestroy(c goja.FunctionCall) goja.Value {
	b := s.stream(c)
	var err goja.Value
	if v := c.Argument(0); given(v) {
		err = v
	}
	var cb func(err goja.Value)
	if f, ok := jsapi.AsFn(c.Argument(1)); ok {
		cb = func(err goja.Value) {
			f(goja.FunctionCall{This: goja.Undefined(), Arguments: args(err)})
		}
	}
	b.destroy(err, cb)
	return c.This
}

func args(v goja.Value) []goja.Value {
	if v == nil {
		return nil
	}
	return []goja.Value{v}
}

// jsUnderDestroy is the _destroy that a subclass overrides; its super._destroy reaches the
// Destroyer.
func (s *Streams) jsUnderDestroy(c goja.FunctionCall) goja.Value {
	b := s.stream(c)
	cb := c.Argument(1)
	done := func(err goja.Value) {
		if err == nil {
			err = c.Argument(0)
		}
		jsapi.Call(cb, goja.Undefined(), err)
	}
	if b.destroyer == nil {
		done(c.Argument(0))
		return goja.Undefined()
	}
	b.torn = done
	var err goja.Value
	if v := c.Argument(0); given(v) {
		err = v
	}
	b.destroyer.Teardown(err)
	return goja.Undefined()
}
