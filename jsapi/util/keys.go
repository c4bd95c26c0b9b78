package util

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// ownKeys lists the properties to show: the enumerable ones, or all for showHidden.
func (p *inspector) ownKeys(o *goja.Object) []goja.Value {
	var names []string
	if p.ShowHidden {
		names = o.GetOwnPropertyNames()
	} else {
		names = o.Keys()
	}
	keys := make([]goja.Value, 0, len(names))
	for _, n := range names {
		keys = append(keys, p.u.vm.ToValue(n))
	}
	return append(keys, p.ownSymbols(o)...)
}

// ownSymbols lists the symbols to show. The tie to Go state is not enumerable and so
// is only ever among all symbols.
func (p *inspector) ownSymbols(o *goja.Object) []goja.Value {
	var keys []goja.Value
	if !p.ShowHidden {
		for _, s := range o.Symbols() {
			keys = append(keys, s)
		}
		return keys
	}
	return p.u.allSymbols(o)
}

// allSymbols lists the own symbols of o but the hidden one.
func (u *Util) allSymbols(o *goja.Object) []goja.Value {
	var keys []goja.Value
	list := u.in.ownSymbols(goja.FunctionCall{Arguments: []goja.Value{o}}).(*goja.Object)
	for i := range int(list.Get("length").ToInteger()) {
		if s := list.Get(strconv.Itoa(i)); s != goja.Value(u.env.HiddenSymbol()) {
			keys = append(keys, s)
		}
	}
	return keys
}

// nonIndexKeys is ownKeys without the elements of an array.
func (p *inspector) nonIndexKeys(o *goja.Object) []goja.Value {
	var names []string
	if p.ShowHidden {
		names = o.GetOwnPropertyNames()
	} else {
		names = o.Keys()
	}
	var keys []goja.Value
	for _, n := range names {
		if !isIndex(n) {
			keys = append(keys, p.u.vm.ToValue(n))
		}
	}
	return append(keys, p.ownSymbols(o)...)
}

// isIndex reports whether s is an array index: an integer below 2**32-1 in its plain form.
func isIndex(s string) bool {
	if s == "" || len(s) > 10 || s[0] < '0' || s[0] > '9' || s[0] == '0' && len(s) > 1 {
		return false
	}
	n, err := strconv.ParseUint(s, 10, 64)
	return err == nil && n < 1<<32-1
}

// leadProps asks the Go state behind b's object for properties to show as its own.
func (p *inspector) leadProps(b *body) {
	x, ok := p.u.env.Own(b.o).(jsapi.InspectProps)
	if !ok {
		return
	}
	for _, prop := range x.InspectProps() {
		if prop.Symbol == "" {
			if d, ok := p.u.own(b.o, p.u.vm.ToValue(prop.Name)); ok {
				b.view(prop, d)
				continue
			}
		}
		b.lead = append(b.lead, prop)
	}
}

// property shows one property of o: "key: value", or the value alone for shapeArray.
func (p *inspector) property(o *goja.Object, key goja.Value, depth int, s shape) string {
	d, ok := p.u.own(o, key)
	if !ok {
		d = property{value: valueOr(get(o, key)), enumerable: true}
	}
	return p.propertyText(d, o, key, depth, s)
}

// view has the own accessor d shown as prop, which it is a view of.
func (b *body) view(prop jsapi.InspectProp, d property) {
	if d.value != nil {
		return
	}
	if b.views == nil {
		b.views = make(map[string]goja.Value)
	}
	b.views[prop.Name] = valueOr(prop.Value)
}

func get(o *goja.Object, key goja.Value) goja.Value {
	if sym, ok := key.(*goja.Symbol); ok {
		return o.GetSymbol(sym)
	}
	return o.Get(key.String())
}

func (p *inspector) propertyText(d property, this *goja.Object, key goja.Value, depth int, s shape) string {
	gap, text := " ", ""
	switch {
	case d.value != nil:
		diff := 2
		if p.CompactAll && s == shapeObject {
			diff = 3
		}
		p.indent += diff
		text = p.value(d.value, depth, false)
		if diff == 3 && p.BreakLength < p.width(text) {
			gap = "\n" + spaces(p.indent)
		}
		p.indent -= diff
	case d.get != nil:
		text = p.getter(d, this, depth)
	case d.set != nil:
		text = p.style("[Setter]", "special")
	default:
		text = p.style("undefined", "undefined")
	}
	if s == shapeArray {
		return text
	}
	return p.keyOf(key, d.enumerable) + ":" + gap + text
}

