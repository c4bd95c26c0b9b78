// Package clone is structuredClone: the copy of a value that the HTML standard's
// "StructuredSerialize" and "StructuredDeserialize" make, without bytes in between.
package clone

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// Function makes the global structuredClone.
func Function(env *jsapi.Env) *goja.Object {
	return env.Func("structuredClone", 0, func(c goja.FunctionCall) goja.Value {
		if len(c.Arguments) == 0 {
			panic(env.CodeError("TypeError", "ERR_MISSING_ARGS", "The value argument must be specified"))
		}
		k := &cloner{env: env, seen: make(map[*goja.Object]*goja.Object)}
		buffers := k.transferList(c.Argument(1))
		v := k.value(c.Arguments[0])
		for _, b := range buffers { // their bytes were copied: the originals become empty
			if !buffer.InPool(env, b) {
				b.Export().(goja.ArrayBuffer).Detach()
			}
		}
		return v
	})
}

// cloner is one run. seen maps what was met to its copy, so that shared and circular
// references stay such.
type cloner struct {
	env  *jsapi.Env
	seen map[*goja.Object]*goja.Object
}

// transferList reads options.transfer: the ArrayBuffers to take away from the caller.
func (k *cloner) transferList(options goja.Value) []*goja.Object {
	if jsapi.IsNullish(options) {
		return nil
	}
	o, ok := options.(*goja.Object)
	if !ok {
		panic(k.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "The options argument must be either an object or undefined"))
	}
	var buffers []*goja.Object
	list := o.Get("transfer")
	if jsapi.IsNullish(list) {
		return nil
	}
	k.env.VM.ForOf(list, func(v goja.Value) bool {
		b, ok := v.(*goja.Object)
		if ok {
			_, ok = b.Export().(goja.ArrayBuffer)
		}
		if !ok {
			panic(k.env.CodeError("TypeError", "ERR_INVALID_TRANSFER_OBJECT", "Found invalid object in transferList"))
		}
		buffers = append(buffers, b)
		return true
	})
	return buffers
}

// refuse throws a DataCloneError for what has no copy.
func (k *cloner) refuse(what string) {
	panic(events.From(k.env).NewDOMException(what+" could not be cloned.", "DataCloneError"))
}

func (k *cloner) value(v goja.Value) goja.Value {
	switch v := v.(type) {
	case *goja.Object:
		if c, ok := k.seen[v]; ok {
			return c
		}
		return k.object(v)
	case *goja.Symbol:
		k.refuse("Symbol(" + v.String() + ")")
	}
	return v
}

// made notes that c is the copy of o, before what is inside is copied.
func (k *cloner) made(o, c *goja.Object) *goja.Object {
	k.seen[o] = c
	return c
}

func (k *cloner) object(o *goja.Object) *goja.Object {
	if jsapi.IsFunction(o) {
		k.refuse(o.String())
	}
	exported := o.Export()
	switch x := exported.(type) {
	case goja.Proxy:
		k.refuse("#<Object>")
	case goja.ArrayBuffer:
		if lang.IsShared(k.env, o) {
			return k.made(o, o)
		}
		return k.made(o, k.env.VM.ToValue(k.env.VM.NewArrayBuffer(slices.Clone(x.Bytes()))).(*goja.Object))
	case *goja.Promise:
		k.refuse("#<Promise>")
	}
	switch o.ClassName() {
	case "Array":
		n := o.Get("length")
		c := k.made(o, k.env.New(k.global("Array")))
		_ = c.Set("length", n)
		return k.properties(o, c)
	case "Date", "Number", "String", "Boolean":
		return k.made(o, k.env.New(k.global(o.ClassName()), k.env.Method(o, "valueOf")))
	case "RegExp":
		return k.made(o, k.env.New(k.global("RegExp"), o.Get("source"), o.Get("flags")))
	case "Error":
		return k.err(o)
	case "Object":
		return k.plain(o)
	}
	return k.collection(o)
}

// global is the constructor of that name.
func (k *cloner) global(name string) *goja.Object { return k.env.VM.Get(name).(*goja.Object) }

