package timers

import (
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
	t     *Timers
	timer *eventloop.Timer
	call  jsapi.Fn   // nil once cleared
	fn    goja.Value // what _onTimeout shows
	args  []goja.Value
	after float64
	// repeat is the interval's delay; 0 for a timeout.
	repeat    float64
	destroyed bool
	id        int64        // 0 until a script asks for the number
	primitive bool         // clearTimeout takes the number for the object
	item      *goja.Object // the script's own object that enroll and active made a timer of, or nil
}

// start is setTimeout and setInterval.
func (t *Timers) start(c goja.FunctionCall, repeat bool) goja.Value {
	call, ok := jsapi.AsFn(c.Argument(0))
	if !ok {
		panic(t.env.InvalidArgType("callback", "of type function", c.Argument(0)))
	}
	s := &timeout{t: t, call: call, fn: c.Argument(0), after: t.delay(c.Argument(1))}
	if len(c.Arguments) > 2 {
		s.args = append(s.args, c.Arguments[2:]...) // goja reuses the slice
	}
	if repeat {
		s.repeat = s.after
	}
	t.env.Bind(t.env.Create(t.timeouts), s)
	s.timer = t.env.Loop.NewTimerFor(s.Object(), int64(s.after), repeat, func() { t.fire(s) })
	return s.Object()
}

// Show makes a Timeout of timer, an interval of ms milliseconds of Go's, for a script that asks
// for it. Call it on the loop; Clear ends both.
func (t *Timers) Show(timer *eventloop.Timer, ms int64) *goja.Object {
	s := &timeout{t: t, timer: timer, fn: t.env.Func("", 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() }), after: float64(ms), repeat: float64(ms)}
	t.env.Bind(t.env.Create(t.timeouts), s)
	return s.Object()
}

// Clear ends a timer that Show has made, as clearInterval does.
func (t *Timers) Clear(o *goja.Object) {
	if s, ok := t.env.Own(o).(*timeout); ok {
		t.clear(s)
	}
}

// delay turns the second argument into milliseconds, as Node does.
func (t *Timers) delay(v goja.Value) float64 {
	if _, big := jsapi.BigInt(v); big {
		panic(t.env.TypeError("Cannot mix BigInt and other types, use explicit conversions"))
	}
	ms := v.ToFloat()
	if ms >= 1 && ms <= maxTimeout {
		return ms
	}
	if ms > maxTimeout {
		process.From(t.env).EmitWarning(t.env.VM.ToValue(ms).String()+" does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.",
			"TimeoutOverflowWarning", "")
	}
	return 1
}

// fire runs the callback, through the loop's Call. The timeout is over behind it, unless
// the callback started it again.
func (t *Timers) fire(s *timeout) {
	if s.call == nil {
		return
	}
	if s.repeat == 0 {
		defer t.fired(s)
	}
	s.call(goja.FunctionCall{This: s.Object(), Arguments: s.args})
}

func (t *Timers) fired(s *timeout) {
	if s.repeat == 0 && !s.timer.Active() {
		s.destroyed = true
		t.forget(s)
	}
}

func (t *Timers) forget(s *timeout) {
	if s.primitive {
		delete(t.byID, s.id)
		s.primitive = false
	}
}

// clear ends a timeout for good.
func (t *Timers) clear(s *timeout) {
	s.call, s.fn = nil, goja.Null()
	t.unlink(s)
}

// unlink stops a timeout and lets refresh no longer start it.
func (t *Timers) unlink(s *timeout) {
	if s.destroyed {
		return
	}
	s.timer.SetRepeat(false)
	s.timer.Stop()
	s.after, s.destroyed = -1, true
	t.forget(s)
}

// clearTimeout is clearTimeout and clearInterval: they take the object, or its number. Of
// other objects with an _onTimeout they make an end as timers.unenroll does.
func (t *Timers) clearTimeout(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if s, ok := t.env.Unwrap(v).(*timeout); ok {
		t.clear(s)
		return goja.Undefined()
	}
	if o, ok := v.(*goja.Object); ok {
		if f := o.Get("_onTimeout"); f != nil && f.ToBoolean() {
			_ = o.Set("_onTimeout", goja.Null())
			t.unenrollObject(o)
		}
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
	return jsapi.Receiver[*timeout](t.env, this)
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
	t.inspectable(c)
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
	s := &timeout{t: t, after: 1, fn: goja.Undefined()}
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
	s.timer = t.env.Loop.NewTimerFor(s.Object(), int64(s.after), s.repeat > 0, func() { t.fire(s) })
	s.timer.Stop()
}

// refresh starts the timeout again from now, also after it has fired.
func (t *Timers) refresh(s *timeout) {
	if s.call == nil || s.after < 0 {
		return
	}
	s.destroyed = false
	s.timer.Start()
}

// number is the timeout as a number, by which clearTimeout then finds it.
func (t *Timers) number(s *timeout) int64 {
	if id := t.asyncID(s); !s.primitive && !s.destroyed {
		s.primitive = true
		t.byID[id] = s
	}
	return s.id
}

// asyncID numbers the timeouts that somebody looks at.
func (t *Timers) asyncID(s *timeout) int64 {
	if s.id == 0 {
		t.lastID++
		s.id = t.lastID
	}
	return s.id
}
