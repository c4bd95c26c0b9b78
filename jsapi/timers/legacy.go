package timers

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// legacy are the deprecated functions of the module: they turn any object into a timer
// that calls its _onTimeout.
func (t *Timers) legacy() []jsapi.Method {
	return []jsapi.Method{
		{Name: "_unrefActive", Fn: func(c goja.FunctionCall) goja.Value { return t.active(c, true) }},
		{Name: "active", Fn: func(c goja.FunctionCall) goja.Value { return t.active(c, false) }},
		{Name: "enroll", Fn: t.enroll},
		{Name: "unenroll", Fn: t.unenroll},
	}
}

// enroll sets the idle time of an object; active starts it.
func (t *Timers) enroll(c goja.FunctionCall) goja.Value {
	process.From(t.env).Deprecate("timers.enroll() is deprecated. Please use setTimeout instead.", "DEP0095")
	item, ok := c.Argument(0).(*goja.Object)
	if !ok {
		panic(t.env.InvalidArgType("item", "of type object", c.Argument(0)))
	}
	t.unenroll(c)
	if err := item.Set("_idleTimeout", t.delay(c.Argument(1))); err != nil {
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
