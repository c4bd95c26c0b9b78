package util

import (
	"github.com/dop251/goja"
	"github.com/gaggle-js/gaggle/jsapi"
)

func (u *Util) exports() goja.Value {
	o := u.vm.NewObject()
	_ = o.Set("inspect", u.inspectFn)
	u.env.SetMethods(o, true, jsapi.Method{Name: "format", Fn: func(c goja.FunctionCall) goja.Value { return u.vm.ToValue(u.Format(c.Arguments)) }})
	return o
}
func (u *Util) Types() goja.Value { return u.vm.NewObject() }
