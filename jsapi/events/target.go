package events

import (
	"slices"
	"strconv"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// targets holds the classes of EventTarget and what belongs to it. They are made when one
// of them is first asked for.
type targets struct {
	event, custom, target, signal, controller, exception *jsapi.Class
	message                                              *jsapi.Class // MessageEvent, nil until it is needed

	start time.Time // events' time stamps count from here
}

// Global returns the global of that name that this package makes: Event, CustomEvent,
// EventTarget, AbortController, AbortSignal or DOMException; nil for other names.
func (m *Events) Global(name string) goja.Value {
	t := m.web()
	switch name {
	case "Event":
		return t.event.Ctor
	case "CustomEvent":
		return t.custom.Ctor
	case "EventTarget":
		return t.target.Ctor
	case "AbortController":
		return t.controller.Ctor
	case "AbortSignal":
		return t.signal.Ctor
	case "DOMException":
		return t.exception.Ctor
	}
	return nil
}

// Globals lists the names that Global knows.
func Globals() []string {
	return []string{"Event", "CustomEvent", "EventTarget", "AbortController", "AbortSignal", "DOMException"}
}

func (m *Events) web() *targets {
	if m.targets == nil {
		m.targets = &targets{start: time.Now()}
		m.defineException()
		m.defineEvent()
		m.defineTarget()
		m.defineSignal()
	}
	return m.targets
}

// target is the state of an EventTarget.
type target struct {
	jsapi.Hidden
	m     *Events
	rows  map[string][]*handler
	names []string // the keys of rows, in the order in which they came
	max   float64
	// warned says that a leak warning has been given since max was set.
	warned bool
	// told is told how many listeners an event has after each change; may be nil.
	told       func(name string, listeners int)
	attributes map[string]*attribute // the on... attributes, by event
}

// handler is one listener of an EventTarget: a function, an object with handleEvent, or Go.
type handler struct {
	fn            goja.Value
	goFn          func(ev *goja.Object) goja.Value // may return nil
	capture, once bool
	resist        bool // called also when another listener has stopped the event
	node          bool // gets the event's argument in its place
	gone          bool
	detach        func() // off the signal that removes it
}

// targeter is a pointer to a struct that embeds target.
type targeter interface {
	jsapi.Holder
	eventTarget() *target
}

func (t *target) eventTarget() *target { return t }

// targetOf returns the EventTarget behind o, or nil.
func (m *Events) targetOf(o *goja.Object) *target {
	if o == nil {
		return nil
	}
	if h, ok := m.env.Unwrap(o).(targeter); ok {
		return h.eventTarget()
	}
	return nil
}

func (m *Events) defineTarget() {
	m.targets.target = m.env.Class(jsapi.ClassSpec{
		Name: "EventTarget", MustNew: true, Enumerable: true,
		Init: func(this *goja.Object, _ []goja.Value) {
			m.env.Bind(this, &target{m: m, max: m.defaultMax})
		},
		Methods: []jsapi.Method{
			{Name: "addEventListener", Length: 2, Fn: m.addEventListener},
			{Name: "removeEventListener", Length: 2, Fn: m.removeEventListener},
			{Name: "dispatchEvent", Length: 1, Fn: m.dispatchEvent},
		},
	})
	m.tag(m.targets.target, "EventTarget")
	m.inspected(m.targets.target, className)
}

func (m *Events) targetThis(c goja.FunctionCall) *target {
	o, _ := c.This.(*goja.Object)
	if t := m.targetOf(o); t != nil {
		return t
	}
	panic(m.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type EventTarget`))
}

func (m *Events) addEventListener(c goja.FunctionCall) goja.Value {
	t := m.targetThis(c)
	if len(c.Arguments) < 2 {
		panic(m.env.MissingArgs("type", "listener"))
	}
	fn := c.Argument(1)
	h, signal := m.handlerOf(fn, c.Argument(2))
	if signal != nil && property(signal, "aborted").ToBoolean() {
		return goja.Undefined()
	}
	if jsapi.IsNullish(fn) {
		m.withoutListener(t, c.Argument(0), fn)
		return goja.Undefined()
	}
	m.listenerObject(fn)
	name := m.typeArg(c.Argument(0))
	if t.find(name, fn, h.capture) >= 0 {
		return goja.Undefined()
	}
	if signal != nil {
		h.detach = m.OnAbort(signal, func(goja.Value) { t.remove(name, h) })
	}
	t.add(name, h)
	return goja.Undefined()
}

// handlerOf reads the options of addEventListener.
func (m *Events) handlerOf(fn, opts goja.Value) (h *handler, signal *goja.Object) {
	h = &handler{fn: fn}
	if jsapi.TypeOf(opts) == "boolean" {
		h.capture = opts.ToBoolean()
		return h, nil
	}
	if jsapi.IsNullish(opts) {
		return h, nil
	}
	o, ok := opts.(*goja.Object)
	if !ok {
		panic(m.env.InvalidArgType("options", "of type object", opts))
	}
	h.once, h.capture = property(o, "once").ToBoolean(), property(o, "capture").ToBoolean()
	if s := property(o, "signal"); !goja.IsUndefined(s) {
		signal = m.env.ValidateAbortSignal(s, "options.signal")
	}
	return h, signal
}

func (m *Events) listenerObject(fn goja.Value) {
	if _, ok := fn.(*goja.Object); !ok {
		panic(m.env.InvalidArgType("listener", "an instance of EventListener", fn))
	}
}

// typeArg is the type of an event as a string.
func (m *Events) typeArg(v goja.Value) string {
	if _, ok := v.(*goja.Symbol); ok {
		panic(m.env.InvalidArgValue("value", v, ""))
	}
	return v.String()
}

func (t *target) add(name string, h *handler) {
	if t.rows == nil {
		t.rows = make(map[string][]*handler)
	}
	if _, known := t.rows[name]; !known {
		t.names = append(t.names, name)
	}
	t.rows[name] = append(t.rows[name], h)
	if n := len(t.rows[name]); t.max > 0 && float64(n) > t.max && !t.warned {
		t.warned = true
		w := t.m.warning("MaxListenersExceededWarning", "Possible EventTarget memory leak detected. "+strconv.Itoa(n)+" "+name+
			" listeners added to "+t.m.env.Show(t.Object(), -1)+". MaxListeners is "+strconv.FormatFloat(t.max, 'f', -1, 64)+
			". Use events.setMaxListeners() to increase limit")
		jsapi.Must(w.Set("target", t.Object()))
		jsapi.Must(w.Set("type", name))
		jsapi.Must(w.Set("count", n))
		t.m.emitWarning(w)
	}
	if t.told != nil {
		t.told(name, len(t.rows[name]))
	}
}

// find returns the index of the listener, -1 without it.
func (t *target) find(name string, fn goja.Value, capture bool) int {
	return slices.IndexFunc(t.rows[name], func(h *handler) bool { return h.fn == fn && h.capture == capture })
}

func (m *Events) removeEventListener(c goja.FunctionCall) goja.Value {
	t := m.targetThis(c)
	if len(c.Arguments) < 2 {
		panic(m.env.MissingArgs("type", "listener"))
	}
	fn := c.Argument(1)
	if jsapi.IsNullish(fn) {
		return goja.Undefined()
	}
	m.listenerObject(fn)
	name := m.typeArg(c.Argument(0))
	capture := property(c.Argument(2), "capture").StrictEquals(m.env.VM.ToValue(true)) // true alone is not heeded
	if i := t.find(name, fn, capture); i >= 0 {
		t.remove(name, t.rows[name][i])
		t.forget(name)
	}
	return goja.Undefined()
}

// forget drops the name of an event that has no listeners any more. The name of one whose
// last listener went otherwise, as one for a single time does, stays among eventNames, as in Node.
func (t *target) forget(name string) {
	if len(t.rows[name]) == 0 {
		delete(t.rows, name)
		t.names = slices.DeleteFunc(t.names, func(n string) bool { return n == name })
	}
}

func (t *target) remove(name string, h *handler) {
	if h.gone {
		return
	}
	h.gone = true
	if h.detach != nil {
		h.detach()
	}
	t.rows[name] = slices.DeleteFunc(slices.Clone(t.rows[name]), func(x *handler) bool { return x == h })
	if t.told != nil {
		t.told(name, len(t.rows[name]))
	}
}

func (m *Events) dispatchEvent(c goja.FunctionCall) goja.Value {
	t := m.targetThis(c)
	if len(c.Arguments) == 0 {
		panic(m.env.MissingArgs("event"))
	}
	o, _ := c.Argument(0).(*goja.Object)
	e, ok := m.env.Unwrap(o).(*event)
	if !ok {
		panic(m.env.InvalidArgType("event", "an instance of Event", c.Argument(0)))
	}
	if e.current != nil {
		panic(m.env.CodeError("Error", "ERR_EVENT_RECURSION", `The event "`+e.name+`" is already being dispatched`))
	}
	t.dispatch(o, e)
	return m.env.VM.ToValue(!(e.cancelable && e.prevented))
}

// dispatch calls the listeners in order. What one throws is thrown again in the next tick,
// where it reaches 'uncaughtException', and the others are still called. As in Node the
// event counts as dispatched behind the first listener that takes it and returns.
func (t *target) dispatch(o *goja.Object, e *event) {
	e.target, e.current = t.Object(), t.Object()
	for _, h := range t.rows[e.name] {
		if h.gone || e.halted && !h.resist {
			continue
		}
		if h.once {
			t.remove(e.name, h)
		}
		if h.node && e.arg != nil {
			t.call(h, e.arg)
		} else if t.call(h, o) {
			e.current = nil
		}
	}
	e.current = nil
}

// call calls the listener, and reports whether it returned.
func (t *target) call(h *handler, ev goja.Value) bool {
	env := t.m.env
	later := func(err goja.Value) { env.Loop.NextTick(func() { panic(err) }) }
	if h.fn != nil && !jsapi.IsFunction(h.fn) {
		t.handleEvent(h, ev, later)
		return true
	}
	ex := env.Try(func() {
		if h.goFn != nil {
			t.watch(h.goFn(ev.(*goja.Object)), later)
		} else if f, ok := jsapi.AsFn(h.fn); ok {
			t.watch(f(goja.FunctionCall{This: t.Object(), Arguments: []goja.Value{ev}}), later)
		}
	})
	if ex != nil {
		later(ex.Value())
	}
	return ex == nil
}

// handleEvent calls the method of a listener that is an object. In Node an async function
// does, so that what it throws is a rejection.
func (t *target) handleEvent(h *handler, ev goja.Value, later func(err goja.Value)) {
	env := t.m.env
	rejected := func(err goja.Value) { env.Loop.Microtask(func() { later(err) }) }
	ex := env.Try(func() {
		fn := property(h.fn, "handleEvent")
		if !fn.ToBoolean() {
			return
		}
		f, ok := jsapi.AsFn(fn)
		if !ok {
			panic(env.TypeError("Function.prototype.apply was called on " + fn.String() + ", which is a " +
				jsapi.TypeOf(fn) + " and not a function"))
		}
		t.watch(f(goja.FunctionCall{This: h.fn, Arguments: []goja.Value{ev}}), rejected)
	})
	if ex != nil {
		rejected(ex.Value())
	}
}

// watch sends the rejection of an async listener the way of a throw.
func (t *target) watch(v goja.Value, later func(err goja.Value)) {
	if then, ok := jsapi.AsFn(property(v, "then")); ok {
		then(goja.FunctionCall{This: v, Arguments: []goja.Value{goja.Undefined(), t.m.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
			later(c.Argument(0))
			return goja.Undefined()
		})}})
	}
}

// listenersArray is events.getEventListeners(target, name). Our own listeners count too: a
// function stands for each.
func (t *target) listenersArray(name string) goja.Value {
	var fns []any
	for _, h := range t.rows[name] {
		if h.fn != nil {
			fns = append(fns, h.fn)
			continue
		}
		label := "eventHandler" // of an attribute: target.onabort
		if h.resist {
			label = ""
		}
		fns = append(fns, t.m.env.Func(label, 0, func(c goja.FunctionCall) goja.Value {
			if ev, ok := c.Argument(0).(*goja.Object); ok {
				h.goFn(ev)
			}
			return goja.Undefined()
		}))
	}
	return t.m.env.VM.NewArray(fns...)
}

func (m *Events) warning(name, msg string) *goja.Object {
	w := m.env.Error(msg)
	jsapi.Must(w.Set("name", name))
	return w
}

func (m *Events) emitWarning(w *goja.Object) {
	if process, ok := m.env.VM.Get("process").(*goja.Object); ok && jsapi.IsFunction(process.Get("emitWarning")) {
		m.env.Method(process, "emitWarning", w)
	}
}
