package util

import (
	"reflect"
	"strings"

	"github.com/dop251/goja"
)

// kind is what an object is inside, whatever its prototype says.
type kind uint8

const (
	kindObject kind = iota
	kindArray
	kindFunction
	kindError
	kindMap
	kindSet
	kindMapIterator
	kindSetIterator
	kindWeakMap
	kindWeakSet
	kindDate
	kindRegExp
	kindPromise
	kindProxy
	kindArguments
	kindTyped
	kindBuffer // ArrayBuffer
	kindDataView
	kindBoxed
	kindGenerator
	kindArrayIterator
)

// kindTable finds the kind of an object by the Go type that stands behind it in goja.
// goja has no public word for most kinds, and asking by way of brand checks (does Map's
// size getter throw?) costs a JavaScript throw for each kind that it is not. Only the
// name of the type is read. The tests have one object of each kind, so that a goja that
// renames a type shows.
type kindTable struct {
	self  int // the field of goja.Object that holds the implementation
	kinds map[reflect.Type]kind
	peek  peeker
}

func newKindTable(vm *goja.Runtime) kindTable {
	f, ok := reflect.TypeFor[goja.Object]().FieldByName("self")
	if !ok {
		panic("util: this version of goja has no Object.self; use the version in gaggle's go.mod")
	}
	t := kindTable{self: f.Index[0], kinds: make(map[reflect.Type]kind)}
	t.peek = newPeeker(&t, vm)
	return t
}

// impl is the goja implementation of o, to be read only.
func (t *kindTable) impl(o *goja.Object) reflect.Value {
	return reflect.ValueOf(o).Elem().Field(t.self).Elem()
}

func (t *kindTable) of(o *goja.Object) kind {
	typ := t.impl(o).Type()
	k, ok := t.kinds[typ]
	if !ok {
		k = kindOf(typ)
		t.kinds[typ] = k
	}
	if k == kindObject {
		switch o.ClassName() {
		case "Error":
			return kindError
		case "Arguments": // of a strict function
			return kindArguments
		}
	}
	return k
}

func kindOf(typ reflect.Type) kind {
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	switch typ.Name() {
	case "arrayObject", "sparseArrayObject", "templatedArrayObject", "objectGoArrayReflect", "objectGoSlice", "objectGoSliceReflect", "dynamicArray":
		return kindArray
	case "errorObject":
		return kindError
	case "mapObject":
		return kindMap
	case "setObject":
		return kindSet
	case "mapIterObject":
		return kindMapIterator
	case "setIterObject":
		return kindSetIterator
	case "weakMapObject":
		return kindWeakMap
	case "weakSetObject":
		return kindWeakSet
	case "dateObject":
		return kindDate
	case "regexpObject":
		return kindRegExp
	case "Promise":
		return kindPromise
	case "proxyObject":
		return kindProxy
	case "argumentsObject":
		return kindArguments
	case "typedArrayObject":
		return kindTyped
	case "arrayBufferObject":
		return kindBuffer
	case "dataViewObject":
		return kindDataView
	case "primitiveValueObject", "stringObject":
		return kindBoxed
	case "generatorObject":
		return kindGenerator
	case "arrayIterObject":
		return kindArrayIterator
	}
	if strings.HasSuffix(strings.ToLower(typ.Name()), "funcobject") {
		return kindFunction
	}
	return kindObject
}

// kindOf returns the kind of v, which must be an object for any but kindObject.
func (u *Util) kindOf(v goja.Value) kind {
	if o, ok := v.(*goja.Object); ok {
		return u.kinds.of(o)
	}
	return kindObject
}

// implName is the name of the goja type behind o: "asyncFuncObject".
func (u *Util) implName(o *goja.Object) string {
	t := u.kinds.impl(o).Type()
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Name()
}
