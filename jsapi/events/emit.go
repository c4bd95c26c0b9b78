package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Emit emits the event name with args on the emitter's object and reports whether it had
// listeners. When a script has replaced emit, the replacement is called. What a listener
// throws passes through; so does the error of an 'error' event without listeners.
func (em *Emitter) Emit(name string, args ...goja.Value) bool {
	if em.m == nil {
		return false
	}
	return em.m.emitKey(em.Target(), em, Key{Name: name}, args)
}

// EmitSym is Emit for an event whose name is a symbol.
func (em *Emitter) EmitSym(sym *goja.Symbol, args ...goja.Value) bool {
	if em.m == nil {
		return false
	}
	return em.m.emitKey(em.Target(), em, Key{Sym: sym}, args)
}

// Native reports whether emit is still ours, so that listeners may be called without it.
func (em *Emitter) Native() bool {
	return em.m != nil && em.m.env.Member(em.Target(), "emit") == goja.Value(em.m.emitFn)
}

// emitOn emits on target, which may be an object that inherits em's.
func (m *Events) emitOn(target *goja.Object, em *Emitter, name string, args ...goja.Value) {
	m.emitKey(target, em, Key{Name: name}, args)
}

func (m *Events) emitKey(target *goja.Object, em *Emitter, k Key, args []goja.Value) bool {
	f := m.env.Member(target, "emit")
	if f == goja.Value(m.emitFn) || f == nil {
		return em.emit(target, k, args)
	}
	all := append([]goja.Value{k.value(m.env.VM)}, args...)
	return jsapi.Call(f, target, all...).ToBoolean()
}

// emit calls the listeners of k in order, with this.
func (em *Emitter) emit(this goja.Value, k Key, args []goja.Value) bool {
	r := em.table.get(k)
	if k.Name == "error" && k.Sym == nil {
		if em.table.get(Key{Sym: em.m.ErrorMonitor}) != nil {
			em.monitor(this, args)
			r = em.table.get(k)
		}
		if r == nil {
			em.m.throwUnhandled(this, args)
		}
	}
	if r == nil {
		return false
	}
	if l := r.one; l != nil {
		v := l.Call(this, args)
		if em.capture {
			em.watchPromise(this, k, v, args)
		}
		return true
	}
	for _, l := range r.list {
		v := l.Call(this, args)
		if em.capture {
			em.watchPromise(this, k, v, args)
		}
	}
	return true
}

// monitor emits errorMonitor before 'error', through this.emit as Node does.
func (em *Emitter) monitor(this goja.Value, args []goja.Value) {
	if o, ok := this.(*goja.Object); ok {
		em.m.emitKey(o, em, Key{Sym: em.m.ErrorMonitor}, args)
	}
}

func (m *Events) isError(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && m.env.VM.InstanceOf(o, m.env.VM.Get("Error").(*goja.Object))
}

// Inspect shows v as util.inspect does, by that module where the runtime has it.
func (m *Events) Inspect(v goja.Value) string {
	if m.env.Builtin("util") == nil {
		return v.String()
	}
	return m.env.Method(m.env.RequireObject("util"), "inspect", v).String()
}
