package v8

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// viewNames are the classes of views by the number that Node's DefaultSerializer gives
// them. Number 10 is Buffer.
var viewNames = [...]string{
	"Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
	"Float32Array", "Float64Array", "DataView", "", "BigInt64Array", "BigUint64Array",
}

// viewSizes are the bytes of an element, in the order of viewNames.
var viewSizes = [...]int{1, 1, 1, 2, 2, 4, 4, 4, 8, 1, 1, 8, 8}

const (
	viewDataView = 9
	viewBuffer   = 10
)

// viewTags are the format's letters for viewNames.
const viewTags = "bBCwWdDfF?BqQ"

// errorClasses are the format's letters for the classes of errors; Error itself has none.
var errorClasses = map[string]byte{
	"EvalError": 'E', "RangeError": 'R', "ReferenceError": 'F', "SyntaxError": 'S', "TypeError": 'T', "URIError": 'U',
}

// language is what of the language's own objects is needed, as it was when the module was
// first used: scripts may replace it.
type language struct {
	object, date, number, str, boolean, regExp, mapCtor, set, err goja.Value
	views                                                         [len(viewNames)]goja.Value
	errors                                                        map[byte]goja.Value

	mapForEach, mapSet, setForEach, setAdd, push    jsapi.Fn
	dateValue, stringValue, objectString, viewClass jsapi.Fn
	describe                                        jsapi.Fn // Object.getOwnPropertyDescriptor
	objectStringValue                               goja.Value
}

func newLanguage(env *jsapi.Env) language {
	g := env.VM.Get
	proto := func(class, method string) jsapi.Fn { return fn(g(class).(*goja.Object).Get("prototype"), method) }
	l := language{
		object: g("Object"), date: g("Date"), number: g("Number"), str: g("String"), boolean: g("Boolean"),
		regExp: g("RegExp"), mapCtor: g("Map"), set: g("Set"), err: g("Error"),
		errors:     make(map[byte]goja.Value),
		mapForEach: proto("Map", "forEach"), mapSet: proto("Map", "set"),
		setForEach: proto("Set", "forEach"), setAdd: proto("Set", "add"), push: proto("Array", "push"),
		dateValue: proto("Date", "valueOf"), stringValue: proto("String", "valueOf"),
		objectString: proto("Object", "toString"), describe: fn(g("Object"), "getOwnPropertyDescriptor"),
	}
	l.objectStringValue = g("Object").(*goja.Object).Get("prototype").(*goja.Object).Get("toString")
	for i, name := range viewNames {
		if name != "" {
			l.views[i] = g(name)
		}
	}
	for name, tag := range errorClasses {
		l.errors[tag] = g(name)
	}
	l.viewClass = l.newViewClass(env)
	return l
}

// newViewClass is the getter of %TypedArray%.prototype that tells the class of a view.
func (l *language) newViewClass(env *jsapi.Env) jsapi.Fn {
	typed := g(env, "Uint8Array").Prototype().Get("prototype")
	d, ok := l.describe(goja.FunctionCall{Arguments: []goja.Value{typed, goja.SymToStringTag}}).(*goja.Object)
	if !ok {
		return nil
	}
	return fn(d, "get")
}

func g(env *jsapi.Env, name string) *goja.Object { return env.VM.Get(name).(*goja.Object) }

func fn(o goja.Value, name string) jsapi.Fn {
	f, _ := jsapi.AsFn(o.(*goja.Object).Get(name))
	return f
}

func call(f jsapi.Fn, this goja.Value, args ...goja.Value) goja.Value {
	return f(goja.FunctionCall{This: this, Arguments: args})
}
