package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// plain is the stream of a script: sides are added as constructors ask for them.
type plain struct{ Base }

// base returns the stream behind this and makes it when a constructor runs on a new object.
// fresh says that it did: the object is then given the properties that Node's streams own.
func (s *Streams) base(this *goja.Object) (b *Base, fresh bool) {
	if h, ok := s.env.Own(this).(Holder); ok && h.StreamBase().s != nil {
		return h.StreamBase(), false
	}
	p := &plain{}
	s.adopt(this, p)
	return &p.Base, true
}

// adopt ties h, which has no sides yet, to an object that a constructor has made for a script.
func (s *Streams) adopt(this *goja.Object, h Holder) {
	s.Bind(this, h)
	h.StreamBase().scripted = true
	s.events.Show(this, "_events")
}

// stream returns the stream that a method was called on.
func (s *Streams) stream(c goja.FunctionCall) *Base {
	if b := s.Of(c.This); b != nil {
		return b
	}
	panic(s.env.TypeError("Cannot read properties of undefined (reading '_readableState')"))
}

// side is a method of the readable half.
func (s *Streams) onRead(f func(r *ReadSide, c goja.FunctionCall) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		if b := s.Of(c.This); b != nil && b.r != nil {
			return f(b.r, c)
		}
		panic(s.env.TypeError("Cannot read properties of undefined (reading 'readable')"))
	}
}

// onWrite is a method of the writable half.
func (s *Streams) onWrite(f func(w *WriteSide, c goja.FunctionCall) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		if b := s.Of(c.This); b != nil && b.w != nil {
			return f(b.w, c)
		}
		panic(s.env.TypeError("Cannot read properties of undefined (reading 'writable')"))
	}
}

// native returns a method that was just defined, to know it again.
func native(c *jsapi.Class, name string) *goja.Object { return c.Proto.Get(name).(*goja.Object) }

// alias defines name as the same function as of.
func alias(to *goja.Object, name string, from *goja.Object, of string) {
	jsapi.Must(to.DefineDataProperty(name, from.Get(of), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// property is an accessor of a prototype, not enumerable and not configurable.
type property struct {
	name string
	get  func(b *Base) goja.Value
	set  func(b *Base, v goja.Value)
}

// properties defines ps on o. On an object that is no stream, such as the prototype itself,
// the flags that every stream has are false and the others undefined.
func (s *Streams) properties(o *goja.Object, ps []property) {
	as := make([]jsapi.Accessor, len(ps))
	for i, p := range ps {
		as[i] = jsapi.Accessor{Name: p.name, Fixed: true, Get: func(c goja.FunctionCall) goja.Value {
			if b := s.Of(c.This); b != nil {
				return p.get(b)
			}
			switch p.name {
			case "readable", "writable", "destroyed", "closed":
				return s.bool(false)
			}
			return goja.Undefined()
		}}
		if p.set != nil {
			as[i].Set = func(c goja.FunctionCall) goja.Value {
				if b := s.Of(c.This); b != nil {
					p.set(b, c.Argument(0))
				}
				return goja.Undefined()
			}
		}
	}
	s.env.SetAccessors(o, as...)
}

func (s *Streams) bool(v bool) goja.Value { return s.env.VM.ToValue(v) }

// stateProperty defines _readableState, _writableState or allowHalfOpen on a prototype. The
// streams that scripts construct own it besides; see show.
func (s *Streams) stateProperty(o *goja.Object, name string, get func(b *Base) goja.Value, set func(o *goja.Object, v goja.Value)) {
	a, made := s.states[name]
	if !made {
		a.get = s.env.Func("get "+name, 0, func(c goja.FunctionCall) goja.Value {
			if b := s.Of(c.This); b != nil {
				return get(b)
			}
			return goja.Undefined()
		})
		a.set = s.env.Func("set "+name, 1, func(c goja.FunctionCall) goja.Value {
			if o, ok := c.This.(*goja.Object); ok {
				set(o, c.Argument(0))
			}
			return goja.Undefined()
		})
		s.states[name] = a
	}
	s.show(o, name)
}

// getSet is an accessor.
type getSet struct{ get, set *goja.Object }

// show makes properties defined by stateProperty own ones of o.
func (s *Streams) show(o *goja.Object, names ...string) {
	for _, name := range names {
		a := s.states[name]
		jsapi.Must(o.DefineAccessorProperty(name, a.get, a.set, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
}

// ShowDuplex makes what a Duplex of a script owns own properties of o, a Duplex of Go.
func (s *Streams) ShowDuplex(o *goja.Object) {
	s.show(o, "_readableState", "_writableState", "allowHalfOpen")
}

// own replaces a view by what a script assigns.
func own(name string) func(o *goja.Object, v goja.Value) {
	return func(o *goja.Object, v goja.Value) {
		jsapi.Must(o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
}
