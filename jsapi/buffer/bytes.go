package buffer

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// Bytes returns the bytes behind a Buffer, another TypedArray, a DataView or an
// ArrayBuffer, and whether v is one. It does not copy: the caller borrows the slice.
func Bytes(v goja.Value) ([]byte, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, false
	}
	if ab, ok := ArrayBufferOf(o); ok {
		return ab.Bytes(), true
	}
	switch t := o.ExportType(); {
	case t == nil || t.Kind() != reflect.Slice || t.Elem().Kind() == reflect.Interface:
		if viewKind(o) == kindDataView {
			return window(o)
		}
		return nil, false
	case detached(o):
		return nil, true
	}
	switch x := o.Export().(type) {
	case []byte:
		// A Go []byte handed to ToValue exports as one too; its type is not Uint8Array's.
		return x, true
	case []int8:
		return raw(x), true
	case []uint16:
		return raw(x), true
	case []int16:
		return raw(x), true
	case []uint32:
		return raw(x), true
	case []int32:
		return raw(x), true
	case []float32:
		return raw(x), true
	case []float64:
		return raw(x), true
	case []int64:
		return raw(x), true
	case []uint64:
		return raw(x), true
	}
	return nil, false
}

// detached reports whether o is a TypedArray whose ArrayBuffer went elsewhere. What goja would
// export of one is memory that is not there.
func detached(o *goja.Object) bool {
	self := reflect.ValueOf(o).Elem().FieldByName("self")
	if !self.IsValid() || self.IsNil() || self.Elem().Kind() != reflect.Pointer {
		return false
	}
	memory := self.Elem().Elem().FieldByName("viewedArrayBuf")
	return memory.IsValid() && !memory.IsNil() && memory.Elem().FieldByName("detached").Bool()
}

// Bytes is the function Bytes, quicker for a Uint8Array.
func (b *Buffers) Bytes(v goja.Value) ([]byte, bool) {
	if o, ok := v.(*goja.Object); ok {
		if data, ok := b.views.Bytes(o); ok {
			return data, true
		}
	}
	return Bytes(v)
}

// raw is the memory of s.
func raw[T any](s []T) []byte {
	var t T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(t)))
}

// window finds the bytes of a DataView, whose Export is of no use.
func window(o *goja.Object) ([]byte, bool) {
	ab, ok := ArrayBufferOf(o.Get("buffer"))
	if !ok {
		return nil, false
	}
	off, n := o.Get("byteOffset").ToInteger(), o.Get("byteLength").ToInteger()
	all := ab.Bytes()
	if off < 0 || n < 0 || off+n > int64(len(all)) {
		return nil, false
	}
	return all[off : off+n : off+n], true
}

// IsView reports whether v is a TypedArray or a DataView, as ArrayBuffer.isView does.
func IsView(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && viewKind(o) != kindOther
}

// IsArrayBuffer reports whether v is an ArrayBuffer.
func IsArrayBuffer(v goja.Value) bool {
	_, ok := ArrayBufferOf(v)
	return ok
}

// ArrayBufferOf returns the ArrayBuffer that v is, and whether it is one. It exports nothing
// else: that copies a plain object, and fails for a view of an ArrayBuffer that went elsewhere.
func ArrayBufferOf(v goja.Value) (goja.ArrayBuffer, bool) {
	o, ok := v.(*goja.Object)
	if !ok || o.ExportType() != typeOfArrayBuffer {
		return goja.ArrayBuffer{}, false
	}
	ab, ok := o.Export().(goja.ArrayBuffer)
	return ab, ok
}

// kind is what sort of view an object is.
type kind uint8

const (
	kindOther kind = iota
	kindUint8
	kindTyped
	kindDataView
)

// viewKind asks goja's own type of the object, which no script can change, where a
// property or a prototype could lie.
func viewKind(o *goja.Object) kind {
	self := reflect.ValueOf(o).Elem().FieldByName("self")
	if !self.IsValid() || self.IsNil() {
		return kindOther
	}
	switch self.Elem().Type().String() {
	case "*goja.typedArrayObject":
		if t := o.ExportType(); t == typeOfBytes && elementName(self) == "*goja.uint8Array" {
			return kindUint8
		}
		return kindTyped
	case "*goja.dataViewObject":
		return kindDataView
	}
	return kindOther
}

// elementName tells Uint8Array from Uint8ClampedArray, which export alike.
func elementName(self reflect.Value) string {
	f := self.Elem().Elem().FieldByName("typedArray")
	if !f.IsValid() {
		return ""
	}
	return f.Elem().Type().String()
}

var (
	typeOfBytes       = reflect.TypeFor[[]byte]()
	typeOfArrayBuffer = reflect.TypeFor[goja.ArrayBuffer]()
)

// uint8Bytes returns the bytes of a Uint8Array, a Buffer included, and whether v is one.
func (b *Buffers) uint8Bytes(v goja.Value) ([]byte, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, false
	}
	if data, ok := b.views.Bytes(o); ok {
		return data, true
	}
	if o.ExportType() != typeOfBytes {
		return nil, false
	}
	if detached(o) {
		return nil, true
	}
	data, ok := o.Export().([]byte)
	if !ok {
		return nil, false
	}
	if p := o.Prototype(); p == b.proto || p == b.uint8Proto {
		return data, true
	}
	return data, viewKind(o) == kindUint8
}
