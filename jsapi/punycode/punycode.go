// Package punycode is the deprecated module "punycode" (RFC 3492; Node, "Punycode" page,
// DEP0040): encode, decode, and the same for each label of a domain or an address.
package punycode

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "punycode".
var Module = jsapi.Module{Name: "punycode", Load: load}

func load(env *jsapi.Env) goja.Value {
	o, ucs2 := env.VM.NewObject(), env.VM.NewObject()
	text := func(name string, f func(string) (string, error)) jsapi.Method {
		return jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			s, err := f(c.Argument(0).String())
			if err != nil {
				panic(env.RangeError(err.Error()))
			}
			return env.VM.ToValue(s)
		}}
	}
	_ = o.Set("version", "2.1.0")
	env.SetMethods(ucs2, true,
		jsapi.Method{Name: "decode", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			var points []any
			for _, r := range c.Argument(0).String() {
				points = append(points, env.VM.ToValue(int64(r)))
			}
			return env.VM.NewArray(points...)
		}},
		jsapi.Method{Name: "encode", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			var b strings.Builder
			env.VM.ForOf(c.Argument(0), func(v goja.Value) bool {
				b.WriteRune(rune(v.ToInteger()))
				return true
			})
			return env.VM.ToValue(b.String())
		}})
	_ = o.Set("ucs2", ucs2)
	env.SetMethods(o, true,
		text("decode", func(s string) (string, error) { r, err := decode(s); return string(r), err }),
		text("encode", func(s string) (string, error) { return encode([]rune(s)) }),
		text("toASCII", func(s string) (string, error) { return labels(s, toASCII) }),
		text("toUnicode", func(s string) (string, error) { return labels(s, toUnicode) }))
	return o
}

// labels applies f to the labels of a domain, or of what is behind the @ of an address.
// The other dots of IDNA2003 separate as well and become dots.
func labels(s string, f func(string) (string, error)) (string, error) {
	head := ""
	if user, domain, found := strings.Cut(s, "@"); found {
		head, s = user+"@", domain
	}
	list := strings.Split(strings.NewReplacer("\u3002", ".", "\uff0e", ".", "\uff61", ".").Replace(s), ".")
	for i, label := range list {
		var err error
		if list[i], err = f(label); err != nil {
			return "", err
		}
	}
	return head + strings.Join(list, "."), nil
}

func toASCII(label string) (string, error) {
	for i := 0; i < len(label); i++ {
		if label[i] >= 0x80 {
			s, err := encode([]rune(label))
			return "xn--" + s, err
		}
	}
	return label, nil
}

func toUnicode(label string) (string, error) {
	rest, ok := strings.CutPrefix(label, "xn--")
	if !ok {
		return label, nil
	}
	r, err := decode(strings.ToLower(rest))
	return string(r), err
}
