package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (h *HTTP) fieldMethods() []outMethod {
	return []outMethod{
		{"setHeader", 2, h.setHeader},
		{"setHeaders", 1, h.setHeaders},
		{"appendHeader", 2, h.appendHeader},
		{"getHeader", 1, h.getHeader},
		{"getHeaderNames", 0, h.getHeaderNames},
		{"getRawHeaderNames", 0, h.getRawHeaderNames},
		{"getHeaders", 0, h.getHeaders},
		{"hasHeader", 1, h.hasHeader},
		{"removeHeader", 1, h.removeHeader},
	}
}

func (h *HTTP) headersSent(what string) *goja.Object {
	return h.env.CodeError("Error", "ERR_HTTP_HEADERS_SENT", "Cannot "+what+" headers after they are sent to the client")
}

func (h *HTTP) setHeader(o *Outgoing, c goja.FunctionCall) goja.Value {
	if o.headBuilt {
		panic(h.headersSent("set"))
	}
	name, v := h.checkName(c.Argument(0), ""), c.Argument(1)
	h.checkValue(name, v)
	o.fields.set(name, v)
	return c.This
}

// setHeaders takes a Headers or a Map.
func (h *HTTP) setHeaders(o *Outgoing, c goja.FunctionCall) goja.Value {
	if o.headBuilt {
		panic(h.headersSent("set"))
	}
	from := h.headersArg(c.Argument(0))
	set := func(name, v goja.Value) { // by the message's own method, which a script may have replaced
		h.env.Method(o.Object(), "setHeader", jsapi.OrUndefined(name), jsapi.OrUndefined(v))
	}
	var cookies []any // which a Headers gives one by one
	h.env.VM.ForOf(from, func(pair goja.Value) bool {
		p := pair.(*goja.Object)
		name, v := p.Get("0"), p.Get("1")
		if name != nil && name.SameAs(h.setCookie) {
			cookies = append(cookies, h.list(jsapi.OrUndefined(v))...)
			return true
		}
		set(name, v)
		return true
	})
	if cookies != nil {
		set(h.setCookie, h.env.VM.NewArray(cookies...))
	}
	return c.This
}

// headersArg is v, which must be a Headers or a Map.
func (h *HTTP) headersArg(v goja.Value) *goja.Object {
	o, ok := v.(*goja.Object)
	if !ok || h.env.IsArray(o) || !jsapi.IsFunction(o.Get("keys")) || !jsapi.IsFunction(o.Get("get")) {
		panic(h.env.InvalidArgType("headers", "an instance of Headers or Map", v))
	}
	return o
}

func (h *HTTP) appendHeader(o *Outgoing, c goja.FunctionCall) goja.Value {
	if o.headBuilt {
		panic(h.headersSent("append"))
	}
	name, v := h.checkName(c.Argument(0), ""), c.Argument(1)
	h.checkValue(name, v)
	i := o.fields.index(lowerName(name))
	if i < 0 {
		h.env.Method(o.Object(), "setHeader", c.Argument(0), v)
		return c.This
	}
	all := h.list(o.fields[i].value)
	o.fields[i].value = h.env.VM.NewArray(append(all, h.list(v)...)...)
	return c.This
}

// list is the elements of an array, or v alone.
func (h *HTTP) list(v goja.Value) []any {
	if !h.env.IsArray(v) {
		return []any{v}
	}
	var out []any
	h.env.VM.ForOf(v, func(e goja.Value) bool {
		out = append(out, e)
		return true
	})
	return out
}

func (h *HTTP) nameArg(c goja.FunctionCall) string {
	return lowerName(h.env.ValidateString(c.Argument(0), "name"))
}

func (h *HTTP) getHeader(o *Outgoing, c goja.FunctionCall) goja.Value {
	name := h.nameArg(c)
	if i := o.fields.index(name); i >= 0 {
		return o.fields[i].value
	}
	return goja.Undefined()
}

func (h *HTTP) hasHeader(o *Outgoing, c goja.FunctionCall) goja.Value {
	name := h.nameArg(c)
	return h.env.VM.ToValue(o.fields.index(name) >= 0)
}

func (h *HTTP) getHeaderNames(o *Outgoing, _ goja.FunctionCall) goja.Value {
	return h.names(o, func(f field) string { return f.lower })
}

func (h *HTTP) getRawHeaderNames(o *Outgoing, _ goja.FunctionCall) goja.Value {
	return h.names(o, func(f field) string { return f.name })
}

func (h *HTTP) names(o *Outgoing, of func(field) string) goja.Value {
	out := make([]any, len(o.fields))
	for i, f := range o.fields {
		out[i] = of(f)
	}
	return h.env.VM.NewArray(out...)
}

func (h *HTTP) getHeaders(o *Outgoing, _ goja.FunctionCall) goja.Value {
	r := h.env.VM.CreateObject(nil)
	for _, f := range o.fields {
		must(r.Set(f.lower, f.value))
	}
	return r
}

func (h *HTTP) removeHeader(o *Outgoing, c goja.FunctionCall) goja.Value {
	name := h.nameArg(c)
	if o.headBuilt {
		panic(h.headersSent("remove"))
	}
	switch name {
	case "connection":
		o.removedConnection = true
	case "content-length":
		o.removedLength = true
	case "transfer-encoding":
		o.removedEncoding = true
	case "date":
		o.sendDate = false
	}
	o.fields.remove(name)
	return goja.Undefined()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
