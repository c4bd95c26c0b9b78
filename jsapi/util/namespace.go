package util

import (
	"sort"

	"github.com/dop251/goja"
)

// isNamespace reports whether o is the namespace of an ES module: an object without
// prototype whose tag says so and can be neither changed nor taken away.
func (u *Util) isNamespace(o *goja.Object) bool {
	if o.Prototype() != nil || u.kinds.of(o) != kindObject {
		return false
	}
	tag, ok := o.GetSymbol(goja.SymToStringTag).(goja.String)
	if !ok || tag.String() != "Module" {
		return false
	}
	d, ok := u.in.ownDescriptor(goja.FunctionCall{Arguments: []goja.Value{o, goja.SymToStringTag}}).(*goja.Object)
	return ok && !d.Get("configurable").ToBoolean() && !d.Get("writable").ToBoolean()
}

// describeNamespace shows the exports in their order by name, each with its value.
func (p *inspector) describeNamespace(b *body) {
	b.open = "[Module: null prototype] {"
	sort.SliceStable(b.keys, func(i, j int) bool { return b.keys[i].String() < b.keys[j].String() })
	b.views = make(map[string]goja.Value, len(b.keys))
	for _, key := range b.keys {
		name := key.String()
		_ = p.u.vm.Try(func() { b.views[name] = valueOr(b.o.Get(name)) }) // throws before its declaration has run
	}
	if b.bare() {
		b.short(b.open + "  }")
	}
}
