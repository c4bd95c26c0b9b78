package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineDuplex makes the class Duplex (Node, "Class: stream.Duplex"). It extends Readable
// and has Writable's members besides.
func (s *Streams) defineDuplex() {
	c := s.env.Class(jsapi.ClassSpec{
		Name: "Duplex", Length: 1, Parent: s.Readable, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) { s.initDuplex(this, s.optionsOf(args)) },
	})
	s.Duplex = c
	for _, name := range []string{"write", "cork", "uncork", "setDefaultEncoding", "_write", "_writev", "end", "destroy"} {
		alias(c.Proto, name, s.Writable.Proto, name)
	}
	s.stateProperty(c.Proto, "_writableState", s.writeState, own("_writableState"))
	s.writeProperties(c.Proto, false)
	s.stateProperty(c.Proto, "allowHalfOpen", func(b *Base) goja.Value { return s.bool(b.AllowHalfOpen) },
		func(o *goja.Object, v goja.Value) {
			if b := s.Of(o); b != nil {
				b.AllowHalfOpen = v.ToBoolean()
			}
		})
}

func (s *Streams) initDuplex(this *goja.Object, o options) {
	b, fresh := s.base(this)
	s.duplexOn(b, fresh, o)
}

// duplexOn gives b both sides. fresh is what base said.
func (s *Streams) duplexOn(b *Base, fresh bool, o options) {
	s.addReadSide(b)
	s.addWriteSide(b)
	if fresh {
		s.ShowDuplex(b.Object())
		defer s.events.Show(b.Object(), "_maxListeners")
	}
	b.AllowHalfOpen = !o.isFalse("allowHalfOpen")
	o.readable(b, true)
	o.writable(b, true)
	o.capture(b)
	if o.isFalse("readable") {
		b.r.SetUnreadable()
	}
	if o.isFalse("writable") {
		b.w.SetUnwritable()
	}
	o.signal(b)
	b.construct(b.r.constructed)
	b.construct(b.w.constructed)
}

// defineTransform makes the classes Transform and PassThrough.
func (s *Streams) defineTransform() {
	c := s.env.Class(jsapi.ClassSpec{
		Name: "Transform", Length: 1, Parent: s.Duplex, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) { s.initTransform(this, s.optionsOf(args)) },
		Methods: []jsapi.Method{
			{Name: "_transform", Length: 3, Fn: func(goja.FunctionCall) goja.Value { panic(s.errNotImplemented("_transform()")) }},
			{Name: "_write", Length: 3, Fn: s.jsTransformWrite},
			{Name: "_read", Fn: s.jsTransformRead},
		},
	})
	s.Transform = c
	jsapi.Must(c.Proto.Set("_final", s.env.Func("final", 1, s.jsTransformFinal)))
	s.fns.transformWrite, s.fns.transformRead = native(c, "_write"), native(c, "_read")
	s.fns.transformFinal = native(c, "_final")
	s.PassThrough = s.env.Class(jsapi.ClassSpec{
		Name: "PassThrough", Length: 1, Parent: c, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) { s.initTransform(this, s.optionsOf(args)) },
		Methods: []jsapi.Method{{Name: "_transform", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			jsapi.Call(c.Argument(2), goja.Undefined(), goja.Null(), c.Argument(0))
			return goja.Undefined()
		}}},
	})
	s.fns.passThrough = native(s.PassThrough, "_transform")
}

func (s *Streams) initTransform(this *goja.Object, o options) {
	b, fresh := s.base(this)
	b.transform = &transform{b: b}
	s.duplexOn(b, fresh, o)
	if fresh {
		b.counted = true
		s.events.Show(this, "_eventsCount")
	}
	b.r.sync = false
	if n, ok := o.mark("readableHighWaterMark", true); ok && n == 0 {
		// Nothing is kept on either side, so that a stalled reader stalls the writer at once.
		b.r.hwm, b.w.hwm = 0, 0
		if v := o.get("writableHighWaterMark"); v.ToBoolean() {
			b.w.hwm = o.wholeMark("writableHighWaterMark", v)
		}
	}
	o.method(b, "transform", "_transform")
	o.method(b, "flush", "_flush")
	s.subscribe(this, "prefinish", always, func([]goja.Value) {
		if !b.resolves("_final", s.fns.transformFinal) {
			b.transform.flush(nil)
		}
	})
}

// transformOf is the Transform that a method was called on.
func (s *Streams) transformOf(c goja.FunctionCall) *transform {
	b := s.stream(c)
	if b.transform == nil {
		b.transform = &transform{b: b}
	}
	return b.transform
}

// jsTransformWrite serves super._write of a subclass; the stream itself does not come here.
func (s *Streams) jsTransformWrite(c goja.FunctionCall) goja.Value {
	t := s.transformOf(c)
	before := t.b.r.length
	done := c.Argument(2)
	cb := func(vs ...goja.Value) { jsapi.Call(done, goja.Undefined(), vs...) }
	end := s.env.Func("", 2, func(d goja.FunctionCall) goja.Value {
		if err := d.Argument(0); given(err) {
			cb(err)
			return goja.Undefined()
		}
		if v := d.Argument(1); !jsapi.IsNullish(v) {
			s.env.Method(t.b.Object(), "push", v)
		}
		t.goOn(before, func() { cb() })
		return goja.Undefined()
	})
	s.env.Method(t.b.Object(), "_transform", c.Argument(0), c.Argument(1), end)
	return goja.Undefined()
}

func (s *Streams) jsTransformRead(c goja.FunctionCall) goja.Value {
	s.transformOf(c).read()
	return goja.Undefined()
}

func (s *Streams) jsTransformFinal(c goja.FunctionCall) goja.Value {
	cb := c.Argument(0)
	if !jsapi.IsFunction(cb) {
		s.transformOf(c).flush(nil)
		return goja.Undefined()
	}
	s.transformOf(c).flush(func(err goja.Value) { jsapi.Call(cb, goja.Undefined(), args(err)...) })
	return goja.Undefined()
}
