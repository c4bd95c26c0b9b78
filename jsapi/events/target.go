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
	m    *Events
	rows map[string][]*handler
	max  float64
}

// handler is one listener of an EventTarget: a function, an object with handleEvent, or Go.
type handler struct {
	fn            goja.Value
	goFn          func(ev *goja.Object)
	capture, once bool
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
	fn, opts := c.Argument(1), c.Argument(2)
	h := &handler{fn: fn}
	if o, ok := opts.(*goja.Object); ok {
		h.once, h.capture = property(o, "once").ToBoolean(), property(o, "capture").ToBoolean()
	} else {
		h.capture = opts.ToBoolean()
	}
	if jsapi.IsNullish(fn) {
		m.warn("AddEventListenerArgumentTypeWarning", "addEventListener called with "+fn.String()+" which has no effect.")
		return goja.Undefined()
	}
	if _, ok := fn.(*goja.Object); !ok {
		panic(m.env.InvalidArgType("listener", "an instance of EventListener", fn))
	}
	name := c.Argument(0).String()
	if t.find(name, fn, h.capture) >= 0 {
		return goja.Undefined()
	}
	if s := property(opts, "signal"); !goja.IsUndefined(s) {
		signal := m.env.ValidateAbortSignal(s, "options.signal")
		if property(signal, "aborted").ToBoolean() {
			return goja.Undefined()
		}
		h.detach = m.OnAbort(signal, func(goja.Value) { t.remove(name, h) })
	}
	t.add(name, h)
	return goja.Undefined()
}

func (t *target) add(name string, h *handler) {
	if t.rows == nil {
		t.rows = make(map[string][]*handler)
	}
	t.rows[name] = append(t.rows[name], h)
	if n := len(t.rows[name]); t.max > 0 && float64(n) == t.max+1 {
		w := t.m.warning("MaxListenersExceededWarning", "Possible EventTarget memory leak detected. "+strconv.Itoa(n)+" "+name+
			" listeners added to "+t.m.className(t.Object())+". MaxListeners is "+strconv.FormatFloat(t.max, 'f', -1, 64)+
			". Use events.setMaxListeners() to increase limit")
		jsapi.Must(w.Set("target", t.Object()))
		jsapi.Must(w.Set("type", name))
		jsapi.Must(w.Set("count", n))
		t.m.emitWarning(w)
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
	if _, ok := fn.(*goja.Object); !ok {
		if jsapi.IsNullish(fn) {
			return goja.Undefined()
		}
		panic(m.env.InvalidArgType("listener", "an instance of EventListener", fn))
	}
	capture := c.Argument(2).ToBoolean()
	if o, ok := c.Argument(2).(*goja.Object); ok {
		capture = property(o, "capture").ToBoolean()
	}
	name := c.Argument(0).String()
	if i := t.find(name, fn, capture); i >= 0 {
		t.remove(name, t.rows[name][i])
	}
	return goja.Undefined()
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
// where it reaches 'uncaughtException', and the others are still called.
func (t *target) dispatch(o *goja.Object, e *event) {
	e.target, e.current = t.Object(), t.Object()
	for _, h := range t.rows[e.name] {
		if h.gone {
			continue
		}
		if h.once {
			t.remove(e.name, h)
		}
		t.call(h, o)
		if e.halted {
			break
		}
	}
	e.current = nil
}

func (t *target) call(h *handler, ev *goja.Object) {
	env := t.m.env
	later := func(err goja.Value) { env.Loop.NextTick(func() { panic(err) }) }
	ex := env.Try(func() {
		if h.goFn != nil {
			h.goFn(ev)
			return
		}
		fn, this := h.fn, goja.Value(t.Object())
		if !jsapi.IsFunction(fn) {
			fn, this = property(fn, "handleEvent"), h.fn
		}
		if f, ok := jsapi.AsFn(fn); ok {
			t.watch(f(goja.FunctionCall{This: this, Arguments: []goja.Value{ev}}), later)
		}
	})
	if ex != nil {
		later(ex.Value())
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

// listenersArray is events.getEventListeners(target, name).
func (t *target) listenersArray(name string) goja.Value {
	var fns []any
	for _, h := range t.rows[name] {
		if h.fn != nil {
			fns = append(fns, h.fn)
		}
	}
	return t.m.env.VM.NewArray(fns...)
}

// warn emits a process warning of that name.
func (m *Events) warn(name, msg string) { m.emitWarning(m.warning(name, msg)) }

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
