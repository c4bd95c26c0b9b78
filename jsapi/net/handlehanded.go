package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// makeHanded makes the object of h for a server that is handed its connections one by one,
// as in a cluster worker by round-robin: a plain object, as Node's is. It has no descriptor,
// and an address when the server has.
func (n *Net) makeHanded(h *Handle, b *listening) {
	o := n.env.VM.NewObject()
	n.env.Bind(o, h)
	undefined, zero := goja.Undefined(), n.env.VM.ToValue(0)
	does := func(name string, length int, result goja.Value, f func(goja.FunctionCall)) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value { f(c); return result }}
	}
	list := []jsapi.Method{
		does("close", 0, undefined, func(goja.FunctionCall) { b.letGo() }),
		does("listen", 1, zero, func(goja.FunctionCall) {}),
		does("ref", 0, undefined, func(goja.FunctionCall) { b.server.SetRef(true) }),
		does("unref", 0, undefined, func(goja.FunctionCall) { b.server.SetRef(false) }),
	}
	if !b.address.IsUnix() {
		list = append(list, does("getsockname", 1, zero, func(c goja.FunctionCall) {
			if out, ok := c.Argument(0).(*goja.Object); ok {
				n.fillAddress(out, b.address)
			}
		}))
	}
	n.env.SetMethods(o, true, list...)
	h.native = make(map[string]goja.Value, len(list))
	for _, m := range list {
		h.native[m.Name] = o.Get(m.Name)
	}
}
