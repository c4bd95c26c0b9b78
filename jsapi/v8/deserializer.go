package v8

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// deserializer is behind a Deserializer.
type deserializer struct {
	jsapi.Hidden
	*decoder
}

// reader is the decoder of a method's receiver.
func (m *V8) reader(c goja.FunctionCall) *decoder {
	return jsapi.Receiver[*deserializer](m.env, c.This).decoder
}

// bytesOf is the bytes of a view that is to be read.
func (m *V8) bytesOf(v goja.Value) []byte {
	if b, ok := buffer.Bytes(v); ok && buffer.IsView(v) {
		return b
	}
	panic(m.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "buffer must be a TypedArray or a DataView"))
}

// initDeserializer makes the state of a new Deserializer: scripts override its method
// _readHostObject.
func (m *V8) initDeserializer(this *goja.Object, args []goja.Value) {
	var source goja.Value = goja.Undefined()
	if len(args) > 0 {
		source = args[0]
	}
	d := m.newDecoder(m.bytesOf(source))
	d.host = func() *goja.Object {
		read, ok := jsapi.AsFn(this.Get("_readHostObject"))
		if !ok {
			d.fail()
		}
		o, ok := call(read, this).(*goja.Object)
		if !ok {
			panic(m.env.TypeError("readHostObject must return an object"))
		}
		return o
	}
	jsapi.Must(this.Set("buffer", source))
	m.env.Bind(this, &deserializer{decoder: d})
}

func (m *V8) newDeserializer() *jsapi.Class {
	return m.env.Class(jsapi.ClassSpec{
		Name: "Deserializer", Length: 1, MustNew: true, CallCode: "ERR_CONSTRUCT_CALL_REQUIRED", Enumerable: true, Init: m.initDeserializer,
		Methods: []jsapi.Method{
			{Name: "readHeader", Fn: func(c goja.FunctionCall) goja.Value {
				m.reader(c).header()
				return m.vm.ToValue(true)
			}},
			{Name: "readValue", Fn: func(c goja.FunctionCall) goja.Value {
				d := m.reader(c)
				d.depth = 0
				return d.value()
			}},
			{Name: "getWireFormatVersion", Fn: func(c goja.FunctionCall) goja.Value {
				return m.vm.ToValue(int64(m.reader(c).r.Version()))
			}},
			{Name: "transferArrayBuffer", Fn: m.jsTransferIn},
			{Name: "readUint32", Fn: func(c goja.FunctionCall) goja.Value {
				return m.vm.ToValue(int64(m.reader(c).uint32()))
			}},
			{Name: "readUint64", Fn: func(c goja.FunctionCall) goja.Value {
				n, ok := m.reader(c).r.Varint64()
				if !ok {
					panic(m.env.Error("ReadUint64() failed"))
				}
				return m.vm.NewArray(int64(n>>32), int64(uint32(n)))
			}},
			{Name: "readDouble", Fn: func(c goja.FunctionCall) goja.Value {
				f, ok := m.reader(c).r.Double()
				if !ok {
					panic(m.env.Error("ReadDouble() failed"))
				}
				return m.vm.ToValue(f)
			}},
			{Name: "_readRawBytes", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				off, _ := m.rawBytes(c)
				return m.vm.ToValue(off)
			}},
			{Name: "readRawBytes", Length: 1, Fn: m.jsReadRawBytes},
		},
	})
}

func (m *V8) jsTransferIn(c goja.FunctionCall) goja.Value {
	d := m.reader(c)
	if !buffer.IsArrayBuffer(c.Argument(1)) {
		panic(m.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "arrayBuffer must be an ArrayBuffer or SharedArrayBuffer"))
	}
	if d.here == nil {
		d.here = make(map[uint32]*goja.Object)
	}
	d.here[word(c.Argument(0))] = c.Argument(1).(*goja.Object)
	return goja.Undefined()
}

// rawBytes takes so many bytes as the argument says and returns where they begin.
func (m *V8) rawBytes(c goja.FunctionCall) (off, n int) {
	d := m.reader(c)
	size := c.Argument(0).ToInteger()
	off = d.r.Pos()
	if _, ok := d.r.Bytes(uint64(size)); !ok {
		panic(m.env.Error("ReadRawBytes() failed"))
	}
	return off, int(size)
}

// jsReadRawBytes is deserializer.readRawBytes(length): a Buffer over the same memory.
func (m *V8) jsReadRawBytes(c goja.FunctionCall) goja.Value {
	off, n := m.rawBytes(c)
	source := c.This.(*goja.Object).Get("buffer").(*goja.Object)
	at := source.Get("byteOffset").ToInteger() + int64(off)
	return m.env.Method(m.buffers.Ctor(), "from", source.Get("buffer"), m.vm.ToValue(at), m.vm.ToValue(n))
}

func (m *V8) newDefaultDeserializer(parent *jsapi.Class) *jsapi.Class {
	return m.env.Class(jsapi.ClassSpec{
		Name: "DefaultDeserializer", Parent: parent, MustNew: true, Init: m.initDeserializer,
		Methods: []jsapi.Method{{Name: "_readHostObject", Fn: func(c goja.FunctionCall) goja.Value {
			return m.reader(c).readView()
		}}},
	})
}
