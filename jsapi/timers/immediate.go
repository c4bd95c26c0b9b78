package timers

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// immediate is the state behind an Immediate object.
type immediate struct {
	jsapi.Hidden
	t    *Timers
	im   *eventloop.Immediate
	call jsapi.Fn
	fn   goja.Value
	args []goja.Value
	done bool
}

// InspectProps are the properties by which util.inspect shows an Immediate.
func (s *immediate) InspectProps() []jsapi.InspectProp {
	vm, ref := s.t.env.VM, goja.Null()
	if !s.done {
		ref = vm.ToValue(s.im.HasRef())
	}
	return []jsapi.InspectProp{
		{Name: "_idleNext", Value: goja.Null()}, {Name: "_idlePrev", Value: goja.Null()},
		{Name: "_onImmediate", Value: s.fn}, {Name: "_argv", Value: s.t.list(s.args)},
		{Name: "_destroyed", Value: vm.ToValue(s.done)},
		{Symbol: "refed", Value: ref}, {Symbol: "asyncId", Value: vm.ToValue(1)}, {Symbol: "triggerId", Value: vm.ToValue(1)},
	}
}

func (t *Timers) setImmediate(c goja.FunctionCall) goja.Value {
	call, ok := jsapi.AsFn(c.Argument(0))
	if !ok {
		panic(t.env.InvalidArgType("callback", "of type function", c.Argument(0)))
	}
	s := &immediate{t: t, call: call, fn: c.Argument(0)}
	if len(c.Arguments) > 1 {
		s.args = append(s.args, c.Arguments[1:]...) // goja reuses the slice
	}
	t.env.Bind(t.env.Create(t.immediates), s)
	s.im = t.env.Loop.NewImmediateFor(s.Object(), func() {
		if s.done = true; s.call != nil {
			defer func() { s.fn, s.call = goja.Null(), nil }()
			s.call(goja.FunctionCall{This: s.Object(), Arguments: s.args})
		}
	})
	return s.Object()
}

// clearImmediate forgets an Immediate. What is no object is refused as a write to one of
// its properties would be.
func (t *Timers) clearImmediate(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if s, ok := t.env.Unwrap(v).(*immediate); ok {
		if !s.done {
			s.im.Clear()
			s.done, s.fn, s.call = true, goja.Null(), nil
		}
	} else if _, isObject := v.(*goja.Object); !isObject && v.ToBoolean() {
		panic(t.notWritable(v))
	}
	return goja.Undefined()
}

// notWritable is what a strict script's v._destroyed = true throws for a primitive.
func (t *Timers) notWritable(v goja.Value) *goja.Object {
	text := v.String()
	if s, ok := v.(*goja.Symbol); ok {
		text = "Symbol(" + s.String() + ")"
	}
	return t.env.TypeError("Cannot create property '_destroyed' on " + jsapi.TypeOf(v) + " '" + text + "'")
}

func (t *Timers) immediateClass() *jsapi.Class {
	state := func(this goja.Value) *immediate {
		return jsapi.Receiver[*immediate](t.env, this)
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
			{Name: "_argv", Get: func(c goja.FunctionCall) goja.Value { return t.list(state(c.This).args) }},
			{Name: "_destroyed", Get: func(c goja.FunctionCall) goja.Value { return t.env.VM.ToValue(state(c.This).done) }},
		},
	})
	t.disposable(c, func(this goja.Value) { t.clearImmediate(goja.FunctionCall{Arguments: []goja.Value{this}}) })
	return c
}
