package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// deferred is a promise that a stream settles, once, and whether it has.
type deferred struct {
	*engine.Promise
	settled bool
}

func (s *streams) deferred() *deferred { return &deferred{Promise: s.env.Promises().New()} }

// resolved is a deferred that has been fulfilled.
func (s *streams) resolved() *deferred {
	d := s.deferred()
	d.fulfil()
	return d
}

// rejected is a deferred that has been rejected, whose rejection nobody needs to look at.
func (s *streams) rejected(err goja.Value) *deferred {
	d := s.deferred()
	d.reject(err)
	d.Handled()
	return d
}

// fulfil fulfils d with undefined.
func (d *deferred) fulfil() { d.resolve(goja.Undefined()) }

func (d *deferred) resolve(v goja.Value) {
	if !d.settled {
		d.settled = true
		d.Resolve(v)
	}
}

func (d *deferred) reject(err goja.Value) {
	if !d.settled {
		d.settled = true
		d.Break(err)
	}
}

// react calls ok or bad, each of which may be nil, in the job behind the end of p.
func (s *streams) react(p *goja.Object, ok, bad func(goja.Value)) {
	lang.Await(s.env, p, func(v, err goja.Value) {
		switch {
		case err != nil && bad != nil:
			bad(err)
		case err == nil && ok != nil:
			ok(v)
		}
	})
}

// then is the promise of what ok makes of p: its value, or the reason that it throws. Where p
// is rejected, so is it, behind bad when that is not nil.
func (s *streams) then(p *goja.Object, ok func() goja.Value, bad func(err goja.Value)) *goja.Object {
	next := s.env.Promises().New()
	s.react(p, func(goja.Value) { s.settle(next, ok) }, func(err goja.Value) {
		if bad != nil {
			bad(err)
		}
		next.Break(err)
	})
	return next.Object()
}

// settle resolves p with what f returns, or rejects it for what f throws.
func (s *streams) settle(p *engine.Promise, f func() goja.Value) {
	var v goja.Value
	if ex := s.env.Try(func() { v = f() }); ex != nil {
		p.Break(ex.Value())
	} else {
		p.Resolve(v)
	}
}

// promised is what an asynchronous function of the body f returns.
func (s *streams) promised(f func() goja.Value) *goja.Object {
	p := s.env.Promises().New()
	s.settle(p, f)
	return p.Object()
}

// outcome is a promise of v, which was returned by a script.
func (s *streams) outcome(v goja.Value) *goja.Object {
	p := s.env.Promises().New()
	p.Resolve(v)
	return p.Object()
}

// orRejected is a method that returns a promise, and rejects it where others throw.
func (s *streams) orRejected(f func() *goja.Object) goja.Value {
	var p *goja.Object
	if ex := s.env.Try(func() { p = f() }); ex != nil {
		return s.failed(ex.Value())
	}
	return p
}

// failed is a promise that has been rejected.
func (s *streams) failed(err goja.Value) *goja.Object {
	p := s.env.Promises().New()
	p.Break(err)
	return p.Object()
}

// done is a promise that has been fulfilled.
func (s *streams) done() *goja.Object {
	p := s.env.Promises().New()
	p.Keep(goja.Undefined())
	return p.Object()
}

// undefined is the value of then for a function that has none.
func undefined() goja.Value { return goja.Undefined() }

// ending is what stream.finished waits for by a symbol: { promise } of the end of a stream, made
// when it is first asked for.
type ending struct {
	d    *deferred
	view *goja.Object
}

// of is the end of a stream whose state is that.
func (e *ending) of(s *streams, state state, err goja.Value) goja.Value {
	if e.d == nil {
		e.d, e.view = s.deferred(), s.vm.NewObject()
		e.d.Handled()
		jsapi.Must(e.view.Set("promise", e.d.Object()))
		e.tell(state, err)
	}
	return e.view
}

// tell settles the promise when the state is an end.
func (e *ending) tell(state state, err goja.Value) {
	switch {
	case e.d == nil:
	case state == closed:
		e.d.fulfil()
	case state == errored:
		e.d.reject(err)
	}
}

// state is that of a stream, by the standard's names.
type state string

const (
	open     state = "readable" // of a readable stream
	writing  state = "writable" // of a writable stream
	erroring state = "erroring" // the same, which will fail when what is under way is over
	closed   state = "closed"
	errored  state = "errored"
)
