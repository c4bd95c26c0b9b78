// Package v8 is Node's module v8: values to bytes and back in the structured-clone format
// of V8 (package ipc/wire), and numbers about the heap.
//
// # For other packages
//
// V8.Serialize and V8.Deserialize are v8.serialize and v8.deserialize. EncodeMessage and
// DecodeMessage are IPC's variant of them, which Node's child_process uses with
// serialization 'advanced': it marks what is no part of the format differently.
//
// # What is carried
//
// Everything that the format has and the engine too: plain data, String, Number, Boolean
// and BigInt objects, Date, RegExp, Array with holes and properties, Map, Set, ArrayBuffer
// and its views, Error with its stack and cause; objects that occur twice, and circles. A
// function, a symbol and an object with a state of its own are refused: "... could not be
// cloned.". Views are "host objects", which Node's DefaultSerializer writes.
//
// # Hostile bytes
//
// Whatever the bytes are, reading ends with a value or an error. It takes no more memory
// than a small multiple of their number, and recursion is bounded (maxDepth).
//
// # What is not there
//
// The engine is not V8. Heap numbers are Go's, in V8's fields; flags are taken and have no
// effect; there are no heap snapshots, no coverage, no promise hooks.
package v8

import (
	"reflect"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// Module is the module v8 (Node 20, "V8").
var Module = jsapi.Module{Name: "v8", Load: func(env *jsapi.Env) goja.Value { return From(env).exports() }}

// maxDepth is how deep values may nest, as deep as Node's stack lets them.
const maxDepth = 3128

// V8 is the module in one runtime.
type V8 struct {
	env     *jsapi.Env
	vm      *goja.Runtime
	buffers *buffer.Buffers
	lang    language
	kinds   map[reflect.Type]kind
	self    int // the field of goja.Object that says what an object is
	classes *classes
	exp     *goja.Object
}

// From returns the module's state in env.
func From(env *jsapi.Env) *V8 { return jsapi.Use(env, newV8) }

func newV8(env *jsapi.Env) *V8 {
	m := &V8{env: env, vm: env.VM, buffers: buffer.From(env), kinds: make(map[reflect.Type]kind)}
	m.lang = newLanguage(env)
	if f, ok := reflect.TypeFor[goja.Object]().FieldByName("self"); ok {
		m.self = f.Index[0]
	}
	return m
}

// Serialize is v8.serialize(v). It throws what v's getters throw, and an Error for what
// cannot be cloned.
func (m *V8) Serialize(v goja.Value) []byte {
	e := m.newEncoder()
	e.host = e.writeView
	e.w.Header()
	e.value(v)
	return e.w.B
}

// Deserialize is v8.deserialize(b). It throws an Error when b is not what Serialize makes.
// The value does not hold on to b.
func (m *V8) Deserialize(b []byte) goja.Value {
	d := m.newDecoder(b)
	d.host = d.readView
	d.header()
	return d.value()
}
