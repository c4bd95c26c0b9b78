package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// ArgType is ERR_INVALID_ARG_TYPE: the argument, or with a dot the property, called name
// must be what.
func (m *Events) ArgType(name, what string, v goja.Value) *goja.Object {
	kind := "argument"
	for _, r := range name {
		if r == '.' {
			kind = "property"
		}
	}
	return m.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE",
		`The "`+name+`" `+kind+` must be `+what+`. `+m.received(v))
}

// received describes a value as the messages of Node's argument errors do.
func (m *Events) received(v goja.Value) string {
	o, ok := v.(*goja.Object)
	switch {
	case jsapi.IsNullish(v):
		return "Received " + show(v)
	case !ok:
		return "Received type " + m.typeOf(v) + " (" + m.Inspect(v) + ")"
	case jsapi.IsFunction(v):
		return "Received function " + show(o.Get("name"))
	case o.Get("constructor") == nil:
		return "Received " + m.Inspect(v)
	}
	return "Received an instance of " + m.className(o)
}

func (m *Events) typeOf(v goja.Value) string {
	switch v.Export().(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	}
	if _, ok := v.(*goja.Symbol); ok {
		return "symbol"
	}
	if isNumber(v) {
		return "number"
	}
	return "bigint"
}

// abortError is the error of work that a signal has stopped; its cause is the signal's reason.
func (m *Events) abortError(reason goja.Value) *goja.Object {
	e := m.env.CodeError("Error", "ABORT_ERR", "The operation was aborted")
	must(e.Set("name", "AbortError"))
	if !jsapi.IsUndefined(reason) {
		must(e.DefineDataProperty("cause", reason, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
	return e
}
