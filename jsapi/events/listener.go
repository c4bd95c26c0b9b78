package events

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// Listener is one listener of one event, and the handle to remove it by.
type Listener struct {
	em     *Emitter
	key    Key
	target *goja.Object  // what on was called on
	fn     goja.Value    // the script's function; for a Go listener made when a script asks
	caller engine.Caller // fn, from its first call on
	goFn   func(args []goja.Value)
	tap    any
	once   bool
	fired  bool
	wrap   *goja.Object // for once: the function that rawListeners shows
}

// Tap returns what OnTap was given, nil for other listeners.
func (l *Listener) Tap() any { return l.tap }

// Listens reports whether the listener is still on its event.
func (l *Listener) Listens() bool {
	r := l.em.table.get(l.key)
	return r != nil && (r.one == l || slices.Contains(r.list, l))
}

// Remove takes the listener off its event, as emitter.off does; 'removeListener' is
// emitted. Of one that is gone already only the Watcher hears, as by emitter.off.
func (l *Listener) Remove() {
	em := l.em
	if em == nil {
		return
	}
	if em.detach(l); em.watch != nil && l.key.Sym == nil {
		em.watch.Unlistening(l.key.Name)
	}
}

// Call calls the listener with this and args, which it does not keep. For a once listener
// it removes it first. What it throws passes through.
func (l *Listener) Call(this goja.Value, args []goja.Value) goja.Value {
	if l.once {
		if l.fired {
			return nil
		}
		l.fired = true
		l.em.m.removeFired(l)
		this = l.target
	}
	if l.goFn != nil {
		l.goFn(args)
		return nil
	}
	if l.caller == nil {
		l.caller = l.em.m.env.Caller(l.fn)
	}
	return l.caller.Call(goja.FunctionCall{This: this, Arguments: args})
}

// original is the function that the script gave, also when it is a wrapper made by once.
func (l *Listener) original() goja.Value {
	if l.fn == nil {
		f := l.goFn
		l.fn = l.em.m.env.Func("", 0, func(c goja.FunctionCall) goja.Value {
			f(c.Arguments)
			return goja.Undefined()
		})
	}
	if w := inner(l.fn); w != nil && !l.once {
		return w
	}
	return l.fn
}

// raw is the function that rawListeners shows.
func (l *Listener) raw() goja.Value {
	if !l.once {
		l.original()
		return l.fn
	}
	if l.wrap == nil {
		l.wrap = l.em.m.env.Func("bound onceWrapper", 0, func(c goja.FunctionCall) goja.Value {
			if v := l.Call(c.This, c.Arguments); v != nil {
				return v
			}
			return goja.Undefined()
		})
		_ = l.wrap.Set("listener", l.original())
	}
	return l.wrap
}

// inner is fn.listener, by which wrappers of any make are known; nil without one.
func inner(fn goja.Value) goja.Value {
	o, ok := fn.(*goja.Object)
	if !ok {
		return nil
	}
	if w := o.Get("listener"); jsapi.IsFunction(w) {
		return w
	}
	return nil
}

// is reports whether fn removes l: it is the function itself or what a wrapper wraps.
func (l *Listener) is(fn goja.Value) bool {
	if l.fn == nil {
		return false
	}
	return l.fn == fn || l.wrap != nil && goja.Value(l.wrap) == fn || inner(l.fn) == fn
}

// detach removes l from its row, if it is there, and emits 'removeListener': with the wrapper
// of a once listener that is called beside others, as in Node.
func (em *Emitter) detach(l *Listener) {
	r := em.table.get(l.key)
	all := r.all()
	i := slices.Index(all, l)
	if i < 0 {
		return
	}
	shown := l.original
	if l.fired && len(all) > 1 {
		shown = l.raw
	}
	em.removeAt(l.target, named{Key: r.key}, r, i, shown)
}

// removeAt removes the i-th listener of r and emits 'removeListener' with shown().
func (em *Emitter) removeAt(target *goja.Object, n named, r *row, i int, shown func() goja.Value) {
	if r.remove(i) {
		em.table.drop(n.Key)
	}
	if em.Has("removeListener") {
		em.m.emitOn(target, em, "removeListener", n.value(em.m.env.VM), shown())
	}
}

// removeFired removes a once listener through target.removeListener, which a script may
// have replaced.
func (m *Events) removeFired(l *Listener) {
	f := l.target.Get("removeListener")
	if f == goja.Value(m.removeFn) {
		l.em.detach(l)
		return
	}
	if o, ok := f.(*goja.Object); ok && m.own[o] {
		l.Remove()
		return
	}
	if l.fn == nil || f == nil {
		l.Remove()
		return
	}
	jsapi.Call(f, l.target, l.key.value(m.env.VM), l.raw())
}
