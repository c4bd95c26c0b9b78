package lang

import (
	"encoding/binary"
	"math"
	"math/big"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// integerKind is how the elements of a class of typed arrays lie in memory.
type integerKind struct {
	size   int // bytes
	signed bool
	big    bool // BigInts
}

var integerKinds = map[string]integerKind{
	"Int8Array": {1, true, false}, "Uint8Array": {1, false, false},
	"Int16Array": {2, true, false}, "Uint16Array": {2, false, false},
	"Int32Array": {4, true, false}, "Uint32Array": {4, false, false},
	"BigInt64Array": {8, true, true}, "BigUint64Array": {8, false, true},
}

// element is an element of an integer typed array.
type element struct {
	integerKind
	class  string
	memory *Memory // nil when the array is not shared
	bytes  []byte  // of the element, otherwise
	off    int     // in the buffer
}

// atomics makes Atomics (ECMA-262, section 25.4).
func (l *lang) atomics() goja.Value {
	env, vm := l.env, l.env.VM
	o := vm.NewObject()
	env.SetMethods(o, false,
		jsapi.Method{Name: "load", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			at := l.element(c)
			return at.value(l, at.load())
		}},
		jsapi.Method{Name: "store", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			at := l.element(c)
			v, bits := at.operand(l, c.Argument(2))
			at.update(func(uint64) uint64 { return bits })
			return v
		}},
		l.atomic("add", func(a, b uint64) uint64 { return a + b }),
		l.atomic("sub", func(a, b uint64) uint64 { return a - b }),
		l.atomic("and", func(a, b uint64) uint64 { return a & b }),
		l.atomic("or", func(a, b uint64) uint64 { return a | b }),
		l.atomic("xor", func(a, b uint64) uint64 { return a ^ b }),
		l.atomic("exchange", func(_, b uint64) uint64 { return b }),
		jsapi.Method{Name: "compareExchange", Length: 4, Fn: l.compareExchange},
		jsapi.Method{Name: "isLockFree", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			n := c.Argument(0).ToInteger()
			return vm.ToValue(n == 1 || n == 2 || n == 4 || n == 8)
		}},
		jsapi.Method{Name: "wait", Length: 4, Fn: l.wait},
		jsapi.Method{Name: "waitAsync", Length: 4, Fn: l.waitAsync},
		jsapi.Method{Name: "notify", Length: 3, Fn: l.notify})
	_ = o.DefineDataPropertySymbol(goja.SymToStringTag, vm.ToValue("Atomics"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}

// atomic is an operation that puts f(old, operand) into an element and returns old.
func (l *lang) atomic(name string, f func(a, b uint64) uint64) jsapi.Method {
	return jsapi.Method{Name: name, Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
		at := l.element(c)
		_, operand := at.operand(l, c.Argument(2))
		return at.value(l, at.update(func(old uint64) uint64 { return f(old, operand) }))
	}}
}

func (l *lang) compareExchange(c goja.FunctionCall) goja.Value {
	at := l.element(c)
	_, expected := at.operand(l, c.Argument(2))
	_, v := at.operand(l, c.Argument(3))
	return at.value(l, at.update(func(old uint64) uint64 {
		if old == expected {
			return v
		}
		return old
	}))
}

// element is the element that an operation's first two arguments name.
func (l *lang) element(c goja.FunctionCall) element {
	o, ok := c.Argument(0).(*goja.Object)
	class := ""
	if ok {
		if tag := o.GetSymbol(goja.SymToStringTag); tag != nil {
			class = tag.String()
		}
	}
	kind, integers := integerKinds[class]
	if !integers {
		shown := c.Argument(0).String()
		if ok {
			name := class
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
	at := element{integerKind: kind, class: class, off: int(o.Get("byteOffset").ToInteger()) + int(i)*kind.size}
	memory := o.Get("buffer").(*goja.Object)
	if at.memory = MemoryOf(l.env, memory); at.memory == nil {
		at.bytes = memory.Export().(goja.ArrayBuffer).Bytes()[at.off:][:kind.size]
	}
	return at
}

func (e element) load() uint64 {
	if e.memory != nil {
		return e.memory.load(e.off, e.size)
	}
	var word [8]byte
	copy(word[:], e.bytes)
	return binary.LittleEndian.Uint64(word[:])
}

// update replaces the element's bits by f of them and returns what they were.
func (e element) update(f func(old uint64) uint64) uint64 {
	if e.memory != nil {
		return e.memory.update(e.off, e.size, f)
	}
	old := e.load()
	var word [8]byte
	binary.LittleEndian.PutUint64(word[:], f(old))
	copy(e.bytes, word[:])
	return old
}

// value is bits as a value of the array.
func (e element) value(l *lang, bits uint64) goja.Value {
	shift := 64 - 8*e.size
	switch {
	case e.big && e.signed:
		return l.env.VM.ToValue(big.NewInt(int64(bits)))
	case e.big:
		return l.env.VM.ToValue(new(big.Int).SetUint64(bits))
	case e.signed:
		return l.env.VM.ToValue(int64(bits<<shift) >> shift)
	}
	return l.env.VM.ToValue(int64(bits))
}

// operand converts an argument to what the elements are, an integer or a BigInt, and to
// the bits that an element would hold of it.
func (e element) operand(l *lang, v goja.Value) (goja.Value, uint64) {
	mask := uint64(math.MaxUint64) >> (64 - 8*e.size)
	if e.big {
		v = jsapi.Call(l.env.VM.Get("BigInt"), goja.Undefined(), v)
		n, _ := jsapi.BigInt(v)
		return v, new(big.Int).And(n, new(big.Int).SetUint64(mask)).Uint64()
	}
	f := math.Trunc(v.ToFloat())
	if math.IsNaN(f) || f == 0 {
		f = 0
	}
	v = l.env.VM.ToValue(f)
	if math.IsInf(f, 0) {
		return v, 0
	}
	return v, uint64(int64(math.Mod(f, 1<<32))) & mask
}
