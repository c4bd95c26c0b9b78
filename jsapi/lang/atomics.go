package lang

import (
	"math"
	"math/big"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// element is an element of an integer typed array, which an operation of Atomics reads and
// writes through the array itself, so that it is converted as the array converts.
type element struct {
	array *goja.Object
	index string
	big   bool
}

// atomics makes Atomics (ECMA-262, section 25.4). With one agent every operation is atomic.
func (l *lang) atomics() goja.Value {
	env, vm := l.env, l.env.VM
	o := vm.NewObject()
	env.SetMethods(o, false,
		jsapi.Method{Name: "load", Length: 2, Fn: func(c goja.FunctionCall) goja.Value { return l.element(c).get() }},
		jsapi.Method{Name: "store", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			at := l.element(c)
			v := at.operand(l, c.Argument(2))
			at.set(v)
			return v
		}},
		l.atomic("add", func(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) }),
		l.atomic("sub", func(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) }),
		l.atomic("and", func(a, b *big.Int) *big.Int { return new(big.Int).And(a, b) }),
		l.atomic("or", func(a, b *big.Int) *big.Int { return new(big.Int).Or(a, b) }),
		l.atomic("xor", func(a, b *big.Int) *big.Int { return new(big.Int).Xor(a, b) }),
		l.atomic("exchange", func(_, b *big.Int) *big.Int { return b }),
		jsapi.Method{Name: "compareExchange", Length: 4, Fn: func(c goja.FunctionCall) goja.Value {
			at := l.element(c)
			expected, v := at.operand(l, c.Argument(2)), at.operand(l, c.Argument(3))
			old := at.get()
			if at.set(expected); !at.get().StrictEquals(old) { // as the array would hold it
				at.set(old)
			} else {
				at.set(v)
			}
			return old
		}},
		jsapi.Method{Name: "isLockFree", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			n := c.Argument(0).ToInteger()
			return vm.ToValue(n == 1 || n == 2 || n == 4 || n == 8)
		}},
		jsapi.Method{Name: "wait", Length: 4, Fn: l.wait},
		jsapi.Method{Name: "notify", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			l.element(c)
			return vm.ToValue(0)
		}})
	_ = o.DefineDataPropertySymbol(goja.SymToStringTag, vm.ToValue("Atomics"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}

// atomic is an operation that puts f(old, operand) into an element and returns old.
func (l *lang) atomic(name string, f func(a, b *big.Int) *big.Int) jsapi.Method {
	return jsapi.Method{Name: name, Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
		at := l.element(c)
		v := at.operand(l, c.Argument(2))
		old := at.get()
		r := f(integerOf(old), integerOf(v))
		if at.big {
			at.set(l.env.VM.ToValue(r))
		} else {
			wrapped := new(big.Int).And(r, big.NewInt(math.MaxUint32)) // of any sign; the array cuts the rest
			at.set(l.env.VM.ToValue(wrapped.Int64()))
		}
		return old
	}}
}

func integerOf(v goja.Value) *big.Int {
	if n, ok := jsapi.BigInt(v); ok {
		return n
	}
	f := v.ToFloat()
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return new(big.Int)
	}
	n, _ := big.NewFloat(math.Trunc(f)).Int(nil)
	return n
}

// element is the element that an operation's first two arguments name.
func (l *lang) element(c goja.FunctionCall) element {
	o, ok := c.Argument(0).(*goja.Object)
	kind := ""
	if ok {
		if tag := o.GetSymbol(goja.SymToStringTag); tag != nil {
			kind = tag.String()
		}
	}
	switch kind {
	case "Int8Array", "Uint8Array", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array":
	default:
		shown := c.Argument(0).String()
		if ok {
			name := kind
			if name == "" {
				name = o.ClassName()
			}
			shown = "[object " + name + "]"
		}
		panic(l.env.TypeError(shown + " is not an integer typed array."))
	}
	i := c.Argument(1).ToInteger()
	if i < 0 || i >= o.Get("length").ToInteger() {
		panic(l.env.RangeError("Invalid atomic access index"))
	}
	return element{array: o, index: l.env.VM.ToValue(i).String(), big: kind[0] == 'B' && kind[1] == 'i'}
}

func (c element) get() goja.Value { return c.array.Get(c.index) }

func (c element) set(v goja.Value) { jsapi.Must(c.array.Set(c.index, v)) }

// operand converts an argument to what the elements are: an integer or a BigInt.
func (c element) operand(l *lang, v goja.Value) goja.Value {
	if c.big {
		return jsapi.Call(l.env.VM.Get("BigInt"), goja.Undefined(), v)
	}
	f := v.ToFloat()
	if math.IsNaN(f) {
		f = 0
	}
	return l.env.VM.ToValue(math.Trunc(f))
}

// wait is Atomics.wait. There is nobody to notify, so that it ends by its timeout or not at all.
func (l *lang) wait(c goja.FunctionCall) goja.Value {
	at := l.element(c)
	if kind := at.array.GetSymbol(goja.SymToStringTag).String(); kind != "Int32Array" && kind != "BigInt64Array" {
		panic(l.env.TypeError("[object " + kind + "] is not an int32 or BigInt64 typed array."))
	}
	if !IsShared(l.env, at.array.Get("buffer")) {
		panic(l.env.TypeError("[object " + at.array.GetSymbol(goja.SymToStringTag).String() + "] is not a shared typed array."))
	}
	if !at.get().StrictEquals(at.operand(l, c.Argument(2))) {
		return l.env.VM.ToValue("not-equal")
	}
	ms := math.Inf(1)
	if v := c.Argument(3); !goja.IsUndefined(v) && !math.IsNaN(v.ToFloat()) {
		ms = max(v.ToFloat(), 0)
	}
	time.Sleep(time.Duration(min(ms*float64(time.Millisecond), math.MaxInt64/2)))
	return l.env.VM.ToValue("timed-out")
}
