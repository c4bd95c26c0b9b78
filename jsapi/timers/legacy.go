package timers

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// legacy are the deprecated functions of the module: they turn any object into a timer
// that calls its _onTimeout.
func (t *Timers) legacy() []jsapi.Method {
	deprecate := func(text, code string) { process.From(t.env).Deprecate(text, code) }
	return []jsapi.Method{
		{Name: "_unrefActive", Fn: func(c goja.FunctionCall) goja.Value {
			deprecate("timers._unrefActive() is deprecated. Please use timeout.refresh() instead.", "DEP0127")
			return t.active(c, true)
		}},
		{Name: "active", Fn: func(c goja.FunctionCall) goja.Value {
			deprecate("timers.active() is deprecated. Please use timeout.refresh() instead.", "DEP0126")
			return t.active(c, false)
		}},
		{Name: "enroll", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			deprecate("timers.enroll() is deprecated. Please use setTimeout instead.", "DEP0095")
			return t.enroll(c)
		}},
		{Name: "unenroll", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			deprecate("timers.unenroll() is deprecated. Please use clearTimeout instead.", "DEP0096")
			return t.unenroll(c)
		}},
	}
}

// enroll sets the idle time of an object; active starts it.
func (t *Timers) enroll(c goja.FunctionCall) goja.Value {
	item, ok := c.Argument(0).(*goja.Object)
	if !ok {
		panic(t.env.InvalidArgType("item", "of type object", c.Argument(0)))
	}
	t.unenroll(c)
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
	if err := item.Set("_idleTimeout", ms); err != nil {
		panic(err)
	}
	return goja.Undefined()
}

func (t *Timers) active(c goja.FunctionCall, unref bool) goja.Value {
	item, ok := c.Argument(0).(*goja.Object)
	if !ok {
		return goja.Undefined()
	}
	if s, ok := t.env.Unwrap(item).(*timeout); ok {
		t.refresh(s)
		return goja.Undefined()
	}
	ms := item.Get("_idleTimeout")
	if jsapi.IsNullish(ms) || ms.ToFloat() < 0 {
		return goja.Undefined()
	}
	s := &timeout{after: max(ms.ToFloat(), 1), fn: goja.Undefined()}
	s.call = func(goja.FunctionCall) goja.Value {
		if f, ok := jsapi.AsFn(item.Get("_onTimeout")); ok {
			return f(goja.FunctionCall{This: item})
		}
		return goja.Undefined()
	}
	t.env.Bind(item, s)
	s.timer = t.env.Loop.NewTimer(int64(s.after), false, func() { t.fire(s) })
	if unref {
		s.timer.Unref()
	}
	return goja.Undefined()
}

func (t *Timers) unenroll(c goja.FunctionCall) goja.Value {
	if s, ok := t.env.Unwrap(c.Argument(0)).(*timeout); ok {
		s.timer.Stop()
		s.destroyed = true
	}
	return goja.Undefined()
}
