package events

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Signal is the state of an AbortSignal (Node, "Class: AbortSignal").
type Signal struct {
	target
	aborted bool
	reason  goja.Value
	handler *handler   // that of onabort
	onabort goja.Value // nil without one
}

// controller is the state of an AbortController.
type controller struct {
	jsapi.Hidden
	signal *Signal
}

// InspectProps are the properties by which util.inspect shows an AbortSignal.
func (s *Signal) InspectProps() []jsapi.InspectProp {
	return []jsapi.InspectProp{{Name: "aborted", Value: s.m.env.VM.ToValue(s.aborted)}}
}

// InspectProps are the properties by which util.inspect shows an AbortController.
func (c *controller) InspectProps() []jsapi.InspectProp {
	return []jsapi.InspectProp{{Name: "signal", Value: c.signal.Object()}}
}

// Aborted reports whether the signal has been aborted.
func (s *Signal) Aborted() bool { return s.aborted }

// Reason is what the signal was aborted with.
func (s *Signal) Reason() goja.Value { return s.reason }

// NewSignal makes a signal, which Abort aborts.
func (m *Events) NewSignal() *Signal {
	s := &Signal{reason: goja.Undefined()}
	s.m = m
	m.env.Bind(m.env.Create(m.web().signal), s)
	return s
}

// Abort aborts the signal; a second call does nothing.
func (s *Signal) Abort(reason goja.Value) {
	if s.aborted {
		return
	}
	s.aborted, s.reason = true, reason
	o, e := s.m.newEvent("abort")
	s.dispatch(o, e)
}

// SignalOf returns the AbortSignal behind v, or nil.
func (m *Events) SignalOf(v goja.Value) *Signal {
	s, _ := m.env.Unwrap(v).(*Signal)
	return s
}

// OnAbort calls f with the reason when signal, an AbortSignal of ours or of a script, is
// aborted; it is not called for one that has been. The function returned takes it off.
func (m *Events) OnAbort(signal *goja.Object, f func(reason goja.Value)) (remove func()) {
	if s := m.SignalOf(signal); s != nil {
		h := &handler{once: true}
		h.goFn = func(*goja.Object) { f(s.reason) }
		s.add("abort", h)
		return func() { s.remove("abort", h) }
	}
	fn := m.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		f(property(signal, "reason"))
		return goja.Undefined()
	})
	once := m.env.VM.NewObject()
	jsapi.Must(once.Set("once", true))
	name := m.env.VM.ToValue("abort")
	m.env.Method(signal, "addEventListener", name, fn, once)
	return func() { m.env.Method(signal, "removeEventListener", name, fn) }
}

func (m *Events) illegal() *goja.Object {
	return m.env.CodeError("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
}

func (m *Events) signalThis(c goja.FunctionCall) *Signal {
	if s := m.SignalOf(c.This); s != nil {
		return s
	}
	panic(m.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type AbortSignal`))
}

func (m *Events) defineSignal() {
	t, vm := m.targets, m.env.VM
	t.signal = m.env.Class(jsapi.ClassSpec{
		Name: "AbortSignal", MustNew: true, Parent: t.target,
		Init: func(*goja.Object, []goja.Value) { panic(m.illegal()) },
		Methods: []jsapi.Method{{Name: "throwIfAborted", Fn: func(c goja.FunctionCall) goja.Value {
			if s := m.signalThis(c); s.aborted {
				panic(s.reason)
			}
			return goja.Undefined()
		}}},
		Accessors: []jsapi.Accessor{
			{Name: "aborted", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return vm.ToValue(m.signalThis(c).aborted) }},
			{Name: "reason", Get: func(c goja.FunctionCall) goja.Value { return m.signalThis(c).reason }},
			{Name: "onabort", Enumerable: true, Get: m.getOnAbort, Set: m.setOnAbort},
		},
		Statics: []jsapi.Method{
			{Name: "abort", Fn: m.signalAbort},
			{Name: "timeout", Length: 1, Fn: m.signalTimeout},
			{Name: "any", Length: 1, Fn: m.signalAny},
		},
	})
	m.tag(t.signal, "AbortSignal")
	t.controller = m.env.Class(jsapi.ClassSpec{
		Name: "AbortController", MustNew: true, Enumerable: true,
		Init: func(this *goja.Object, _ []goja.Value) {
			m.env.Bind(this, &controller{signal: m.NewSignal()})
		},
		Methods: []jsapi.Method{{Name: "abort", Fn: func(c goja.FunctionCall) goja.Value {
			m.controllerThis(c).signal.Abort(m.reasonOr(c.Arguments, "This operation was aborted", "AbortError"))
			return goja.Undefined()
		}}},
		Accessors: []jsapi.Accessor{{Name: "signal", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value {
			return m.controllerThis(c).signal.Object()
		}}},
	})
	m.tag(t.controller, "AbortController")
}

func (m *Events) controllerThis(c goja.FunctionCall) *controller {
	s, ok := m.env.Unwrap(c.This).(*controller)
	if !ok {
		panic(m.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type AbortController`))
	}
	return s
}

