package events

import "github.com/dop251/goja"

// Payload is the argument of an emission that comes from Go and becomes a JavaScript
// value only when a listener of the script wants it.
type Payload interface {
	// Value is the argument; it gives the same value each time.
	Value() goja.Value
	// Give hands the payload to a Go listener's tap (see OnTap). It reports false when
	// the tap is none that it knows; the listener's function is called then.
	Give(tap any) bool
}

// Direct reports whether EmitPayload gives a payload to taps as it is, and not as a value.
func (em *Emitter) Direct() bool { return !em.capture && em.Native() }

// EmitPayload emits name with p as its one argument.
func (em *Emitter) EmitPayload(name string, p Payload) bool {
	if !em.Direct() {
		return em.Emit(name, p.Value())
	}
	r := em.table.get(Key{Name: name})
	if r == nil {
		return false
	}
	target := em.Target()
	if l := r.one; l != nil {
		l.deliver(target, p)
		return true
	}
	for _, l := range r.list {
		l.deliver(target, p)
	}
	return true
}

func (l *Listener) deliver(target *goja.Object, p Payload) {
	if l.tap != nil && p.Give(l.tap) {
		return
	}
	l.Call(target, []goja.Value{p.Value()})
}
