package util

import (
	"github.com/dop251/goja"
)

// describe fills in b by the kind of its object.
func (p *inspector) describe(b *body, depth int, typed bool) {
	switch p.u.kinds.of(b.o) {
	case kindArray:
		p.describeArray(b)
		return
	case kindTyped:
		p.describeTyped(b)
		return
	}
	b.keys = p.ownKeys(b.o)
	switch p.u.kinds.of(b.o) {
	case kindSet:
		p.describeSet(b)
	case kindMap:
		p.describeMap(b)
	case kindMapIterator, kindSetIterator:
		p.describeIterator(b)
	case kindArguments:
		p.describeArguments(b)
	case kindFunction:
		p.describeFunction(b)
	case kindRegExp:
		p.describeRegExp(b, depth)
	case kindDate:
		p.describeDate(b)
	case kindError:
		p.describeError(b)
	case kindBuffer:
		p.describeArrayBuffer(b, typed)
	case kindDataView:
		b.open = prefix(b.class, b.tag, "DataView", "") + "{"
		b.keys = append(p.names("byteLength", "byteOffset", "buffer"), b.keys...)
	case kindPromise:
		b.open = prefix(b.class, b.tag, "Promise", "") + "{"
		b.entries = func(depth int) []string { return p.promise(b.o, depth) }
	case kindWeakSet:
		p.describeWeak(b, "WeakSet")
	case kindWeakMap:
		p.describeWeak(b, "WeakMap")
	case kindBoxed:
		p.describeBoxed(b)
	case kindGenerator:
		p.describePlain(b, "Generator")
	default:
		if b.o.Prototype() != p.u.in.objectProto && p.u.instanceOf(b.o, p.u.late().error) {
			p.describeError(b)
			return
		}
		if p.u.isNamespace(b.o) {
			p.describeNamespace(b)
			return
		}
		p.describePlain(b, "Object")
	}
}

// bare reports whether there is nothing to show in the braces.
func (b *body) bare() bool { return len(b.keys) == 0 && len(b.lead) == 0 && len(b.protos) == 0 }

func (p *inspector) names(names ...string) []goja.Value {
	out := make([]goja.Value, len(names))
	for i, n := range names {
		out[i] = p.u.vm.ToValue(n)
	}
	return out
}

// describePlain is for objects that are nothing in particular.
func (p *inspector) describePlain(b *body, fallback string) {
	p.leadProps(b)
	if !b.class.is("Object") || b.tag != "" || fallback != "Object" {
		b.open = prefix(b.class, b.tag, fallback, "") + "{"
	}
	if b.bare() {
		b.short(b.open + "}")
	}
}

func (p *inspector) describeArguments(b *body) {
	if b.class.is("Object") {
		b.open = "[Arguments] {"
	} else {
		b.open = prefix(b.class, b.tag, "Arguments", "") + "{"
	}
	if b.bare() {
		b.short(b.open + "}")
	}
}

func (p *inspector) describeRegExp(b *body, depth int) {
	s := p.u.regexpText(b.o, b.class.null)
	if pre := prefix(b.class, b.tag, "RegExp", ""); pre != "RegExp " {
		s = pre + s
	}
	b.base = s
	if b.bare() || depth > p.Depth {
		b.short(p.style(s, "regexp"))
	}
}

// regexpText is /source/flags. A RegExp without prototype has not inherited the getters
// that toString goes by.
func (u *Util) regexpText(o *goja.Object, orphan bool) string {
	if !orphan {
		return method(u.late().regexpString, o).String()
	}
	proto := u.late().regexp.Get("prototype").(*goja.Object)
	read := func(name string) goja.Value {
		return method(getter(u.in.ownDescriptor, proto, u.vm.ToValue(name)), o)
	}
	s := "/" + read("source").String() + "/"
	for _, f := range [][2]string{{"global", "g"}, {"ignoreCase", "i"}, {"multiline", "m"}, {"dotAll", "s"}, {"unicode", "u"}, {"sticky", "y"}} {
		if read(f[0]).ToBoolean() {
			s += f[1]
		}
	}
	return s
}

func (p *inspector) describeDate(b *body) {
	s := p.dateText(b.o)
	if pre := prefix(b.class, b.tag, "Date", ""); pre != "Date " {
		s = pre + s
	}
	b.base = s
	if b.bare() {
		b.short(p.style(s, "date"))
	}
}

// dateText is the ISO form, or "Invalid Date".
func (p *inspector) dateText(o *goja.Object) (s string) {
	if p.u.env.Try(func() { s = method(p.u.late().dateISO, o).String() }) != nil {
		s = method(p.u.late().dateString, o).String()
	}
	return s
}

func (p *inspector) describeWeak(b *body, name string) {
	b.open = prefix(b.class, b.tag, name, "") + "{"
	b.entries = func(int) []string { return []string{p.style("<items unknown>", "special")} }
}

func (p *inspector) promise(o *goja.Object, depth int) []string {
	x := o.Export().(*goja.Promise)
	if x.State() == goja.PromiseStatePending {
		return []string{p.style("<pending>", "special")}
	}
	p.indent += 2
	s := p.value(valueOr(x.Result()), depth, false)
	p.indent -= 2
	if x.State() == goja.PromiseStateRejected {
		s = p.style("<rejected>", "special") + " " + s
	}
	return []string{s}
}

// describeBoxed is for new Number(1) and its like.
func (p *inspector) describeBoxed(b *body) {
	value, name := p.u.unbox(b.o)
	if name == "String" {
		b.keys = b.keys[min(len(b.keys), value.(goja.String).Length()):]
	}
	s := "[" + name
	if b.class.null {
		s += " (null prototype)"
	} else if b.class.name != name {
		s += " (" + b.class.name + ")"
	}
	plain := *p
	plain.Colors, plain.stylize = false, nil
	s += ": " + plain.primitive(value) + "]"
	if b.tag != "" && !b.class.is(b.tag) {
		s += " [" + b.tag + "]"
	}
	b.base = s
	if b.bare() {
		b.short(p.style(s, boxedStyle(name)))
	}
}

// boxedStyle is the style of the primitives of a type.
func boxedStyle(name string) string {
	if name == "BigInt" {
		return "bigint"
	}
	return lowerFirst(name)
}

// unbox is the value in a boxed primitive and the name of its type.
func (u *Util) unbox(o *goja.Object) (goja.Value, string) {
	for _, t := range []struct {
		value fn
		name  string
	}{
		{u.late().numberValue, "Number"}, {u.late().stringValue, "String"}, {u.late().booleanValue, "Boolean"},
		{u.late().bigintValue, "BigInt"}, {u.late().symbolValue, "Symbol"},
	} {
		var v goja.Value
		if u.env.Try(func() { v = method(t.value, o) }) == nil {
			return v, t.name
		}
	}
	return goja.Undefined(), "Object"
}
