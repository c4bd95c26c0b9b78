package util

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// exports makes the module object, its members in Node's order.
func (u *Util) exports() goja.Value {
	o := u.vm.NewObject()
	add := func(name string, length int, f fn) {
		u.env.SetMethods(o, true, jsapi.Method{Name: name, Length: length, Fn: f})
	}
	add("_errnoException", 0, u.errnoException)
	add("_exceptionWithHostPort", 0, u.hostPortException)
	add("_extend", 2, u.extend)
	add("callbackify", 1, u.callbackify)
	debuglog := u.env.Func("debuglog", 2, u.debuglog)
	_ = o.Set("debug", debuglog)
	_ = o.Set("debuglog", debuglog)
	add("deprecate", 4, u.deprecate)
	add("format", 0, func(c goja.FunctionCall) goja.Value { return u.vm.ToValue(u.Format(c.Arguments)) })
	add("styleText", 2, u.styleText)
	add("formatWithOptions", 1, u.formatWithOptions)
	add("getSystemErrorMap", 0, u.systemErrorMap)
	add("getSystemErrorName", 1, u.systemErrorName)
	add("inherits", 2, u.inherits)
	_ = o.Set("inspect", u.InspectFunc())
	u.addPredicates(o)
	add("log", 0, u.log)
	promisify := u.env.Func("promisify", 1, u.promisified)
	_ = promisify.Set("custom", u.promisify)
	_ = o.Set("promisify", promisify)
	add("stripVTControlCharacters", 1, func(c goja.FunctionCall) goja.Value {
		return u.vm.ToValue(StripColors(u.env.ValidateString(c.Argument(0), "str")))
	})
	add("toUSVString", 1, func(c goja.FunctionCall) goja.Value {
		return u.vm.ToValue(c.Argument(0).String()) // String() has put U+FFFD for lone surrogates
	})
	u.addAbort(o)
	_ = o.Set("types", u.Types())
	add("parseEnv", 1, u.parseEnv)
	u.addLazy(o, "parseArgs", func() *goja.Object { return u.env.Func("parseArgs", 0, u.parseArgs) })
	u.addLazy(o, "TextDecoder", func() *goja.Object { return TextDecoder(u.env) })
	u.addLazy(o, "TextEncoder", func() *goja.Object { return TextEncoder(u.env) })
	u.addLazy(o, "MIMEType", func() *goja.Object { return u.mimeClasses().typ.Ctor })
	u.addLazy(o, "MIMEParams", func() *goja.Object { return u.mimeClasses().params.Ctor })
	return o
}

// addLazy defines a member that is made when first read and may be replaced.
func (u *Util) addLazy(o *goja.Object, name string, make func() *goja.Object) {
	var v goja.Value
	u.env.SetAccessors(o, jsapi.Accessor{Name: name, Enumerable: true,
		Get: func(goja.FunctionCall) goja.Value {
			if v == nil {
				v = make()
			}
			return v
		},
		Set: func(c goja.FunctionCall) goja.Value {
			v = c.Argument(0)
			return goja.Undefined()
		},
	})
}

func (u *Util) formatWithOptions(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	opts, ok := v.(*goja.Object)
	if !ok || jsapi.IsFunction(v) {
		panic(u.env.InvalidArgType("inspectOptions", "of type object", v))
	}
	o := u.defaults
	u.Merge(&o, opts)
	return u.vm.ToValue(u.FormatWith(o, c.Arguments[1:]))
}

// extend is _extend, the old name of Object.assign for one source.
func (u *Util) extend(c goja.FunctionCall) goja.Value {
	source, ok := c.Argument(1).(*goja.Object)
	target, isObject := c.Argument(0).(*goja.Object)
	if !ok || !isObject {
		return c.Argument(0)
	}
	return u.env.Spread(target, source)
}
