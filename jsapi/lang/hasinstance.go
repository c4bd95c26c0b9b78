package lang

import (
	"reflect"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// proxyType is what a Proxy exports as.
var proxyType = reflect.TypeFor[goja.Proxy]()

// instances has instanceof take the Proxy of a function (ECMA-262, 7.3.21), which the engine
// refuses.
func (l *lang) instances(function *goja.Object) {
	engine.Wrap(function.GetSymbol(goja.SymHasInstance), func(own func(goja.FunctionCall) goja.Value, c goja.FunctionCall) goja.Value {
		class, ok := c.This.(*goja.Object)
		if !ok || class.ExportType() != proxyType {
			return own(c)
		}
		if _, callable := goja.AssertFunction(class); !callable {
			return l.env.VM.ToValue(false)
		}
		o, ok := c.Argument(0).(*goja.Object)
		if !ok {
			return l.env.VM.ToValue(false)
		}
		proto, ok := class.Get("prototype").(*goja.Object)
		if !ok {
			panic(l.env.TypeError("Function has non-object prototype '" + jsapi.OrUndefined(class.Get("prototype")).String() + "' in instanceof check"))
		}
		for o = o.Prototype(); o != nil && o != proto; {
			o = o.Prototype()
		}
		return l.env.VM.ToValue(o != nil)
	})
}
