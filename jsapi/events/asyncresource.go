package events

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// resourceSource makes the class, when it is first asked for.
//
//go:embed asyncresource.js
var resourceSource string

// asyncResource is the class EventEmitterAsyncResource.
func (m *Events) asyncResource() goja.Value {
	if m.resources != nil {
		return m.resources
	}
	env, native := m.env, m.env.VM.NewObject()
	env.SetMethods(native, true,
		jsapi.Method{Name: "invalidThis", Fn: func(goja.FunctionCall) goja.Value {
			return env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type EventEmitterAsyncResource`)
		}},
		jsapi.Method{Name: "checkString", Fn: func(c goja.FunctionCall) goja.Value {
			env.ValidateString(c.Argument(0), c.Argument(1).String())
			return goja.Undefined()
		}})
	base := env.RequireObject("async_hooks").Get("AsyncResource")
	m.resources = env.RunEmbedded("node:events", resourceSource, m.Class.Ctor, base, native)
	return m.resources
}
