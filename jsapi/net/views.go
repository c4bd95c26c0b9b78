package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// view is a field of the Go struct as a property. Its functions are made when they are shown.
type view struct {
	jsapi.Accessor
	get, set goja.Value
}

// views are those of a class by name.
type views map[string]*view

// views defines accessors on a prototype and returns them by name, for show.
func (n *Net) views(proto *goja.Object, as []jsapi.Accessor) views {
	vs := make(views, len(as))
	for _, a := range as {
		vs[a.Name] = &view{Accessor: a}
	}
	n.env.SetAccessors(proto, as...)
	return vs
}

// show makes the views of those names own properties of o, which is where scripts find them
// in Node.
func (n *Net) show(vs views, o *goja.Object, names ...string) {
	for _, name := range names {
		v := vs[name]
		if v.get == nil {
			v.get = n.env.Func("get "+name, 0, v.Get)
			if v.Set != nil {
				v.set = n.env.Func("set "+name, 1, v.Set)
			}
		}
		jsapi.Must(o.DefineAccessorProperty(name, v.get, v.set, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
}

// showSocket gives a socket that a script constructs the properties that each one owns in
// Node, in Node's order. They cost microseconds and a KiB, which the connections that a
// server accepts are spared.
func (n *Net) showSocket(o *goja.Object) {
	n.show(n.socketViews, o, "connecting", "_hadError", "_parent", "_host")
	n.show(n.socketViews, o, "_closeAfterHandlingError")
	n.events.Show(o, "_events")
	n.streams.ShowDuplex(o)
	n.events.Show(o, "_maxListeners")
	n.events.Show(o, "_eventsCount")
	n.show(n.socketViews, o, "_sockname", "_pendingData", "_pendingEncoding", "server", "_server")
}
