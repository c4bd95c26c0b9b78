package process

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// binding is process.binding(name). Of Node's internals there are those that packages ask
// for and that can be put together from public modules: uv, constants and util.
func (p *Process) binding(c goja.FunctionCall) goja.Value {
	if p.env.Host.Warnings.Pending {
		p.Deprecate("process.binding() is deprecated. Please use public APIs instead.", "DEP0111")
	}
	name := c.Argument(0).String()
	load := map[string]func() *goja.Object{"uv": p.uvBinding, "constants": p.constantsBinding, "util": p.utilBinding}[name]
	if load == nil {
		panic(p.env.Error("No such module: " + name))
	}
	if p.bindings[name] == nil {
		if p.bindings == nil {
			p.bindings = map[string]*goja.Object{}
		}
		p.bindings[name] = load()
	}
	return p.bindings[name]
}

// uvBinding has the system's errors as numbers: UV_ENOENT is -2.
func (p *Process) uvBinding() *goja.Object {
	vm, util := p.env.VM, p.env.RequireObject("util")
	o := vm.NewObject()
	method := func(name, of string) {
		p.env.SetMethods(o, true, jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			return p.env.Method(util, of, c.Arguments...)
		}})
	}
	method("errname", "getSystemErrorName")
	p.env.Method(p.env.Method(util, "getSystemErrorMap").(*goja.Object), "forEach", p.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		name := c.Argument(0).(*goja.Object).Get("0").String()
		return vm.ToValue(o.DefineDataProperty("UV_"+name, c.Argument(1), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE) == nil)
	}))
	method("getErrorMap", "getSystemErrorMap")
	return o
}

// constantsBinding has the constants objects of the public modules.
func (p *Process) constantsBinding() *goja.Object {
	o := p.env.VM.CreateObject(nil)
	for _, module := range []string{"os", "fs", "crypto", "zlib"} {
		jsapi.Must(o.Set(module, p.env.RequireObject(module).Get("constants")))
	}
	return o
}

// utilBinding has the older ones of the checks of util.types.
func (p *Process) utilBinding() *goja.Object {
	types, o := p.env.RequireObject("util/types"), p.env.VM.NewObject()
	names := `isExternal isDate isNativeError isRegExp isAsyncFunction isPromise isMap isSet isMapIterator isSetIterator
		isArrayBuffer isDataView isAnyArrayBuffer isArrayBufferView isTypedArray isUint8Array`
	for _, name := range strings.Fields(names) {
		jsapi.Must(o.Set(name, types.Get(name)))
	}
	return o
}

// linkedBinding is process._linkedBinding(name): an embedder of Node could add some.
func (p *Process) linkedBinding(c goja.FunctionCall) goja.Value {
	panic(p.env.CodeError("Error", "ERR_INVALID_MODULE", "No such binding was linked: "+c.Argument(0).String()))
}
