package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// newClass makes EventEmitter (Node, "Class: EventEmitter").
func (m *Events) newClass() *jsapi.Class {
	env := m.env
	c := env.Class(jsapi.ClassSpec{
		Name: "EventEmitter", Length: 1, AnyThis: true, Reads: "_events", Enumerable: true,
		Init: m.init,
	})
	m.defineViews(c.Proto)
	env.SetMethods(c.Proto, true, []jsapi.Method{
		{Name: "setMaxListeners", Length: 1, Fn: m.setMax},
		{Name: "getMaxListeners", Fn: m.getMax},
		{Name: "emit", Length: 1, Fn: m.jsEmit},
		{Name: "addListener", Length: 2, Fn: m.jsOn},
		{Name: "on", Length: 2, Fn: m.jsOn},
		{Name: "prependListener", Length: 2, Fn: m.jsPrepend},
		{Name: "once", Length: 2, Fn: m.jsOnce},
		{Name: "prependOnceListener", Length: 2, Fn: m.jsPrependOnce},
		{Name: "removeListener", Length: 2, Fn: m.jsRemove},
		{Name: "off", Length: 2, Fn: m.jsRemove},
		{Name: "removeAllListeners", Length: 1, Fn: m.jsRemoveAll},
		{Name: "listeners", Length: 1, Fn: m.jsListeners},
		{Name: "rawListeners", Length: 1, Fn: m.jsRawListeners},
		{Name: "listenerCount", Length: 2, Fn: m.jsListenerCount},
		{Name: "eventNames", Fn: m.jsEventNames},
	}...)
	alias := func(name, of string) *goja.Object {
		f := c.Proto.Get(of).(*goja.Object)
		jsapi.Must(c.Proto.DefineDataProperty(name, f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
		return f
	}
	m.onFn = alias("on", "addListener")
	m.removeFn = alias("off", "removeListener")
	m.emitFn = c.Proto.Get("emit").(*goja.Object)
	return c
}

// Override tells that f, a native on, addListener, removeListener or off of another Go
// class, does what ours does and then tells the Watcher, so that it need not be called.
func (m *Events) Override(f *goja.Object) { m.own[f] = true }

// init is the constructor: it keeps the listeners of an object that is an emitter already.
func (m *Events) init(this *goja.Object, args []goja.Value) {
	var em *Emitter
	if h, ok := m.env.Own(this).(Holder); ok && h.EventEmitter().m != nil {
		if em = h.EventEmitter(); em.unmade {
			em.unmade = false
			m.Show(this, "_maxListeners")
		}
	} else if m.env.Own(this) == nil {
		em = &Emitter{}
		m.Bind(this, em)
		m.Show(this)
	} else {
		em = m.state(this)
	}
	if len(args) > 0 {
		m.Configure(em, args[0])
	}
}

// Configure applies the options of new EventEmitter(options).
func (m *Events) Configure(em *Emitter, v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok {
		return
	}
	switch c := o.Get("captureRejections"); {
	case c == nil || !c.ToBoolean():
	case c.StrictEquals(m.env.VM.ToValue(true)):
		em.capture = true
	default:
		panic(m.env.InvalidArgType("options.captureRejections", "of type boolean", c))
	}
}

// self returns the object that a method was called on.
func (m *Events) self(this goja.Value) *goja.Object {
	if o, ok := this.(*goja.Object); ok {
		return o
	}
	if jsapi.IsNullish(this) {
		panic(m.env.TypeError("Cannot read properties of " + show(this) + " (reading '_events')"))
	}
	panic(m.env.TypeError("Cannot create property '_events' on " + jsapi.TypeOf(this) + " '" + this.String() + "'"))
}

func show(v goja.Value) string {
	if v == nil {
		return "undefined"
	}
	return v.String()
}

func (m *Events) listenerArg(v goja.Value) goja.Value {
	if m.env.Caller(v) == nil {
		panic(m.env.InvalidArgType("listener", "of type function", v))
	}
	return v
}

func (m *Events) jsEmit(c goja.FunctionCall) goja.Value {
	k := keyOf(c.Argument(0))
	var args []goja.Value
	if len(c.Arguments) > 1 {
		args = c.Arguments[1:]
	}
	em := m.Of(c.This)
	if em == nil {
		m.self(c.This)
		if k.Name == "error" && k.Sym == nil {
			m.throwUnhandled(c.This, args)
		}
		return m.env.VM.ToValue(false)
	}
	return m.env.VM.ToValue(em.emit(c.This, k, args))
}

func (m *Events) jsOn(c goja.FunctionCall) goja.Value { return m.register(c, false, false) }

// On is EventEmitter.prototype.on, whatever it is now, for the class of an emitter that has
// an on of its own.
func (m *Events) On(c goja.FunctionCall) goja.Value {
	if on := m.Class.Proto.Get("on"); on != goja.Value(m.onFn) {
		return jsapi.Call(on, c.This, c.Arguments...)
	}
	return m.register(c, false, false)
}

func (m *Events) jsPrepend(c goja.FunctionCall) goja.Value { return m.register(c, false, true) }

func (m *Events) register(c goja.FunctionCall, once, front bool) goja.Value {
	fn := m.listenerArg(c.Argument(1))
	o := m.self(c.This)
	m.state(o).add(o, nameOf(c.Argument(0)), &Listener{fn: fn, once: once}, front)
	return o
}

func (m *Events) jsOnce(c goja.FunctionCall) goja.Value {
	return m.through(c, "on", false)
}

func (m *Events) jsPrependOnce(c goja.FunctionCall) goja.Value {
	return m.through(c, "prependListener", true)
}

// through adds a once listener by way of this.on or this.prependListener, which a script
// or a class may have overridden.
func (m *Events) through(c goja.FunctionCall, method string, front bool) goja.Value {
	fn := m.listenerArg(c.Argument(1))
	o := m.self(c.This)
	k, l := nameOf(c.Argument(0)), &Listener{fn: fn, once: true}
	f, _ := o.Get(method).(*goja.Object)
	if f == nil || f == m.Class.Proto.Get(method) {
		m.state(o).add(o, k, l, front)
		return o
	}
	if m.own[f] {
		em := m.state(o)
		em.add(o, k, l, front)
		if em.watch != nil && k.Sym == nil {
			em.watch.Listening(k.Name)
		}
		return o
	}
	m.wrapFor(o, k.Key, l)
	jsapi.Call(f, o, c.Argument(0), l.wrap)
	return o
}

// wrapFor makes the function of a once listener that an overridden on will be given. The
// function removes itself by removeListener, which finds it because on was given it.
func (m *Events) wrapFor(o *goja.Object, k Key, l *Listener) {
	l.target, l.key, l.em = o, k, m.state(o)
	fn, _ := jsapi.AsFn(l.fn)
	l.wrap = m.env.Func("bound onceWrapper", 0, func(c goja.FunctionCall) goja.Value {
		if l.fired {
			return goja.Undefined()
		}
		l.fired = true
		m.env.Method(o, "removeListener", k.value(m.env.VM), l.wrap)
		return fn(goja.FunctionCall{This: o, Arguments: c.Arguments})
	})
	jsapi.Must(l.wrap.Set("listener", l.fn))
}

// Ours reports whether f, the value of an object's property on or removeListener, is that of
// EventEmitter or one declared by Override.
func (m *Events) Ours(f goja.Value) bool {
	o, ok := f.(*goja.Object)
	return ok && (o == m.onFn || o == m.removeFn || m.own[o])
}
