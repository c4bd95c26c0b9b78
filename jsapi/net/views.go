package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// view is a field of the Go struct as a property.
type view struct{ get, set goja.Value }

// views are those of a class by name.
type views map[string]view

// views defines accessors on a prototype and returns them by name, for show.
func (n *Net) views(proto *goja.Object, as []jsapi.Accessor) views {
	vs := make(views, len(as))
	for _, a := range as {
		v := view{get: n.env.Func("get "+a.Name, 0, a.Get)}
		if a.Set != nil {
			v.set = n.env.Func("set "+a.Name, 1, a.Set)
		}
		enumerable := goja.FLAG_FALSE
		if a.Enumerable {
			enumerable = goja.FLAG_TRUE
		}
		jsapi.Must(proto.DefineAccessorProperty(a.Name, v.get, v.set, goja.FLAG_TRUE, enumerable))
		vs[a.Name] = v
	}
	return vs
}

// show makes the views of those names own properties of o, which is where scripts find them
// in Node.
func (vs views) show(o *goja.Object, names ...string) {
	for _, name := range names {
		v := vs[name]
		jsapi.Must(o.DefineAccessorProperty(name, v.get, v.set, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
}

// showSocket gives a socket that a script constructs the properties that each one owns in
// Node, in Node's order. They cost microseconds and a KiB, which the connections that a
// server accepts are spared.
func (n *Net) showSocket(o *goja.Object) {
	n.socketViews.show(o, "connecting", "_hadError", "_parent", "_host")
	n.socketViews.show(o, "_closeAfterHandlingError")
	n.events.Show(o, "_events")
	n.streams.ShowDuplex(o)
	n.events.Show(o, "_maxListeners")
	n.events.Show(o, "_eventsCount")
	n.socketViews.show(o, "_sockname", "_pendingData", "_pendingEncoding", "server", "_server")
}
