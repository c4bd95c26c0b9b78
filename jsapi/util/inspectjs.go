package util

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// InspectFunc is the function util.inspect, with its members.
func (u *Util) InspectFunc() *goja.Object {
	if u.inspectFn == nil {
		u.inspectFn = u.makeInspect()
	}
	return u.inspectFn
}

func (u *Util) makeInspect() *goja.Object {
	f := u.vm.ToValue(u.jsInspect).(*goja.Object)
	u.env.SetName(f, "inspect", 2)
	_ = f.Set("custom", u.custom)
	read := func(goja.FunctionCall) goja.Value { return u.optionsObject(&u.defaults) }
	_ = f.DefineAccessorProperty("defaultOptions", u.env.Func("get", 0, read), u.env.Func("set", 1, u.setDefaults),
		goja.FLAG_FALSE, goja.FLAG_FALSE)
	_ = f.Set("colors", u.palette().colors)
	_ = f.Set("styles", u.palette().styles)
	return f
}

func (u *Util) setDefaults(c goja.FunctionCall) goja.Value {
	u.Merge(&u.defaults, u.env.ValidateObject(c.Argument(0), "options"))
	return goja.Undefined()
}

// jsInspect is util.inspect(value[, options]) and (value, showHidden, depth, colors).
func (u *Util) jsInspect(c goja.FunctionCall) goja.Value {
	o := u.defaults
	if len(c.Arguments) > 1 {
		if opts, ok := c.Arguments[1].(*goja.Object); ok && !jsapi.IsFunction(opts) {
			u.Merge(&o, opts)
		} else {
			u.legacyOptions(&o, c.Arguments)
		}
	}
	return u.vm.ToValue(u.Inspect(c.Argument(0), o))
}

func (u *Util) legacyOptions(o *Options, args []goja.Value) {
	if jsapi.TypeOf(args[1]) == "boolean" {
		o.ShowHidden = args[1].ToBoolean()
	}
	if len(args) > 2 {
		if !jsapi.IsUndefined(args[2]) {
			o.Depth = limit(args[2])
		}
		if len(args) > 3 && !jsapi.IsUndefined(args[3]) {
			o.Colors = args[3].ToBoolean()
		}
	}
}

// OptionsFrom is the defaults with the options of v, when it is an object.
func (u *Util) OptionsFrom(v goja.Value) Options {
	o := u.defaults
	if opts, ok := v.(*goja.Object); ok {
		u.Merge(&o, opts)
	}
	return o
}
