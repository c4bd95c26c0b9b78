// Package perfhooks is the part of the module perf_hooks that scripts measure time with:
// performance.now, timeOrigin, mark, measure and their entries (Node, "Performance
// measurement APIs"). Observers and histograms are not there.
package perfhooks

import (
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "perf_hooks".
var Module = jsapi.Module{Name: "perf_hooks", Load: func(env *jsapi.Env) goja.Value {
	o := env.VM.NewObject()
	_ = o.Set("performance", From(env).object())
	return o
}}

// Clock is the performance timeline of one runtime.
type Clock struct {
	env     *jsapi.Env
	origin  time.Time
	entries []*goja.Object
	entry   *jsapi.Class
	obj     *goja.Object
}

// From returns the Clock of env. Its origin is the first call, which the runtime makes
// when it starts.
func From(env *jsapi.Env) *Clock {
	return jsapi.Use(env, func(env *jsapi.Env) *Clock { return &Clock{env: env, origin: time.Now()} })
}

// Now is the time since the origin in milliseconds.
func (c *Clock) Now() float64 { return float64(time.Since(c.origin)) / 1e6 }

func (c *Clock) timeOrigin() float64 { return float64(c.origin.UnixNano()) / 1e6 }

// object makes performance.
func (c *Clock) object() *goja.Object {
	if c.obj != nil {
		return c.obj
	}
	vm := c.env.VM
	c.entry = c.env.Class(jsapi.ClassSpec{Name: "PerformanceEntry", AnyThis: true})
	class := c.env.Class(jsapi.ClassSpec{
		Name: "Performance", AnyThis: true, Enumerable: true,
		Methods: []jsapi.Method{
			{Name: "now", Fn: func(goja.FunctionCall) goja.Value { return vm.ToValue(c.Now()) }},
			{Name: "mark", Length: 1, Fn: c.mark},
			{Name: "measure", Length: 1, Fn: c.measure},
			{Name: "clearMarks", Fn: func(f goja.FunctionCall) goja.Value { return c.clear("mark", f.Argument(0)) }},
			{Name: "clearMeasures", Fn: func(f goja.FunctionCall) goja.Value { return c.clear("measure", f.Argument(0)) }},
			{Name: "getEntries", Fn: func(goja.FunctionCall) goja.Value { return c.list("", nil) }},
			{Name: "getEntriesByName", Length: 1, Fn: func(f goja.FunctionCall) goja.Value { return c.list("", f.Argument(0)) }},
			{Name: "getEntriesByType", Length: 1, Fn: func(f goja.FunctionCall) goja.Value { return c.list(f.Argument(0).String(), nil) }},
			{Name: "toJSON", Fn: func(goja.FunctionCall) goja.Value {
				o := vm.NewObject()
				_ = o.Set("timeOrigin", c.timeOrigin())
				return o
			}},
		},
		Accessors: []jsapi.Accessor{{Name: "timeOrigin", Enumerable: true,
			Get: func(goja.FunctionCall) goja.Value { return vm.ToValue(c.timeOrigin()) }}},
	})
	c.obj = c.env.Create(class)
	return c.obj
}

// add records an entry of the timeline.
func (c *Clock) add(kind string, name goja.Value, start, duration float64, detail goja.Value) *goja.Object {
	o := c.env.Create(c.entry)
	_ = o.Set("name", name.String())
	_ = o.Set("entryType", kind)
	_ = o.Set("startTime", start)
	_ = o.Set("duration", duration)
	_ = o.Set("detail", detail)
	c.entries = append(c.entries, o)
	return o
}

// member is o[name] when v is an object that has it, otherwise nil.
func member(v goja.Value, name string) goja.Value {
	if o, ok := v.(*goja.Object); ok {
		if m := o.Get(name); !jsapi.IsUndefined(m) {
			return m
		}
	}
	return nil
}

func orNull(v goja.Value) goja.Value {
	if v == nil {
		return goja.Null()
	}
	return v
}

// mark is performance.mark(name, {startTime, detail}).
func (c *Clock) mark(f goja.FunctionCall) goja.Value {
	at := c.Now()
	if v := member(f.Argument(1), "startTime"); v != nil {
		at = v.ToFloat()
	}
	return c.add("mark", f.Argument(0), at, 0, orNull(member(f.Argument(1), "detail")))
}

// measure is performance.measure(name, start or options, end).
func (c *Clock) measure(f goja.FunctionCall) goja.Value {
	from, to, detail := f.Argument(1), f.Argument(2), goja.Value(nil)
	if o, ok := from.(*goja.Object); ok {
		from, to, detail = jsapi.OrUndefined(o.Get("start")), jsapi.OrUndefined(o.Get("end")), member(o, "detail")
	}
	start, end := 0.0, c.Now()
	if !jsapi.IsUndefined(from) {
		start = c.when(from)
	}
	if !jsapi.IsUndefined(to) {
		end = c.when(to)
	}
	return c.add("measure", f.Argument(0), start, end-start, orNull(detail))
}

// when is a time: a number, or the name of a mark.
func (c *Clock) when(v goja.Value) float64 {
	if n, ok := jsapi.Number(v); ok {
		return n
	}
	for i := len(c.entries) - 1; i >= 0; i-- {
		e := c.entries[i]
		if e.Get("entryType").String() == "mark" && e.Get("name").String() == v.String() {
			return e.Get("startTime").ToFloat()
		}
	}
	panic(c.env.CodeError("Error", "ERR_INVALID_PERFORMANCE_MARK",
		"The \""+v.String()+"\" performance mark has not been set"))
}

// list returns the entries of a kind, all when it is empty, and of a name, unless nil.
func (c *Clock) list(kind string, name goja.Value) goja.Value {
	var found []any
	for _, e := range c.entries {
		if (kind == "" || e.Get("entryType").String() == kind) && (name == nil || e.Get("name").String() == name.String()) {
			found = append(found, e)
		}
	}
	return c.env.VM.NewArray(found...)
}

// clear forgets the entries of a kind, or those of them with a name.
func (c *Clock) clear(kind string, name goja.Value) goja.Value {
	kept := c.entries[:0]
	for _, e := range c.entries {
		if e.Get("entryType").String() != kind || !jsapi.IsUndefined(name) && e.Get("name").String() != name.String() {
			kept = append(kept, e)
		}
	}
	c.entries = kept
	return goja.Undefined()
}
