package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// slot is a promise in Go: the result of an operator's function for one chunk.
type slot struct {
	m       *mapped
	kind    slotKind
	settled bool
	v, err  goja.Value
	promise goja.Value              // or nil; it has the result and takes the reactions
	first   func(v, err goja.Value) // the reactions: there are never more than two
	second  func(v, err goja.Value)
}

// slotKind says what a slot stands for.
type slotKind uint8

const (
	slotValue slotKind = iota
	slotNothing
	slotEnd
)

// then has f called in a promise job when the slot is settled.
func (p *slot) then(f func(v, err goja.Value)) {
	switch {
	case p.promise != nil:
		p.m.await(p.promise, f)
	case p.settled:
		p.m.s.env.Loop.Microtask(func() { f(p.v, p.err) })
	case p.first == nil:
		p.first = f
	default:
		p.second = f
	}
}

// settle is what ends an asynchronous function: the reactions run in jobs of their own.
func (p *slot) settle(v, err goja.Value) {
	first, second := p.first, p.second
	p.settled, p.v, p.err, p.first, p.second = true, v, err, nil, nil
	for _, f := range [...]func(v, err goja.Value){first, second} {
		if f != nil {
			p.then(f)
		}
	}
}

// await calls f when v, the result of the operator's function, has come.
func (m *mapped) await(v goja.Value, f func(v, err goja.Value)) {
	var w *lang.Waiter
	if n := len(m.waiters); n > 0 {
		w, m.waiters = m.waiters[n-1], m.waiters[:n-1]
	} else {
		w = new(lang.Waiter)
	}
	w.Await(m.s.env, v, func(v, err goja.Value) {
		m.waiters = append(m.waiters, w)
		f(v, err)
	})
}
