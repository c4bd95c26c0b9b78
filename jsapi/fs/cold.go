package fs

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

//go:embed cold.js
var coldSource string

// coldModule is what of the module is JavaScript: iterators and streams of promises, which
// nothing that serves runs through.
func (f *FS) coldModule() *goja.Object {
	if f.cold != nil {
		return f.cold
	}
	host := f.vm.NewObject()
	f.env.SetMethods(host, false,
		jsapi.Method{Name: "require", Fn: func(c goja.FunctionCall) goja.Value { return f.env.Require(c.Argument(0).String()) }},
		jsapi.Method{Name: "options", Fn: func(c goja.FunctionCall) goja.Value {
			o := f.options(c.Argument(0))
			f.signal(o)
			return goja.Undefined()
		}},
		jsapi.Method{Name: "abortError", Fn: func(c goja.FunctionCall) goja.Value { return f.env.AbortError(c.Argument(0)) }},
		jsapi.Method{Name: "invalidState", Fn: func(c goja.FunctionCall) goja.Value {
			return f.env.CodeError("Error", "ERR_INVALID_STATE", "Invalid state: "+c.Argument(0).String())
		}})
	f.cold = f.env.RunEmbedded("node:internal/fs", coldSource, host).(*goja.Object)
	return f.cold
}

// coldMethod is a method of FileHandle that is in cold.js, called with the handle first.
func (f *FS) coldMethod(name string, length int) jsapi.Method {
	return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
		f.thisHandle(c)
		return jsapi.Call(f.coldModule().Get(name), goja.Undefined(), append([]goja.Value{c.This}, c.Arguments...)...)
	}}
}
