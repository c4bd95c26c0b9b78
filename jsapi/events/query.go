package events

import "github.com/dop251/goja"

func (m *Events) jsListeners(c goja.FunctionCall) goja.Value {
	return m.functions(c, (*Listener).original)
}

func (m *Events) jsRawListeners(c goja.FunctionCall) goja.Value {
	return m.functions(c, (*Listener).raw)
}

func (m *Events) functions(c goja.FunctionCall, show func(*Listener) goja.Value) goja.Value {
	m.self(c.This)
	return m.env.VM.NewArray(m.shown(m.Of(c.This), keyOf(c.Argument(0)), show)...)
}

func (m *Events) shown(em *Emitter, k Key, show func(*Listener) goja.Value) []any {
	if em == nil {
		return nil
	}
	var out []any
	for _, l := range em.table.get(k).all() {
		out = append(out, show(l))
	}
	return out
}

func (m *Events) jsListenerCount(c goja.FunctionCall) goja.Value {
	m.self(c.This)
	return m.env.VM.ToValue(m.count(c.This, keyOf(c.Argument(0)), c.Argument(1)))
}

func (m *Events) count(v goja.Value, k Key, fn goja.Value) int {
	em := m.Of(v)
	if em == nil {
		return 0
	}
	r := em.table.get(k)
	if goja.IsUndefined(fn) || goja.IsNull(fn) {
		return r.count()
	}
	n := 0
	for _, l := range r.all() {
		if l.is(fn) {
			n++
		}
	}
	return n
}

func (m *Events) jsEventNames(c goja.FunctionCall) goja.Value {
	m.self(c.This)
	em := m.Of(c.This)
	if em == nil {
		return m.env.VM.NewArray()
	}
	var out []any
	for _, k := range em.keys() {
		out = append(out, k.value(m.env.VM))
	}
	return m.env.VM.NewArray(out...)
}