// reasonOr is the first argument, or else a DOMException.
func (m *Events) reasonOr(args []goja.Value, msg, name string) goja.Value {
	if len(args) > 0 && !goja.IsUndefined(args[0]) {
		return args[0]
	}
	return m.NewDOMException(msg, name)
}

func (m *Events) signalAbort(c goja.FunctionCall) goja.Value {
	s := m.NewSignal()
	s.aborted, s.reason = true, m.reasonOr(c.Arguments, "This operation was aborted", "AbortError")
	return s.Object()
}

// signalTimeout is AbortSignal.timeout(ms). The timer does not keep the process alive.
func (m *Events) signalTimeout(c goja.FunctionCall) goja.Value {
	ms := m.env.ValidateInteger(c.Argument(0), "delay", 0, math.MaxUint32)
	s := m.NewSignal()
	m.env.Loop.NewTimer(ms, false, func() {
		s.Abort(m.NewDOMException("The operation was aborted due to timeout", "TimeoutError"))
	}).Unref()
	return s.Object()
}

// signalAny is AbortSignal.any(signals): aborted with the first of them.
func (m *Events) signalAny(c goja.FunctionCall) goja.Value {
	if !m.env.IsArray(c.Argument(0)) {
		panic(m.env.InvalidArgType("signals", "an instance of Array", c.Argument(0)))
	}
	s, list := m.NewSignal(), c.Argument(0).(*goja.Object)
	var off []func()
	for i, n := int64(0), list.Get("length").ToInteger(); i < n && !s.aborted; i++ {
		from := m.env.ValidateAbortSignal(list.Get(m.env.VM.ToValue(i).String()), "signals["+m.env.VM.ToValue(i).String()+"]")
		if property(from, "aborted").ToBoolean() {
			s.aborted, s.reason = true, property(from, "reason")
			break
		}
		off = append(off, m.OnAbort(from, func(reason goja.Value) {
			for _, f := range off {
				f()
			}
			s.Abort(reason)
		}))
	}
	return s.Object()
}

func (m *Events) getOnAbort(c goja.FunctionCall) goja.Value {
	if s := m.signalThis(c); s.onabort != nil {
		return s.onabort
	}
	return goja.Null()
}

// setOnAbort makes a function the handler; it keeps the place in the order that the first had.
func (m *Events) setOnAbort(c goja.FunctionCall) goja.Value {
	s, v := m.signalThis(c), c.Argument(0)
	if !jsapi.IsFunction(v) {
		s.onabort = nil
		if s.handler != nil {
			s.remove("abort", s.handler)
			s.handler = nil
		}
		return goja.Undefined()
	}
	s.onabort = v
	if s.handler == nil {
		s.handler = &handler{goFn: func(ev *goja.Object) { jsapi.Call(s.onabort, s.Object(), ev) }}
		s.add("abort", s.handler)
	}
	return goja.Undefined()
}

// addAbortListener is events.addAbortListener(signal, listener): the listener is called even
// when another stops the event, and is over at the first call.
func (m *Events) addAbortListener(c goja.FunctionCall) goja.Value {
	if jsapi.IsUndefined(c.Argument(0)) {
		panic(m.env.InvalidArgType("signal", "an instance of AbortSignal", c.Argument(0)))
	}
	signal := m.env.ValidateAbortSignal(c.Argument(0), "signal")
	fn := m.env.ValidateFunction(c.Argument(1), "listener")
	remove := func() {}
	if property(signal, "aborted").ToBoolean() {
		m.env.Loop.Microtask(func() { fn(goja.FunctionCall{This: goja.Undefined()}) })
	} else if s := m.SignalOf(signal); s != nil {
		h := &handler{once: true}
		h.goFn = func(ev *goja.Object) { fn(goja.FunctionCall{This: signal, Arguments: []goja.Value{ev}}) }
		s.add("abort", h)
		remove = func() { s.remove("abort", h) }
	} else {
		remove = m.OnAbort(signal, func(goja.Value) { fn(goja.FunctionCall{This: signal}) })
	}
	d := m.env.VM.CreateObject(nil)
	f := m.env.Func("[nodejs.dispose]", 0, func(goja.FunctionCall) goja.Value { remove(); return goja.Undefined() })
	jsapi.Must(d.DefineDataPropertySymbol(m.env.SymbolFor("nodejs.dispose"), f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	return d
}
