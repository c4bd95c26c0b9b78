package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// checkName throws unless name is a token. label is "Header name" unless told otherwise.
func (h *HTTP) checkName(name goja.Value, label string) string {
	s, ok := name.(goja.String)
	if ok {
		if text := s.String(); parser.IsToken(text) {
			return text
		}
	}
	if label == "" {
		label = "Header name"
	}
	panic(h.env.CodeError("TypeError", "ERR_INVALID_HTTP_TOKEN", label+` must be a valid HTTP token ["`+h.shown(name)+`"]`))
}

// show is String(v), which for a symbol would throw.
func show(v goja.Value) string {
	if v == nil {
		return "undefined"
	}
	if s, ok := v.(*goja.Symbol); ok {
		return "Symbol(" + s.String() + ")"
	}
	return v.String()
}

// shown is v as Node's messages have it.
func (h *HTTP) shown(v goja.Value) string {
	if o, ok := v.(*goja.Object); ok {
		return h.env.Format(o)
	}
	if jsapi.TypeOf(v) == "bigint" {
		return v.String() + "n"
	}
	return show(v)
}

// checkValue throws unless v may stand in the field name.
func (h *HTTP) checkValue(name string, v goja.Value) string {
	if jsapi.IsUndefined(v) {
		panic(h.env.CodeError("TypeError", "ERR_HTTP_INVALID_HEADER_VALUE", `Invalid value "undefined" for header "`+name+`"`))
	}
	if _, ok := v.(*goja.Symbol); ok {
		panic(h.env.TypeError("Cannot convert a Symbol value to a string"))
	}
	s := v.String()
	if !validText(s) {
		panic(h.badChar("header content", name))
	}
	return s
}

func (h *HTTP) badChar(what, name string) *goja.Object {
	msg := "Invalid character in " + what
	if name != "" {
		msg += ` ["` + name + `"]`
	}
	return h.env.CodeError("TypeError", "ERR_INVALID_CHAR", msg)
}

// validText reports whether s has only characters that a field value may hold: tab,
// printable ASCII and Latin-1 above it.
func validText(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			return validWide(s[i:])
		}
		if c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

func validWide(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\t' || r == 0x7f || r > 0xff || r == 0xfffd {
			return false
		}
	}
	return true
}

// validateHeaderName and validateHeaderValue are the functions of the module.
func (h *HTTP) validateHeaderName(c goja.FunctionCall) goja.Value {
	label := ""
	if v := c.Argument(1); v.ToBoolean() {
		label = v.String()
	}
	h.checkName(c.Argument(0), label)
	return goja.Undefined()
}

func (h *HTTP) validateHeaderValue(c goja.FunctionCall) goja.Value {
	name, v := c.Argument(0), c.Argument(1)
	if s, ok := v.(goja.String); ok && !validText(s.String()) {
		msg := "Invalid character in header content"
		if _, symbol := name.(*goja.Symbol); symbol {
			panic(h.env.TypeError("Cannot convert a Symbol value to a string"))
		}
		if !jsapi.IsUndefined(name) {
			msg += ` ["` + name.String() + `"]`
		}
		panic(h.env.CodeError("TypeError", "ERR_INVALID_CHAR", msg))
	}
	h.checkValue(show(name), v)
	return goja.Undefined()
}
