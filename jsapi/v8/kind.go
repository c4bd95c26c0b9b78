package v8

import (
	"reflect"

	"github.com/dop251/goja"
)

// kind is what an object is to the format.
type kind uint8

const (
	kindOpaque kind = iota // has a state that has no form: cannot be cloned
	kindObject
	kindArray
	kindDate
	kindRegExp
	kindMap
	kindSet
	kindArrayBuffer
	kindTyped
	kindDataView
	kindError
	kindString
	kindPrimitive // Number, Boolean, BigInt and Symbol objects
)

// kindOf asks the engine's own type of o, which no script can change, where a property or
// a prototype could lie.
func (m *V8) kindOf(o *goja.Object) kind {
	self := reflect.ValueOf(o).Elem().Field(m.self).Elem()
	if !self.IsValid() {
		return kindOpaque
	}
	t := self.Type()
	k, ok := m.kinds[t]
	if !ok {
		k = kindNamed(t.String())
		m.kinds[t] = k
	}
	return k
}

func kindNamed(name string) kind {
	switch name {
	case "*goja.baseObject", "*goja.templatedObject", "*goja.lazyObject", "*goja.guardedObject",
		"*goja.dynamicObject", "*goja.objectGoMapSimple", "*goja.objectGoMapReflect":
		return kindObject
	case "*goja.arrayObject", "*goja.sparseArrayObject", "*goja.templatedArrayObject",
		"*goja.dynamicArray", "*goja.objectGoArrayReflect", "*goja.objectGoSlice", "*goja.objectGoSliceReflect":
		return kindArray
	case "*goja.dateObject":
		return kindDate
	case "*goja.regexpObject":
		return kindRegExp
	case "*goja.mapObject":
		return kindMap
	case "*goja.setObject":
		return kindSet
	case "*goja.arrayBufferObject":
		return kindArrayBuffer
	case "*goja.typedArrayObject":
		return kindTyped
	case "*goja.dataViewObject":
		return kindDataView
	case "*goja.errorObject":
		return kindError
	case "*goja.stringObject":
		return kindString
	case "*goja.primitiveValueObject":
		return kindPrimitive
	}
	return kindOpaque
}
