package engine

import (
	"unsafe"

	"github.com/dop251/goja"
)

// reaction is goja's promiseReaction, field by field: what a then leaves with a promise.
type reaction struct {
	capability *capability
	typ        int
	handler    *handler
	_          unsafe.Pointer // *asyncRunner
	asyncCtx   any
}

// capability is goja's promiseCapability: the promise that then returned.
type capability struct {
	_                     *goja.Object // the promise
	resolveObj, rejectObj *goja.Object
}

// handler is goja's jobCallback.
type handler struct {
	callback func(goja.FunctionCall) goja.Value
}

// whenRejected is the typ of a reaction to a rejection.
const whenRejected = 1

// trigger queues the jobs of a promise that has been settled.
func (k *Promises) trigger(waiting []*reaction, v goja.Value) {
	for _, r := range waiting {
		*k.jobs = append(*k.jobs, func() { k.run(r, v) })
	}
}

// run is the job of a reaction (ECMA-262, section 27.2.2.1).
func (k *Promises) run(r *reaction, v goja.Value) {
	failed := r.typ == whenRejected
	if r.handler != nil {
		k.in(r.asyncCtx, func() {
			ex := k.vm.Try(func() {
				v = r.handler.callback(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{v}})
			})
			if failed = ex != nil; failed {
				v = ex.Value()
			}
		})
	}
	if r.capability == nil {
		return
	}
	settle := r.capability.resolveObj
	if failed {
		settle = r.capability.rejectObj
	}
	if f, ok := goja.AssertFunction(settle); ok {
		_, err := f(goja.Undefined(), v)
		must(err)
	}
}

// in runs f in the context that a then was called in.
func (k *Promises) in(context any, f func()) {
	t := *k.tracker
	if t == nil {
		f()
		return
	}
	t.Resumed(context)
	f()
	t.Exited()
}

// grab is the context of now.
func (k *Promises) grab() any {
	if t := *k.tracker; t != nil {
		return t.Grab()
	}
	return nil
}

// reactions are those of one await.
type reactions struct {
	kept, broken     reaction
	onKept, onBroken handler
	f                func(v, err goja.Value)
}

// React has f called, as what follows an await of v would be, with what v is kept with or
// the reason err that it is broken for. It reports false, and does nothing, when v is no
// promise that await takes as it is.
func (k *Promises) React(v *goja.Object, f func(v, err goja.Value)) bool {
	if k.example == nil || k.objects.words(v)[0] != k.kind {
		return false
	}
	p := (*promise)(k.objects.words(v)[1])
	if c := v.Get("constructor"); c != goja.Value(k.class) {
		return false
	}
	handled := p.handled
	p.handled = true
	context := k.grab()
	switch p.state {
	case goja.PromiseStatePending:
		r := &reactions{f: f}
		r.onKept.callback, r.onBroken.callback = r.keep, r.fail
		r.kept = reaction{handler: &r.onKept, asyncCtx: context}
		r.broken = reaction{typ: whenRejected, handler: &r.onBroken, asyncCtx: context}
		p.fulfillReactions = append(p.fulfillReactions, &r.kept)
		p.rejectReactions = append(p.rejectReactions, &r.broken)
	case goja.PromiseStateFulfilled:
		k.after(context, f, p.result, nil)
	default:
		if !handled {
			k.track(p, goja.PromiseRejectionHandle)
		}
		k.after(context, f, nil, p.result)
	}
	return true
}

// after queues the job of a promise that has been settled before.
func (k *Promises) after(context any, f func(v, err goja.Value), v, err goja.Value) {
	if *k.tracker == nil {
		*k.jobs = append(*k.jobs, func() { f(v, err) })
		return
	}
	*k.jobs = append(*k.jobs, func() { k.in(context, func() { f(v, err) }) })
}

func (r *reactions) keep(c goja.FunctionCall) goja.Value {
	r.f(c.Argument(0), nil)
	return goja.Undefined()
}

func (r *reactions) fail(c goja.FunctionCall) goja.Value {
	r.f(nil, c.Argument(0))
	return goja.Undefined()
}
