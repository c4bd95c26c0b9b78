package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// statics defines the members of the module, which is the class itself.
func (m *Events) statics() {
	env, c := m.env, m.Class.Ctor
	env.SetMethods(c, true,
		jsapi.Method{Name: "addAbortListener", Length: 2, Fn: m.addAbortListener},
		jsapi.Method{Name: "once", Length: 2, Fn: m.staticOnce},
		jsapi.Method{Name: "on", Length: 2, Fn: m.staticOn},
		jsapi.Method{Name: "getEventListeners", Length: 2, Fn: m.getEventListeners},
		jsapi.Method{Name: "getMaxListeners", Length: 1, Fn: m.staticGetMax},
	)
	m.value("EventEmitter", c)
	m.value("usingDomains", env.VM.ToValue(false))
	m.value("captureRejectionSymbol", m.Rejection)
	m.flags()
	hidden := func(name, text string) {
		jsapi.Must(c.DefineDataProperty(name, goja.NewSymbol(text), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	}
	hidden("kMaxEventTargetListeners", "events.maxEventTargetListeners")
	hidden("kMaxEventTargetListenersWarned", "events.maxEventTargetListenersWarned")
	env.SetMethods(c, true,
		jsapi.Method{Name: "setMaxListeners", Fn: m.staticSetMax},
		jsapi.Method{Name: "init", Length: 1, Fn: m.staticInit},
		jsapi.Method{Name: "listenerCount", Length: 2, Fn: m.staticCount},
	)
	for name, length := range map[string]int{"setMaxListeners": 0, "init": 1, "listenerCount": 2} {
		env.SetName(c.Get(name).(*goja.Object), "", length)
	}
}

func (m *Events) value(name string, v goja.Value) {
	jsapi.Must(m.Class.Ctor.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// flags defines captureRejections and defaultMaxListeners, the defaults of emitters to come.
func (m *Events) flags() {
	env, vm := m.env, m.env.VM
	accessor := func(name string, get, set jsapi.Fn, configurable goja.Flag) {
		var s goja.Value
		if set != nil {
			s = env.Func("set", 1, set)
		}
		jsapi.Must(m.Class.Ctor.DefineAccessorProperty(name, env.Func("get", 0, get), s, configurable, goja.FLAG_TRUE))
	}
	accessor("captureRejections",
		func(goja.FunctionCall) goja.Value { return vm.ToValue(m.capture) },
		func(c goja.FunctionCall) goja.Value {
			on, ok := c.Argument(0).Export().(bool)
			if !ok {
				panic(m.env.InvalidArgType("EventEmitter.captureRejections", "of type boolean", c.Argument(0)))
			}
			m.capture = on
			return goja.Undefined()
		}, goja.FLAG_FALSE)
	accessor("EventEmitterAsyncResource",
		func(goja.FunctionCall) goja.Value { return m.asyncResource() }, nil, goja.FLAG_TRUE)
	m.value("errorMonitor", m.ErrorMonitor)
	accessor("defaultMaxListeners",
		func(goja.FunctionCall) goja.Value { return vm.ToValue(m.defaultMax) },
		func(c goja.FunctionCall) goja.Value {
			m.defaultMax = m.limitArg("defaultMaxListeners", c.Argument(0))
			return goja.Undefined()
		}, goja.FLAG_FALSE)
}

// staticInit is EventEmitter.init, the constructor's body.
func (m *Events) staticInit(c goja.FunctionCall) goja.Value {
	m.init(m.self(c.This), c.Arguments)
	return goja.Undefined()
}

func (m *Events) staticCount(c goja.FunctionCall) goja.Value {
	v := m.readable(c.Argument(0), "listenerCount")
	if f := property(v, "listenerCount"); jsapi.IsFunction(f) {
		return jsapi.Call(f, v, c.Argument(1))
	}
	return m.env.VM.ToValue(m.count(v, keyOf(c.Argument(1)), goja.Undefined()))
}

// readable returns v, and throws as reading the member of it does when it is undefined or null.
func (m *Events) readable(v goja.Value, member string) goja.Value {
	if goja.IsUndefined(v) || goja.IsNull(v) {
		panic(m.env.TypeError("Cannot read properties of " + v.String() + " (reading '" + member + "')"))
	}
	return v
}

func (m *Events) getEventListeners(c goja.FunctionCall) goja.Value {
	o, _ := m.readable(c.Argument(0), "listeners").(*goja.Object)
	if o != nil && jsapi.IsFunction(o.Get("listeners")) {
		return m.env.Method(o, "listeners", c.Argument(1))
	}
	if t := m.targetOf(o); t != nil {
		return t.listenersArray(c.Argument(1).String())
	}
	panic(m.env.InvalidArgType("emitter", "an instance of EventEmitter or EventTarget", c.Argument(0)))
}

func (m *Events) staticGetMax(c goja.FunctionCall) goja.Value {
	o, _ := c.Argument(0).(*goja.Object)
	if o != nil && jsapi.IsFunction(o.Get("getMaxListeners")) {
		if own := property(o, "_maxListeners"); !goja.IsUndefined(own) {
			return own
		}
		return m.env.VM.ToValue(m.defaultMax)
	}
	if t := m.targetOf(o); t != nil && t.max != 0 { // in Node a target without a limit has no mark to be known by
		return m.env.VM.ToValue(t.max)
	}
	panic(m.env.InvalidArgType("emitter", "an instance of EventEmitter or EventTarget", c.Argument(0)))
}

// staticSetMax is events.setMaxListeners(n, ...targets); without targets it sets the default.
func (m *Events) staticSetMax(c goja.FunctionCall) goja.Value {
	n := m.defaultMax
	if v := c.Argument(0); !goja.IsUndefined(v) {
		n = m.limitArg("setMaxListeners", v)
	}
	if len(c.Arguments) < 2 {
		m.defaultMax = n
		return goja.Undefined()
	}
	for _, v := range c.Arguments[1:] {
		o, _ := m.readable(v, "setMaxListeners").(*goja.Object)
		if t := m.targetOf(o); t != nil {
			t.max, t.warned = n, false
		} else if o != nil && jsapi.IsFunction(o.Get("setMaxListeners")) {
			m.env.Method(o, "setMaxListeners", m.env.VM.ToValue(n))
		} else {
			panic(m.env.InvalidArgType("eventTargets", "an instance of EventEmitter or EventTarget", v))
		}
	}
	return goja.Undefined()
}
