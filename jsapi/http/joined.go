package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// joinRule says what becomes of a field that comes more than once (Node, "message.headers").
type joinRule uint8

const (
	joinComma joinRule = iota
	joinFirst          // later ones are dropped
	joinSemicolon
	joinArray
)

func ruleFor(lower string) joinRule {
	switch lower {
	case "set-cookie":
		return joinArray
	case "cookie":
		return joinSemicolon
	case "age", "authorization", "content-length", "content-type", "etag", "expires", "from", "host",
		"if-modified-since", "if-unmodified-since", "last-modified", "location", "max-forwards",
		"proxy-authorization", "referer", "retry-after", "server", "user-agent":
		return joinFirst
	}
	return joinComma
}

// entry is one name of a headers object under construction.
type entry struct {
	name   string
	values []string
}

// gather collects the values of each name, at most limit fields, names in lower case.
func gather(f parser.Fields, limit int) []entry {
	out := make([]entry, 0, 16)
next:
	for ; limit != 0; limit-- {
		name, value, rest, ok := f.Next()
		if !ok {
			break
		}
		f = rest
		name = lowerName(name)
		for i := range out {
			if out[i].name == name {
				out[i].values = append(out[i].values, value)
				continue next
			}
		}
		out = append(out, entry{name, []string{value}})
	}
	return out
}

// headersObject makes message.headers, or message.trailers.
func (h *HTTP) headersObject(f parser.Fields, limit int, joinDuplicates bool) *goja.Object {
	o := h.env.VM.NewObject()
	for _, e := range gather(f, limit) {
		must(o.Set(e.name, h.joined(e, joinDuplicates)))
	}
	return o
}

func (h *HTTP) joined(e entry, joinDuplicates bool) goja.Value {
	sep := ", "
	switch rule := ruleFor(e.name); {
	case rule == joinArray:
		return h.stringArray(e.values)
	case rule == joinSemicolon:
		sep = "; "
	case rule == joinFirst && !joinDuplicates:
		return h.str(e.values[0])
	}
	s := e.values[0]
	for _, v := range e.values[1:] {
		s += sep + v
	}
	return h.str(s)
}

// distinctObject makes message.headersDistinct: each name with an array of its values.
func (h *HTTP) distinctObject(f parser.Fields, limit int) *goja.Object {
	o := h.env.VM.CreateObject(nil)
	for _, e := range gather(f, limit) {
		must(o.Set(e.name, h.stringArray(e.values)))
	}
	return o
}

// rawLimit is how many fields rawHeaders shows when headers shows limit of them: they come
// by 31 in Node, of which none is cut.
func rawLimit(limit int) int {
	const batch = 31
	if limit < 0 {
		return limit
	}
	return (limit + batch - 1) / batch * batch
}

// rawArray makes message.rawHeaders: names and values in turn, as they were sent.
func (h *HTTP) rawArray(f parser.Fields, limit int) *goja.Object {
	var out []any
	for ; limit != 0; limit-- {
		name, value, rest, ok := f.Next()
		if !ok {
			break
		}
		out = append(out, h.str(name), h.str(value))
		f = rest
	}
	return h.env.VM.NewArray(out...)
}

func (h *HTTP) stringArray(values []string) *goja.Object {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = h.str(v)
	}
	return h.env.VM.NewArray(out...)
}

// str is text off the wire as a script sees it.
func (h *HTTP) str(s string) goja.Value { return h.env.VM.ToValue(latin1(s)) }