// plain copies an ordinary object, or a view of an ArrayBuffer.
func (k *cloner) plain(o *goja.Object) *goja.Object {
	view, _ := jsapi.AsFn(k.global("ArrayBuffer").Get("isView"))
	if view(goja.FunctionCall{Arguments: []goja.Value{o}}).ToBoolean() {
		return k.view(o)
	}
	for _, name := range []string{"Map", "Set", "WeakMap", "WeakSet"} {
		if k.is(o, name) {
			return k.collection(o)
		}
	}
	if tag := o.GetSymbol(goja.SymToStringTag); tag != nil && tag.String() == "Generator" {
		k.refuse("[object Generator]")
	}
	if blob := buffer.From(k.env).CloneBlob(o); blob != nil {
		return k.made(o, blob)
	}
	if prim := k.boxed(o); prim != nil {
		return k.made(o, prim)
	}
	return k.properties(o, k.made(o, k.env.VM.NewObject()))
}

// boxed copies Object(1n); it refuses Object(Symbol()).
func (k *cloner) boxed(o *goja.Object) *goja.Object {
	if !k.is(o, "BigInt") && !k.is(o, "Symbol") {
		return nil
	}
	v := k.env.Method(o, "valueOf")
	if sym, ok := v.(*goja.Symbol); ok {
		k.refuse("Symbol(" + sym.String() + ")")
	}
	return v.ToObject(k.env.VM)
}

// is reports whether o was made by the constructor of that name or a class that extends it.
func (k *cloner) is(o *goja.Object, name string) bool {
	return k.env.VM.InstanceOf(o, k.global(name))
}

// view copies a typed array or a DataView together with its whole buffer.
func (k *cloner) view(o *goja.Object) *goja.Object {
	memory := k.value(o.Get("buffer"))
	name, length := "DataView", o.Get("byteLength")
	if tag := o.GetSymbol(goja.SymToStringTag); k.is(o, "DataView") {
		name = "DataView"
	} else if tag != nil {
		name, length = tag.String(), o.Get("length")
	}
	return k.made(o, k.env.New(k.global(name), memory, o.Get("byteOffset"), length))
}

// collection copies a Map or a Set and refuses the rest.
func (k *cloner) collection(o *goja.Object) *goja.Object {
	switch {
	case k.is(o, "Map"):
		c := k.made(o, k.env.New(k.global("Map")))
		for _, e := range k.entries(o) {
			pair := e.(*goja.Object)
			k.env.Method(c, "set", k.value(pair.Get("0")), k.value(pair.Get("1")))
		}
		return c
	case k.is(o, "Set"):
		c := k.made(o, k.env.New(k.global("Set")))
		for _, e := range k.entries(o) {
			k.env.Method(c, "add", k.value(e))
		}
		return c
	}
	name := o.ClassName()
	if ctor, ok := o.Get("constructor").(*goja.Object); ok {
		name = ctor.Get("name").String()
	}
	k.refuse("#<" + name + ">")
	return nil
}

// entries lists what o iterates over, before anything is copied: getters may change it.
func (k *cloner) entries(o *goja.Object) []goja.Value {
	var list []goja.Value
	k.env.VM.ForOf(o, func(v goja.Value) bool { list = append(list, v); return true })
	return list
}

// err copies an error: its class where that is one of the language's, message, stack and cause.
func (k *cloner) err(o *goja.Object) *goja.Object {
	if k.env.FixStack != nil {
		k.env.FixStack(o)
	}
	name := "Error"
	switch n := o.Get("name").String(); n {
	case "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError":
		name = n
	}
	c := k.made(o, k.env.New(k.global(name)))
	for _, field := range []string{"stack", "message", "cause"} {
		if v := o.Get(field); !jsapi.IsUndefined(v) {
			_ = c.DefineDataProperty(field, k.value(v), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
		}
	}
	return c
}

// properties copies the own enumerable properties of o that have names.
func (k *cloner) properties(o, c *goja.Object) *goja.Object {
	for _, name := range o.Keys() {
		v := k.value(o.Get(name))
		_ = c.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	}
	return c
}
