package timers

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// legacy are the deprecated functions of the module, in its order: they turn any object
// into a timer that calls its _onTimeout.
func (t *Timers) legacy() []legacyFunction {
	const refresh, clear = " is deprecated. Please use timeout.refresh() instead.", " is deprecated. Please use clearTimeout instead."
	return []legacyFunction{
		{"_unrefActive", "timers._unrefActive()" + refresh, "DEP0127", func(c goja.FunctionCall) goja.Value { return t.active(c, true) }},
		{"active", "timers.active()" + refresh, "DEP0126", func(c goja.FunctionCall) goja.Value { return t.active(c, false) }},
		{"unenroll", "timers.unenroll()" + clear, "DEP0096", t.unenroll},
		{"enroll", "timers.enroll() is deprecated. Please use setTimeout instead.", "DEP0095", t.enroll},
	}
}

// legacyFunction is a function that warns at its first call.
type legacyFunction struct {
	name, text, code string
	fn               jsapi.Fn
}

// deprecated makes the function, named as util.deprecate names what it makes.
func (t *Timers) deprecated(l legacyFunction) *goja.Object {
	return t.env.Func("deprecated", 0, func(c goja.FunctionCall) goja.Value {
		process.From(t.env).Deprecate(l.text, l.code)
		return l.fn(c)
	})
}

// enroll sets the idle time of an object; active starts it.
func (t *Timers) enroll(c goja.FunctionCall) goja.Value {
	ms, ok := jsapi.Number(c.Argument(1))
	if !ok {
		panic(t.env.InvalidArgType("msecs", "of type number", c.Argument(1)))
	}
	if !(ms >= 0) || math.IsInf(ms, 1) {
		panic(t.env.OutOfRange("msecs", "a non-negative finite number", c.Argument(1)))
	}
	if ms > maxTimeout {
		process.From(t.env).EmitWarning(c.Argument(1).String()+" does not fit into a 32-bit signed integer.\nTimer duration was truncated to "+
			strconv.Itoa(maxTimeout)+".", "TimeoutOverflowWarning", "")
		ms = maxTimeout
	}
	item := t.item(c.Argument(0), "_idleNext")
	if next := item.Get("_idleNext"); next != nil && next.ToBoolean() {
		t.unenrollObject(item)
	}
	if _, ok := t.env.Own(item).(*timeout); !ok {
		jsapi.Must(item.Set("_idleNext", item))
		jsapi.Must(item.Set("_idlePrev", item))
	}
	jsapi.Must(item.Set("_idleTimeout", ms))
	return goja.Undefined()
}

// item is the object that a legacy function is called with, a primitive as an object.
// undefined and null throw as reading the property first does.
func (t *Timers) item(v goja.Value, first string) *goja.Object {
	if jsapi.IsNullish(v) {
		panic(t.env.TypeError("Cannot read properties of " + v.String() + " (reading '" + first + "')"))
	}
	return v.ToObject(t.env.VM)
}

func (t *Timers) active(c goja.FunctionCall, unref bool) goja.Value {
	item := t.item(c.Argument(0), "_idleTimeout")
	if s, ok := t.env.Own(item).(*timeout); ok && s.item == nil {
		t.refresh(s)
		return goja.Undefined()
	}
	ms := item.Get("_idleTimeout")
	if jsapi.IsNullish(ms) || ms.ToFloat() < 0 {
		return goja.Undefined()
	}
	t.activate(item, max(ms.ToFloat(), 1), unref)
	return goja.Undefined()
}

// activate starts an enrolled object's timer.
func (t *Timers) activate(item *goja.Object, ms float64, unref bool) {
	s, ok := t.env.Own(item).(*timeout)
	if !ok {
		s = &timeout{t: t, fn: goja.Undefined(), item: item}
		s.call = func(goja.FunctionCall) goja.Value {
			if f, ok := jsapi.AsFn(item.Get("_onTimeout")); ok {
				return f(goja.FunctionCall{This: item})
			}
			return goja.Undefined()
		}
		t.env.Bind(item, s)
		s.timer = t.env.Loop.NewTimer(int64(ms), false, func() { t.fireItem(s) })
	}
	s.after, s.destroyed = ms, false
	s.timer.SetInterval(int64(ms))
	s.timer.Start()
	if s.timer.Ref(); unref {
		s.timer.Unref()
	}
	_ = item.Set("_idleStart", s.timer.Started())
	_ = item.Set("_destroyed", false)
}

// fireItem is fire for an object that the script made.
func (t *Timers) fireItem(s *timeout) {
	_ = s.item.Set("_idleNext", goja.Null())
	_ = s.item.Set("_idlePrev", goja.Null())
	defer func() {
		if !s.timer.Active() {
			_ = s.item.Set("_destroyed", true)
		}
	}()
	t.fire(s)
}

// unenroll is timers.unenroll(item): the timer of item stops.
func (t *Timers) unenroll(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if _, ok := v.(*goja.Object); !ok && !jsapi.IsNullish(v) {
		panic(t.notWritable(v))
	}
	t.unenrollObject(t.item(v, "_destroyed"))
	return goja.Undefined()
}

func (t *Timers) unenrollObject(o *goja.Object) {
	s, ok := t.env.Own(o).(*timeout)
	if ok {
		t.unlink(s)
		if s.item == nil {
			return
		}
	}
	if d := o.Get("_destroyed"); d != nil && d.ToBoolean() {
		return
	}
	for _, p := range []struct {
		name  string
		value goja.Value
	}{
		{"_destroyed", t.env.VM.ToValue(true)}, {"_idleNext", goja.Null()}, {"_idlePrev", goja.Null()}, {"_idleTimeout", t.env.VM.ToValue(-1)},
	} {
		_ = o.Set(p.name, p.value)
	}
}
