package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// duplexSide is one of two streams that each read what is written to the other (Node,
// "stream.duplexPair").
type duplexSide struct {
	Base
	other *duplexSide
	taken goja.Value // the callback of the other's write, called when this side reads on
}

// jsDuplexPair is stream.duplexPair(options).
func (s *Streams) jsDuplexPair(c goja.FunctionCall) goja.Value {
	if s.duplexSideClass == nil {
		s.defineDuplexSide()
	}
	side := func() *duplexSide {
		return s.env.Own(s.env.New(s.duplexSideClass.Ctor, c.Arguments...)).(*duplexSide)
	}
	a, b := side(), side()
	a.other, b.other = b, a
	return s.env.VM.NewArray(a.Object(), b.Object())
}

func (s *Streams) defineDuplexSide() {
	on := func(f func(d *duplexSide, c goja.FunctionCall)) jsapi.Fn {
		return func(c goja.FunctionCall) goja.Value {
			f(s.env.Unwrap(c.This).(*duplexSide), c)
			return goja.Undefined()
		}
	}
	s.duplexSideClass = s.env.Class(jsapi.ClassSpec{Name: "DuplexSide", Length: 1, Parent: s.Duplex, MustNew: true,
		Init: func(this *goja.Object, args []goja.Value) {
			d := &duplexSide{}
			s.adopt(this, d)
			s.duplexOn(&d.Base, true, s.optionsOf(args))
		},
		Methods: []jsapi.Method{
			{Name: "_read", Fn: on(func(d *duplexSide, _ goja.FunctionCall) { d.readOn() })},
			{Name: "_write", Length: 3, Fn: on(func(d *duplexSide, c goja.FunctionCall) { d.pass(c.Argument(0), c.Argument(2)) })},
			{Name: "_final", Length: 1, Fn: on(func(d *duplexSide, c goja.FunctionCall) { d.passEnd(c.Argument(0)) })},
		}})
}

func (d *duplexSide) readOn() {
	if cb := d.taken; cb != nil {
		d.taken = nil
		jsapi.Call(cb, goja.Undefined())
	}
}

func (d *duplexSide) pass(chunk, cb goja.Value) {
	if o, ok := chunk.(*goja.Object); ok && d.s.env.VM.ToValue(0).StrictEquals(jsapi.OrUndefined(o.Get("length"))) {
		d.tick(func() { jsapi.Call(cb, goja.Undefined()) })
		return
	}
	d.s.env.Method(d.other.Object(), "push", chunk)
	d.other.taken = cb
}

func (d *duplexSide) passEnd(cb goja.Value) {
	other := d.other.Object()
	d.s.env.Method(other, "on", d.s.env.VM.ToValue("end"), cb)
	d.s.env.Method(other, "push", goja.Null())
}

// InspectProps adds what Node keeps under a symbol of its own.
func (d *duplexSide) InspectProps() []jsapi.InspectProp {
	return append(d.Base.InspectProps(), jsapi.InspectProp{Symbol: "Callback", Value: orNull(d.taken)})
}
