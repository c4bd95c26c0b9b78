package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Emitter is the state of an EventEmitter. Embed it by value in the Go struct behind an
// object and tie that with Events.Bind. The zero value is ready, and costs nothing.
type Emitter struct {
	jsapi.Hidden
	m       *Events
	table   table
	max     goja.Value // _maxListeners, nil while it is undefined
	capture bool
	unmade  bool // no constructor has run for the object
	watch   Watcher
	away    *goja.Object // the object, when the state is not tied to it; see Events.state
}

// Holder is a pointer to a struct that embeds Emitter.
type Holder interface {
	jsapi.Holder
	EventEmitter() *Emitter
}

// Watcher learns of listeners that come and go by on, once, off and removeListener (not by
// prependListener), after the fact. It is how Readable starts to flow at on('data').
type Watcher interface {
	// Listening is called after a listener for name was added.
	Listening(name string)
	// Unlistening is called after a listener for name was removed; name is "" when all
	// listeners of all events were.
	Unlistening(name string)
}

// EventEmitter returns em: it makes any struct that embeds an Emitter a Holder.
func (em *Emitter) EventEmitter() *Emitter { return em }

// Target is the object whose events these are.
func (em *Emitter) Target() *goja.Object {
	if em.away != nil {
		return em.away
	}
	return em.Object()
}

// Watch sets who is told of listeners.
func (em *Emitter) Watch(w Watcher) { em.watch = w }

// Bind ties h to o, as Env.Bind does, and readies its Emitter. Listeners that o has
// from an earlier constructor, such as EventEmitter.call(this), are kept.
func (m *Events) Bind(o *goja.Object, h Holder) {
	em := h.EventEmitter()
	if old, ok := m.env.Own(o).(Holder); ok && old != h {
		was := old.EventEmitter()
		em.table, em.max, em.capture = was.table, was.max, was.capture
		for _, r := range em.table.rows {
			for _, l := range r.all() {
				l.em = em
			}
		}
	}
	em.m = m
	em.capture = em.capture || m.capture
	m.env.Bind(o, h)
	if m.OnBind != nil {
		m.OnBind(o)
	}
}

// Of returns the emitter behind v, nil when v is no emitter or has no state yet.
func (m *Events) Of(v goja.Value) *Emitter {
	switch h := m.env.Unwrap(v).(type) {
	case nil:
		return nil
	case Holder:
		if em := h.EventEmitter(); em.m != nil {
			return em
		}
		return nil
	}
	return m.mixedIn(v)
}

// mixedIn finds the state of an object that has hidden state of another kind, and
// into which a script has mixed the methods of EventEmitter.
func (m *Events) mixedIn(v goja.Value) *Emitter {
	if m.foreign == nil {
		return nil
	}
	box := m.env.Method(m.foreign, "get", v)
	if h, ok := m.env.Unwrap(box).(Holder); ok {
		return h.EventEmitter()
	}
	return nil
}

// state returns the emitter behind o and makes it when there is none.
func (m *Events) state(o *goja.Object) *Emitter {
	if em := m.Of(o); em != nil {
		return em
	}
	em := &Emitter{}
	if m.env.Unwrap(o) == nil {
		em.unmade = true
		m.Bind(o, em)
		m.Show(o, "_events", "_eventsCount")
		return em
	}
	if m.foreign == nil {
		m.foreign = m.env.New(m.env.VM.Get("WeakMap"))
	}
	box := m.env.VM.NewObject()
	m.Bind(box, em)
	em.away = o
	m.env.Method(m.foreign, "set", o, box)
	return em
}

// Has reports whether the event has a listener.
func (em *Emitter) Has(name string) bool { return em.table.get(Key{Name: name}) != nil }

// ListenerCount is the number of the event's listeners.
func (em *Emitter) ListenerCount(name string) int { return em.table.get(Key{Name: name}).count() }

// Listeners lists the event's listeners in their order. The caller must not change the slice.
func (em *Emitter) Listeners(name string) []*Listener { return em.table.get(Key{Name: name}).all() }

// On adds a JavaScript listener, as emitter.on does.
func (em *Emitter) On(name string, fn goja.Value) *Listener {
	return em.listen(name, &Listener{fn: fn})
}

// Once adds a JavaScript listener for one emission.
func (em *Emitter) Once(name string, fn goja.Value) *Listener {
	return em.listen(name, &Listener{fn: fn, once: true})
}

// OnGo adds a Go listener. The arguments are valid until it returns.
func (em *Emitter) OnGo(name string, f func(args []goja.Value)) *Listener {
	return em.listen(name, &Listener{goFn: f})
}

// OnceGo adds a Go listener for one emission.
func (em *Emitter) OnceGo(name string, f func(args []goja.Value)) *Listener {
	return em.listen(name, &Listener{goFn: f, once: true})
}

// PrependGo adds a Go listener before the others.
func (em *Emitter) PrependGo(name string, f func(args []goja.Value)) *Listener {
	l := &Listener{goFn: f}
	em.add(em.Target(), named{Key: Key{Name: name}}, l, true)
	return l
}

// OnTap adds a Go listener that has a Go form: an emitter of Go data, such as a stream's
// 'data', finds tap with Listener.Tap and gives it the data without making JavaScript
// values of it. f is called by anybody else who emits.
func (em *Emitter) OnTap(name string, tap any, f func(args []goja.Value)) *Listener {
	return em.listen(name, &Listener{goFn: f, tap: tap})
}

func (em *Emitter) listen(name string, l *Listener) *Listener {
	em.add(em.Target(), named{Key: Key{Name: name}}, l, false)
	if em.watch != nil {
		em.watch.Listening(name)
	}
	return l
}

// add appends or prepends l; 'newListener' comes first, as in Node.
func (em *Emitter) add(target *goja.Object, n named, l *Listener, front bool) {
	l.em, l.key, l.target = em, n.Key, target
	if em.Has("newListener") {
		em.m.emitOn(target, em, "newListener", n.value(em.m.env.VM), l.original())
	}
	r := em.table.put(n.Key)
	r.add(l, front)
	if r.list != nil && !r.warned {
		em.warnLeak(target, r)
	}
}
