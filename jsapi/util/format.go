package util

import (
	"math"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Format is util.format(...args).
func (u *Util) Format(args []goja.Value) string { return u.FormatWith(u.defaults, args) }

// FormatWith is util.formatWithOptions(o, ...args).
func (u *Util) FormatWith(o Options, args []goja.Value) string {
	if len(args) == 0 {
		return ""
	}
	first, ok := args[0].(goja.String)
	if ok && len(args) == 1 {
		return first.String()
	}
	var b strings.Builder
	rest := args
	if ok {
		rest = u.directives(&b, o, first.String(), args[1:])
	}
	for i, v := range rest {
		if i > 0 || ok {
			b.WriteByte(' ')
		}
		if s, isString := v.(goja.String); isString {
			b.WriteString(s.String())
		} else {
			b.WriteString(u.Inspect(v, o))
		}
	}
	return b.String()
}

// directives writes the format with its directives replaced, and returns the arguments
// that are left.
func (u *Util) directives(b *strings.Builder, o Options, format string, args []goja.Value) []goja.Value {
	last := 0
	for i := 0; i < len(format)-1; i++ {
		if format[i] != '%' {
			continue
		}
		c := format[i+1]
		switch {
		case c == '%':
			b.WriteString(format[last:i])
			b.WriteByte('%')
		case len(args) == 0 || strings.IndexByte("sdifjoOc", c) < 0:
			continue
		default:
			b.WriteString(format[last:i])
			b.WriteString(u.directive(o, c, args[0]))
			args = args[1:]
		}
		i++
		last = i + 1
	}
	b.WriteString(format[last:])
	return args
}

func (u *Util) directive(o Options, c byte, v goja.Value) string {
	if v == nil {
		v = goja.Undefined()
	}
	switch c {
	case 's':
		return u.formatString(o, v)
	case 'd':
		return u.formatNumber(o, v)
	case 'i':
		return u.formatInteger(o, v)
	case 'f':
		if jsapi.TypeOf(v) == "symbol" {
			return u.numberText(o, math.NaN())
		}
		return u.numberText(o, u.parseFloat(v))
	case 'j':
		return u.json(v)
	case 'O':
		return u.Inspect(v, o)
	case 'o':
		o.ShowHidden, o.ShowProxy, o.Depth = true, true, 4
		return u.Inspect(v, o)
	}
	return "" // %c takes its argument and shows nothing
}

func (u *Util) numberText(o Options, f float64) string {
	return u.newInspector(plain(o)).number(u.vm.ToValue(f))
}

func plain(o Options) Options {
	o.Colors, o.stylize = false, nil
	return o
}

// formatString is %s: numbers as they are inspected, objects without a toString of their
// own inspected flat, everything else by String().
func (u *Util) formatString(o Options, v goja.Value) string {
	switch jsapi.TypeOf(v) {
	case "number", "bigint":
		return u.newInspector(plain(o)).primitive(v)
	case "object":
		if x, ok := v.(*goja.Object); ok && !u.hasUserToString(x) {
			o.Depth, o.Colors, o.Compact, o.CompactAll = 0, false, 3, false
			o.stylize = nil
			return u.Inspect(v, o)
		}
	case "symbol":
		return u.symbolText(v)
	}
	return v.String()
}

// hasUserToString reports whether o or its class has a toString that is not the language's.
func (u *Util) hasUserToString(o *goja.Object) bool {
	if u.kinds.of(o) == kindProxy {
		target := proxyTarget(o)
		if target == nil {
			return true
		}
		o = target
	}
	key := u.vm.ToValue("toString")
	if !jsapi.IsFunction(o.Get("toString")) {
		return !jsapi.IsNullish(o.GetSymbol(goja.SymToPrimitive))
	}
	if u.hasOwn(o, key) || u.hasOwn(o, goja.SymToPrimitive) {
		return true
	}
	p := o
	for {
		if p = p.Prototype(); p == nil {
			return true
		}
		if u.hasOwn(p, key) {
			break
		}
	}
	d, ok := u.own(p, u.vm.ToValue("constructor"))
	if !ok {
		return true
	}
	c, ok := d.value.(*goja.Object)
	return !ok || !jsapi.IsFunction(c) || !isBuiltin(nameOf(c))
}

func (u *Util) formatNumber(o Options, v goja.Value) string {
	switch jsapi.TypeOf(v) {
	case "bigint":
		return u.newInspector(plain(o)).bigint(v)
	case "symbol":
		return u.numberText(o, math.NaN())
	}
	return u.numberText(o, v.ToNumber().ToFloat())
}

func (u *Util) formatInteger(o Options, v goja.Value) string {
	switch jsapi.TypeOf(v) {
	case "bigint":
		return u.newInspector(plain(o)).bigint(v)
	case "symbol":
		return u.numberText(o, math.NaN())
	}
	n := method(u.late().parseInt, goja.Undefined(), v)
	if n.ToFloat() == 0 && strings.HasPrefix(strings.TrimSpace(v.String()), "-") {
		return u.numberText(o, math.Copysign(0, -1)) // goja's parseInt loses the sign
	}
	return u.newInspector(plain(o)).number(n)
}

func (u *Util) parseFloat(v goja.Value) float64 {
	return method(u.late().parseFloat, goja.Undefined(), v).ToFloat()
}

// json is %j: "[Circular]" for what contains itself.
func (u *Util) json(v goja.Value) string {
	var s goja.Value
	ex := u.env.Try(func() {
		s = u.late().stringify(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{v}})
	})
	if ex == nil {
		return s.String()
	}
	if strings.Contains(strings.ToLower(u.messageOf(ex.Value())), "circular") {
		return "[Circular]"
	}
	panic(ex.Value())
}
