package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// source is what events.once and events.on listen to: an emitter or an EventTarget, of ours
// or of a script.
type source struct {
	m *Events
	o *goja.Object
}

func (m *Events) sourceOf(v goja.Value) source {
	o, _ := m.readable(v, "on").(*goja.Object)
	if o == nil || !jsapi.IsFunction(o.Get("on")) && !jsapi.IsFunction(o.Get("addEventListener")) {
		panic(m.notEmitter(v))
	}
	return source{m, o}
}

func (m *Events) notEmitter(v goja.Value) *goja.Object {
	return m.env.InvalidArgType("emitter", "an instance of EventEmitter", v)
}

func (s source) emitter() bool { return jsapi.IsFunction(s.o.Get("on")) }

func (s source) add(name, fn goja.Value, once bool) {
	switch {
	case s.emitter() && once:
		s.m.env.Method(s.o, "once", name, fn)
	case s.emitter():
		s.m.env.Method(s.o, "on", name, fn)
	case !jsapi.IsFunction(s.o.Get("addEventListener")):
		panic(s.m.notEmitter(s.o))
	default:
		opts := s.m.env.VM.NewObject()
		jsapi.Must(opts.Set("once", once))
		s.m.env.Method(s.o, "addEventListener", name, fn, opts)
	}
}

func (s source) remove(name, fn goja.Value) {
	switch {
	case jsapi.IsFunction(s.o.Get("removeListener")):
		s.m.env.Method(s.o, "removeListener", name, fn)
	case jsapi.IsFunction(s.o.Get("removeEventListener")):
		s.m.env.Method(s.o, "removeEventListener", name, fn)
	}
}

// staticOnce is events.once(emitter, name, options): a promise of the arguments of the next
// emission, rejected by 'error'. What is wrong with the arguments rejects it, too. In Node an
// async function returns it: it follows a second promise, three jobs behind that.
func (m *Events) staticOnce(c goja.FunctionCall) goja.Value {
	outer := m.env.Promises().New()
	signal, ex := m.onceSignal(c.Argument(2))
	if ex != nil {
		outer.Break(ex.Value())
		return outer.Object()
	}
	inner := m.env.Promises().New()
	if ex = m.env.Try(func() { m.awaitOnce(c, signal, inner) }); ex != nil {
		inner.Break(ex.Value())
	}
	outer.Follow(inner)
	return outer.Object()
}

// onceSignal is options.signal, nil without one; one that has been aborted is an error.
func (m *Events) onceSignal(options goja.Value) (signal *goja.Object, ex *goja.Exception) {
	ex = m.env.Try(func() {
		signal = m.signalOption(options)
		if signal != nil && property(signal, "aborted").ToBoolean() {
			panic(m.env.AbortError(property(signal, "reason")))
		}
	})
	return signal, ex
}

func (m *Events) awaitOnce(c goja.FunctionCall, signal *goja.Object, p *engine.Promise) {
	vm, name := m.env.VM, c.Argument(1)
	src := m.sourceOf(c.Argument(0))
	unwatch := func() {}
	errorName := vm.ToValue("error")
	var failed, done *goja.Object
	failed = m.env.Func("errorListener", 1, func(c goja.FunctionCall) goja.Value {
		src.remove(name, done)
		unwatch()
		p.Break(c.Argument(0))
		return goja.Undefined()
	})
	done = m.env.Func("resolver", 0, func(c goja.FunctionCall) goja.Value {
		if src.emitter() {
			src.remove(errorName, failed)
		}
		unwatch()
		p.Keep(vm.NewArray(anys(c.Arguments)...))
		return goja.Undefined()
	})
	src.add(name, done, true)
	if !name.StrictEquals(errorName) && jsapi.IsFunction(src.o.Get("once")) {
		m.env.Method(src.o, "once", errorName, failed)
	}
	if signal != nil {
		if m.SignalOf(signal) == nil && !jsapi.IsFunction(signal.Get("addEventListener")) {
			panic(m.notEmitter(signal))
		}
		unwatch = m.OnAbort(signal, func(reason goja.Value) {
			src.remove(name, done)
			src.remove(errorName, failed)
			p.Break(m.env.AbortError(reason))
		})
	}
}

// signalOption is options.signal, nil without one.
func (m *Events) signalOption(options goja.Value) *goja.Object {
	return m.env.ValidateAbortSignal(property(options, "signal"), "options.signal")
}

func anys(vs []goja.Value) []any {
	out := make([]any, len(vs))
	for i, v := range vs {
		out[i] = v
	}
	return out
}
