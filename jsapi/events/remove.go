package events

import (
	"slices"
	"strconv"

	"github.com/dop251/goja"
)

// RemoveListener removes the last listener for k that is fn, and reports whether there was one.
func (em *Emitter) removeFn(this *goja.Object, n named, fn goja.Value) bool {
	r := em.table.get(n.Key)
	all := r.all()
	for i := len(all) - 1; i >= 0; i-- {
		l := all[i]
		if !l.is(fn) {
			continue
		}
		shown := func() goja.Value { return fn }
		if len(all) == 1 {
			shown = l.original
		}
		em.removeAt(this, n, r, i, shown)
		return true
	}
	return false
}

func (m *Events) jsRemove(c goja.FunctionCall) goja.Value {
	fn := m.listenerArg(c.Argument(1))
	o := m.self(c.This)
	if em := m.Of(o); em != nil {
		em.removeFn(o, nameOf(c.Argument(0)), fn)
	}
	return o
}

// RemoveFn removes the last listener for the event that is fn, as emitter.off does, without
// telling the Watcher, and reports whether there was one.
func (em *Emitter) RemoveFn(event, fn goja.Value) bool {
	return em.removeFn(em.Target(), nameOf(event), fn)
}

func (m *Events) jsRemoveAll(c goja.FunctionCall) goja.Value {
	o := m.self(c.This)
	em := m.Of(o)
	switch {
	case em == nil:
	case len(c.Arguments) == 0:
		em.removeEverything(o)
	default:
		em.removeRow(o, nameOf(c.Argument(0)))
	}
	return o
}

// RemoveAll removes all listeners of the event, or of all events when event is nil,
// without telling the Watcher.
func (em *Emitter) RemoveAll(event goja.Value) {
	if event == nil {
		em.removeEverything(em.Target())
		return
	}
	em.removeRow(em.Target(), nameOf(event))
}

// removeEverything empties the emitter; while somebody listens for 'removeListener' each
// removal is emitted, and that event's own listeners go last.
func (em *Emitter) removeEverything(this *goja.Object) {
	if em.Has("removeListener") {
		for _, k := range sortKeys(em.table.keys()) {
			if k.Name != "removeListener" || k.Sym != nil {
				em.removeAllOn(this, k)
			}
		}
		em.removeAllOn(this, Key{Name: "removeListener"})
	}
	em.table = table{}
}

// removeAllOn calls this.removeAllListeners(k), as a script may have replaced it.
func (em *Emitter) removeAllOn(this *goja.Object, k Key) {
	em.m.env.Method(this, "removeAllListeners", k.value(em.m.env.VM))
}

func (em *Emitter) removeRow(this *goja.Object, n named) {
	r := em.table.get(n.Key)
	if r == nil {
		return
	}
	if !em.Has("removeListener") {
		em.table.drop(n.Key)
		return
	}
	if l := r.one; l != nil {
		em.m.env.Method(this, "removeListener", n.value(em.m.env.VM), l.raw())
		return
	}
	for _, l := range slices.Backward(r.list) { // last in, first out
		em.m.env.Method(this, "removeListener", n.value(em.m.env.VM), l.raw())
	}
}

// sortKeys puts keys in the order of an object's own keys: indices by value, then
// strings, then symbols.
func sortKeys(ks []Key) []Key {
	class := func(k Key) (int, uint64) {
		if k.Sym != nil {
			return 2, 0
		}
		n, err := strconv.ParseUint(k.Name, 10, 32)
		if err != nil || strconv.FormatUint(n, 10) != k.Name || n == 1<<32-1 {
			return 1, 0
		}
		return 0, n
	}
	slices.SortStableFunc(ks, func(a, b Key) int {
		ca, na := class(a)
		cb, nb := class(b)
		switch {
		case ca != cb:
			return ca - cb
		case na < nb:
			return -1
		case na > nb:
			return 1
		}
		return 0
	})
	return ks
}
