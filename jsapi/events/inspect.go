package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// inspected gives the class a util.inspect.custom that shows the named properties, and
// short(o) alone where the inspection is deep enough.
func (m *Events) inspected(c *jsapi.Class, short func(o *goja.Object) string, names ...string) {
	vm := m.env.VM
	f := m.env.Func("[nodejs.util.inspect.custom]", 2, func(call goja.FunctionCall) goja.Value {
		o, ok := call.This.(*goja.Object)
		if !ok {
			return goja.Undefined()
		}
		if call.Argument(0).ToInteger() < 0 {
			return vm.ToValue(short(o))
		}
		shown := vm.NewObject()
		for _, n := range names {
			jsapi.Must(shown.Set(n, o.Get(n)))
		}
		text := m.env.Method(m.env.RequireObject("util"), "inspect", shown, m.env.Deeper(call.Argument(1)))
		return vm.ToValue(className(o) + " " + text.String())
	})
	jsapi.Must(c.Proto.DefineDataPropertySymbol(m.env.SymbolFor("nodejs.util.inspect.custom"), f,
		goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}
