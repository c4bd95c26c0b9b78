package util

import "github.com/dop251/goja"

// intrinsics are functions of the language as they were before any script could replace them.
type intrinsics struct {
	ownDescriptor  fn // Object.getOwnPropertyDescriptor
	ownSymbols     fn // Object.getOwnPropertySymbols
	hasOwn         fn // Object.prototype.hasOwnProperty
	enumerable     fn // Object.prototype.propertyIsEnumerable
	functionSource fn
	regexpString   fn
	regexp         *goja.Object // RegExp
	error          *goja.Object // Error
	dateISO        fn
	dateString     fn
	errorString    fn
	symbolString   fn
	symbolValue    fn
	booleanValue   fn
	stringValue    fn
	numberValue    fn
	bigintValue    fn
	mapEach        fn
	setEach        fn
	mapGet         fn
	mapHas         fn
	setHas         fn
	typedTag       fn // get %TypedArray%.prototype[Symbol.toStringTag]
	typedLength    fn
	parseInt       goja.Value
	parseFloat     goja.Value
	objectIs       fn
	object         *goja.Object // Object
	function       *goja.Object
	builtins       map[string]bool
	symbolOf       fn // Symbol.for
	symbolCtor     *goja.Object
	stringify      fn // JSON.stringify
	objectString   fn
	dateTime       fn
	promise        *goja.Object
	promiseThen    fn
}

type fn = func(goja.FunctionCall) goja.Value

func (in *intrinsics) load(vm *goja.Runtime) {
	obj := func(path ...string) *goja.Object {
		o := vm.GlobalObject()
		for _, p := range path {
			o = o.Get(p).(*goja.Object)
		}
		return o
	}
	f := func(path ...string) fn {
		return obj(path...).Export().(fn)
	}
	const proto = "prototype"
	in.object, in.function = obj("Object"), obj("Function")
	in.ownDescriptor, in.ownSymbols = f("Object", "getOwnPropertyDescriptor"), f("Object", "getOwnPropertySymbols")
	in.hasOwn, in.enumerable = f("Object", proto, "hasOwnProperty"), f("Object", proto, "propertyIsEnumerable")
	in.functionSource = f("Function", proto, "toString")
	in.regexp, in.error, in.regexpString = obj("RegExp"), obj("Error"), f("RegExp", proto, "toString")
	in.dateISO, in.dateString = f("Date", proto, "toISOString"), f("Date", proto, "toString")
	in.errorString = f("Error", proto, "toString")
	in.symbolString, in.symbolValue = f("Symbol", proto, "toString"), f("Symbol", proto, "valueOf")
	in.booleanValue, in.stringValue = f("Boolean", proto, "valueOf"), f("String", proto, "valueOf")
	in.numberValue, in.bigintValue = f("Number", proto, "valueOf"), f("BigInt", proto, "valueOf")
	in.mapEach, in.mapGet, in.mapHas = f("Map", proto, "forEach"), f("Map", proto, "get"), f("Map", proto, "has")
	in.setEach, in.setHas = f("Set", proto, "forEach"), f("Set", proto, "has")
	in.objectIs, in.symbolOf, in.symbolCtor = f("Object", "is"), f("Symbol", "for"), obj("Symbol")
	in.stringify = f("JSON", "stringify")
	in.objectString, in.dateTime = f("Object", proto, "toString"), f("Date", proto, "getTime")
	in.promise, in.promiseThen = obj("Promise"), f("Promise", proto, "then")
	in.parseInt, in.parseFloat = obj("parseInt"), obj("parseFloat")
	typed := obj("Uint8Array", proto).Prototype()
	in.typedTag = in.getter(vm, typed, goja.SymToStringTag)
	in.typedLength = in.getter(vm, typed, vm.ToValue("length"))
	in.builtins = make(map[string]bool)
	for _, name := range vm.GlobalObject().GetOwnPropertyNames() {
		if name[0] >= 'A' && name[0] <= 'Z' {
			in.builtins[name] = true
		}
	}
}

func (in *intrinsics) getter(vm *goja.Runtime, o *goja.Object, key goja.Value) fn {
	d := in.ownDescriptor(goja.FunctionCall{Arguments: []goja.Value{o, key}}).(*goja.Object)
	return d.Get("get").(*goja.Object).Export().(fn)
}

func (in *intrinsics) symbolFor(key string) *goja.Symbol {
	return in.symbolOf(goja.FunctionCall{This: in.symbolCtor, Arguments: []goja.Value{goja.StringFromUTF16(utf16s(key))}}).(*goja.Symbol)
}

// method calls an intrinsic method on v.
func method(f fn, v goja.Value, args ...goja.Value) goja.Value {
	return f(goja.FunctionCall{This: v, Arguments: args})
}

// property is an own property of an object, as getOwnPropertyDescriptor tells it.
type property struct {
	value      goja.Value // nil for an accessor
	get, set   goja.Value // nil when there is none
	enumerable bool
	writable   bool
}

// own returns the own property key of o and whether there is one.
func (u *Util) own(o *goja.Object, key goja.Value) (property, bool) {
	d, ok := u.in.ownDescriptor(goja.FunctionCall{Arguments: []goja.Value{o, key}}).(*goja.Object)
	if !ok {
		return property{}, false
	}
	p := property{value: d.Get("value"), enumerable: d.Get("enumerable").ToBoolean()}
	if p.value == nil {
		p.get, p.set = callable(d.Get("get")), callable(d.Get("set"))
	}
	return p, true
}

// callable is v, or nil for undefined.
func callable(v goja.Value) goja.Value {
	if v == nil || goja.IsUndefined(v) {
		return nil
	}
	return v
}

func (u *Util) hasOwn(o *goja.Object, key goja.Value) bool {
	return method(u.in.hasOwn, o, key).ToBoolean()
}
