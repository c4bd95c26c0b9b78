package util

import (
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (m *mimeClasses) makeParams() {
	e := m.env
	method := func(name string, length int, f func(p *mimeParams, c goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
			p, ok := e.Unwrap(c.This).(*mimeParams)
			if !ok {
				panic(e.TypeError("Cannot read private member from an object whose class did not declare it"))
			}
			return f(p, c)
		}}
	}
	m.params = e.Class(jsapi.ClassSpec{Name: "MIMEParams", MustNew: true,
		Init: func(o *goja.Object, _ []goja.Value) { e.Bind(o, &mimeParams{values: make(map[string]string)}) },
		Methods: []jsapi.Method{
			method("delete", 1, func(p *mimeParams, c goja.FunctionCall) goja.Value {
				p.remove(c.Argument(0).String())
				return goja.Undefined()
			}),
			method("get", 1, func(p *mimeParams, c goja.FunctionCall) goja.Value {
				if v, ok := p.values[c.Argument(0).String()]; ok {
					return e.VM.ToValue(v)
				}
				return goja.Null()
			}),
			method("has", 1, func(p *mimeParams, c goja.FunctionCall) goja.Value {
				_, ok := p.values[c.Argument(0).String()]
				return e.VM.ToValue(ok)
			}),
			method("set", 2, func(p *mimeParams, c goja.FunctionCall) goja.Value {
				m.setParam(p, c.Argument(0).String(), c.Argument(1).String())
				return goja.Undefined()
			}),
			method("entries", 0, func(p *mimeParams, _ goja.FunctionCall) goja.Value {
				return m.iterate(p, func(n string) goja.Value { return e.VM.NewArray(n, p.values[n]) })
			}),
			method("keys", 0, func(p *mimeParams, _ goja.FunctionCall) goja.Value {
				return m.iterate(p, func(n string) goja.Value { return e.VM.ToValue(n) })
			}),
			method("values", 0, func(p *mimeParams, _ goja.FunctionCall) goja.Value {
				return m.iterate(p, func(n string) goja.Value { return e.VM.ToValue(p.values[n]) })
			}),
			method("toString", 0, func(p *mimeParams, _ goja.FunctionCall) goja.Value { return e.VM.ToValue(p.text()) }),
		},
	})
	proto := m.params.Proto
	_ = proto.DefineDataPropertySymbol(goja.SymIterator, proto.Get("entries"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = proto.DefineDataProperty("toJSON", proto.Get("toString"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// iterate is an iterator over what f makes of the names.
func (m *mimeClasses) iterate(p *mimeParams, f func(name string) goja.Value) goja.Value {
	items := make([]any, len(p.names))
	for i, n := range p.names {
		items[i] = f(n)
	}
	return m.env.Method(m.env.VM.NewArray(items...), "values")
}

func (m *mimeClasses) setParam(p *mimeParams, name, value string) {
	if at := invalid(name, isToken); name == "" || at >= 0 {
		m.fail("parameter name", name, at)
	}
	if at := invalid(value, isQuotable); at >= 0 {
		m.fail("parameter value", value, at)
	}
	p.set(name, value)
}

func (p *mimeParams) set(name, value string) {
	if _, ok := p.values[name]; !ok {
		p.names = append(p.names, name)
	}
	p.values[name] = value
}

func (p *mimeParams) remove(name string) {
	if _, ok := p.values[name]; ok {
		delete(p.values, name)
		p.names = slices.DeleteFunc(p.names, func(n string) bool { return n == name })
	}
}

// text is "name=value;name=value", with quotes where the value needs them.
func (p *mimeParams) text() string {
	parts := make([]string, len(p.names))
	for i, n := range p.names {
		v := p.values[n]
		if v == "" || invalid(v, isToken) >= 0 {
			v = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) + `"`
		}
		parts[i] = n + "=" + v
	}
	return strings.Join(parts, ";")
}

// parse reads the parameters of a MIME type; those that are broken, or were there before,
// are passed over.
func (p *mimeParams) parse(s string) {
	for s != "" {
		s = strings.TrimLeft(s, mimeSpace)
		end := strings.IndexAny(s, ";=")
		if end < 0 {
			return
		}
		name := strings.ToLower(s[:end])
		if s[end] == ';' {
			s = s[end+1:]
			continue
		}
		var value string
		var quoted bool
		value, quoted, s = paramValue(s[end+1:])
		if _, twice := p.values[name]; twice || name == "" || invalid(name, isToken) >= 0 ||
			value == "" && !quoted || invalid(value, isQuotable) >= 0 {
			continue
		}
		p.set(name, value)
	}
}

// paramValue reads the value that s begins with, and what is behind its semicolon.
func paramValue(s string) (value string, quoted bool, rest string) {
	if !strings.HasPrefix(s, `"`) {
		value, rest, _ = strings.Cut(s, ";")
		return strings.TrimRight(value, mimeSpace), false, rest
	}
	var b strings.Builder
	i := 1
	for ; i < len(s) && s[i] != '"'; i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	_, rest, _ = strings.Cut(s[min(i, len(s)):], ";")
	return b.String(), true, rest
}
