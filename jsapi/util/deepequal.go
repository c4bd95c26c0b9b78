package util

import (
	"bytes"
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// DeepEqual compares as util.isDeepStrictEqual does, or in the loose form of
// assert.deepEqual: primitives by ==, prototypes not at all.
func (u *Util) DeepEqual(a, b goja.Value, strict bool) bool {
	c := comparison{u: u, strict: strict}
	return c.equal(valueOr(a), valueOr(b))
}

// maxCompared is how many objects inside each other a comparison follows.
const maxCompared = 10000

// comparison is one DeepEqual. The objects on the way down are remembered: two cycles
// are equal when they close at the same place.
type comparison struct {
	u      *Util
	strict bool
	depth  int
	left   map[*goja.Object]int
	right  map[*goja.Object]int
}

func (c *comparison) equal(a, b goja.Value) bool {
	if a.StrictEquals(b) {
		return !c.strict || a.SameAs(b) || isObject(a)
	}
	if !c.strict {
		if !isObject(a) || !isObject(b) {
			if isObject(a) || isObject(b) {
				return false
			}
			return looseEqual(a, b)
		}
	} else if !isObject(a) || !isObject(b) {
		return isNaN(a) && isNaN(b)
	}
	x, y := a.(*goja.Object), b.(*goja.Object)
	if jsapi.IsFunction(x) || jsapi.IsFunction(y) {
		return false
	}
	if c.strict && x.Prototype() != y.Prototype() {
		return false
	}
	return c.objects(x, y)
}

func isObject(v goja.Value) bool {
	_, ok := v.(*goja.Object)
	return ok
}

func isNaN(v goja.Value) bool {
	f, ok := jsapi.Number(v)
	return ok && math.IsNaN(f)
}

func looseEqual(a, b goja.Value) bool { return a.Equals(b) || isNaN(a) && isNaN(b) }

// objects compares what two objects are inside, and then their properties.
func (c *comparison) objects(a, b *goja.Object) bool {
	u := c.u
	ka, kb := u.kinds.of(a), u.kinds.of(b)
	if ka == kindProxy || kb == kindProxy {
		ka, kb = c.through(a), c.through(b)
	}
	if u.classTag(a) != u.classTag(b) {
		return false
	}
	if ka != kb {
		return false
	}
	if ka == kindArray {
		if a.Get("length").ToInteger() != b.Get("length").ToInteger() {
			return false
		}
		return c.properties(a, b, c.nonIndex(a), c.nonIndex(b), ka)
	}
	if !c.sameInside(a, b, ka) {
		return false
	}
	if ka == kindTyped {
		return c.properties(a, b, c.nonIndex(a), c.nonIndex(b), ka)
	}
	return c.properties(a, b, a.Keys(), b.Keys(), ka)
}

// through is the kind that a proxy stands for.
func (c *comparison) through(o *goja.Object) kind {
	k := c.u.kinds.of(o)
	if k != kindProxy {
		return k
	}
	if c.u.env.IsArray(o) {
		return kindArray
	}
	return kindObject
}

func (c *comparison) nonIndex(o *goja.Object) []string {
	var out []string
	for _, k := range o.Keys() {
		if !isIndex(k) {
			out = append(out, k)
		}
	}
	return out
}

// classTag is what Object.prototype.toString says.
func (u *Util) classTag(o *goja.Object) string { return method(u.late().objectString, o).String() }

// sameInside compares what is no property: the time of a Date, the bytes of a buffer.
func (c *comparison) sameInside(a, b *goja.Object, k kind) bool {
	u := c.u
	switch k {
	case kindDate:
		x, y := method(u.late().dateTime, a), method(u.late().dateTime, b)
		return x.SameAs(y) || isNaN(x) && isNaN(y)
	case kindRegExp:
		return u.regexpText(a, true) == u.regexpText(b, true) &&
			a.Get("lastIndex").StrictEquals(b.Get("lastIndex"))
	case kindError:
		return c.sameError(a, b)
	case kindTyped:
		return c.sameTyped(a, b)
	case kindDataView:
		return bytes.Equal(u.viewBytes(a), u.viewBytes(b))
	case kindBuffer:
		x, y := a.Export().(goja.ArrayBuffer), b.Export().(goja.ArrayBuffer)
		return bytes.Equal(x.Bytes(), y.Bytes())
	case kindBoxed:
		x, n := u.unbox(a)
		y, m := u.unbox(b)
		return n == m && (x.SameAs(y) || isNaN(x) && isNaN(y))
	}
	return true // what cannot be looked into, such as a Promise, is compared by its properties
}

// sameError compares name and message, and cause and errors, which are not enumerable.
func (c *comparison) sameError(a, b *goja.Object) bool {
	for _, name := range []string{"message", "name"} {
		if !c.equal(valueOr(a.Get(name)), valueOr(b.Get(name))) {
			return false
		}
	}
	for _, name := range []string{"cause", "errors"} {
		key := c.u.vm.ToValue(name)
		x, y := c.u.hasOwn(a, key), c.u.hasOwn(b, key)
		if x != y || x && !c.equal(a.Get(name), b.Get(name)) {
			return false
		}
	}
	return true
}

func (c *comparison) sameTyped(a, b *goja.Object) bool {
	u := c.u
	name := u.typedName(a)
	if name != u.typedName(b) {
		return false
	}
	if !c.strict && (name == "Float32Array" || name == "Float64Array") {
		n := int(method(u.late().typedLength, a).ToInteger())
		if n != int(method(u.late().typedLength, b).ToInteger()) {
			return false
		}
		for i := range n {
			if k := strconv.Itoa(i); a.Get(k).ToFloat() != b.Get(k).ToFloat() {
				return false
			}
		}
		return true
	}
	return bytes.Equal(u.viewBytes(a), u.viewBytes(b))
}

// viewBytes are the bytes that a typed array or DataView looks at.
func (u *Util) viewBytes(o *goja.Object) []byte {
	buf, ok := o.Get("buffer").Export().(goja.ArrayBuffer)
	if !ok {
		return nil
	}
	start := int(o.Get("byteOffset").ToInteger())
	return buf.Bytes()[start : start+int(o.Get("byteLength").ToInteger())]
}

// properties compares the enumerable own properties, with the entries of a collection.
func (c *comparison) properties(a, b *goja.Object, ka, kb []string, k kind) bool {
	if len(ka) != len(kb) {
		return false
	}
	for _, name := range ka {
		if !method(c.u.in.enumerable, b, c.u.vm.ToValue(name)).ToBoolean() {
			return false
		}
	}
	if c.strict && !c.sameSymbols(a, b) {
		return false
	}
	if n, ok := c.left[a]; ok {
		if m, ok := c.right[b]; ok {
			return n == m
		}
	}
	if c.left == nil {
		c.left, c.right = make(map[*goja.Object]int), make(map[*goja.Object]int)
	}
	if len(c.left) >= maxCompared {
		panic(c.u.env.RangeError("Maximum call stack size exceeded"))
	}
	c.depth++
	c.left[a], c.right[b] = c.depth, c.depth
	same := c.entries(a, b, k) && c.values(a, b, ka)
	delete(c.left, a)
	delete(c.right, b)
	return same
}

func (c *comparison) sameSymbols(a, b *goja.Object) bool {
	x, y := a.Symbols(), b.Symbols()
	if len(x) != len(y) {
		return false
	}
	for _, s := range x {
		if !method(c.u.in.enumerable, b, s).ToBoolean() || !c.equal(a.GetSymbol(s), b.GetSymbol(s)) {
			return false
		}
	}
	return true
}

func (c *comparison) values(a, b *goja.Object, keys []string) bool {
	for _, k := range keys {
		if !c.equal(a.Get(k), valueOr(b.Get(k))) {
			return false
		}
	}
	return true
}

func (c *comparison) entries(a, b *goja.Object, k kind) bool {
	switch k {
	case kindSet:
		return c.sets(a, b)
	case kindMap:
		return c.maps(a, b)
	case kindArray:
		return c.elements(a, b)
	}
	return true
}

// elements compares arrays by index; a hole equals a hole only.
func (c *comparison) elements(a, b *goja.Object) bool {
	for i := range int(a.Get("length").ToInteger()) {
		k := strconv.Itoa(i)
		x, y := a.Get(k), b.Get(k)
		if (x == nil) != (y == nil) || !c.equal(valueOr(x), valueOr(y)) {
			return false
		}
	}
	return true
}
