package lang

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// accessors defines __defineGetter__ and its kin on Object.prototype (ECMA-262, Annex B of
// the object constructor), which old packages are written with.
func (l *lang) accessors(proto *goja.Object) {
	l.env.SetMethods(proto, false,
		jsapi.Method{Name: "__defineGetter__", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return l.defineAccessor(c, "get", "__defineGetter__")
		}},
		jsapi.Method{Name: "__defineSetter__", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return l.defineAccessor(c, "set", "__defineSetter__")
		}},
		jsapi.Method{Name: "__lookupGetter__", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return l.lookupAccessor(c, "get")
		}},
		jsapi.Method{Name: "__lookupSetter__", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return l.lookupAccessor(c, "set")
		}})
}

func (l *lang) defineAccessor(c goja.FunctionCall, kind, name string) goja.Value {
	if !jsapi.IsFunction(c.Argument(1)) {
		panic(l.env.TypeError("Object.prototype." + name + ": Expecting function"))
	}
	d := l.env.VM.NewObject()
	_ = d.Set(kind, c.Argument(1))
	_ = d.Set("enumerable", true)
	_ = d.Set("configurable", true)
	l.object("defineProperty", c.This.ToObject(l.env.VM), c.Argument(0), d)
	return goja.Undefined()
}

func (l *lang) lookupAccessor(c goja.FunctionCall, kind string) goja.Value {
	for o := c.This.ToObject(l.env.VM); o != nil; o = o.Prototype() {
		if d, ok := l.object("getOwnPropertyDescriptor", o, c.Argument(0)).(*goja.Object); ok {
			if f := d.Get(kind); f != nil {
				return f
			}
			return goja.Undefined()
		}
	}
	return goja.Undefined()
}

// object calls Object[name](args...).
func (l *lang) object(name string, args ...goja.Value) goja.Value {
	return l.env.Method(l.env.VM.Get("Object").(*goja.Object), name, args...)
}
