package util

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// mimeClasses are MIMEType and MIMEParams of one runtime.
type mimeClasses struct {
	env         *jsapi.Env
	typ, params *jsapi.Class
}

// mimeType is the state of one MIMEType (WHATWG, MIME Sniffing).
type mimeType struct {
	jsapi.Hidden
	typ, subtype string
	params       *goja.Object
}

// mimeParams is the state of one MIMEParams: names, lower case, in order, with their values.
type mimeParams struct {
	jsapi.Hidden
	names  []string
	values map[string]string
}

func (u *Util) mimeClasses() *mimeClasses {
	return jsapi.Use(u.env, func(e *jsapi.Env) *mimeClasses {
		m := &mimeClasses{env: e}
		m.makeParams()
		m.makeType()
		return m
	})
}

// isToken reports whether r may stand in a type, a subtype or a parameter's name.
func isToken(r rune) bool {
	return r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' ||
		strings.ContainsRune("!#$%&'*+-.^_`|~", r))
}

// isQuotable reports whether r may stand in a parameter's value, in quotes at least.
func isQuotable(r rune) bool { return r == '\t' || r >= ' ' && r <= '~' || r >= 0x80 && r <= 0xff }

// invalid is the index of the first character of s that is not allowed, -1 for none.
func invalid(s string, allowed func(rune) bool) int {
	i := 0
	for _, r := range s {
		if !allowed(r) {
			return i
		}
		i++
	}
	return -1
}

// fail throws ERR_INVALID_MIME_SYNTAX.
func (m *mimeClasses) fail(what, text string, at int) {
	msg := "The MIME syntax for a " + what + ` in "` + text + `" is invalid`
	if at >= 0 {
		msg += " at " + strconv.Itoa(at)
	}
	panic(m.env.CodeError("TypeError", "ERR_INVALID_MIME_SYNTAX", msg))
}

// part checks a type or subtype.
func (m *mimeClasses) part(what, s, whole string) string {
	if at := invalid(s, isToken); s == "" || at >= 0 {
		m.fail(what, whole, at)
	}
	return strings.ToLower(s)
}

func (m *mimeClasses) makeType() {
	e := m.env
	this := func(c goja.FunctionCall) *mimeType {
		t, ok := e.Unwrap(c.This).(*mimeType)
		if !ok {
			panic(e.TypeError("Cannot read private member from an object whose class did not declare it"))
		}
		return t
	}
	text := func(name string, get func(t *mimeType) string, set func(t *mimeType, s string)) jsapi.Accessor {
		a := jsapi.Accessor{Name: name, Get: func(c goja.FunctionCall) goja.Value { return e.VM.ToValue(get(this(c))) }}
		if set != nil {
			a.Set = func(c goja.FunctionCall) goja.Value {
				set(this(c), c.Argument(0).String())
				return goja.Undefined()
			}
		}
		return a
	}
	toString := func(c goja.FunctionCall) goja.Value { return e.VM.ToValue(this(c).text(e)) }
	m.typ = e.Class(jsapi.ClassSpec{Name: "MIMEType", Length: 1, MustNew: true,
		Init: func(o *goja.Object, args []goja.Value) {
			e.Bind(o, m.parse(goja.FunctionCall{Arguments: args}.Argument(0).String()))
		},
		Methods: []jsapi.Method{{Name: "toString", Fn: toString}, {Name: "toJSON", Fn: toString}},
		Accessors: []jsapi.Accessor{
			text("type", func(t *mimeType) string { return t.typ }, func(t *mimeType, s string) { t.typ = m.part("type", s, s) }),
			text("subtype", func(t *mimeType) string { return t.subtype }, func(t *mimeType, s string) { t.subtype = m.part("subtype", s, s) }),
			text("essence", func(t *mimeType) string { return t.typ + "/" + t.subtype }, nil),
			{Name: "params", Get: func(c goja.FunctionCall) goja.Value { return this(c).params }},
		},
	})
}

func (t *mimeType) text(e *jsapi.Env) string {
	s := t.typ + "/" + t.subtype
	if p := e.Unwrap(t.params).(*mimeParams).text(); p != "" {
		s += ";" + p
	}
	return s
}

const mimeSpace = "\r\n\t "

func (m *mimeClasses) parse(s string) *mimeType {
	s = strings.Trim(s, mimeSpace)
	typ, rest, ok := strings.Cut(s, "/")
	if at := invalid(typ, isToken); typ == "" || !ok || at >= 0 {
		m.fail("type", s, at)
	}
	sub, params, _ := strings.Cut(rest, ";")
	sub = strings.TrimRight(sub, mimeSpace)
	t := &mimeType{typ: strings.ToLower(typ), subtype: m.part("subtype", sub, s)}
	t.params = m.env.New(m.params.Ctor)
	m.env.Unwrap(t.params).(*mimeParams).parse(params)
	return t
}
