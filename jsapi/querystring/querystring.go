// Package querystring is Node's querystring module. (Node: "Query string".)
//
// parse and stringify call the module's own unescape and escape, which scripts may
// replace; as long as they have not, both stay in Go.
package querystring

import (
	"math"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "querystring", Load: func(e *jsapi.Env) goja.Value { return load(e).exports }}

// maxKeys is how many pairs parse reads when it is not told.
const maxKeys = 1000

// module is the module in one runtime.
type module struct {
	env              *jsapi.Env
	exports          *goja.Object
	escape, unescape goja.Value // ours, to see whether a script has replaced them
}

func load(env *jsapi.Env) *module {
	m := &module{env: env, exports: env.VM.NewObject()}
	env.SetMethods(m.exports, true,
		jsapi.Method{Name: "unescapeBuffer", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			src := buffer.Latin1.Encode(c.Argument(0))
			if b := UnescapeBytes(string(src)); b != nil {
				src = b
			}
			return buffer.From(env).New(src)
		}},
		jsapi.Method{Name: "unescape", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			s := buffer.Text(c.Argument(0))
			if c.Argument(1).ToBoolean() {
				s = strings.ReplaceAll(s, "+", " ")
			}
			return env.VM.ToValue(Unescape(s))
		}},
		jsapi.Method{Name: "escape", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue(m.escaped(c.Argument(0)))
		}},
		jsapi.Method{Name: "stringify", Length: 4, Fn: m.stringify})
	jsapi.Must(m.exports.Set("encode", m.exports.Get("stringify")))
	env.SetMethods(m.exports, true, jsapi.Method{Name: "parse", Length: 4, Fn: m.parse})
	jsapi.Must(m.exports.Set("decode", m.exports.Get("parse")))
	m.escape, m.unescape = m.exports.Get("escape"), m.exports.Get("unescape")
	return m
}

func (m *module) escaped(v goja.Value) string {
	s, ok := v.(goja.String)
	if !ok {
		if o, isObject := v.(*goja.Object); isObject {
			v = m.env.VM.ToValue(o.String())
		} else {
			v = m.env.VM.ToValue(v.String())
		}
		s = v.(goja.String)
	}
	text, ok := Escape(s)
	if !ok {
		panic(m.env.CodeError("URIError", "ERR_INVALID_URI", "URI malformed"))
	}
	return text
}

// codec is the function that a call uses: of the options, of a script that replaced the
// module's own, or nil for Go's.
func (m *module) codec(options goja.Value, option, member string, own goja.Value) jsapi.Fn {
	if o, ok := options.(*goja.Object); ok {
		if f, ok := jsapi.AsFn(o.Get(option)); ok {
			return f
		}
	}
	if f := m.exports.Get(member); f != own {
		fn, _ := jsapi.AsFn(f)
		return fn
	}
	return nil
}

func separator(v goja.Value, missing string) string {
	if v.ToBoolean() {
		return buffer.Text(v)
	}
	return missing
}

// parse is querystring.parse(str[, sep[, eq[, options]]]).
func (m *module) parse(c goja.FunctionCall) goja.Value {
	out := m.env.VM.CreateObject(nil)
	if !jsapi.IsString(c.Argument(0)) {
		return out
	}
	sep, eq := separator(c.Argument(1), "&"), separator(c.Argument(2), "=")
	decode := m.codec(c.Argument(3), "decodeURIComponent", "unescape", m.unescape)
	limit := maxKeys
	if o, ok := c.Argument(3).(*goja.Object); ok {
		if n, ok := jsapi.Number(o.Get("maxKeys")); ok {
			limit = int(max(min(n, math.MaxInt32), 0))
		}
	}
	rest, more := buffer.Text(c.Argument(0)), true
	for n := 0; more && (limit == 0 || n < limit); n++ {
		var pair string
		pair, rest, more = strings.Cut(rest, sep)
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, eq)
		m.add(out, m.decode(decode, key), m.decode(decode, value))
	}
	return out
}

func (m *module) decode(custom jsapi.Fn, s string) goja.Value {
	if custom == nil {
		return m.env.VM.ToValue(Unescape(strings.ReplaceAll(s, "+", " ")))
	}
	s = strings.ReplaceAll(s, "+", "%20")
	var v goja.Value
	if ex := m.env.Try(func() {
		v = custom(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{m.env.VM.ToValue(s)}})
	}); ex != nil {
		return m.env.VM.ToValue(Unescape(s))
	}
	return v
}

// add sets a key, and makes an array of the values of one that comes again.
func (m *module) add(o *goja.Object, key, value goja.Value) {
	name := key.String()
	switch have := o.Get(name).(type) {
	case nil:
		jsapi.Must(o.DefineDataProperty(name, value, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	case *goja.Object:
		m.env.Method(have, "push", value)
	default:
		jsapi.Must(o.Set(name, m.env.VM.NewArray(have, value)))
	}
}

// stringify is querystring.stringify(obj[, sep[, eq[, options]]]).
func (m *module) stringify(c goja.FunctionCall) goja.Value {
	o, ok := c.Argument(0).(*goja.Object)
	if !ok || jsapi.IsFunction(o) {
		return m.env.VM.ToValue("")
	}
	sep, eq := separator(c.Argument(1), "&"), separator(c.Argument(2), "=")
	encode := m.codec(c.Argument(3), "encodeURIComponent", "escape", m.escape)
	var pairs []string
	for _, k := range o.Keys() {
		key := m.encode(encode, m.env.VM.ToValue(k)) + eq
		v := o.Get(k)
		list, ok := v.(*goja.Object)
		if !ok || !m.env.IsArray(v) {
			pairs = append(pairs, key+m.encode(encode, v))
			continue
		}
		for i := range int(list.Get("length").ToInteger()) {
			pairs = append(pairs, key+m.encode(encode, list.Get(m.env.VM.ToValue(i).String())))
		}
	}
	return m.env.VM.ToValue(strings.Join(pairs, sep))
}

// encode is the text of a key or value: nothing for what is no string, finite number,
// bigint or boolean.
func (m *module) encode(custom jsapi.Fn, v goja.Value) string {
	switch jsapi.TypeOf(v) {
	case "number":
		if f := v.ToFloat(); math.IsNaN(f) || math.IsInf(f, 0) {
			return ""
		}
		v = m.env.VM.ToValue(v.String())
	case "string":
	case "bigint", "boolean":
		return v.String()
	default:
		return ""
	}
	if v.String() == "" {
		return ""
	}
	if custom != nil {
		return buffer.Text(custom(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{v}}))
	}
	return m.escaped(v)
}
