package events

import (
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// event is the state of an Event (DOM standard, section 2.2; Node, "Class: Event").
type event struct {
	jsapi.Hidden
	name                          string
	bubbles, cancelable, composed bool
	prevented, stopped, halted    bool // preventDefault, stopPropagation, stopImmediatePropagation
	trusted                       bool
	target, current               *goja.Object
	stamp                         float64 // ms
	detail                        goja.Value
	message                       *message   // of a MessageEvent
	arg                           goja.Value // what listeners of NodeEventTarget.on get; nil for the event
}

// eventReader is an accessor of Event.prototype.
func (m *Events) eventReader(name string, get func(e *event) goja.Value) jsapi.Accessor {
	return jsapi.Accessor{Name: name, Enumerable: true, Get: func(c goja.FunctionCall) goja.Value {
		return get(m.eventThis(c))
	}}
}

func (m *Events) eventThis(c goja.FunctionCall) *event {
	e, ok := m.env.Unwrap(c.This).(*event)
	if !ok {
		panic(m.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type Event`))
	}
	return e
}

func (m *Events) defineEvent() {
	t, vm := m.targets, m.env.VM
	flag := func(name string, p func(e *event) bool) jsapi.Accessor {
		return m.eventReader(name, func(e *event) goja.Value { return vm.ToValue(p(e)) })
	}
	object := func(name string, p func(e *event) *goja.Object) jsapi.Accessor {
		return m.eventReader(name, func(e *event) goja.Value {
			if o := p(e); o != nil {
				return o
			}
			return goja.Null()
		})
	}
	target := func(e *event) *goja.Object { return e.target }
	t.event = m.env.Class(jsapi.ClassSpec{Name: "Event", Length: 1, MustNew: true, Init: m.initEvent})
	methods := m.eventMethods()
	m.env.SetMethods(t.event.Proto, true, methods[:3]...)
	m.env.SetAccessors(t.event.Proto,
		object("target", target), object("currentTarget", func(e *event) *goja.Object { return e.current }),
		object("srcElement", target),
		m.eventReader("type", func(e *event) goja.Value { return vm.ToValue(e.name) }),
		flag("cancelable", func(e *event) bool { return e.cancelable }),
		flag("defaultPrevented", func(e *event) bool { return e.cancelable && e.prevented }),
		m.eventReader("timeStamp", func(e *event) goja.Value { return vm.ToValue(e.stamp) }))
	m.env.SetMethods(t.event.Proto, true, methods[3])
	m.env.SetAccessors(t.event.Proto,
		flag("returnValue", func(e *event) bool { return !e.cancelable || !e.prevented }),
		flag("bubbles", func(e *event) bool { return e.bubbles }),
		flag("composed", func(e *event) bool { return e.composed }),
		m.eventReader("eventPhase", func(e *event) goja.Value { return vm.ToValue(e.phase()) }),
		m.writable(flag("cancelBubble", func(e *event) bool { return e.stopped }),
			func(e *event, v bool) { e.stopped = e.stopped || v }))
	m.env.SetMethods(t.event.Proto, true, methods[4])
	isTrusted := m.env.Func("isTrusted", 0, func(c goja.FunctionCall) goja.Value {
		e, ok := m.env.Unwrap(c.This).(*event)
		return vm.ToValue(ok && e.trusted)
	})
	jsapi.Must(t.event.Proto.DefineAccessorProperty("isTrusted", isTrusted, nil, goja.FLAG_FALSE, goja.FLAG_TRUE))
	m.inspected(t.event, className, "type", "defaultPrevented", "cancelable", "timeStamp")
	for i, name := range []string{"NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"} {
		jsapi.Must(t.event.Ctor.DefineDataProperty(name, vm.ToValue(i), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
	}
	m.tag(t.event, "Event")
	t.custom = m.env.Class(jsapi.ClassSpec{
		Name: "CustomEvent", Length: 1, MustNew: true, Parent: t.event,
		Init: func(this *goja.Object, args []goja.Value) {
			m.initEvent(this, args)
			e := m.env.Unwrap(this).(*event)
			e.detail = goja.Null()
			if len(args) > 1 {
				if v := property(args[1], "detail"); !goja.IsUndefined(v) {
					e.detail = v
				}
			}
		},
		Accessors: []jsapi.Accessor{m.eventReader("detail", func(e *event) goja.Value { return e.detail })},
	})
	m.tag(t.custom, "CustomEvent")
}

func (m *Events) tag(c *jsapi.Class, name string) {
	jsapi.Must(c.Proto.DefineDataPropertySymbol(goja.SymToStringTag, m.env.VM.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// writable adds a setter to an accessor of Event.prototype.
func (m *Events) writable(a jsapi.Accessor, set func(e *event, v bool)) jsapi.Accessor {
	a.Set = func(c goja.FunctionCall) goja.Value {
		set(m.eventThis(c), c.Argument(0).ToBoolean())
		return goja.Undefined()
	}
	return a
}

func (m *Events) eventMethods() []jsapi.Method {
	do := func(f func(e *event)) jsapi.Fn {
		return func(c goja.FunctionCall) goja.Value { f(m.eventThis(c)); return goja.Undefined() }
	}
	return []jsapi.Method{
		{Name: "initEvent", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			if len(c.Arguments) == 0 {
				panic(m.env.MissingArgs("type"))
			}
			if e := m.eventThis(c); e.current == nil {
				e.name, e.bubbles, e.cancelable = c.Argument(0).String(), c.Argument(1).ToBoolean(), c.Argument(2).ToBoolean()
			}
			return goja.Undefined()
		}},
		{Name: "stopImmediatePropagation", Fn: do(func(e *event) { e.stopped, e.halted = true, true })},
		{Name: "preventDefault", Fn: do(func(e *event) { e.prevented = true })},
		{Name: "composedPath", Fn: func(c goja.FunctionCall) goja.Value {
			if e := m.eventThis(c); e.current != nil {
				return m.env.VM.NewArray(e.current)
			}
			return m.env.VM.NewArray()
		}},
		{Name: "stopPropagation", Fn: do(func(e *event) { e.stopped = true })},
	}
}

// initEvent is new Event(type, options).
func (m *Events) initEvent(this *goja.Object, args []goja.Value) {
	if len(args) == 0 {
		panic(m.env.MissingArgs("type"))
	}
	if _, ok := args[0].(*goja.Symbol); ok {
		panic(m.env.TypeError("Cannot convert a Symbol value to a string"))
	}
	e := &event{name: args[0].String(), stamp: float64(time.Since(m.targets.start).Microseconds()) / 1e3}
	if len(args) > 1 && !jsapi.IsNullish(args[1]) {
		o := m.env.ValidateObject(args[1], "options")
		e.bubbles = property(o, "bubbles").ToBoolean()
		e.cancelable = property(o, "cancelable").ToBoolean()
		e.composed = property(o, "composed").ToBoolean()
	}
	m.env.Bind(this, e)
}

// property is v.name, undefined when v is no object or has none.
func property(v goja.Value, name string) goja.Value {
	if o, ok := v.(*goja.Object); ok {
		if p := o.Get(name); p != nil {
			return p
		}
	}
	return goja.Undefined()
}

// phase is AT_TARGET while the event is dispatched, else NONE.
func (e *event) phase() int {
	if e.current != nil {
		return 2
	}
	return 0
}

// newEvent makes a trusted event, as the runtime itself dispatches them.
func (m *Events) newEvent(name string) (*goja.Object, *event) {
	o := m.env.New(m.targets.event.Ctor, m.env.VM.ToValue(name))
	e := m.env.Unwrap(o).(*event)
	e.trusted = true
	return o, e
}
