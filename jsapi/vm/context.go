package vm

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

//go:embed context.js
var contextSource string

// contexts is what context.js makes, compiled at the first use.
func (m *vm) contexts() *goja.Object {
	if m.ctx == nil {
		m.ctx = m.env.RunEmbedded("node:vm", contextSource, m.env.VM.GlobalObject()).(*goja.Object)
	}
	return m.ctx
}

// createContext is vm.createContext(object, options).
func (m *vm) createContext(c goja.FunctionCall) goja.Value {
	if goja.IsUndefined(c.Argument(0)) {
		return m.contextify(m.env.VM.NewObject())
	}
	return m.contextify(m.objectArg(c.Argument(0)))
}

func (m *vm) contextify(o *goja.Object) *goja.Object {
	m.env.Method(m.contexts(), "contextify", o)
	return o
}

// objectArg is an argument that may become, or be, a context.
func (m *vm) objectArg(v goja.Value) *goja.Object {
	o, ok := v.(*goja.Object)
	if !ok {
		panic(m.env.InvalidArgType("object", "of type object", v))
	}
	return o
}

func (m *vm) isContext(v goja.Value) bool {
	return m.env.Method(m.contexts(), "isContext", m.objectArg(v)).ToBoolean()
}

// contextArg is an object that createContext was given.
func (m *vm) contextArg(v goja.Value) *goja.Object {
	if !m.isContext(v) {
		panic(m.env.InvalidArgType("contextifiedObject", "an vm.Context", v))
	}
	return v.(*goja.Object)
}

// newContext is the context of runInNewContext: the object given, or a new one.
func (m *vm) newContext(v goja.Value) *goja.Object {
	if jsapi.IsUndefined(v) {
		v = m.env.VM.NewObject()
	}
	return m.contextify(m.objectArg(v))
}

// runIn runs code in a context. Its syntax errors have the file's name, other stacks do not.
func (m *vm) runIn(context *goja.Object, code string, options goja.Value) goja.Value {
	m.compile(code, options)
	return m.limited(options, func() goja.Value {
		return m.env.Method(m.contexts(), "run", context, m.env.VM.ToValue(code))
	})
}
