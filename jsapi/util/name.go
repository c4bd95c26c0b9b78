package util

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// className is the head of an object: the name of its constructor. It is null when the
// object has no prototype.
type className struct {
	name string
	null bool
}

func (c className) is(s string) bool { return !c.null && c.name == s }

// className finds the constructor's name on the object or, as it is inherited, up its
// prototypes. Objects whose prototypes name none show what the prototype is instead.
func (p *inspector) className(o *goja.Object, depth int) className {
	first := o.Prototype()
	if name := p.u.in.common[first]; name != "" && !p.u.hasOwn(o, p.u.in.constructor) {
		return className{name: name}
	}
	for x := o; x != nil; x = x.Prototype() {
		if name := p.constructorName(x, o); name != "" {
			return className{name: name}
		}
	}
	if first == nil {
		return className{null: true}
	}
	name := p.u.internalName(o)
	if depth > p.Depth {
		return className{name: name + " <Complex prototype>"}
	}
	up := p.className(first, depth+1)
	if !up.null {
		return className{name: name + " <" + up.name + ">"}
	}
	opt := p.Options
	opt.NoCustom, opt.Depth = true, -1
	return className{name: name + " <" + p.u.Inspect(first, opt) + ">"}
}

// constructorName is the name of x's own constructor, provided that o is an instance of it.
func (p *inspector) constructorName(x, o *goja.Object) string {
	d, ok := p.u.own(x, p.u.in.constructor)
	if !ok || d.value == nil {
		return ""
	}
	c, ok := d.value.(*goja.Object)
	if !ok || !jsapi.IsFunction(c) {
		return ""
	}
	name := c.Get("name")
	if name == nil {
		return ""
	}
	s := name.String()
	if s == "" || !p.u.instanceOf(o, c) {
		return ""
	}
	return s
}

// instanceOf is o instanceof c, false when that throws.
func (u *Util) instanceOf(o, c *goja.Object) (yes bool) {
	_ = u.env.Try(func() { yes = u.vm.InstanceOf(o, c) })
	return yes
}

// internalName is the kind of o as the language names it, for objects without constructor.
func (u *Util) internalName(o *goja.Object) string {
	switch u.kinds.of(o) {
	case kindArray:
		return "Array"
	case kindFunction:
		return "Function"
	case kindError:
		return "Error"
	case kindMap:
		return "Map"
	case kindSet:
		return "Set"
	case kindDate:
		return "Date"
	case kindRegExp:
		return "RegExp"
	case kindPromise:
		return "Promise"
	case kindTyped:
		return u.typedName(o)
	}
	return "Object"
}

// prefix is what stands before the brace: "Foo(2) [tag] ", with fallback for the name
// when there is no constructor.
func prefix(c className, tag, fallback, size string) string {
	if c.null {
		if tag != "" && fallback != tag {
			return "[" + fallback + size + ": null prototype] [" + tag + "] "
		}
		return "[" + fallback + size + ": null prototype] "
	}
	if tag != "" && c.name != tag {
		return c.name + size + " [" + tag + "] "
	}
	return c.name + size + " "
}

// tag is the object's Symbol.toStringTag, unless it is an own property that is shown anyway.
func (p *inspector) tag(o *goja.Object) string {
	s, ok := o.GetSymbol(goja.SymToStringTag).(goja.String)
	if !ok || s.Length() == 0 {
		return ""
	}
	shown := p.u.in.enumerable
	if p.ShowHidden {
		shown = p.u.in.hasOwn
	}
	if method(shown, o, goja.SymToStringTag).ToBoolean() {
		return ""
	}
	return s.String()
}

// typedName is "Uint8Array" for one, whatever its constructor; "" for other objects.
func (u *Util) typedName(o *goja.Object) string {
	if s, ok := method(u.late().typedTag, o).(goja.String); ok {
		return s.String()
	}
	return ""
}
