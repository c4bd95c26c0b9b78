package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// member is a method or a getter of a class.
type member struct {
	name   string
	length int
	getter bool
	fn     jsapi.Fn
	// later makes a method that is no native, in place of fn.
	later func() goja.Value
}

func method(name string, length int, fn jsapi.Fn) member {
	return member{name: name, length: length, fn: fn}
}

func getter(name string, fn jsapi.Fn) member { return member{name: name, getter: true, fn: fn} }

// classSpec is what class makes a class of.
type classSpec struct {
	name   string
	length int
	// make is the constructor, nil for a class that only we may construct.
	make func(this *goja.Object, args []goja.Value)
	// show is what inspection prints of v. It throws when v is none of the class.
	show func(v goja.Value) []field
}

// field is a property that inspection shows.
type field struct {
	name  string
	value goja.Value
}

// class makes one of the classes, whose members are enumerable and in the order given.
func (s *streams) class(spec classSpec, members ...member) *jsapi.Class {
	if spec.make == nil {
		spec.make = func(*goja.Object, []goja.Value) {
			panic(s.env.CodeError("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor"))
		}
	}
	c := s.env.Class(jsapi.ClassSpec{Name: spec.name, Length: spec.length, MustNew: true, Init: spec.make})
	for _, m := range members {
		switch {
		case m.getter:
			s.env.SetAccessors(c.Proto, jsapi.Accessor{Name: m.name, Get: m.fn, Enumerable: true})
		case m.later != nil:
			s.env.SetLater(c.Proto, m.name, true, m.later)
		default:
			s.env.SetMethods(c.Proto, true, jsapi.Method{Name: m.name, Length: m.length, Fn: m.fn})
		}
	}
	inspect := s.env.Func("[nodejs.util.inspect.custom]", 2, func(call goja.FunctionCall) goja.Value {
		return s.inspect(call, spec.name, spec.show(call.This))
	})
	jsapi.Must(c.Proto.DefineDataPropertySymbol(s.env.SymbolFor("nodejs.util.inspect.custom"), inspect,
		goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(c.Proto.DefineDataPropertySymbol(goja.SymToStringTag, s.vm.ToValue(spec.name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	s.classes[spec.name] = c
	return c
}

// made is a new object of the class of that name, with state behind it.
func (s *streams) made(name string, state jsapi.Holder) {
	s.env.Bind(s.env.Create(s.classes[name]), state)
}

// hook defines a getter that the module stream asks a web stream by.
func (s *streams) hook(class, key string, get jsapi.Fn) {
	jsapi.Must(s.classes[class].Proto.DefineAccessorPropertySymbol(s.env.SymbolFor(key),
		s.env.Func("get ["+key+"]", 0, get), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// the is the state of type T behind v, which must be of the class of that name.
func the[T jsapi.Holder](s *streams, v goja.Value, name string) T {
	t, ok := s.env.Own(v).(T)
	if !ok {
		panic(s.invalidThis(name))
	}
	return t
}

// inspect is the method [util.inspect.custom](depth, options): the class and what it shows, one
// level less deep.
func (s *streams) inspect(c goja.FunctionCall, name string, shown []field) goja.Value {
	if c.Argument(0).ToFloat() < 0 {
		return c.This
	}
	o, options := s.vm.NewObject(), s.env.Deeper(c.Argument(1))
	for _, f := range shown {
		jsapi.Must(o.Set(f.name, f.value))
	}
	return s.vm.ToValue(name + " " + s.env.Method(s.env.RequireObject("util"), "inspect", o, options).String())
}

// objectOf is the public object of state, undefined when there is none.
func objectOf[T interface {
	comparable
	Object() *goja.Object
}](state T) goja.Value {
	var none T
	if state == none || state.Object() == nil {
		return goja.Undefined()
	}
	return state.Object()
}
