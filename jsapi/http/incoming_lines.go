package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// lineMethods are how scripts that make a message of their own give it headers.
func (h *HTTP) lineMethods() []jsapi.Method {
	return []jsapi.Method{
		{Name: "_addHeaderLines", Length: 2, Fn: h.addLines},
		{Name: "_addHeaderLine", Length: 3, Fn: h.addLine},
		{Name: "_addHeaderLineDistinct", Length: 3, Fn: h.addLineDistinct},
	}
}

// addLines takes the first n of an array of names and values for the message's headers, or
// for its trailers when it is complete.
func (h *HTTP) addLines(c goja.FunctionCall) goja.Value {
	m, lines := h.in(c.This), c.Argument(0)
	if m == nil || !h.env.IsArray(lines) {
		return goja.Undefined()
	}
	raw, joined, distinct := fRawHeaders, fHeaders, fHeadersDistinct
	if m.complete {
		raw, joined, distinct = fRawTrailers, fTrailers, fTrailersDistinct
	}
	m.keep(raw, lines)
	object := func(f incomingField, proto *goja.Object) *goja.Object {
		o, ok := m.kept(f).(*goja.Object)
		if !ok {
			o = h.env.VM.CreateObject(proto)
			m.keep(f, o)
		}
		return o
	}
	to, each := object(joined, h.env.VM.NewObject().Prototype()), object(distinct, nil)
	all := h.list(lines)
	for i := 0; i+1 < min(len(all), int(c.Argument(1).ToInteger())); i += 2 {
		name, v := show(all[i].(goja.Value)), all[i+1].(goja.Value)
		h.addTo(to, name, v, m.joinAll)
		h.addToArray(each, lowerName(name), v)
	}
	return goja.Undefined()
}

// setTrailers takes the fields behind the body. An object that a script has got for trailers
// before they came is filled; one for trailersDistinct stays empty, as in Node.
func (m *Incoming) setTrailers(f parser.Fields) {
	m.trailers = f
	if m.over == nil || f == "" {
		return
	}
	m.over[fRawTrailers] = nil
	if to, ok := m.over[fTrailers].(*goja.Object); ok {
		for _, e := range gather(f, m.limit) {
			must(to.Set(e.name, m.h.joined(e, m.joinAll)))
		}
	}
}

// joinedFields is headers or trailers, of which raw is the array: made by _addHeaderLine when a
// script has replaced that.
func (m *Incoming) joinedFields(raw string, f parser.Fields) goja.Value {
	if add := m.h.env.Member(m.Object(), "_addHeaderLine"); add != m.h.fns.addLine {
		return m.addedBy(add, raw, m.h.env.VM.NewObject())
	}
	return m.h.headersObject(f, m.limit, m.joinAll)
}

// distinctFields is headersDistinct or trailersDistinct.
func (m *Incoming) distinctFields(raw string, f parser.Fields) goja.Value {
	if add := m.h.env.Member(m.Object(), "_addHeaderLineDistinct"); add != m.h.fns.addLineDistinct {
		return m.addedBy(add, raw, m.h.env.VM.CreateObject(nil))
	}
	return m.h.distinctObject(f, m.limit)
}

// addedBy is to, when a script's method has added each field of the array raw to it.
func (m *Incoming) addedBy(add goja.Value, raw string, to *goja.Object) goja.Value {
	all := m.h.list(m.Object().Get(raw))
	for i := 0; i+1 < len(all); i += 2 {
		jsapi.Call(add, m.Object(), all[i].(goja.Value), all[i+1].(goja.Value), to)
	}
	return to
}

// addLine adds one field to an object of headers, as message.headers would have it.
func (h *HTTP) addLine(c goja.FunctionCall) goja.Value {
	if to, ok := c.Argument(2).(*goja.Object); ok {
		m := h.in(c.This)
		h.addTo(to, show(c.Argument(0)), c.Argument(1), m != nil && m.joinAll)
	}
	return goja.Undefined()
}

func (h *HTTP) addTo(to *goja.Object, name string, v goja.Value, joinDuplicates bool) {
	name = lowerName(name)
	old := to.Get(name)
	rule := ruleFor(name)
	switch {
	case rule == joinArray:
		h.addToArray(to, name, v)
	case old == nil || jsapi.IsUndefined(old):
		must(to.Set(name, v))
	case rule == joinFirst && !joinDuplicates:
	case rule == joinSemicolon:
		must(to.Set(name, old.String()+"; "+v.String()))
	default:
		must(to.Set(name, old.String()+", "+v.String()))
	}
}

func (h *HTTP) addToArray(to *goja.Object, name string, v goja.Value) {
	if old := to.Get(name); old != nil && !jsapi.IsUndefined(old) {
		must(to.Set(name, h.env.VM.NewArray(append(h.list(old), v)...)))
		return
	}
	must(to.Set(name, h.env.VM.NewArray(v)))
}

// addLineDistinct adds one field to an object of arrays, as message.headersDistinct would.
func (h *HTTP) addLineDistinct(c goja.FunctionCall) goja.Value {
	if to, ok := c.Argument(2).(*goja.Object); ok {
		h.addToArray(to, lowerName(show(c.Argument(0))), c.Argument(1))
	}
	return goja.Undefined()
}
