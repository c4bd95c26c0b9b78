package webstreams

import (
	"math"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// native makes the object that the files call host: Node's errors, and what JavaScript
// cannot do.
func native(env *jsapi.Env) *goja.Object {
	o := env.VM.NewObject()
	env.SetMethods(o, false, failures(env)...)
	env.SetMethods(o, false, memory(env)...)
	env.SetMethods(o, false,
		jsapi.Method{Name: "named", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			f := c.Argument(2).(*goja.Object)
			env.SetName(f, c.Argument(0).String(), int(c.Argument(1).ToInteger()))
			return f
		}},
		jsapi.Method{Name: "integer", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue(env.ValidateSafeInteger(c.Argument(0), c.Argument(1).String()))
		}},
		jsapi.Method{Name: "require", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return env.Require(c.Argument(0).String())
		}},
		jsapi.Method{Name: "inspect", Length: 5, Fn: func(c goja.FunctionCall) goja.Value { return inspect(env, c) }})
	return o
}

// failures make the errors that the files throw.
func failures(env *jsapi.Env) []jsapi.Method {
	text := func(c goja.FunctionCall, i int) string { return c.Argument(i).String() }
	typeError := func(name, code string, msg func(goja.FunctionCall) string) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value { return env.CodeError("TypeError", code, msg(c)) }}
	}
	return []jsapi.Method{
		typeError("invalidThis", "ERR_INVALID_THIS", func(c goja.FunctionCall) string { return `Value of "this" must be of type ` + text(c, 0) }),
		typeError("invalidState", "ERR_INVALID_STATE", func(c goja.FunctionCall) string { return "Invalid state: " + text(c, 0) }),
		typeError("illegalConstructor", "ERR_ILLEGAL_CONSTRUCTOR", func(goja.FunctionCall) string { return "Illegal constructor" }),
		typeError("missingOption", "ERR_MISSING_OPTION", func(c goja.FunctionCall) string { return text(c, 0) + " is required" }),
		typeError("notIterable", "ERR_ARG_NOT_ITERABLE", func(c goja.FunctionCall) string {
			return env.Method(env.RequireObject("util"), "format", env.VM.ToValue("%s must be iterable"), c.Argument(0)).String()
		}),
		{Name: "invalidArgType", Fn: func(c goja.FunctionCall) goja.Value {
			return env.InvalidArgType(text(c, 0), text(c, 1), c.Argument(2))
		}},
		{Name: "invalidArgValue", Fn: func(c goja.FunctionCall) goja.Value {
			reason := ""
			if v := c.Argument(3); !goja.IsUndefined(v) {
				reason = v.String()
			}
			msg := env.InvalidArgValue(text(c, 1), c.Argument(2), reason).Get("message").String()
			return env.CodeError(text(c, 0), "ERR_INVALID_ARG_VALUE", msg)
		}},
		{Name: "outOfRange", Fn: func(c goja.FunctionCall) goja.Value { return env.OutOfRange(text(c, 0), text(c, 1), c.Argument(2)) }},
	}
}

// memory are the operations on ArrayBuffers.
func memory(env *jsapi.Env) []jsapi.Method {
	return []jsapi.Method{
		{Name: "transfer", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return transfer(env, c.Argument(0)) }},
		{Name: "detached", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			ab, ok := c.Argument(0).Export().(goja.ArrayBuffer)
			return env.VM.ToValue(ok && ab.Detached())
		}},
		{Name: "typedArray", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			o := c.Argument(0).(*goja.Object)
			if b := buffer.From(env); b.IsBuffer(o) {
				return b.Ctor().GetSymbol(goja.SymSpecies)
			}
			return env.VM.Get(o.GetSymbol(goja.SymToStringTag).String())
		}},
	}
}

// transfer moves the bytes of an ArrayBuffer to a new one, which it returns, and leaves the
// old one detached. The memory that small Buffers share is copied instead.
func transfer(env *jsapi.Env, v goja.Value) goja.Value {
	ab, ok := v.Export().(goja.ArrayBuffer)
	if !ok || ab.Detached() {
		panic(env.CodeError("TypeError", "ERR_INVALID_STATE", "Invalid state: ArrayBuffer is detached"))
	}
	data := ab.Bytes()
	if buffer.InPool(env, v) {
		data = slices.Clone(data)
	} else {
		ab.Detach()
	}
	return env.VM.ToValue(env.VM.NewArrayBuffer(data))
}

// inspect(object, name, depth, options, shown) is what util.inspect prints of a web stream:
// the class and the state that is in shown, one level less deep.
func inspect(env *jsapi.Env, c goja.FunctionCall) goja.Value {
	if c.Argument(2).ToFloat() < 0 {
		return c.Argument(0)
	}
	options := env.VM.NewObject()
	if from, ok := c.Argument(3).(*goja.Object); ok {
		for _, k := range from.Keys() {
			jsapi.Must(options.Set(k, from.Get(k)))
		}
	}
	if d, ok := jsapi.Number(options.Get("depth")); ok && !math.IsInf(d, 0) {
		jsapi.Must(options.Set("depth", d-1))
	}
	text := env.Method(env.RequireObject("util"), "inspect", c.Argument(4), options).String()
	return env.VM.ToValue(c.Argument(1).String() + " " + text)
}
