package events

import (
	"math"
	"slices"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Signal is the state of an AbortSignal (Node, "Class: AbortSignal").
type Signal struct {
	target
	aborted bool
	reason  goja.Value
	onabort goja.Value // nil without one
	handled bool       // onabort has its place among the listeners
	sources []*Signal  // of a signal made by AbortSignal.any: those that abort it, none of them such a one
	// dependents are the signals made by AbortSignal.any that this one aborts.
	dependents []*Signal
}

// controller is the state of an AbortController.
type controller struct {
	jsapi.Hidden
	signal *Signal
}

// Aborted reports whether the signal has been aborted.
func (s *Signal) Aborted() bool { return s.aborted }

// Reason is what the signal was aborted with.
func (s *Signal) Reason() goja.Value { return s.reason }

// NewSignal makes a signal, which Abort aborts.
func (m *Events) NewSignal() *Signal {
	s := &Signal{reason: goja.Undefined()}
	s.m, s.max = m, m.defaultMax
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
	for _, d := range s.dependents {
		d.Abort(reason)
	}
	s.dependents = nil
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
		h := &handler{once: true, resist: true}
		h.goFn = func(*goja.Object) goja.Value { f(s.reason); return nil }
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
		Statics: []jsapi.Method{
			{Name: "abort", Fn: m.signalAbort},
			{Name: "timeout", Length: 1, Fn: m.signalTimeout},
			{Name: "any", Length: 1, Fn: m.signalAny},
		},
	})
	m.env.SetAccessors(t.signal.Proto,
		jsapi.Accessor{Name: "aborted", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return vm.ToValue(m.signalThis(c).aborted) }},
		jsapi.Accessor{Name: "reason", Get: func(c goja.FunctionCall) goja.Value { return m.signalThis(c).reason }})
	m.env.SetMethods(t.signal.Proto, false, jsapi.Method{Name: "throwIfAborted", Fn: func(c goja.FunctionCall) goja.Value {
		if s := m.signalThis(c); s.aborted {
			panic(s.reason)
		}
		return goja.Undefined()
	}})
	m.env.SetAccessors(t.signal.Proto, jsapi.Accessor{Name: "onabort", Enumerable: true, Get: m.getOnAbort, Set: m.setOnAbort})
	m.tag(t.signal, "AbortSignal")
	m.inspected(t.signal, func(o *goja.Object) string { return "[" + className(o) + "]" }, "aborted")
	t.controller = m.env.Class(jsapi.ClassSpec{
		Name: "AbortController", MustNew: true, Enumerable: true,
		Init: func(this *goja.Object, _ []goja.Value) {
			m.env.Bind(this, &controller{signal: m.NewSignal()})
		},
	})
	m.env.SetAccessors(t.controller.Proto, jsapi.Accessor{Name: "signal", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value {
		return m.controllerThis(c).signal.Object()
	}})
	m.env.SetMethods(t.controller.Proto, true, jsapi.Method{Name: "abort", Fn: func(c goja.FunctionCall) goja.Value {
		m.controllerThis(c).signal.Abort(m.reasonOr(c.Arguments, "This operation was aborted", "AbortError"))
		return goja.Undefined()
	}})
	m.inspected(t.controller, func(o *goja.Object) string { return className(o) + " {}" }, "signal")
	m.tag(t.controller, "AbortController")
}

func (m *Events) controllerThis(c goja.FunctionCall) *controller {
	s, ok := m.env.Unwrap(c.This).(*controller)
	if !ok {
		panic(m.env.TypeError("Cannot read private member #signal from an object whose class did not declare it"))
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
	for i, n := int64(0), list.Get("length").ToInteger(); i < n && !s.aborted; i++ {
		index := strconv.FormatInt(i, 10)
		s.follow(m.env.ValidateAbortSignal(list.Get(index), "signals["+index+"]"))
	}
	return s.Object()
}

// follow has s aborted when from is.
func (s *Signal) follow(from *goja.Object) {
	if property(from, "aborted").ToBoolean() {
		s.aborted, s.reason = true, property(from, "reason")
		return
	}
	source := s.m.SignalOf(from)
	if source == nil {
		s.m.OnAbort(from, s.Abort)
		return
	}
	sources := source.sources
	if len(sources) == 0 {
		sources = []*Signal{source}
	}
	for _, x := range sources {
		if !slices.Contains(s.sources, x) {
			s.sources = append(s.sources, x)
			x.dependents = append(x.dependents, s)
		}
	}
}

func (m *Events) getOnAbort(c goja.FunctionCall) goja.Value {
	if s := m.onAbortThis(c); s.onabort != nil {
		return s.onabort
	}
	return goja.Null()
}

func (m *Events) onAbortThis(c goja.FunctionCall) *Signal {
	if s := m.SignalOf(c.This); s != nil {
		return s
	}
	panic(m.env.InvalidArgType("this", "an instance of EventTarget", c.This))
}

// setOnAbort takes any value and calls it if it is a function; it keeps the place in the
// order that the first had.
func (m *Events) setOnAbort(c goja.FunctionCall) goja.Value {
	s := m.onAbortThis(c)
	if s.onabort = c.Argument(0); !s.handled {
		s.handled = true
		s.add("abort", &handler{goFn: func(ev *goja.Object) goja.Value {
			if !jsapi.IsFunction(s.onabort) {
				return nil
			}
			return jsapi.Call(s.onabort, s.Object(), ev)
		}})
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
		listener := c.Argument(1)
		if s.find("abort", listener, false) < 0 {
			s.add("abort", &handler{fn: listener, once: true, resist: true})
		}
		remove = func() {
			if i := s.find("abort", listener, false); i >= 0 {
				s.remove("abort", s.rows["abort"][i])
			}
		}
	} else {
		remove = m.OnAbort(signal, func(goja.Value) { fn(goja.FunctionCall{This: signal}) })
	}
	d := m.env.VM.CreateObject(nil)
	f := m.env.Func("[nodejs.dispose]", 0, func(goja.FunctionCall) goja.Value { remove(); return goja.Undefined() })
	jsapi.Must(d.DefineDataPropertySymbol(m.env.SymbolFor("nodejs.dispose"), f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	return d
}
