package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// plain is the stream of a script: sides are added as constructors ask for them.
type plain struct{ Base }

// base returns the stream behind this and makes it when a constructor runs on a new object.
func (s *Streams) base(this *goja.Object) *Base {
	if h, ok := s.env.Own(this).(Holder); ok && h.StreamBase().s != nil {
		return h.StreamBase()
	}
	p := &plain{}
	s.Bind(this, p)
	return &p.Base
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
	for _, p := range ps {
		get := s.env.Func("get "+p.name, 0, func(c goja.FunctionCall) goja.Value {
			if b := s.Of(c.This); b != nil {
				return p.get(b)
			}
			switch p.name {
			case "readable", "writable", "destroyed", "closed":
				return s.bool(false)
			}
			return goja.Undefined()
		})
		var set goja.Value
		if p.set != nil {
			set = s.env.Func("set "+p.name, 1, func(c goja.FunctionCall) goja.Value {
				if b := s.Of(c.This); b != nil {
					p.set(b, c.Argument(0))
				}
				return goja.Undefined()
			})
		}
		jsapi.Must(o.DefineAccessorProperty(p.name, get, set, goja.FLAG_FALSE, goja.FLAG_FALSE))
	}
}

func (s *Streams) bool(v bool) goja.Value { return s.env.VM.ToValue(v) }

// stateProperty defines _readableState or _writableState: a view made when asked for. What a
// script assigns becomes an own property of the object.
func (s *Streams) stateProperty(o *goja.Object, name string, get func(b *Base) goja.Value) {
	jsapi.Must(o.DefineAccessorProperty(name, s.env.Func("get "+name, 0, func(c goja.FunctionCall) goja.Value {
		if b := s.Of(c.This); b != nil {
			return get(b)
		}
		return goja.Undefined()
	}), s.env.Func("set "+name, 1, func(c goja.FunctionCall) goja.Value {
		if o, ok := c.This.(*goja.Object); ok {
			jsapi.Must(o.DefineDataProperty(name, c.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
		}
		return goja.Undefined()
	}), goja.FLAG_TRUE, goja.FLAG_FALSE))
}
