package jsapi

import "github.com/dop251/goja"

// Spread gives o the enumerable properties that each of from owns, those with a symbol aside,
// and returns o: `{ ...a, ...b }` and Object.assign. Strings have their characters; null,
// undefined and what is absent have nothing. What a getter or a setter throws passes through.
func (e *Env) Spread(o *goja.Object, from ...goja.Value) *goja.Object {
	for _, v := range from {
		if IsNullish(v) {
			continue
		}
		src := v.ToObject(e.VM)
		for _, name := range src.Keys() {
			Must(o.Set(name, src.Get(name)))
		}
	}
	return o
}

// Deeper is the options of util.inspect for what lies one level below who was given them.
func (e *Env) Deeper(options goja.Value) *goja.Object {
	o := e.Spread(e.VM.NewObject(), options)
	if depth, limited := Number(o.Get("depth")); limited {
		Must(o.Set("depth", depth-1))
	}
	return o
}