// keyOf shows a key; those that are not enumerable stand in brackets.
func (p *inspector) keyOf(key goja.Value, enumerable bool) string {
	if sym, ok := key.(*goja.Symbol); ok {
		var b strings.Builder
		writeEscaped(&b, p.u.vm.ToValue(p.u.symbolText(sym)).(goja.String), 0)
		return "[" + p.style(b.String(), "symbol") + "]"
	}
	name := key.String()
	switch {
	case name == "__proto__":
		return "['__proto__']"
	case !enumerable:
		var b strings.Builder
		writeEscaped(&b, key.(goja.String), '\'')
		return "[" + b.String() + "]"
	}
	return p.keyText(name)
}

func (p *inspector) keyText(name string) string {
	if isIdentifier(name) {
		return p.style(name, "name")
	}
	return p.style(p.u.Quote(name), "string")
}

func isIdentifier(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// getter shows an accessor, and what it returns when the options ask for that.
func (p *inspector) getter(d property, this *goja.Object, depth int) string {
	label := "Getter"
	if d.set != nil {
		label = "Getter/Setter"
	}
	if !p.Getters || p.GettersOnly == "get" && d.set != nil || p.GettersOnly == "set" && d.set == nil {
		return p.style("["+label+"]", "special")
	}
	var v goja.Value
	if ex := p.u.env.Try(func() { v = jsapi.Call(d.get, this) }); ex != nil {
		return p.style("["+label+":", "special") + " <Inspection threw (" + p.u.messageOf(ex.Value()) + ")>" + p.style("]", "special")
	}
	p.indent += 2
	defer func() { p.indent -= 2 }()
	if _, ok := v.(*goja.Object); ok {
		return p.style("["+label+"]", "special") + " " + p.value(v, depth, false)
	}
	return p.style("["+label+":", "special") + " " + p.primitive(v) + p.style("]", "special")
}

func (u *Util) messageOf(v goja.Value) string {
	if o, ok := v.(*goja.Object); ok {
		if m := o.Get("message"); m != nil {
			return m.String()
		}
	}
	return "undefined"
}

// protoProps shows, for showHidden, what up to three prototypes of a script's own classes
// hold besides functions.
func (p *inspector) protoProps(o *goja.Object, depth int) []string {
	if !p.customClass(o) {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	p.seen = append(p.seen, o)
	proto := o
	for range 3 {
		if proto = proto.Prototype(); proto == nil || p.isBuiltinProto(proto) {
			break
		}
		keys := append(p.names(proto.GetOwnPropertyNames()...), p.u.allSymbols(proto)...)
		for _, k := range keys {
			name := k.String()
			d, ok := p.u.own(proto, k)
			if !ok || name == "constructor" || seen[name] || p.u.hasOwn(o, k) || d.value != nil && jsapi.IsFunction(d.value) {
				continue
			}
			s := p.propertyText(d, o, k, depth, shapeObject)
			if p.Colors {
				s = "\x1b[2m" + s + "\x1b[22m"
			}
			out = append(out, s)
		}
		for _, k := range keys {
			seen[k.String()] = true
		}
	}
	p.seen = p.seen[:len(p.seen)-1]
	return out
}

// customClass reports whether the constructor of o is not one of the language's own.
func (p *inspector) customClass(o *goja.Object) bool {
	for x := o; x != nil; x = x.Prototype() {
		if name := p.constructorName(x, o); name != "" {
			return x != o.Prototype() || !isBuiltin(name)
		}
	}
	return false
}

func (p *inspector) isBuiltinProto(proto *goja.Object) bool {
	d, ok := p.u.own(proto, p.u.vm.ToValue("constructor"))
	if !ok {
		return false
	}
	c, ok := d.value.(*goja.Object)
	return ok && jsapi.IsFunction(c) && isBuiltin(c.Get("name").String())
}
