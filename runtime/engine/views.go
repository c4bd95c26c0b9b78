package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// Views knows how goja keeps ArrayBuffers and Uint8Arrays, so that one is made in one
// allocation in place of seven and read without any. The zero Views knows none.
type Views struct {
	objects      *Objects
	buffer, view *goja.Object      // an example of each
	elements     [2]unsafe.Pointer // of the example: their type, and where they are
	class        string            // of both
	proto        *goja.Object      // ArrayBuffer.prototype
	ctor         *goja.Object      // Uint8Array
}

// arrayBuffer and typedArray are what goja keeps of both, field by field.
type arrayBuffer struct {
	baseObject ordinary
	detached   bool
	data       []byte
}

type typedArray struct {
	baseObject     ordinary
	viewedArrayBuf *arrayBuffer
	defaultCtor    *goja.Object
	length, offset int
	elemSize       int
	typedArray     [2]unsafe.Pointer // an interface
}

// viewRoom is a Uint8Array.
type viewRoom struct {
	object goja.Object
	view   typedArray
}

// bytesRoom is a Uint8Array with its ArrayBuffer.
type bytesRoom struct {
	viewRoom
	bufferObject goja.Object
	buffer       arrayBuffer
}

// ViewsOf learns it from examples made in vm, which k was learnt from.
func ViewsOf(vm *goja.Runtime, k *Objects) Views {
	ab := vm.ToValue(vm.NewArrayBuffer(make([]byte, 1))).(*goja.Object)
	ctor, _ := vm.Get("Uint8Array").(*goja.Object)
	made, err := vm.New(ctor, ab)
	if err != nil || k.example == nil {
		return Views{}
	}
	buffer, ok1 := behind(ab)
	view, ok2 := behind(made)
	if !ok1 || !ok2 || !mirrors(reflect.TypeFor[arrayBuffer](), buffer.Type()) || !mirrors(reflect.TypeFor[typedArray](), view.Type()) {
		return Views{}
	}
	kept := (*typedArray)(k.words(made)[1])
	if kept.elemSize != 1 || kept.length != 1 || kept.defaultCtor != ctor || kept.typedArray[1] != unsafe.Pointer(&kept.viewedArrayBuf.data) {
		return Views{}
	}
	return Views{
		objects: k, buffer: ab, view: made, elements: kept.typedArray, class: kept.baseObject.class,
		proto: ab.Prototype(), ctor: ctor,
	}
}

// mirrors reports whether ours has the fields of theirs, in the same places.
func mirrors(ours, theirs reflect.Type) bool {
	if ours.NumField() != theirs.NumField() || ours.Size() != theirs.Size() || !sameAs[ordinary](theirs.Field(0).Type) {
		return false
	}
	for i := range ours.NumField() {
		a, b := ours.Field(i), theirs.Field(i)
		if a.Name != b.Name || a.Offset != b.Offset || a.Type.Size() != b.Type.Size() {
			return false
		}
	}
	return true
}

// New makes a Uint8Array of the prototype proto over data, which is not copied, with an
// ArrayBuffer of its own. It returns nil when that cannot be done.
func (w *Views) New(data []byte, proto *goja.Object) *goja.Object {
	if w.objects == nil {
		return nil
	}
	r := &bytesRoom{}
	r.bufferObject = *w.buffer
	w.objects.words(&r.bufferObject)[1] = unsafe.Pointer(&r.buffer)
	r.buffer.baseObject.begin(w.class, &r.bufferObject, w.proto)
	r.buffer.data = data
	return w.over(&r.viewRoom, &r.buffer, 0, len(data), proto)
}

// Sub makes a Uint8Array of the prototype proto over the bytes start to end of another, of,
// with the ArrayBuffer of that. It returns nil when that cannot be done.
func (w *Views) Sub(of *goja.Object, start, end int, proto *goja.Object) *goja.Object {
	data, ok := w.Bytes(of)
	if !ok || start < 0 || end < start || end > len(data) {
		return nil
	}
	t := (*typedArray)(w.objects.words(of)[1])
	return w.over(&viewRoom{}, t.viewedArrayBuf, t.offset+start, end-start, proto)
}

// Part makes a Uint8Array of the prototype proto over n bytes of an ArrayBuffer, from start
// on. It returns nil when that cannot be done.
func (w *Views) Part(of *goja.Object, start, n int, proto *goja.Object) *goja.Object {
	if w.objects == nil || w.objects.words(of)[0] != w.objects.words(w.buffer)[0] {
		return nil
	}
	b := (*arrayBuffer)(w.objects.words(of)[1])
	if b.detached || start < 0 || n < 0 || n > len(b.data)-start {
		return nil
	}
	return w.over(&viewRoom{}, b, start, n, proto)
}

// over makes the Uint8Array of r.
func (w *Views) over(r *viewRoom, b *arrayBuffer, offset, length int, proto *goja.Object) *goja.Object {
	r.object = *w.view
	w.objects.words(&r.object)[1] = unsafe.Pointer(&r.view)
	r.view.baseObject.begin(w.class, &r.object, proto)
	r.view.viewedArrayBuf, r.view.defaultCtor = b, w.ctor
	r.view.offset, r.view.length, r.view.elemSize = offset, length, 1
	r.view.typedArray = [2]unsafe.Pointer{w.elements[0], unsafe.Pointer(&b.data)}
	return &r.object
}

// Bytes returns the bytes of a Uint8Array, which it shares, and whether o is one.
func (w *Views) Bytes(o *goja.Object) ([]byte, bool) {
	if w.objects == nil || w.objects.words(o)[0] != w.objects.words(w.view)[0] {
		return nil, false
	}
	t := (*typedArray)(w.objects.words(o)[1])
	if t.typedArray[0] != w.elements[0] {
		return nil, false
	}
	data := t.viewedArrayBuf.data
	if t.offset+t.length > len(data) { // detached
		return nil, true
	}
	return data[t.offset : t.offset+t.length : t.offset+t.length], true
}
