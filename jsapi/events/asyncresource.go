package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// resource is the state of an EventEmitterAsyncResource. There are no async hooks to tell of
// it: the ids are constant, and emit runs the listeners where it is called.
type resource struct {
	Emitter
	async *goja.Object
}

// resourceName checks the name, which only a subclass may leave out. The options may be the name.
func (m *Events) resourceName(o *goja.Object, args []goja.Value) {
	opts := first(args)
	if goja.IsString(opts) || o.Prototype() != m.resources.Proto {
		return
	}
	m.env.ValidateString(property(opts, "name"), "options.name")
}

// asyncResource makes the class at the first request.
func (m *Events) asyncResource() goja.Value {
	if m.resources != nil {
		return m.resources.Ctor
	}
	vm := m.env.VM
	this := func(c goja.FunctionCall) *resource {
		if r, ok := m.env.Unwrap(c.This).(*resource); ok {
			return r
		}
		panic(m.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type EventEmitterAsyncResource`))
	}
	m.resources = m.env.Class(jsapi.ClassSpec{
		Name: "EventEmitterAsyncResource", MustNew: true, Parent: m.Class,
		Init: func(o *goja.Object, args []goja.Value) {
			r := &resource{async: vm.NewObject()}
			m.resourceName(o, args)
			m.Bind(o, r)
			if len(args) > 0 {
				m.Configure(&r.Emitter, args[0])
			}
			jsapi.Must(r.async.DefineAccessorProperty("eventEmitter", m.env.Func("get", 0, func(goja.FunctionCall) goja.Value { return o }),
				nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
		},
		Methods: []jsapi.Method{
			{Name: "emit", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { this(c); return m.jsEmit(c) }},
			{Name: "emitDestroy", Fn: func(c goja.FunctionCall) goja.Value { this(c); return goja.Undefined() }},
		},
		Accessors: []jsapi.Accessor{
			{Name: "asyncId", Get: func(c goja.FunctionCall) goja.Value { this(c); return vm.ToValue(1) }},
			{Name: "triggerAsyncId", Get: func(c goja.FunctionCall) goja.Value { this(c); return vm.ToValue(0) }},
			{Name: "asyncResource", Get: func(c goja.FunctionCall) goja.Value { return this(c).async }},
		},
	})
	return m.resources.Ctor
}
