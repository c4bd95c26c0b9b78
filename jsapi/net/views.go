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

// viewsOf returns accessors by name, for show.
func viewsOf(as []jsapi.Accessor) views {
	vs := make(views, len(as))
	for _, a := range as {
		vs[a.Name] = &view{Accessor: a}
	}
	return vs
}

// views defines accessors on a prototype and returns them by name, for show.
func (n *Net) views(proto *goja.Object, as []jsapi.Accessor) views {
	n.env.SetAccessors(proto, as...)
	return viewsOf(as)
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
