package resolve

import "github.com/dop251/goja"

// Shown is a value as V8 shows it within a message, where no method of the script's is
// called: 5, Symbol(a), #<Foo>, [object Array], the source of a function.
func Shown(v goja.Value) string {
	switch s := v.(type) {
	case nil:
		return "undefined"
	case *goja.Symbol:
		return "Symbol(" + s.String() + ")"
	case *goja.Object:
		return shownObject(s)
	}
	return v.String()
}

// quoted is Shown, with a string in quotes.
func quoted(v goja.Value) string {
	if s, ok := v.(goja.String); ok {
		return `"` + s.String() + `"`
	}
	return Shown(v)
}

// shownObject is by the constructor for what has the toString of every object, and by the
// tag for the rest.
func shownObject(o *goja.Object) string {
	if o.ClassName() == "Function" {
		return o.String()
	}
	root := o
	for p := o.Prototype(); p != nil; p = p.Prototype() {
		root = p
	}
	if f := o.Get("toString"); f != nil && root != o && f == root.Get("toString") {
		if c, ok := o.Get("constructor").(*goja.Object); ok && c.ClassName() == "Function" {
			if name := c.Get("name"); name != nil && name.String() != "" {
				return "#<" + name.String() + ">"
			}
		}
	}
	if tag, ok := o.GetSymbol(goja.SymToStringTag).(goja.String); ok {
		return "[object " + tag.String() + "]"
	}
	return "[object " + o.ClassName() + "]"
}
