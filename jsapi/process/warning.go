package process

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// emitWarning is process.emitWarning(warning, type or options, code, ctor).
func (p *Process) emitWarning(c goja.FunctionCall) goja.Value {
	w, kind, code, detail := c.Argument(0), c.Argument(1), c.Argument(2), goja.Undefined()
	if o, ok := kind.(*goja.Object); ok && !jsapi.IsFunction(kind) && !p.env.IsArray(kind) {
		kind, code = jsapi.OrUndefined(o.Get("type")), jsapi.OrUndefined(o.Get("code"))
		if !kind.ToBoolean() {
			kind = p.env.VM.ToValue("Warning")
		}
		if d := jsapi.OrUndefined(o.Get("detail")); goja.IsString(d) {
			detail = d
		}
	} else if jsapi.IsFunction(kind) {
		kind, code = goja.Undefined(), goja.Undefined()
	}
	if jsapi.IsFunction(code) {
		code = goja.Undefined()
	}
	if !jsapi.IsUndefined(kind) {
		p.env.ValidateString(kind, "type")
	}
	if !jsapi.IsUndefined(code) {
		p.env.ValidateString(code, "code")
	}
	p.warn(p.warningOf(w, kind, code, detail))
	return goja.Undefined()
}

// warningOf returns w when it is an error, otherwise the error of the text w.
func (p *Process) warningOf(w, kind, code, detail goja.Value) *goja.Object {
	if o, ok := w.(*goja.Object); ok && o.ClassName() == "Error" {
		return o
	}
	if !goja.IsString(w) {
		panic(p.env.InvalidArgType("warning", "of type string or an instance of Error", w))
	}
	name := "Warning"
	if !jsapi.IsNullish(kind) && kind.String() != "" {
		name = kind.String()
	}
	o := p.env.Error(w.String())
	_ = o.Set("name", name)
	if !jsapi.IsUndefined(code) {
		_ = o.Set("code", code)
	}
	if !jsapi.IsUndefined(detail) {
		_ = o.Set("detail", detail)
	}
	return o
}

// EmitWarning emits a warning of a type ("DeprecationWarning") and a code, which may be empty.
func (p *Process) EmitWarning(message, kind, code string) {
	c := goja.Undefined()
	if code != "" {
		c = p.env.VM.ToValue(code)
	}
	p.warn(p.warningOf(p.env.VM.ToValue(message), p.env.VM.ToValue(kind), c, goja.Undefined()))
}

// Deprecate emits a DeprecationWarning with a code, once for each code.
func (p *Process) Deprecate(message, code string) {
	if p.warned[code] {
		return
	}
	p.warned[code] = true
	p.EmitWarning(message, "DeprecationWarning", code)
}
