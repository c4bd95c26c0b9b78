package timers

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// field makes an accessor of the prototype that looks like the property of Node's Timeout.
func (t *Timers) field(name string, get func(*timeout) goja.Value, set func(*timeout, goja.Value)) jsapi.Accessor {
	return jsapi.Accessor{
		Name: name,
		Get: func(c goja.FunctionCall) goja.Value {
			if s, ok := t.env.Unwrap(c.This).(*timeout); ok {
				return get(s)
			}
			return goja.Undefined()
		},
		Set: func(c goja.FunctionCall) goja.Value {
			if s, ok := t.env.Unwrap(c.This).(*timeout); ok {
				set(s, c.Argument(0))
			}
			return goja.Undefined()
		},
	}
}

// timeoutFields are the properties of a Timeout that packages look at.
func (t *Timers) timeoutFields() []jsapi.Accessor {
	vm := t.env.VM
	keep := func(*timeout, goja.Value) {}
	return []jsapi.Accessor{
		t.field("_idleTimeout", func(s *timeout) goja.Value { return vm.ToValue(s.after) }, func(s *timeout, v goja.Value) {
			s.after = v.ToFloat()
			s.timer.SetInterval(int64(max(s.after, 1)))
		}),
		t.field("_idlePrev", t.neighbour, keep),
		t.field("_idleNext", t.neighbour, keep),
		t.field("_idleStart", func(s *timeout) goja.Value { return vm.ToValue(s.timer.Started()) }, keep),
		t.field("_onTimeout", func(s *timeout) goja.Value { return s.fn },
			func(s *timeout, v goja.Value) { s.fn = v; s.call, _ = jsapi.AsFn(v) }),
		t.field("_timerArgs", func(s *timeout) goja.Value { return t.list(s.args) }, keep),
		t.field("_repeat", func(s *timeout) goja.Value {
			if s.repeat == 0 {
				return goja.Null()
			}
			return vm.ToValue(s.repeat)
		}, t.setRepeat),
		t.field("_destroyed", func(s *timeout) goja.Value { return vm.ToValue(s.destroyed) }, keep),
	}
}

// setRepeat makes an interval of a timeout, or the reverse.
func (t *Timers) setRepeat(s *timeout, v goja.Value) {
	if s.repeat = v.ToFloat(); math.IsNaN(s.repeat) {
		s.repeat = 0
	}
	s.timer.SetRepeat(s.repeat > 0)
	if s.repeat > 0 {
		s.timer.SetInterval(int64(s.repeat))
	}
}

// neighbour stands for what a timeout is linked to while it waits: the list of all those
// of its duration.
func (t *Timers) neighbour(s *timeout) goja.Value {
	if !s.timer.Active() {
		return goja.Null()
	}
	if t.lists == nil {
		t.lists = t.env.Class(jsapi.ClassSpec{Name: "TimersList", MustNew: true})
	}
	list := t.env.Create(t.lists)
	_ = list.Set("msecs", int64(s.after))
	return list
}

// list is arguments as an array, undefined when there are none.
func (t *Timers) list(args []goja.Value) goja.Value {
	if len(args) == 0 {
		return goja.Undefined()
	}
	values := make([]any, len(args))
	for i, v := range args {
		values[i] = v
	}
	return t.env.VM.NewArray(values...)
}

// InspectProps are the properties by which util.inspect shows a Timeout.
func (s *timeout) InspectProps() []jsapi.InspectProp {
	o := s.Object()
	named := []string{"_idleTimeout", "_idlePrev", "_idleNext", "_idleStart", "_onTimeout", "_timerArgs", "_repeat", "_destroyed"}
	props := make([]jsapi.InspectProp, len(named), len(named)+4)
	for i, name := range named {
		props[i] = jsapi.InspectProp{Name: name, Value: o.Get(name)}
	}
	t, vm := s.t, s.t.env.VM
	return append(props,
		jsapi.InspectProp{Symbol: "refed", Value: vm.ToValue(s.timer.HasRef())},
		jsapi.InspectProp{Symbol: "kHasPrimitive", Value: vm.ToValue(s.primitive)},
		jsapi.InspectProp{Symbol: "asyncId", Value: vm.ToValue(t.asyncID(s))},
		jsapi.InspectProp{Symbol: "triggerId", Value: vm.ToValue(1)})
}

// inspectable makes util.inspect show one level of c's instances, however deep it looks.
func (t *Timers) inspectable(c *jsapi.Class) {
	vm := t.env.VM
	f := t.env.Func("[nodejs.util.inspect.custom]", 2, func(c goja.FunctionCall) goja.Value {
		options := t.env.Spread(vm.NewObject(), c.Argument(1))
		_ = options.Set("depth", 0)
		_ = options.Set("customInspect", false)
		return t.env.Method(t.env.RequireObject("util"), "inspect", c.This, options)
	})
	_ = c.Proto.DefineDataPropertySymbol(t.env.SymbolFor("nodejs.util.inspect.custom"), f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}
