package lang

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// shared is tied to an ArrayBuffer that stands for a SharedArrayBuffer.
type shared struct {
	jsapi.Hidden
	memory *Memory
}

// MemoryOf returns what the SharedArrayBuffer v stands for, nil when it is none.
func MemoryOf(env *jsapi.Env, v goja.Value) *Memory {
	if s, ok := env.Own(v).(*shared); ok {
		return s.memory
	}
	return nil
}

// IsShared reports whether v is a SharedArrayBuffer.
func IsShared(env *jsapi.Env, v goja.Value) bool { return MemoryOf(env, v) != nil }

// NewShared makes a SharedArrayBuffer over memory that another runtime has, too.
func NewShared(env *jsapi.Env, m *Memory) *goja.Object {
	l := from(env)
	return l.wrap(l.sharedClass(), m)
}

// wrap makes the object of m: the engine's ArrayBuffer, which typed arrays and Buffers
// know, with another prototype.
func (l *lang) wrap(class *jsapi.Class, m *Memory) *goja.Object {
	o := l.env.VM.ToValue(l.env.VM.NewArrayBuffer(m.data)).(*goja.Object)
	jsapi.Must(o.SetPrototype(class.Proto))
	l.env.Bind(o, &shared{memory: m})
	return o
}

// sharedClass is SharedArrayBuffer (ECMA-262, section 25.2), made at the first call.
func (l *lang) sharedClass() *jsapi.Class {
	if l.shared != nil {
		return l.shared
	}
	env, vm := l.env, l.env.VM
	class := env.Class(jsapi.ClassSpec{Name: "SharedArrayBuffer", Length: 1, MustNew: true})
	ctor := vm.ToValue(func(c goja.ConstructorCall) *goja.Object {
		n := c.Argument(0).ToFloat()
		if n < 0 || n > 1<<32 {
			panic(env.RangeError("Invalid array buffer length"))
		}
		if n != n {
			n = 0
		}
		o := l.wrap(class, newMemory(int(n)))
		if c.NewTarget != nil {
			jsapi.Must(o.SetPrototype(c.NewTarget.Get("prototype").(*goja.Object)))
		}
		return o
	}).(*goja.Object)
	env.SetName(ctor, "SharedArrayBuffer", 1)
	jsapi.Must(ctor.DefineDataProperty("prototype", class.Proto, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	jsapi.Must(class.Proto.DefineDataProperty("constructor", ctor, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	class.Ctor = ctor
	l.sharedMembers(class)
	l.tag(class, "SharedArrayBuffer")
	l.shared = class
	return class
}

func (l *lang) sharedMembers(class *jsapi.Class) {
	env, vm := l.env, l.env.VM
	bytes := func(c goja.FunctionCall, member string) []byte {
		if !IsShared(env, c.This) {
			panic(env.TypeError("Method " + member + " called on incompatible receiver " + l.receiver(c.This)))
		}
		return c.This.Export().(goja.ArrayBuffer).Bytes()
	}
	length := func(name string) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Get: func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(len(bytes(c, "get SharedArrayBuffer.prototype."+name)))
		}}
	}
	env.SetAccessors(class.Proto, length("byteLength"))
	env.SetMethods(class.Proto, false, jsapi.Method{Name: "slice", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
		data := bytes(c, "SharedArrayBuffer.prototype.slice")
		start := relative(c.Argument(0), len(data), 0)
		part := data[start:max(start, relative(c.Argument(1), len(data), len(data)))]
		m := newMemory(len(part))
		copy(m.data, part)
		return l.wrap(class, m)
	}})
	env.SetAccessors(class.Proto, length("maxByteLength"), jsapi.Accessor{Name: "growable", Get: func(c goja.FunctionCall) goja.Value {
		bytes(c, "get SharedArrayBuffer.prototype.growable")
		return vm.ToValue(false)
	}})
	env.SetMethods(class.Proto, false, jsapi.Method{Name: "grow", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		bytes(c, "SharedArrayBuffer.prototype.grow")
		panic(env.TypeError("Method SharedArrayBuffer.prototype.grow called on incompatible receiver #<SharedArrayBuffer>"))
	}})
}

// receiver names a this of the wrong class in an error.
func (l *lang) receiver(v goja.Value) string {
	if o, ok := v.(*goja.Object); ok {
		if c, ok := o.Get("constructor").(*goja.Object); ok {
			if name := c.Get("name"); name != nil {
				return "#<" + name.String() + ">"
			}
		}
	}
	return v.String()
}

// relative is an index as slice takes it: negative counts from the end.
func relative(v goja.Value, n, missing int) int {
	if goja.IsUndefined(v) {
		return missing
	}
	i := v.ToInteger()
	if i < 0 {
		i += int64(n)
	}
	return int(min(max(i, 0), int64(n)))
}
