package util

import (
	"sort"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// shape says how the parts of an object are put together.
type shape uint8

const (
	shapeObject      shape = iota // key: value
	shapeArray                    // a value without its key
	shapeArrayExtras              // values, then key: value; may be put in columns
)

// body is an object on its way to text.
type body struct {
	o       *goja.Object
	class   className
	tag     string
	base    string // stands before the brace: [Function: f]
	open    string
	close   string
	keys    []goja.Value // own properties to show, strings and symbols
	lead    []jsapi.InspectProp
	views   map[string]goja.Value    // what own accessors stand for: shown in their place
	entries func(depth int) []string // what comes before the properties; may be nil
	shape   shape
	protos  []string // properties of prototypes, for showHidden
	whole   string   // all of the text, when whole is set by short
	isWhole bool
}

// short makes s all that is shown of the object.
func (b *body) short(s string) { b.whole, b.isWhole = s, true }

// maxNesting is how deep an inspection goes at most, about where Node's stack ends.
const maxNesting = 1001

// raw shows an object by its kind.
func (p *inspector) raw(o *goja.Object, depth int, typed bool) string {
	b := &body{o: o, class: p.className(o, depth), tag: p.tag(o), open: "{", close: "}"}
	if p.ShowHidden && depth <= p.Depth {
		b.protos = p.protoProps(o, depth)
	}
	p.describe(b, depth, typed)
	if b.isWhole {
		return b.whole
	}
	if depth > p.Depth {
		return p.style("["+p.deepName(b)+"]", "special")
	}
	if len(p.seen) >= maxNesting {
		return p.style("["+strings.TrimSuffix(prefix(b.class, b.tag, "Object", ""), " ")+
			": Inspection interrupted prematurely. Maximum call stack size exceeded.]", "special")
	}
	depth++
	p.level = depth
	p.seen = append(p.seen, o)
	parts := p.parts(b, depth)
	p.seen = p.seen[:len(p.seen)-1]
	p.reference(b)
	if p.Sorted {
		p.sort(b, parts)
	}
	s := p.layout(parts, b.base, b.open, b.close, b.shape, depth, o)
	p.spend(len(s))
	return s
}

func (p *inspector) fallbackName(b *body) string {
	if p.u.kinds.of(b.o) == kindArray {
		return "Array"
	}
	return "Object"
}

// deepName is what stands for an object that lies deeper than is shown.
func (p *inspector) deepName(b *body) string {
	if !b.class.null {
		return strings.TrimSuffix(prefix(b.class, b.tag, p.fallbackName(b), ""), " ")
	}
	return p.u.internalName(b.o) + ": null prototype"
}

// parts shows the entries and then the properties.
func (p *inspector) parts(b *body, depth int) []string {
	var parts []string
	if b.entries != nil {
		parts = b.entries(depth)
	}
	var lead, trail []string
	for _, x := range b.lead {
		s := p.labelled(p.leadKey(x), valueOr(x.Value), depth)
		if x.Symbol == "" {
			lead = append(lead, s)
		} else {
			trail = append(trail, s)
		}
	}
	parts = append(parts, lead...)
	for i, k := range b.keys {
		if _, isSymbol := k.(*goja.Symbol); isSymbol {
			parts = append(parts, trail...)
			trail = nil
			_ = i
		}
		if v, ok := b.views[k.String()]; ok {
			parts = append(parts, p.propertyText(property{value: v, enumerable: true}, b.o, k, depth, b.shape))
			continue
		}
		parts = append(parts, p.property(b.o, k, depth, b.shape))
	}
	parts = append(parts, trail...)
	return append(parts, b.protos...)
}

func (p *inspector) leadKey(x jsapi.InspectProp) string {
	if x.Symbol != "" {
		return "[" + p.style("Symbol("+x.Symbol+")", "symbol") + "]"
	}
	return p.keyText(x.Name)
}

func valueOr(v goja.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}

// labelled is "key: value".
func (p *inspector) labelled(key string, v goja.Value, depth int) string {
	p.indent += 2
	s := p.value(v, depth, false)
	p.indent -= 2
	return key + ": " + s
}

// reference marks an object that something inside of it refers to.
func (p *inspector) reference(b *body) {
	n, ok := p.refs[b.o]
	if !ok {
		return
	}
	mark := p.style("<ref *"+strconv.Itoa(n)+">", "special")
	switch {
	case p.CompactAll:
		b.open = mark + " " + b.open
	case b.base == "":
		b.base = mark
	default:
		b.base = mark + " " + b.base
	}
}

// sort orders the properties; the entries of an array keep their place.
func (p *inspector) sort(b *body, parts []string) {
	if b.shape != shapeObject {
		if len(b.keys) < 2 {
			return
		}
		parts = parts[len(parts)-len(b.keys):]
	}
	if p.SortFn == nil {
		sort.Strings(parts)
		return
	}
	vm := p.u.vm
	sort.SliceStable(parts, func(i, j int) bool {
		return jsapi.Call(p.SortFn, goja.Undefined(), vm.ToValue(parts[i]), vm.ToValue(parts[j])).ToFloat() < 0
	})
}

// spend counts what was written, so that a huge object is not followed without end.
func (p *inspector) spend(n int) {
	if p.budget == nil {
		p.budget = make(map[int]int)
	}
	p.budget[p.indent] += n
	if p.budget[p.indent] > maxOutput {
		p.Depth = -1
	}
}
