package events

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Target is the state of an EventTarget that a Go struct embeds, whose object BindTarget
// makes an EventTarget.
type Target = target

// TargetHolder is a pointer to a struct that embeds Target.
type TargetHolder interface{ targeter }

// TargetClass is EventTarget, to be a ClassSpec's Parent.
func (m *Events) TargetClass() *jsapi.Class { return m.web().target }

// BindTarget ties h to o. watch, which may be nil, is told of each change how many
// listeners the event of that name now has.
func (m *Events) BindTarget(o *goja.Object, h TargetHolder, watch func(name string, listeners int)) {
	t := h.eventTarget()
	t.m, t.max, t.told = m, m.defaultMax, watch
	m.env.Bind(o, h)
}

// Dispatch dispatches an event of ours. Listeners that came by on get arg; nil is the
// event itself.
func (t *target) Dispatch(ev *goja.Object, arg goja.Value) {
	e := t.m.env.Unwrap(ev).(*event)
	e.arg = arg
	t.dispatch(ev, e)
}

// Listeners is how many listeners the event of that name has.
func (t *target) Listeners(name string) int { return len(t.rows[name]) }

// NodeTargetClass makes NodeEventTarget: an EventTarget with the methods of an
// EventEmitter (Node, "Class: NodeEventTarget"). Listeners that come by on and once get
// the value of the event in its place. create makes the event that emit dispatches.
func (m *Events) NodeTargetClass(create func(name string, arg goja.Value) *goja.Object) *jsapi.Class {
	c := m.env.Class(jsapi.ClassSpec{Name: "NodeEventTarget", MustNew: true, Parent: m.TargetClass(), Enumerable: true,
		Init: func(this *goja.Object, _ []goja.Value) { m.BindTarget(this, &target{}, nil) },
		Methods: []jsapi.Method{
			{Name: "setMaxListeners", Length: 1, Fn: m.nodeSetMax},
			{Name: "getMaxListeners", Fn: func(c goja.FunctionCall) goja.Value { return m.env.VM.ToValue(m.targetThis(c).max) }},
			{Name: "eventNames", Fn: func(c goja.FunctionCall) goja.Value { return m.targetThis(c).eventNames() }},
			{Name: "listenerCount", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				if _, ok := c.Argument(0).(*goja.Symbol); ok {
					return m.env.VM.ToValue(0)
				}
				return m.env.VM.ToValue(m.targetThis(c).Listeners(c.Argument(0).String()))
			}},
			{Name: "off", Length: 3, Fn: m.nodeOff},
			{Name: "removeListener", Length: 3, Fn: m.nodeOff},
			{Name: "on", Length: 2, Fn: m.nodeOn(false)},
			{Name: "addListener", Length: 2, Fn: m.nodeOn(false)},
			{Name: "emit", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				t, name := m.targetThis(c), m.env.ValidateString(c.Argument(0), "type")
				heard := t.Listeners(name) > 0
				if heard {
					t.Dispatch(create(name, c.Argument(1)), c.Argument(1))
				}
				return m.env.VM.ToValue(heard)
			}},
			{Name: "once", Length: 2, Fn: m.nodeOn(true)},
			{Name: "removeAllListeners", Length: 1, Fn: m.nodeRemoveAll},
		}})
	return c
}

func (m *Events) nodeSetMax(c goja.FunctionCall) goja.Value {
	t, n := m.targetThis(c), m.limitArg("setMaxListeners", c.Argument(0))
	t.max, t.warned = n, false
	return goja.Undefined()
}

// nodeOn is on and once: addEventListener for a listener that gets the event's value.
func (m *Events) nodeOn(once bool) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		t, fn := m.targetThis(c), c.Argument(1)
		if jsapi.IsNullish(fn) {
			return m.withoutListener(t, c.Argument(0), fn)
		}
		m.listenerObject(fn)
		if name := m.typeArg(c.Argument(0)); t.find(name, fn, false) < 0 {
			t.add(name, &handler{fn: fn, once: once, node: true})
		}
		return c.This
	}
}

// withoutListener warns that there is no listener to add, and returns the target.
func (m *Events) withoutListener(t *target, name, fn goja.Value) goja.Value {
	w := m.warning("AddEventListenerArgumentTypeWarning", "addEventListener called with "+fn.String()+" which has no effect.")
	jsapi.Must(w.Set("target", t.Object()))
	jsapi.Must(w.Set("type", name))
	m.emitWarning(w)
	return t.Object()
}

func (m *Events) nodeOff(c goja.FunctionCall) goja.Value {
	if len(c.Arguments) < 2 {
		c.Arguments = []goja.Value{c.Argument(0), goja.Undefined()}
	}
	m.removeEventListener(c)
	return c.This
}

func (m *Events) nodeRemoveAll(c goja.FunctionCall) goja.Value {
	t := m.targetThis(c)
	for _, name := range slices.Clone(t.names) {
		if v := c.Argument(0); !goja.IsUndefined(v) && v.String() != name {
			continue
		}
		for _, h := range t.rows[name] {
			t.remove(name, h)
		}
		t.forget(name)
	}
	return c.This
}

// eventNames lists the events that have listeners, in the order in which they came.
func (t *target) eventNames() goja.Value {
	var names []any
	for _, name := range t.names {
		names = append(names, name)
	}
	return t.m.env.VM.NewArray(names...)
}

// ShowsProps has util.inspect show the objects of c, which extends EventTarget, by their
// jsapi.InspectProps.
func (m *Events) ShowsProps(c *jsapi.Class) {
	jsapi.Must(c.Proto.DefineDataPropertySymbol(m.env.SymbolFor("nodejs.util.inspect.custom"), goja.Undefined(),
		goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// attribute is the value of an event handler attribute, and its place among the listeners.
type attribute struct {
	value goja.Value
	h     *handler // nil while there is nothing to call
}

// Attribute is the event handler attribute of an event: onmessage for "message" (HTML
// standard, section 8.1.8.1).
func (m *Events) Attribute(name string) jsapi.Accessor {
	return jsapi.Accessor{Name: "on" + name, Enumerable: true,
		Get: func(c goja.FunctionCall) goja.Value {
			if a := m.targetThis(c).attributes[name]; a != nil {
				return a.value
			}
			return goja.Null()
		},
		Set: func(c goja.FunctionCall) goja.Value {
			m.targetThis(c).setAttribute(name, c.Argument(0))
			return goja.Undefined()
		}}
}

func (t *target) setAttribute(name string, v goja.Value) {
	a := t.attributes[name]
	if a == nil {
		if t.attributes == nil {
			t.attributes = make(map[string]*attribute)
		}
		a = &attribute{}
		t.attributes[name] = a
	}
	a.value = v
	switch {
	case !v.ToBoolean() && a.h != nil:
		t.remove(name, a.h)
		a.h = nil
	case v.ToBoolean() && a.h == nil:
		a.h = &handler{goFn: func(ev *goja.Object) goja.Value {
			if !jsapi.IsFunction(a.value) {
				return nil
			}
			return jsapi.Call(a.value, t.Object(), ev)
		}}
		t.add(name, a.h)
	}
}
