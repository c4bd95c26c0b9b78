package buffer

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "buffer", Load: func(e *jsapi.Env) goja.Value { return From(e).load() }}

// Buffers makes and reads the Buffers of one runtime. It belongs to the loop's goroutine.
type Buffers struct {
	env *jsapi.Env
	vm  *goja.Runtime

	ctor  *goja.Object // Buffer
	fast  *goja.Object // FastBuffer, what Buffer[Symbol.species] is
	proto *goja.Object // Buffer.prototype and FastBuffer.prototype

	views      engine.Views
	uint8Array goja.Constructor
	uint8Proto *goja.Object
	// The getters of %TypedArray%.prototype. goja looks for an index in every name that is
	// asked of a typed array, so that o.Get("buffer") takes three times as long.
	bufferOf, offsetOf jsapi.Fn
	maxInspect         goja.Value // buffer.INSPECT_MAX_BYTES
	pool               pool
	credit             int  // bytes that may still be made before env.Collect is called
	warned             bool // of the constructor, DEP0005
}

// From returns the Buffers of env.
func From(env *jsapi.Env) *Buffers { return jsapi.Use(env, newBuffers) }

func newBuffers(env *jsapi.Env) *Buffers {
	b := &Buffers{env: env, vm: env.VM}
	u8 := env.VM.Get("Uint8Array").(*goja.Object)
	b.uint8Array, _ = goja.AssertConstructor(u8)
	b.views = engine.ViewsOf(env.VM, env.Objects())
	b.uint8Proto = u8.Get("prototype").(*goja.Object)
	typed := b.uint8Proto.Prototype()
	b.bufferOf, b.offsetOf = b.getter(typed, "buffer"), b.getter(typed, "byteOffset")
	b.mendSet(typed)
	b.maxInspect = env.VM.ToValue(50)
	b.defineClass(u8)
	return b
}

// getter is the function behind an accessor of o.
func (b *Buffers) getter(o *goja.Object, name string) jsapi.Fn {
	d := b.env.Method(b.vm.Get("Object").(*goja.Object), "getOwnPropertyDescriptor", o, b.vm.ToValue(name))
	f, _ := jsapi.AsFn(d.(*goja.Object).Get("get"))
	return f
}

// Ctor is the Buffer function, the value of the global Buffer.
func (b *Buffers) Ctor() *goja.Object { return b.ctor }

// New makes a Buffer over data, which it shares and does not copy. The caller gives data
// away, and has just made it.
func (b *Buffers) New(data []byte) *goja.Object {
	b.Made(len(data))
	return b.Over(data)
}

// Over is New for bytes that Made has been told of before, or that last.
func (b *Buffers) Over(data []byte) *goja.Object {
	if o := b.views.New(data, b.proto); o != nil {
		return o
	}
	o, err := b.uint8Array(b.fast, b.vm.ToValue(b.vm.NewArrayBuffer(data)))
	if err != nil {
		panic(err)
	}
	return o
}

// Copy makes a Buffer over a copy of data.
func (b *Buffers) Copy(data []byte) *goja.Object {
	return b.New(append(make([]byte, 0, len(data)), data...))
}

// IsBuffer reports whether v is a Buffer, as Buffer.isBuffer does.
func (b *Buffers) IsBuffer(v goja.Value) bool { return inherits(v, b.proto) }

// IsUint8Array reports whether v is a Uint8Array, a Buffer included.
func (b *Buffers) IsUint8Array(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	_, ok = b.views.Bytes(o)
	return ok || viewKind(o) == kindUint8
}

func inherits(v goja.Value, proto *goja.Object) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	for p := o.Prototype(); p != nil; p = p.Prototype() {
		if p == proto {
			return true
		}
	}
	return false
}
