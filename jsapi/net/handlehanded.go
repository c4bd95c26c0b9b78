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
	does := func(name string, length int, f func(goja.FunctionCall)) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value { f(c); return goja.Undefined() }}
	}
	zero := func(m jsapi.Method) jsapi.Method {
		f := m.Fn
		m.Fn = func(c goja.FunctionCall) goja.Value { f(c); return n.env.VM.ToValue(0) }
		return m
	}
	list := []jsapi.Method{
		does("close", 0, func(goja.FunctionCall) { b.letGo() }),
		zero(does("listen", 1, func(goja.FunctionCall) {})),
		does("ref", 0, func(goja.FunctionCall) { b.server.SetRef(true) }),
		does("unref", 0, func(goja.FunctionCall) { b.server.SetRef(false) }),
	}
	if !b.address.IsUnix() {
		list = append(list, zero(does("getsockname", 1, func(c goja.FunctionCall) {
			if out, ok := c.Argument(0).(*goja.Object); ok {
				n.fillAddress(out, b.address)
			}
		})))
	}
	n.env.SetMethods(o, true, list...)
	h.native = make(map[string]goja.Value, len(list))
	for _, m := range list {
		h.native[m.Name] = o.Get(m.Name)
	}
}
