package util

import "github.com/dop251/goja"

// Members of Sets and keys of Maps are equal in any order. A member that the other side
// has itself is a match; what is left on both sides is tried each against each.

func (c *comparison) sets(a, b *goja.Object) bool {
	x, y := c.u.setValues(a), c.u.setValues(b)
	if len(x) != len(y) {
		return false
	}
	var left []goja.Value
	for _, v := range x {
		if !method(c.u.late().setHas, b, v).ToBoolean() {
			if c.strict && !isObject(v) {
				return false
			}
			left = append(left, v)
		}
	}
	var right []goja.Value
	for _, v := range y {
		if !method(c.u.late().setHas, a, v).ToBoolean() {
			right = append(right, v)
		}
	}
	return c.matchAll(left, right, func(v, w goja.Value) bool { return c.equal(v, w) })
}

func (c *comparison) maps(a, b *goja.Object) bool {
	x, y := c.u.mapEntries(a), c.u.mapEntries(b)
	if len(x) != len(y) {
		return false
	}
	var left, right []goja.Value
	for _, e := range x {
		if method(c.u.late().mapHas, b, e.key).ToBoolean() {
			if c.equal(e.value, method(c.u.late().mapGet, b, e.key)) {
				continue
			}
			return false
		}
		if c.strict && !isObject(e.key) {
			return false
		}
		left = append(left, e.key)
	}
	for _, e := range y {
		if !method(c.u.late().mapHas, a, e.key).ToBoolean() {
			right = append(right, e.key)
		}
	}
	return c.matchAll(left, right, func(v, w goja.Value) bool {
		return c.equal(v, w) && c.equal(method(c.u.late().mapGet, a, v), method(c.u.late().mapGet, b, w))
	})
}

// matchAll pairs each of left with one of right.
func (c *comparison) matchAll(left, right []goja.Value, same func(v, w goja.Value) bool) bool {
	if len(left) != len(right) {
		return false
	}
	used := make([]bool, len(right))
next:
	for _, v := range left {
		for i, w := range right {
			if !used[i] && same(v, w) {
				used[i] = true
				continue next
			}
		}
		return false
	}
	return true
}
