package timers

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// maxTimeout is the longest delay, in milliseconds; a longer one becomes 1.
const maxTimeout = 1<<31 - 1

// timeout is the state behind a Timeout object.
type timeout struct {
	jsapi.Hidden
	timer *eventloop.Timer
	call  jsapi.Fn   // nil once cleared
	fn    goja.Value // what _onTimeout shows
	args  []goja.Value
	after float64
	// repeat is the interval's delay; 0 for a timeout.
	repeat    float64
	destroyed bool
	id        int64 // 0 until a script asks for the number
}

// InspectProps are the properties by which util.inspect shows a Timeout.
func (s *timeout) InspectProps() []jsapi.InspectProp {
	o := s.Object()
	prop := func(name string) jsapi.InspectProp { return jsapi.InspectProp{Name: name, Value: o.Get(name)} }
	return []jsapi.InspectProp{prop("_idleTimeout"), prop("_onTimeout"), prop("_repeat"), prop("_destroyed")}
}

// start is setTimeout and setInterval.
func (t *Timers) start(c goja.FunctionCall, repeat bool) goja.Value {
	call, ok := jsapi.AsFn(c.Argument(0))
	if !ok {
		panic(t.env.InvalidArgType("callback", "of type function", c.Argument(0)))
	}
	s := &timeout{call: call, fn: c.Argument(0), after: t.delay(c.Argument(1))}
	if len(c.Arguments) > 2 {
		s.args = append(s.args, c.Arguments[2:]...) // goja reuses the slice
	}
	if repeat {
		s.repeat = s.after
	}
	t.env.Bind(t.env.Create(t.timeouts), s)
	s.timer = t.env.Loop.NewTimer(int64(s.after), repeat, func() { t.fire(s) })
	return s.Object()
}

// delay turns the second argument into milliseconds, as Node does.
func (t *Timers) delay(v goja.Value) float64 {
	ms := v.ToFloat()
	if ms >= 1 && ms <= maxTimeout {
		return ms
	}
	if ms > maxTimeout {
		process.From(t.env).EmitWarning(v.String()+" does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.",
			"TimeoutOverflowWarning", "")
	}
	return 1
}

// fire runs the callback, through the loop's Call.
func (t *Timers) fire(s *timeout) {
	if s.call == nil {
		return
	}
	if s.repeat == 0 {
		s.destroyed = true
		t.forget(s)
	}
	s.call(goja.FunctionCall{This: s.Object(), Arguments: s.args})
}

func (t *Timers) forget(s *timeout) {
	if s.id != 0 {
		delete(t.byID, s.id)
	}
}

func (t *Timers) clear(s *timeout) {
	s.timer.SetRepeat(false)
	s.timer.Stop()
	s.call, s.fn, s.after, s.destroyed = nil, goja.Null(), -1, true
	t.forget(s)
}

// clearTimeout is clearTimeout and clearInterval: they take the object, or its number.
func (t *Timers) clearTimeout(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if s, ok := t.env.Unwrap(v).(*timeout); ok {
		t.clear(s)
		return goja.Undefined()
	}
	if goja.IsNumber(v) || goja.IsString(v) {
		if id, err := strconv.ParseInt(v.String(), 10, 64); err == nil && t.byID[id] != nil {
			t.clear(t.byID[id])
		}
	}
	return goja.Undefined()
}

// state returns the timeout behind this.
func (t *Timers) state(this goja.Value) *timeout {
	s, ok := t.env.Unwrap(this).(*timeout)
	if !ok {
		panic(t.env.TypeError("Illegal invocation"))
	}
	return s
}

func (t *Timers) timeoutClass() *jsapi.Class {
	method := func(name string, f func(*timeout)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			f(t.state(c.This))
			return c.This
		}}
	}
	c := t.env.Class(jsapi.ClassSpec{
		Name: "Timeout", Length: 5, MustNew: true,
		Init: func(this *goja.Object, args []goja.Value) { t.construct(this, args) },
		Methods: []jsapi.Method{
			method("refresh", t.refresh),
			method("unref", func(s *timeout) { s.timer.Unref() }),
			method("ref", func(s *timeout) { s.timer.Ref() }),
			{Name: "hasRef", Fn: func(c goja.FunctionCall) goja.Value {
				return t.env.VM.ToValue(t.state(c.This).timer.HasRef())
			}},
			method("close", t.clear),
		},
		Accessors: t.timeoutFields(),
	})
	prim := t.env.Func("[Symbol.toPrimitive]", 0, func(c goja.FunctionCall) goja.Value {
		return t.env.VM.ToValue(t.number(t.state(c.This)))
	})
	_ = c.Proto.DefineDataPropertySymbol(goja.SymToPrimitive, prim, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	t.disposable(c, func(this goja.Value) { t.clear(t.state(this)) })
	return c
}

// disposable gives a class Symbol.dispose, which clears the timer.
func (t *Timers) disposable(c *jsapi.Class, stop func(this goja.Value)) {
	f := t.env.Func("[nodejs.dispose]", 0, func(c goja.FunctionCall) goja.Value {
		stop(c.This)
		return goja.Undefined()
	})
	_ = c.Proto.DefineDataPropertySymbol(t.env.SymbolFor("nodejs.dispose"), f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// construct serves new Timeout(callback, after, args, isRepeat), which old packages do.
// The timer does not run until refresh.
func (t *Timers) construct(this *goja.Object, args []goja.Value) {
	s := &timeout{after: 1, fn: goja.Undefined()}
	if len(args) > 0 {
		s.fn = args[0]
		s.call, _ = jsapi.AsFn(args[0])
	}
	if len(args) > 1 {
		s.after = t.delay(args[1])
	}
	if len(args) > 3 && args[3].ToBoolean() {
		s.repeat = s.after
	}
	t.env.Bind(this, s)
	s.timer = t.env.Loop.NewTimer(int64(s.after), s.repeat > 0, func() { t.fire(s) })
	s.timer.Stop()
}

// refresh starts the timeout again from now, also after it has fired.
func (t *Timers) refresh(s *timeout) {
	if s.call == nil {
		return
	}
	s.destroyed = false
	s.timer.Start()
}

// number is the timeout as a number, by which clearTimeout then finds it.
func (t *Timers) number(s *timeout) int64 {
	if s.id == 0 {
		t.lastID++
		s.id = t.lastID
		if !s.destroyed {
			t.byID[s.id] = s
		}
	}
	return s.id
}

func (t *Timers) timeoutFields() []jsapi.Accessor {
	vm := t.env.VM
	field := func(name string, get func(*timeout) goja.Value, set func(*timeout, goja.Value)) jsapi.Accessor {
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
	return []jsapi.Accessor{
		field("_idleTimeout", func(s *timeout) goja.Value { return vm.ToValue(s.after) },
			func(s *timeout, v goja.Value) { s.after = v.ToFloat(); s.timer.SetInterval(int64(max(s.after, 1))) }),
		field("_onTimeout", func(s *timeout) goja.Value { return s.fn },
			func(s *timeout, v goja.Value) { s.fn = v; s.call, _ = jsapi.AsFn(v) }),
		field("_repeat", func(s *timeout) goja.Value {
			if s.repeat == 0 {
				return goja.Null()
			}
			return vm.ToValue(s.repeat)
		}, func(s *timeout, v goja.Value) {
			if s.repeat = v.ToFloat(); math.IsNaN(s.repeat) {
				s.repeat = 0
			}
			s.timer.SetRepeat(s.repeat > 0)
		}),
		field("_destroyed", func(s *timeout) goja.Value { return vm.ToValue(s.destroyed) }, func(*timeout, goja.Value) {}),
	}
}
