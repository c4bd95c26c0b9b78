package util

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// Types is the module util/types. Every predicate asks what the object is inside and
// not what its prototype says.
func (u *Util) Types() *goja.Object {
	if u.types != nil {
		return u.types
	}
	t := u.vm.NewObject()
	u.types = t
	never := func(*goja.Object) bool { return false }
	is := func(kinds ...kind) func(*goja.Object) bool {
		return func(o *goja.Object) bool {
			k := u.kinds.of(o)
			for _, x := range kinds {
				if k == x {
					return true
				}
			}
			return false
		}
	}
	boxed := func(name string) func(*goja.Object) bool {
		return func(o *goja.Object) bool {
			if u.kinds.of(o) != kindBoxed {
				return false
			}
			_, n := u.unbox(o)
			return name == "" || n == name
		}
	}
	for _, p := range []struct {
		name string
		is   func(*goja.Object) bool
	}{
		{"isExternal", never},
		{"isDate", is(kindDate)},
		{"isArgumentsObject", is(kindArguments)},
		{"isBigIntObject", boxed("BigInt")},
		{"isBooleanObject", boxed("Boolean")},
		{"isNumberObject", boxed("Number")},
		{"isStringObject", boxed("String")},
		{"isSymbolObject", boxed("Symbol")},
		{"isNativeError", is(kindError)},
		{"isRegExp", is(kindRegExp)},
		{"isAsyncFunction", u.isAsync},
		{"isGeneratorFunction", u.isGenerator},
		{"isGeneratorObject", is(kindGenerator)},
		{"isPromise", is(kindPromise)},
		{"isMap", is(kindMap)},
		{"isSet", is(kindSet)},
		{"isMapIterator", is(kindMapIterator)},
		{"isSetIterator", is(kindSetIterator)},
		{"isWeakMap", is(kindWeakMap)},
		{"isWeakSet", is(kindWeakSet)},
		{"isArrayBuffer", func(o *goja.Object) bool { return u.kinds.of(o) == kindBuffer && !lang.IsShared(u.env, o) }},
		{"isDataView", is(kindDataView)},
		{"isSharedArrayBuffer", func(o *goja.Object) bool { return lang.IsShared(u.env, o) }},
		{"isProxy", is(kindProxy)},
		{"isModuleNamespaceObject", u.isNamespace},
		{"isAnyArrayBuffer", is(kindBuffer)},
		{"isBoxedPrimitive", boxed("")},
	} {
		u.addPredicate(t, p.name, 0, p.is)
	}
	_ = t.Set("isArrayBufferView", u.predicate("isView", 1, is(kindTyped, kindDataView)))
	u.addPredicate(t, "isTypedArray", 1, is(kindTyped))
	for _, name := range []string{"Uint8Array", "Uint8ClampedArray", "Uint16Array", "Uint32Array", "Int8Array",
		"Int16Array", "Int32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"} {
		u.addPredicate(t, "is"+name, 1, func(o *goja.Object) bool { return u.typedName(o) == name })
	}
	for _, name := range []string{"isKeyObject", "isCryptoKey"} {
		_ = t.DefineDataProperty(name, u.predicate("value", 1, never), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	}
	return t
}

func (u *Util) predicate(name string, length int, is func(*goja.Object) bool) *goja.Object {
	return u.env.Func(name, length, func(c goja.FunctionCall) goja.Value {
		o, ok := c.Argument(0).(*goja.Object)
		return u.vm.ToValue(ok && is(o))
	})
}

func (u *Util) addPredicate(o *goja.Object, name string, length int, is func(*goja.Object) bool) {
	_ = o.Set(name, u.predicate(name, length, is))
}

// addPredicates adds the old predicates, such as isArray, to the exports.
func (u *Util) addPredicates(o *goja.Object) {
	add := func(name string, is func(goja.Value) bool) {
		u.env.SetMethods(o, true, jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return u.vm.ToValue(is(c.Argument(0)))
		}})
	}
	typeIs := func(name string) func(goja.Value) bool {
		return func(v goja.Value) bool { return jsapi.TypeOf(v) == name }
	}
	object := func(v goja.Value) bool {
		_, ok := v.(*goja.Object)
		return ok && !jsapi.IsFunction(v)
	}
	_ = o.Set("isArray", u.vm.Get("Array").(*goja.Object).Get("isArray"))
	add("isBoolean", typeIs("boolean"))
	add("isBuffer", u.isBuffer)
	u.env.SetMethods(o, true, jsapi.Method{Name: "isDeepStrictEqual", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
		return u.vm.ToValue(u.DeepEqual(c.Argument(0), c.Argument(1), true))
	}})
	add("isNull", goja.IsNull)
	add("isNullOrUndefined", jsapi.IsNullish)
	add("isNumber", typeIs("number"))
	add("isString", jsapi.IsString)
	add("isSymbol", typeIs("symbol"))
	add("isUndefined", jsapi.IsUndefined)
	_ = o.Set("isRegExp", u.Types().Get("isRegExp"))
	add("isObject", object)
	_ = o.Set("isDate", u.Types().Get("isDate"))
	add("isError", u.IsError)
	add("isFunction", jsapi.IsFunction)
	add("isPrimitive", func(v goja.Value) bool { return !object(v) && !jsapi.IsFunction(v) })
}

// IsError reports whether v is an Error inside, or inherits from Error.prototype.
func (u *Util) IsError(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && (u.kinds.of(o) == kindError || u.instanceOf(o, u.late().error))
}

// IsRegExp reports whether v is a RegExp.
func (u *Util) IsRegExp(v goja.Value) bool { return u.kindOf(v) == kindRegExp }

// IsPromise reports whether v is a Promise.
func (u *Util) IsPromise(v goja.Value) bool { return u.kindOf(v) == kindPromise }

// isBuffer asks the module buffer, by its exports, as util is below it.
func (u *Util) isBuffer(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok || u.typedName(o) != "Uint8Array" || u.env.Builtin("buffer") == nil {
		return false
	}
	ctor, ok := u.env.RequireObject("buffer").Get("Buffer").(*goja.Object)
	return ok && u.instanceOf(o, ctor)
}
