package util

import (
	"encoding/hex"
	"math/big"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (p *inspector) describeArray(b *body) {
	pre := ""
	n := int(b.o.Get("length").ToInteger())
	if !b.class.is("Array") || b.tag != "" {
		pre = prefix(b.class, b.tag, "Array", "("+strconv.Itoa(n)+")")
	}
	b.keys = p.nonIndexKeys(b.o)
	b.open, b.close, b.shape = pre+"[", "]", shapeArrayExtras
	if n == 0 && b.bare() {
		b.short(b.open + "]")
		return
	}
	b.entries = func(depth int) []string { return p.elements(b.o, n, depth) }
}

// elements shows the elements of an array up to the limit; a run of holes is one entry.
func (p *inspector) elements(o *goja.Object, n, depth int) []string {
	limit := min(p.MaxArray, n)
	var out []string
	for i := range limit {
		key := p.u.vm.ToValue(strconv.Itoa(i))
		d, ok := p.u.own(o, key)
		if !ok {
			return p.sparse(o, n, i, limit, out, depth)
		}
		out = append(out, p.propertyText(d, o, key, depth, shapeArray))
	}
	return p.more(out, n-limit)
}

// sparse goes on from the first hole at index i, by the keys that there are.
func (p *inspector) sparse(o *goja.Object, n, i, limit int, out []string, depth int) []string {
	keys := o.Keys()
	index := i
	for ; i < len(keys) && len(out) < limit; i++ {
		if !isIndex(keys[i]) {
			break
		}
		k, _ := strconv.Atoi(keys[i])
		if k != index {
			out = append(out, p.style("<"+plural(k-index, "empty item")+">", "undefined"))
			index = k
			if len(out) == limit {
				break
			}
		}
		out = append(out, p.property(o, p.u.vm.ToValue(keys[i]), depth, shapeArray))
		index++
	}
	rest := n - index
	if len(out) == limit {
		return p.more(out, rest)
	}
	if rest > 0 {
		out = append(out, p.style("<"+plural(rest, "empty item")+">", "undefined"))
	}
	return out
}

// more adds the entry that tells how many are left out.
func (p *inspector) more(out []string, rest int) []string {
	if rest > 0 {
		out = append(out, "... "+plural(rest, "more item"))
	}
	return out
}

func (p *inspector) describeTyped(b *body) {
	name := p.u.typedName(b.o)
	n := int(method(p.u.late().typedLength, b.o).ToInteger())
	b.keys = p.nonIndexKeys(b.o)
	fallback := ""
	if b.class.null {
		fallback = name
	}
	b.open, b.close, b.shape = prefix(b.class, b.tag, fallback, "("+strconv.Itoa(n)+")")+"[", "]", shapeArrayExtras
	if n == 0 && b.bare() && !p.ShowHidden {
		b.short(b.open + "]")
		return
	}
	b.entries = func(depth int) []string { return p.typedElements(b.o, n, depth) }
}

func (p *inspector) typedElements(o *goja.Object, n, depth int) []string {
	limit := min(p.MaxArray, n)
	out := make([]string, 0, limit+1)
	for i := range limit {
		out = append(out, p.primitive(o.Get(strconv.Itoa(i))))
	}
	out = p.more(out, n-limit)
	if p.ShowHidden {
		p.indent += 2
		for _, k := range []string{"BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"} {
			out = append(out, "["+k+"]: "+p.value(o.Get(k), depth, true))
		}
		p.indent -= 2
	}
	return out
}

func (p *inspector) describeArrayBuffer(b *body, typed bool) {
	pre := prefix(b.class, b.tag, "ArrayBuffer", "")
	b.open = pre + "{"
	b.keys = append(p.names("byteLength"), b.keys...)
	if typed && len(b.keys) == 1 {
		b.short(pre + "{ byteLength: " + p.number(b.o.Get("byteLength")) + " }")
		return
	}
	if !typed {
		b.entries = func(int) []string { return []string{p.bufferContents(b.o)} }
	}
}

func (p *inspector) bufferContents(o *goja.Object) string {
	buf, ok := o.Export().(goja.ArrayBuffer)
	if !ok || buf.Detached() {
		return p.style("(detached)", "special")
	}
	data := buf.Bytes()
	shown := data[:min(p.MaxArray, len(data))]
	var s strings.Builder
	for i, c := range shown {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(hex.EncodeToString([]byte{c}))
	}
	if rest := len(data) - len(shown); rest > 0 {
		s.WriteString(" ... " + plural(rest, "more byte"))
	}
	return p.style("[Uint8Contents]", "special") + ": <" + s.String() + ">"
}

// pair is an entry of a Map, or of a Set with the value alone.
type pair struct{ key, value goja.Value }

// mapEntries lists the entries of a Map.
func (u *Util) mapEntries(o *goja.Object) []pair {
	var out []pair
	method(u.late().mapEach, o, u.vm.ToValue(func(c goja.FunctionCall) goja.Value {
		out = append(out, pair{c.Argument(1), c.Argument(0)})
		return goja.Undefined()
	}))
	return out
}

// setValues lists the values of a Set.
func (u *Util) setValues(o *goja.Object) []goja.Value {
	var out []goja.Value
	method(u.late().setEach, o, u.vm.ToValue(func(c goja.FunctionCall) goja.Value {
		out = append(out, c.Argument(0))
		return goja.Undefined()
	}))
	return out
}

func (p *inspector) describeSet(b *body) {
	values := p.u.setValues(b.o)
	p.describeElements(b, "Set", len(values), func(i, depth int) string { return p.value(values[i], depth, false) })
}

func (p *inspector) describeMap(b *body) {
	entries := p.u.mapEntries(b.o)
	p.describeElements(b, "Map", len(entries), func(i, depth int) string {
		return p.value(entries[i].key, depth, false) + " => " + p.value(entries[i].value, depth, false)
	})
}

// describeElements is for a class with n elements, of which show shows one.
func (p *inspector) describeElements(b *body, class string, n int, show func(i, depth int) string) {
	b.open = prefix(b.class, b.tag, class, "("+strconv.Itoa(n)+")") + "{"
	if n == 0 && b.bare() {
		b.short(b.open + "}")
		return
	}
	b.entries = func(depth int) []string { return p.listed(n, func(i int) string { return show(i, depth) }) }
}

// listed shows n elements, up to the limit.
func (p *inspector) listed(n int, show func(i int) string) []string {
	limit := min(p.MaxArray, n)
	out := make([]string, 0, limit+1)
	p.indent += 2
	for i := range limit {
		out = append(out, show(i))
	}
	out = p.more(out, n-limit)
	p.indent -= 2
	return out
}

// describeIterator shows what the iterator of a Map or Set has not given out yet.
func (p *inspector) describeIterator(b *body) {
	name := "Map Iterator"
	if p.u.kinds.of(b.o) == kindSetIterator {
		name = "Set Iterator"
	}
	tag := b.tag
	if tag != name {
		if tag != "" {
			tag += "] ["
		}
		tag += name
	}
	entries, pairs := p.u.kinds.remaining(b.o)
	if pairs {
		tag = strings.TrimSuffix(tag, "Iterator") + "Entries"
	}
	b.open = "[" + tag + "] {"
	if pairs {
		b.entries = func(depth int) []string { return p.iteratorPairs(entries, depth) }
		return
	}
	b.entries = func(depth int) []string {
		return p.listed(len(entries), func(i int) string { return p.value(entries[i].key, depth, false) })
	}
}

func (p *inspector) iteratorPairs(entries []pair, depth int) []string {
	return p.listed(len(entries), func(i int) string {
		parts := []string{p.value(entries[i].key, depth, false), p.value(entries[i].value, depth, false)}
		return p.layout(parts, "", "[", "]", shapeArrayExtras, depth, nil)
	})
}

// isNumeric reports whether v is a number or a bigint.
func isNumeric(v goja.Value) bool {
	if _, ok := jsapi.Number(v); ok {
		return true
	}
	if v == nil {
		return false
	}
	_, ok := v.Export().(*big.Int)
	return ok
}

// Entry is an entry of a Map or Set, for Entries.
type Entry struct{ Key, Value goja.Value }

// Entries lists a Map, a Set or what is left of an iterator of one, and whether the
// entries have keys. ok is false for other objects.
func (u *Util) Entries(o *goja.Object) (list []Entry, pairs, ok bool) {
	switch u.kinds.of(o) {
	case kindMap:
		for _, e := range u.mapEntries(o) {
			list = append(list, Entry{e.key, e.value})
		}
		return list, true, true
	case kindSet:
		for _, v := range u.setValues(o) {
			list = append(list, Entry{Value: v})
		}
		return list, false, true
	case kindMapIterator, kindSetIterator:
		entries, pairs := u.kinds.remaining(o)
		isSet := u.kinds.of(o) == kindSetIterator
		for _, e := range entries {
			if !pairs || isSet {
				list = append(list, Entry{Value: e.key})
			} else {
				list = append(list, Entry{e.key, e.value})
			}
			if pairs && isSet {
				list = append(list, Entry{Value: e.value})
			}
		}
		return list, pairs && !isSet, true
	}
	return nil, false, false
}

// HasOwn reports whether o has an own property name.
func (u *Util) HasOwn(o *goja.Object, name string) bool { return u.hasOwn(o, u.vm.ToValue(name)) }
