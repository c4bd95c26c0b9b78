package util

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (p *inspector) describeFunction(b *body) {
	b.base = p.functionBase(b)
	if b.bare() {
		b.short(p.style(b.base, "special"))
	}
}

// functionBase is "[Function: f]", "[class A extends B]". The engine makes asynchronous
// methods of the class Function, which is not told.
func (p *inspector) functionBase(b *body) string {
	impl := p.u.implName(b.o)
	if impl == "classFuncObject" || p.u.env.IsClass(b.o) {
		return p.classBase(b)
	}
	typ := p.u.functionType(b.o)
	s := "[" + typ
	if b.class.null {
		s += " (null prototype)"
	}
	if name := nameOf(b.o); name == "" {
		s += " (anonymous)"
	} else {
		s += ": " + name
	}
	s += "]"
	if !b.class.null && b.class.name != typ && !(impl == "asyncMethodFuncObject" && b.class.name == "Function") {
		s += " " + b.class.name
	}
	if b.tag != "" && !b.class.is(b.tag) {
		s += " [" + b.tag + "]"
	}
	return s
}

func nameOf(o *goja.Object) string {
	if v := o.Get("name"); !jsapi.IsNullish(v) {
		return v.String()
	}
	return ""
}

// functionType is "AsyncFunction" and its like.
func (u *Util) functionType(o *goja.Object) string {
	s := ""
	if u.isAsync(o) {
		s = "Async"
	}
	if u.isGenerator(o) {
		s += "Generator"
	}
	return s + "Function"
}

func (u *Util) isAsync(o *goja.Object) bool {
	return u.kinds.of(o) == kindFunction && strings.HasPrefix(u.implName(o), "async")
}

func (u *Util) isGenerator(o *goja.Object) bool {
	return u.kinds.of(o) == kindFunction && strings.HasPrefix(u.implName(o), "generator")
}

func (p *inspector) classBase(b *body) string {
	name := "(anonymous)"
	if p.u.hasOwn(b.o, p.u.vm.ToValue("name")) {
		if n := nameOf(b.o); n != "" {
			name = n
		}
	}
	s := "class " + name
	if !b.class.null && b.class.name != "Function" {
		s += " [" + b.class.name + "]"
	}
	if b.tag != "" && !b.class.is(b.tag) {
		s += " [" + b.tag + "]"
	}
	if b.class.null {
		s += " extends [null prototype]"
	} else if up := b.o.Prototype(); up != nil {
		if n := nameOf(up); n != "" {
			s += " extends " + n
		}
	}
	return "[" + s + "]"
}
