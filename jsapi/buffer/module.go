package buffer

import (
	"math"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// load makes the exports of require('buffer').
func (b *Buffers) load() goja.Value {
	vm, o := b.vm, b.vm.NewObject()
	jsapi.Must(o.Set("Buffer", b.ctor))
	jsapi.Must(o.Set("SlowBuffer", b.slowBuffer()))
	b.env.SetMethods(o, true,
		jsapi.Method{Name: "transcode", Length: 3, Fn: b.transcode},
		jsapi.Method{Name: "isUtf8", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(utf8.Valid(b.input(c.Argument(0))))
		}},
		jsapi.Method{Name: "isAscii", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(isASCII(b.input(c.Argument(0))))
		}})
	jsapi.Must(o.Set("kMaxLength", MaxLength))
	jsapi.Must(o.Set("kStringMaxLength", MaxStringLength))
	b.env.SetMethods(o, true, b.base64Functions()...)
	constants := vm.NewObject()
	readOnly(constants, "MAX_LENGTH", vm.ToValue(MaxLength))
	readOnly(constants, "MAX_STRING_LENGTH", vm.ToValue(MaxStringLength))
	readOnly(o, "constants", constants)
	b.defineMaxInspect(o)
	b.lazy(o, "Blob", func() goja.Value { return b.files().blob.Ctor })
	b.lazy(o, "resolveObjectURL", func() goja.Value { return b.files().resolve })
	b.lazy(o, "File", func() goja.Value { return b.files().file.Ctor })
	return o
}

// defineMaxInspect defines INSPECT_MAX_BYTES, how many bytes util.inspect shows.
func (b *Buffers) defineMaxInspect(o *goja.Object) {
	get := b.env.Func("get", 0, func(goja.FunctionCall) goja.Value { return b.maxInspect })
	set := b.env.Func("set", 1, func(c goja.FunctionCall) goja.Value {
		b.env.ValidateNumber(c.Argument(0), "INSPECT_MAX_BYTES", 0, math.Inf(1))
		b.maxInspect = c.Argument(0)
		return goja.Undefined()
	})
	jsapi.Must(o.DefineAccessorProperty("INSPECT_MAX_BYTES", get, set, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// Define sets the globals that come from this package on the global object: Buffer, and
// atob, btoa, Blob and File as Node defines them.
func (b *Buffers) Define(global *goja.Object) {
	exports := b.env.RequireObject("buffer")
	jsapi.Must(global.DefineDataProperty("Buffer", b.ctor, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	for _, name := range []string{"atob", "btoa"} {
		replaceable(b.env, global, name, true, func() goja.Value { return exports.Get(name) })
	}
	for _, name := range []string{"Blob", "File"} {
		replaceable(b.env, global, name, false, func() goja.Value { return exports.Get(name) })
	}
}

// replaceable defines a getter that an assignment replaces by the value assigned.
func replaceable(env *jsapi.Env, o *goja.Object, name string, enumerable bool, get func() goja.Value) {
	env.SetAccessors(o, jsapi.Accessor{Name: name, Enumerable: enumerable,
		Get: func(goja.FunctionCall) goja.Value { return get() },
		Set: func(c goja.FunctionCall) goja.Value {
			visible := goja.FLAG_FALSE
			if enumerable {
				visible = goja.FLAG_TRUE
			}
			jsapi.Must(o.DefineDataProperty(name, c.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, visible))
			return goja.Undefined()
		}})
}

func (b *Buffers) lazy(o *goja.Object, name string, get func() goja.Value) {
	replaceable(b.env, o, name, true, get)
}

func readOnly(o *goja.Object, name string, v goja.Value) {
	jsapi.Must(o.DefineDataProperty(name, v, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
}

func (b *Buffers) slowBuffer() *goja.Object {
	o := b.vm.ToValue(func(c goja.ConstructorCall) *goja.Object {
		return b.New(make([]byte, b.size(jsapi.Arg(c.Arguments, 0))))
	}).(*goja.Object)
	jsapi.Must(o.DefineDataProperty("name", b.vm.ToValue("SlowBuffer"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(o.DefineDataProperty("length", b.vm.ToValue(1), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(o.Get("prototype").(*goja.Object).SetPrototype(b.uint8Proto))
	jsapi.Must(o.SetPrototype(b.vm.Get("Uint8Array").(*goja.Object)))
	return o
}

// input is the argument of isUtf8 and isAscii.
func (b *Buffers) input(v goja.Value) []byte {
	data, ok := b.Bytes(v)
	if o, isObject := v.(*goja.Object); !ok || isObject && viewKind(o) == kindDataView {
		panic(b.env.InvalidArgType("input", "an instance of ArrayBuffer, Buffer, or TypedArray", v))
	}
	if ab, ok := ArrayBufferOf(v); ok && ab.Detached() {
		panic(b.env.CodeError("Error", "ERR_INVALID_STATE", "Cannot validate on a detached buffer"))
	}
	return data
}
