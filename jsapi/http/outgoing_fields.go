package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (h *HTTP) fieldMethods() []jsapi.Method {
	return []jsapi.Method{
		{Name: "setHeader", Length: 2, Fn: h.setHeader},
		{Name: "setHeaders", Length: 1, Fn: h.setHeaders},
		{Name: "appendHeader", Length: 2, Fn: h.appendHeader},
		{Name: "getHeader", Length: 1, Fn: h.getHeader},
		{Name: "getHeaderNames", Fn: h.getHeaderNames},
		{Name: "getRawHeaderNames", Fn: h.getRawHeaderNames},
		{Name: "getHeaders", Fn: h.getHeaders},
		{Name: "hasHeader", Length: 1, Fn: h.hasHeader},
		{Name: "removeHeader", Length: 1, Fn: h.removeHeader},
	}
}

func (h *HTTP) headersSent(what string) *goja.Object {
	return h.env.CodeError("Error", "ERR_HTTP_HEADERS_SENT", "Cannot "+what+" headers after they are sent to the client")
}

func (h *HTTP) setHeader(c goja.FunctionCall) goja.Value {
	o := h.out(c.This)
	if o.headBuilt {
		panic(h.headersSent("set"))
	}
	name, v := h.checkName(c.Argument(0), ""), c.Argument(1)
	h.checkValue(name, v)
	o.fields.set(name, v)
	return c.This
}

// setHeaders takes a Headers or a Map.
func (h *HTTP) setHeaders(c goja.FunctionCall) goja.Value {
	o := h.out(c.This)
	if o.headBuilt {
		panic(h.headersSent("set"))
	}
	from, ok := c.Argument(0).(*goja.Object)
	if !ok || h.env.IsArray(from) || !jsapi.IsFunction(from.Get("keys")) || !jsapi.IsFunction(from.Get("get")) {
		panic(h.env.InvalidArgType("headers", "an instance of Headers or Map", c.Argument(0)))
	}
	var cookies []any // which a Headers gives one by one
	h.env.VM.ForOf(from, func(pair goja.Value) bool {
		p := pair.(*goja.Object)
		name, v := p.Get("0"), p.Get("1")
		if name != nil && name.SameAs(h.setCookie) {
			cookies = append(cookies, h.list(jsapi.OrUndefined(v))...)
			return true
		}
		h.setHeader(goja.FunctionCall{This: c.This, Arguments: []goja.Value{name, v}})
		return true
	})
	if cookies != nil {
		h.setHeader(goja.FunctionCall{This: c.This, Arguments: []goja.Value{h.setCookie, h.env.VM.NewArray(cookies...)}})
	}
	return c.This
}

func (h *HTTP) appendHeader(c goja.FunctionCall) goja.Value {
	o := h.out(c.This)
	if o.headBuilt {
		panic(h.headersSent("append"))
	}
	name, v := h.checkName(c.Argument(0), ""), c.Argument(1)
	h.checkValue(name, v)
	i := o.fields.index(lowerName(name))
	if i < 0 {
		o.fields.set(name, v)
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

func (h *HTTP) getHeader(c goja.FunctionCall) goja.Value {
	name, o := h.nameArg(c), h.out(c.This)
	if i := o.fields.index(name); i >= 0 {
		return o.fields[i].value
	}
	return goja.Undefined()
}

func (h *HTTP) hasHeader(c goja.FunctionCall) goja.Value {
	name, o := h.nameArg(c), h.out(c.This)
	return h.env.VM.ToValue(o.fields.index(name) >= 0)
}

func (h *HTTP) getHeaderNames(c goja.FunctionCall) goja.Value {
	return h.names(h.out(c.This), func(f field) string { return f.lower })
}

func (h *HTTP) getRawHeaderNames(c goja.FunctionCall) goja.Value {
	return h.names(h.out(c.This), func(f field) string { return f.name })
}

func (h *HTTP) names(o *Outgoing, of func(field) string) goja.Value {
	out := make([]any, len(o.fields))
	for i, f := range o.fields {
		out[i] = of(f)
	}
	return h.env.VM.NewArray(out...)
}

func (h *HTTP) getHeaders(c goja.FunctionCall) goja.Value {
	r := h.env.VM.CreateObject(nil)
	for _, f := range h.out(c.This).fields {
		must(r.Set(f.lower, f.value))
	}
	return r
}

func (h *HTTP) removeHeader(c goja.FunctionCall) goja.Value {
	name, o := h.nameArg(c), h.out(c.This)
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
