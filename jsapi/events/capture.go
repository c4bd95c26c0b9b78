package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// watchPromise sends the rejection of a promise that a listener returned to the emitter's
// Symbol.for('nodejs.rejection') method, else to 'error' (Node, "Capture rejections of promises").
func (em *Emitter) watchPromise(this goja.Value, k Key, v goja.Value, args []goja.Value) {
	m := em.m
	o, ok := v.(*goja.Object)
	if !ok {
		return
	}
	kept := append([]goja.Value(nil), args...)
	caught := m.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		err := c.Argument(0)
		m.env.Loop.NextTick(func() { em.rejected(this, k, err, kept) })
		return goja.Undefined()
	})
	thrown := m.env.Try(func() {
		if then, ok := jsapi.AsFn(o.Get("then")); ok {
			then(goja.FunctionCall{This: o, Arguments: []goja.Value{goja.Undefined(), caught}})
		}
	})
	if thrown != nil {
		m.emitOn(em.Target(), em, "error", thrown.Value())
	}
}

func (em *Emitter) rejected(this goja.Value, k Key, err goja.Value, args []goja.Value) {
	m := em.m
	o, ok := this.(*goja.Object)
	if !ok {
		o = em.Target()
	}
	if f, ok := jsapi.AsFn(o.GetSymbol(m.Rejection)); ok {
		f(goja.FunctionCall{This: o, Arguments: append([]goja.Value{err, k.value(m.env.VM)}, args...)})
		return
	}
	em.capture = false // an 'error' listener that rejects must not come here again
	defer func() { em.capture = true }()
	m.emitOn(o, em, "error", err)
}
