package lang

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// shared marks an ArrayBuffer that was made as a SharedArrayBuffer. A runtime is one agent,
// so that there is nobody to share with: what is left is memory of another class.
type shared struct{ jsapi.Hidden }

// IsShared reports whether v is a SharedArrayBuffer.
func IsShared(env *jsapi.Env, v goja.Value) bool {
	_, ok := env.Own(v).(*shared)
	return ok
}

// sharedClass makes SharedArrayBuffer (ECMA-262, section 25.2). Its objects are the
// engine's ArrayBuffers, which typed arrays and Buffers know, with another prototype.
func (l *lang) sharedClass() *goja.Object {
	env, vm := l.env, l.env.VM
	class := env.Class(jsapi.ClassSpec{Name: "SharedArrayBuffer", Length: 1, MustNew: true})
	wrap := func(data []byte) *goja.Object {
		o := vm.ToValue(vm.NewArrayBuffer(data)).(*goja.Object)
		jsapi.Must(o.SetPrototype(class.Proto))
		env.Bind(o, &shared{})
		return o
	}
	ctor := vm.ToValue(func(c goja.ConstructorCall) *goja.Object {
		n := c.Argument(0).ToFloat()
		if n < 0 || n > 1<<32 {
			panic(env.RangeError("Invalid array buffer length"))
		}
		o := wrap(newBytes(n))
		if c.NewTarget != nil {
			jsapi.Must(o.SetPrototype(c.NewTarget.Get("prototype").(*goja.Object)))
		}
		return o
	}).(*goja.Object)
	env.SetName(ctor, "SharedArrayBuffer", 1)
	jsapi.Must(ctor.DefineDataProperty("prototype", class.Proto, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	jsapi.Must(class.Proto.DefineDataProperty("constructor", ctor, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	l.sharedMembers(class, wrap)
	l.tag(class, "SharedArrayBuffer")
	return ctor
}

// newBytes makes the memory for a length that the language has converted.
func newBytes(n float64) []byte {
	if n != n {
		n = 0
	}
	return make([]byte, int(n))
}

func (l *lang) sharedMembers(class *jsapi.Class, wrap func([]byte) *goja.Object) {
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
		return wrap(slices.Clone(data[start:max(start, relative(c.Argument(1), len(data), len(data)))]))
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
			return "#<" + c.Get("name").String() + ">"
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
