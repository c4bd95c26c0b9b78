package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// Room is the space of one ordinary object, for a struct that is made together with the
// object it stands behind: one allocation in place of three. The object keeps the whole
// struct alive. A Room holds one object in its life and must not be copied.
type Room struct {
	object goja.Object
	kept   ordinary
}

// ordinary is what goja keeps of an ordinary object, field by field as in its baseObject.
type ordinary struct {
	class      string
	val        *goja.Object
	prototype  *goja.Object
	extensible bool

	values    properties
	propNames []unistring.String

	lastSortedPropLen, idxPropCount int

	symValues       unsafe.Pointer
	privateElements unsafe.Pointer // a map
}

// sameAs reports whether t has the fields of Ours, in the same places. Those that are not used
// have no names in Ours.
func sameAs[Ours any](t reflect.Type) bool { return same(t, reflect.TypeFor[Ours]()) }

func same(t, ours reflect.Type) bool {
	if t == ours {
		return true
	}
	if t.Kind() == ours.Kind() {
		switch t.Kind() {
		case reflect.Slice, reflect.Pointer:
			return same(t.Elem(), ours.Elem())
		case reflect.Int: // a type of its own
			return true
		}
	}
	if t.Kind() != reflect.Struct || ours.Kind() != reflect.Struct || t.NumField() != ours.NumField() || t.Size() != ours.Size() {
		return false
	}
	for i := range t.NumField() {
		a, b := t.Field(i), ours.Field(i)
		hidden := b.Type.Kind() == reflect.UnsafePointer && isPointer(a.Type.Kind())
		named := a.Name == b.Name || b.Name == "_" || a.Type.Kind() == reflect.Struct
		if !named || a.Offset != b.Offset || !hidden && !same(a.Type, b.Type) {
			return false
		}
	}
	return true
}

// isPointer reports whether a field of that kind is one pointer, whatever it points to.
func isPointer(k reflect.Kind) bool {
	return k == reflect.Pointer || k == reflect.Map || k == reflect.Func
}

// CreateIn makes an ordinary object without properties in room, of the runtime that k was
// learnt from. It returns nil when that cannot be done.
func (k *Objects) CreateIn(room *Room, proto *goja.Object) *goja.Object {
	if k.example == nil {
		return nil
	}
	o, kept := &room.object, &room.kept
	*o = *k.example
	k.words(o)[1] = unsafe.Pointer(kept)
	kept.begin(k.name, o, proto)
	return o
}

// begin makes b what is behind o, an object without properties.
func (b *ordinary) begin(class string, o, proto *goja.Object) {
	b.class, b.val, b.prototype, b.extensible = class, o, proto, true
	b.values = make(properties)
}
