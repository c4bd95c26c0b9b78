package buffer

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// defineClass makes Buffer and FastBuffer, which share one prototype. FastBuffer is the
// ES class that map, filter and the like construct by; Buffer is the function that
// scripts know, and never makes an instance of a subclass.
func (b *Buffers) defineClass(u8 *goja.Object) {
	vm := b.vm
	b.proto = vm.CreateObject(b.uint8Proto)
	b.fast = b.constructor("FastBuffer", 0, u8, func(c goja.ConstructorCall) *goja.Object {
		target := c.NewTarget
		if target == nil && c.This != nil && c.This.Prototype() == b.proto {
			target = b.fast // new FastBuffer itself, as ws does with Buffer[Symbol.species]
		}
		if target == nil {
			panic(b.env.TypeError("Class constructor FastBuffer cannot be invoked without 'new'"))
		}
		o, err := b.uint8Array(target, c.Arguments...)
		if err != nil {
			panic(err)
		}
		return o
	})
	b.ctor = b.constructor("Buffer", 3, u8, func(c goja.ConstructorCall) *goja.Object {
		return b.construct(c.Arguments)
	})
	jsapi.Must(b.proto.DefineDataProperty("constructor", b.ctor, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(b.ctor.DefineAccessorPropertySymbol(goja.SymSpecies, b.env.Func("get [Symbol.species]", 0,
		func(goja.FunctionCall) goja.Value { return b.fast }), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(b.ctor.Set("poolSize", 8192))
	b.env.SetMethods(b.ctor, true, b.statics()...)
	for _, name := range [...]string{"from", "alloc", "allocUnsafe", "allocUnsafeSlow", "concat"} {
		engine.Constructible(b.ctor.Get(name)) // packages write new Buffer.alloc(0)
	}
	b.defineNumbers()
	b.env.SetMethods(b.proto, true, b.textMethods()...)
	b.defineOrigin()
	b.env.SetMethods(b.proto, true, b.methods()...)
	b.alias("toLocaleString", "toString")
	b.defineInspect()
}

func (b *Buffers) constructor(name string, length int, parent *goja.Object, f func(goja.ConstructorCall) *goja.Object) *goja.Object {
	o := b.vm.ToValue(f).(*goja.Object)
	jsapi.Must(o.DefineDataProperty("name", b.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(o.DefineDataProperty("length", b.vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(o.DefineDataProperty("prototype", b.proto, goja.FLAG_TRUE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	jsapi.Must(o.SetPrototype(parent))
	return o
}

// alias makes proto[name] the same function as proto[of].
func (b *Buffers) alias(name, of string) {
	jsapi.Must(b.proto.DefineDataProperty(name, b.proto.Get(of), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// defineOrigin defines parent and offset, what Node's buffers had before there were ArrayBuffers.
func (b *Buffers) defineOrigin() {
	for _, a := range []struct{ name, of string }{{"parent", "buffer"}, {"offset", "byteOffset"}} {
		get := b.env.Func("get", 0, func(c goja.FunctionCall) goja.Value {
			if o, ok := c.This.(*goja.Object); ok && b.IsBuffer(o) {
				return o.Get(a.of)
			}
			return goja.Undefined()
		})
		jsapi.Must(b.proto.DefineAccessorProperty(a.name, get, nil, goja.FLAG_FALSE, goja.FLAG_TRUE))
	}
}
