package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// strategy is a CountQueuingStrategy or a ByteLengthQueuingStrategy. (Streams Standard, section 7.)
type strategy struct {
	jsapi.Hidden
	class string
	mark  goja.Value
}

// defineStrategies makes the two classes. All strategies of a class share one size function.
func (s *streams) defineStrategies() {
	s.defineStrategy("CountQueuingStrategy", s.env.Func("size", 0, func(goja.FunctionCall) goja.Value { return s.vm.ToValue(1) }))
	s.defineStrategy("ByteLengthQueuingStrategy", s.env.Func("size", 1, func(c goja.FunctionCall) goja.Value {
		if jsapi.IsNullish(c.Argument(0)) {
			panic(s.env.TypeError("Cannot read properties of " + c.Argument(0).String() + " (reading 'byteLength')"))
		}
		return jsapi.OrUndefined(c.Argument(0).ToObject(s.vm).Get("byteLength"))
	}))
}

func (s *streams) defineStrategy(name string, size *goja.Object) {
	this := func(v goja.Value) *strategy {
		st := the[*strategy](s, v, name)
		if st.class != name {
			panic(s.invalidThis(name))
		}
		return st
	}
	s.class(classSpec{name: name, length: 1,
		make: func(o *goja.Object, args []goja.Value) {
			s.env.Bind(o, &strategy{class: name, mark: s.markOf(jsapi.Arg(args, 0))})
		},
		show: func(v goja.Value) []field { return []field{{"highWaterMark", this(v).mark}} },
	}, getter("highWaterMark", func(c goja.FunctionCall) goja.Value { return this(c.This).mark }),
		getter("size", func(c goja.FunctionCall) goja.Value { this(c.This); return size }))
}

// markOf reads the argument of the constructors.
func (s *streams) markOf(init goja.Value) goja.Value {
	o, ok := init.(*goja.Object)
	if !ok || jsapi.IsFunction(o) || s.env.IsArray(o) {
		panic(s.env.InvalidArgType("init", "of type object", init))
	}
	mark := o.Get("highWaterMark")
	if jsapi.IsUndefined(mark) {
		panic(s.env.CodeError("TypeError", "ERR_MISSING_OPTION", "init.highWaterMark is required"))
	}
	return mark.ToNumber()
}
