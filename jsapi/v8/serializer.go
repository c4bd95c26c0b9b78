package v8

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// classes are the module's classes.
type classes struct {
	serializer, defaultSerializer, deserializer, defaultDeserializer, gcProfiler *jsapi.Class
}

// serializer is behind a Serializer.
type serializer struct {
	jsapi.Hidden
	*encoder
}

// writer is the encoder of a method's receiver.
func (m *V8) writer(c goja.FunctionCall) *encoder {
	return jsapi.Receiver[*serializer](m.env, c.This).encoder
}

// initSerializer makes the state of a new Serializer: scripts override its methods
// _writeHostObject and _getDataCloneError.
func (m *V8) initSerializer(this *goja.Object, _ []goja.Value) {
	e := m.newEncoder()
	e.viewsAsHost = false
	e.host = func(o *goja.Object) {
		write, ok := jsapi.AsFn(this.Get("_writeHostObject"))
		if !ok {
			e.refuse(e.describe(o))
		}
		call(write, this, o)
	}
	e.cloneError = func(msg string) goja.Value {
		if make, ok := jsapi.AsFn(this.Get("_getDataCloneError")); ok {
			return call(make, this, m.vm.ToValue(msg))
		}
		return m.env.Error(msg)
	}
	m.env.Bind(this, &serializer{encoder: e})
}

func (m *V8) newSerializer() *jsapi.Class {
	undefined := goja.Undefined()
	c := m.env.Class(jsapi.ClassSpec{
		Name: "Serializer", MustNew: true, CallCode: "ERR_CONSTRUCT_CALL_REQUIRED", Enumerable: true, Init: m.initSerializer,
		Methods: []jsapi.Method{
			{Name: "writeHeader", Fn: func(c goja.FunctionCall) goja.Value { m.writer(c).w.Header(); return undefined }},
			{Name: "writeValue", Fn: func(c goja.FunctionCall) goja.Value {
				e := m.writer(c)
				e.depth = 0
				e.value(c.Argument(0))
				return m.vm.ToValue(true)
			}},
			{Name: "releaseBuffer", Fn: func(c goja.FunctionCall) goja.Value {
				e := m.writer(c)
				b := e.w.B
				e.w.B = nil
				return m.buffers.New(b)
			}},
			{Name: "transferArrayBuffer", Fn: m.jsTransferOut},
			{Name: "writeUint32", Fn: func(c goja.FunctionCall) goja.Value {
				m.writer(c).w.Varint(uint64(word(c.Argument(0))))
				return undefined
			}},
			{Name: "writeUint64", Fn: func(c goja.FunctionCall) goja.Value {
				m.writer(c).w.Varint(uint64(word(c.Argument(0)))<<32 | uint64(word(c.Argument(1))))
				return undefined
			}},
			{Name: "writeDouble", Fn: func(c goja.FunctionCall) goja.Value {
				m.writer(c).w.Double(c.Argument(0).ToFloat())
				return undefined
			}},
			{Name: "writeRawBytes", Fn: m.jsWriteRawBytes},
			{Name: "_setTreatArrayBufferViewsAsHostObjects", Fn: func(c goja.FunctionCall) goja.Value {
				m.writer(c).viewsAsHost = c.Argument(0).ToBoolean()
				return undefined
			}},
		},
	})
	jsapi.Must(c.Proto.Set("_getDataCloneError", m.lang.err))
	return c
}

// word is v as the language's ToUint32 has it.
func word(v goja.Value) uint32 { return uint32(v.ToInteger()) }

func (m *V8) jsTransferOut(c goja.FunctionCall) goja.Value {
	e := m.writer(c)
	if !buffer.IsArrayBuffer(c.Argument(1)) {
		panic(m.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "arrayBuffer must be an ArrayBuffer"))
	}
	if e.away == nil {
		e.away = make(map[*goja.Object]uint32)
	}
	e.away[c.Argument(1).(*goja.Object)] = word(c.Argument(0))
	return goja.Undefined()
}

func (m *V8) jsWriteRawBytes(c goja.FunctionCall) goja.Value {
	e := m.writer(c)
	b, _ := buffer.Bytes(c.Argument(0))
	if !buffer.IsView(c.Argument(0)) {
		panic(m.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "source must be a TypedArray or a DataView"))
	}
	e.w.B = append(e.w.B, b...)
	return goja.Undefined()
}

func (m *V8) newDefaultSerializer(parent *jsapi.Class) *jsapi.Class {
	return m.env.Class(jsapi.ClassSpec{
		Name: "DefaultSerializer", Parent: parent, MustNew: true,
		Init: func(this *goja.Object, args []goja.Value) {
			m.initSerializer(this, args)
			m.env.Unwrap(this).(*serializer).viewsAsHost = true
		},
		Methods: []jsapi.Method{{Name: "_writeHostObject", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			e := m.writer(c)
			if o, ok := c.Argument(0).(*goja.Object); ok {
				e.writeView(o)
			}
			return goja.Undefined()
		}}},
	})
}
