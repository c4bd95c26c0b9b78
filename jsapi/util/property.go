package util

import "github.com/dop251/goja"

// property is an own property of an object, as getOwnPropertyDescriptor tells it.
type property struct {
	value      goja.Value // nil for an accessor
	get, set   goja.Value // nil when there is none
	enumerable bool
}

// own returns the own property key of o and whether there is one.
func (u *Util) own(o *goja.Object, key goja.Value) (property, bool) {
	if v := u.kinds.plainProperty(o, key); v != nil {
		return property{value: v, enumerable: true}, true
	}
	d, ok := u.in.ownDescriptor(goja.FunctionCall{Arguments: []goja.Value{o, key}}).(*goja.Object)
	if !ok {
		return property{}, false
	}
	p := property{value: d.Get("value"), enumerable: d.Get("enumerable").ToBoolean()}
	if p.value == nil {
		p.get, p.set = callable(d.Get("get")), callable(d.Get("set"))
	}
	return p, true
}

// callable is v, or nil for undefined.
func callable(v goja.Value) goja.Value {
	if v == nil || goja.IsUndefined(v) {
		return nil
	}
	return v
}

func (u *Util) hasOwn(o *goja.Object, key goja.Value) bool {
	return method(u.in.hasOwn, o, key).ToBoolean()
}
