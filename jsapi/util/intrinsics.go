package util

import "github.com/dop251/goja"

type fn = func(goja.FunctionCall) goja.Value

// intrinsics are functions of the language as they were before a script could replace
// them. Those that every inspection needs are found when util is first used, the others
// (lateIntrinsics) when the first value comes that asks for them: goja makes its built-in
// objects when they are first touched, and a worker that prints strings needs few.
type intrinsics struct {
	object        *goja.Object // Object
	objectProto   *goja.Object
	ownDescriptor fn                      // Object.getOwnPropertyDescriptor
	ownSymbols    fn                      // Object.getOwnPropertySymbols
	hasOwn        fn                      // Object.prototype.hasOwnProperty
	enumerable    fn                      // Object.prototype.propertyIsEnumerable
	constructor   goja.Value              // the string
	common        map[*goja.Object]string // the commonest prototypes and the names of their classes
	more          *lateIntrinsics
}

// lateIntrinsics are methods of prototypes, by the class and the method, and a few more.
type lateIntrinsics struct {
	regexp, error                                                    *goja.Object
	regexpString, dateISO, dateString, dateTime                      fn
	errorString, objectString, symbolString                          fn
	symbolValue, booleanValue, stringValue, numberValue, bigintValue fn
	mapEach, mapGet, mapHas, setEach, setHas                         fn
	typedTag, typedLength                                            fn // getters of %TypedArray%.prototype
	parseInt, parseFloat, stringify                                  fn
}

// member finds a member of a global by its path.
func member(vm *goja.Runtime, path ...string) *goja.Object {
	o := vm.GlobalObject()
	for _, p := range path {
		o = o.Get(p).(*goja.Object)
	}
	return o
}

func memberFn(vm *goja.Runtime, path ...string) fn { return member(vm, path...).Export().(fn) }

func protoFn(vm *goja.Runtime, class, name string) fn { return memberFn(vm, class, "prototype", name) }

func (in *intrinsics) load(vm *goja.Runtime) {
	in.object, in.objectProto = member(vm, "Object"), member(vm, "Object", "prototype")
	in.ownDescriptor = memberFn(vm, "Object", "getOwnPropertyDescriptor")
	in.ownSymbols = memberFn(vm, "Object", "getOwnPropertySymbols")
	in.hasOwn = protoFn(vm, "Object", "hasOwnProperty")
	in.enumerable = protoFn(vm, "Object", "propertyIsEnumerable")
	in.constructor = vm.ToValue("constructor")
	in.common = map[*goja.Object]string{in.objectProto: "Object", vm.NewArray().Prototype(): "Array"}
}

// late is the intrinsics beyond those of Object.
func (u *Util) late() *lateIntrinsics {
	if u.in.more == nil {
		u.in.more = u.loadLate()
	}
	return u.in.more
}

func (u *Util) loadLate() *lateIntrinsics {
	vm := u.vm
	proto := func(class, name string) fn { return protoFn(vm, class, name) }
	typed := member(vm, "Uint8Array", "prototype").Prototype()
	return &lateIntrinsics{
		regexp: member(vm, "RegExp"), error: member(vm, "Error"),
		regexpString: proto("RegExp", "toString"),
		dateISO:      proto("Date", "toISOString"), dateString: proto("Date", "toString"), dateTime: proto("Date", "getTime"),
		errorString: proto("Error", "toString"), objectString: proto("Object", "toString"),
		symbolString: proto("Symbol", "toString"), symbolValue: proto("Symbol", "valueOf"),
		booleanValue: proto("Boolean", "valueOf"), stringValue: proto("String", "valueOf"),
		numberValue: proto("Number", "valueOf"), bigintValue: proto("BigInt", "valueOf"),
		mapEach: proto("Map", "forEach"), mapGet: proto("Map", "get"), mapHas: proto("Map", "has"),
		setEach: proto("Set", "forEach"), setHas: proto("Set", "has"),
		typedTag:    getter(u.in.ownDescriptor, typed, goja.SymToStringTag),
		typedLength: getter(u.in.ownDescriptor, typed, vm.ToValue("length")),
		parseInt:    memberFn(vm, "parseInt"), parseFloat: memberFn(vm, "parseFloat"),
		stringify: memberFn(vm, "JSON", "stringify"),
	}
}

// getter is the getter of o's own accessor key.
func getter(ownDescriptor fn, o *goja.Object, key goja.Value) fn {
	d := ownDescriptor(goja.FunctionCall{Arguments: []goja.Value{o, key}}).(*goja.Object)
	return d.Get("get").(*goja.Object).Export().(fn)
}

// method calls an intrinsic method on v.
func method(f fn, v goja.Value, args ...goja.Value) goja.Value {
	return f(goja.FunctionCall{This: v, Arguments: args})
}

// isBuiltin reports whether name is that of a constructor of the language.
func isBuiltin(name string) bool {
	switch name {
	case "Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "BigInt", "Date", "Promise",
		"RegExp", "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError",
		"URIError", "ArrayBuffer", "Uint8Array", "Int8Array", "Uint16Array", "Int16Array", "Uint32Array", "Int32Array",
		"Float32Array", "Float64Array", "Uint8ClampedArray", "BigUint64Array", "BigInt64Array", "DataView", "Map", "Set",
		"WeakMap", "WeakSet", "WeakRef", "Proxy", "FinalizationRegistry", "SharedArrayBuffer", "Iterator":
		return true
	}
	return false
}
