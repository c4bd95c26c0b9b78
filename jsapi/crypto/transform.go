package crypto

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// bindTransform ties state to the object and makes it a Transform with the options.
func (c *Crypto) bindTransform(o *goja.Object, state stream.Holder, options goja.Value) {
	c.streams.Bind(o, state)
	initialize(c.streams.Transform, o, options)
}

// initialize runs the constructor of a class of streams on an object that has its state.
func initialize(class *jsapi.Class, o *goja.Object, options goja.Value) {
	if jsapi.IsNullish(options) {
		jsapi.Call(class.Ctor, o)
		return
	}
	jsapi.Call(class.Ctor, o, options)
}

// viewBytes are the bytes of a TypedArray or DataView, not of an ArrayBuffer.
func viewBytes(v goja.Value) ([]byte, bool) {
	if !buffer.IsView(v) {
		return nil, false
	}
	return buffer.Bytes(v)
}

func anyBytes(v goja.Value) ([]byte, bool) { return buffer.Bytes(v) }
