package timers

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// immediate is the state behind an Immediate object.
type immediate struct {
	jsapi.Hidden
	im   *eventloop.Immediate
	call jsapi.Fn
	fn   goja.Value
	args []goja.Value
	done bool
}

// InspectProps are the properties by which util.inspect shows an Immediate.
func (s *immediate) InspectProps() []jsapi.InspectProp {
	o := s.Object()
	return []jsapi.InspectProp{{Name: "_onImmediate", Value: o.Get("_onImmediate")}, {Name: "_destroyed", Value: o.Get("_destroyed")}}
}

func (t *Timers) setImmediate(c goja.FunctionCall) goja.Value {
	call, ok := jsapi.AsFn(c.Argument(0))
	if !ok {
		panic(t.env.InvalidArgType("callback", "of type function", c.Argument(0)))
	}
	s := &immediate{call: call, fn: c.Argument(0)}
	if len(c.Arguments) > 1 {
		s.args = append(s.args, c.Arguments[1:]...) // goja reuses the slice
	}
	t.env.Bind(t.env.Create(t.immediates), s)
	s.im = t.env.Loop.NewImmediate(func() {
		s.done = true
		if s.call != nil {
			s.call(goja.FunctionCall{This: s.Object(), Arguments: s.args})
		}
	})
	return s.Object()
}

func (t *Timers) clearImmediate(c goja.FunctionCall) goja.Value {
	if s, ok := t.env.Unwrap(c.Argument(0)).(*immediate); ok {
		s.im.Clear()
		s.done, s.fn, s.call = true, goja.Null(), nil
	}
	return goja.Undefined()
}

func (t *Timers) immediateClass() *jsapi.Class {
	state := func(this goja.Value) *immediate {
		s, ok := t.env.Unwrap(this).(*immediate)
		if !ok {
			panic(t.env.TypeError("Illegal invocation"))
		}
		return s
	}
	c := t.env.Class(jsapi.ClassSpec{
		Name: "Immediate", Length: 2, MustNew: true,
		Methods: []jsapi.Method{
			{Name: "ref", Fn: func(c goja.FunctionCall) goja.Value { state(c.This).im.Ref(); return c.This }},
			{Name: "unref", Fn: func(c goja.FunctionCall) goja.Value { state(c.This).im.Unref(); return c.This }},
			{Name: "hasRef", Fn: func(c goja.FunctionCall) goja.Value {
				s := state(c.This)
				return t.env.VM.ToValue(!s.done && s.im.HasRef())
			}},
		},
		Accessors: []jsapi.Accessor{
			{Name: "_onImmediate", Get: func(c goja.FunctionCall) goja.Value { return state(c.This).fn },
				Set: func(c goja.FunctionCall) goja.Value {
					s := state(c.This)
					s.fn = c.Argument(0)
					s.call, _ = jsapi.AsFn(s.fn)
					return goja.Undefined()
				}},
			{Name: "_destroyed", Get: func(c goja.FunctionCall) goja.Value { return t.env.VM.ToValue(state(c.This).done) }},
		},
	})
	t.disposable(c, func(this goja.Value) { t.clearImmediate(goja.FunctionCall{Arguments: []goja.Value{this}}) })
	return c
}
