package engine

import (
	"slices"

	"github.com/dop251/goja"
)

// arrayEnds is the methods that take from the ends of an array, put before it, or join arrays.
type arrayEnds struct {
	*Objects
	vm        *goja.Runtime
	prototype *goja.Object // Array.prototype
	of        *goja.Object // Array
}

// quickEnds has shift, unshift, pop and concat of arrays work on their values directly, and
// reports whether it could. The engine counts the values of an array that are no holes, so as
// to see which arrays it may treat that way; its own shift, unshift and pop forget to, and
// from then on it moves the array's values one property at a time: a queue of 20,000 costs
// 100 µs a shift. They also move the whole array for what shift can do by beginning later.
func quickEnds(vm *goja.Runtime, kept *Objects) bool {
	example := vm.NewArray()
	behind, ok := behind(example)
	if !ok || !sameAs[list](behind.Type()) {
		return false
	}
	a := &arrayEnds{Objects: kept, vm: vm, prototype: example.Prototype()}
	a.of, _ = a.prototype.Get("constructor").(*goja.Object)
	if a.of == nil {
		return false
	}
	for name, quick := range map[string]func(goja.FunctionCall) goja.Value{
		"shift": a.shift, "pop": a.pop, "unshift": a.unshift, "concat": a.concat,
	} {
		Wrap(a.prototype.Get(name), func(slowly func(goja.FunctionCall) goja.Value, c goja.FunctionCall) goja.Value {
			if v := quick(c); v != nil {
				return v
			}
			return slowly(c)
		})
	}
	return true
}

// list is what goja keeps of an array in one piece, as in its arrayObject.
type list struct {
	base           ordinary
	values         []goja.Value
	length         uint32
	objCount       int // of values that are no holes
	propValueCount int // of those that are more than a value
	lengthProp     property
}

const (
	fewValues  = 32      // that are moved, so that the room for them is kept
	mostValues = 1 << 30 // beyond, the engine is asked, which knows what is too many
)

// whole returns what is behind an array that is nothing but its values and may change in any
// way, else nil.
func (a *arrayEnds) whole(v goja.Value) *list {
	o, ok := v.(*goja.Object)
	if !ok || !a.isArray(o) {
		return nil
	}
	l := (*list)(a.words(o)[1])
	if l.propValueCount != 0 || int(l.length) != len(l.values) || !l.lengthProp.writable || !l.base.extensible {
		return nil
	}
	if l.objCount != len(l.values) {
		if slices.Contains(l.values, nil) {
			return nil
		}
		l.objCount = len(l.values)
	}
	return l
}

// resize has l be values.
func (l *list) resize(values []goja.Value) {
	l.values, l.length, l.objCount = values, uint32(len(values)), len(values)
}

func (a *arrayEnds) shift(c goja.FunctionCall) goja.Value {
	l := a.whole(c.This)
	if l == nil || l.length == 0 {
		return nil
	}
	first := l.values[0]
	if len(l.values) <= fewValues {
		l.resize(slices.Delete(l.values, 0, 1))
	} else {
		l.values[0] = nil
		l.resize(l.values[1:])
	}
	return first
}

func (a *arrayEnds) pop(c goja.FunctionCall) goja.Value {
	l := a.whole(c.This)
	if l == nil || l.length == 0 {
		return nil
	}
	end := len(l.values) - 1
	last := l.values[end]
	l.values[end] = nil
	l.resize(l.values[:end])
	return last
}

func (a *arrayEnds) unshift(c goja.FunctionCall) goja.Value {
	l := a.whole(c.This)
	if l == nil || len(l.values)+len(c.Arguments) > mostValues {
		return nil
	}
	l.resize(slices.Insert(l.values, 0, c.Arguments...))
	return a.vm.ToValue(len(l.values))
}

// concat joins arrays of no class of a script's, and values, into one.
func (a *arrayEnds) concat(c goja.FunctionCall) goja.Value {
	first := a.joinable(c.This)
	if first == nil {
		return nil
	}
	n := len(first.values) + len(c.Arguments)
	for _, v := range c.Arguments {
		if _, ok := v.(*goja.Object); !ok {
			continue
		}
		l := a.joinable(v)
		if l == nil {
			return nil
		}
		n += len(l.values)
	}
	if n > mostValues || !a.plainly() {
		return nil
	}
	all := append(make([]goja.Value, 0, n), first.values...)
	for _, v := range c.Arguments {
		if l := a.whole(v); l != nil {
			all = append(all, l.values...)
		} else {
			all = append(all, v)
		}
	}
	made := a.vm.NewArray()
	(*list)(a.words(made)[1]).resize(all)
	return made
}

// joinable is whole for an array that inherits from Array.prototype and has no properties of
// its own that could say how it is joined.
func (a *arrayEnds) joinable(v goja.Value) *list {
	l := a.whole(v)
	if l == nil || l.base.prototype != a.prototype || l.base.symValues != nil || len(l.base.propNames) != 1 {
		return nil
	}
	return l
}

// plainly reports whether arrays are made and joined as nobody has changed it.
func (a *arrayEnds) plainly() bool {
	return a.prototype.Get("constructor") == goja.Value(a.of) && a.of.GetSymbol(goja.SymSpecies) == goja.Value(a.of) &&
		a.prototype.GetSymbol(goja.SymIsConcatSpreadable) == nil
}
