package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// iterable is the source of ReadableStream.from: the values of an iterator, one at a time.
type iterable struct {
	s        *streams
	iterator *goja.Object
	next     goja.Value
	plain    bool // no asynchronous one
	begun    bool // it has been asked for a step
	ctl      *source
}

// from is ReadableStream.from(iterable).
func (s *streams) from(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if jsapi.IsNullish(v) {
		panic(s.env.TypeError("Cannot read properties of " + v.String() + " (reading 'Symbol(Symbol.asyncIterator)')"))
	}
	o := v.ToObject(s.vm)
	method := o.GetSymbol(s.env.AsyncIterator())
	plain := jsapi.IsNullish(method)
	if plain {
		method = o.GetSymbol(goja.SymIterator)
	}
	if !jsapi.IsFunction(method) {
		shown := s.env.Method(s.env.RequireObject("util"), "format", s.vm.ToValue("%s must be iterable"), v)
		panic(s.env.CodeError("TypeError", "ERR_ARG_NOT_ITERABLE", shown.String()))
	}
	iterator, ok := jsapi.Call(method, v).(*goja.Object)
	if !ok {
		panic(s.invalidState("The iterator method must return an object"))
	}
	it := &iterable{s: s, iterator: iterator, next: iterator.Get("next"), plain: plain, ctl: &source{}}
	it.ctl.pull, it.ctl.cancel = it.pull, it.cancel
	return s.create(nothing, it.ctl).Object()
}

// pull asks the iterator for a step, and awaits it.
func (it *iterable) pull(...goja.Value) *goja.Object {
	s, p := it.s, it.s.env.Promises().New()
	it.begun = true
	var step goja.Value
	if ex := s.env.Try(func() {
		call, ok := jsapi.AsFn(it.next)
		if !ok {
			panic(s.env.TypeError("iterator.next is not a function"))
		}
		step = call(goja.FunctionCall{This: it.iterator})
		if o, ok := step.(*goja.Object); ok && it.plain {
			step = it.lifted(o)
		}
	}); ex != nil {
		p.Break(ex.Value())
		return p.Object()
	}
	lang.Await(s.env, step, func(step, err goja.Value) {
		if err != nil {
			p.Break(err)
		} else {
			s.settle(p, func() goja.Value { it.took(step); return goja.Undefined() })
		}
	})
	return p.Object()
}

// took puts the value of a step into the queue, or ends the stream.
func (it *iterable) took(step goja.Value) {
	o, ok := step.(*goja.Object)
	if !ok {
		panic(it.s.env.TypeError("Iterator result " + step.String() + " is not an object"))
	}
	if done := o.Get("done"); done != nil && done.ToBoolean() {
		it.ctl.close()
	} else {
		it.ctl.enqueue(jsapi.OrUndefined(o.Get("value")))
	}
}

// lifted is a promise of the step of a plain iterator, as one of an asynchronous generator that
// delegates to it: the value is awaited, and once more at the end.
func (it *iterable) lifted(step *goja.Object) *goja.Object {
	s, p := it.s, it.s.env.Promises().New()
	lang.Await(s.env, lang.PromiseOf(s.env, jsapi.OrUndefined(step.Get("value"))), func(v, err goja.Value) {
		if err != nil {
			p.Break(err)
			return
		}
		s.settle(p, func() goja.Value { return s.env.Objects().Result(s.vm, v, jsapi.OrUndefined(step.Get("done"))) })
	})
	lifted := s.passed(p.Object())
	if done := step.Get("done"); done != nil && done.ToBoolean() {
		lifted = s.passed(lifted)
	}
	return lifted
}

// passed is a promise that is settled as p is, a promise job later.
func (s *streams) passed(p *goja.Object) *goja.Object {
	next := s.env.Promises().New()
	s.react(p, next.Keep, next.Break)
	return next.Object()
}

// cancel tells the iterator that nobody wants more.
func (it *iterable) cancel(reason ...goja.Value) *goja.Object {
	s, p := it.s, it.s.env.Promises().New()
	end, must := it.end, true
	var step goja.Value
	if it.plain {
		end = it.endPlain
	}
	if ex := s.env.Try(func() { step, must = end(reason[0]) }); ex != nil {
		p.Break(ex.Value())
		return p.Object()
	}
	lang.Await(s.env, step, func(step, err goja.Value) {
		switch _, ok := step.(*goja.Object); {
		case err != nil:
			p.Break(err)
		case must && !ok:
			p.Break(s.invalidState("The iterator return() method must return an object"))
		default:
			p.Keep(goja.Undefined())
		}
	})
	return s.passed(p.Object())
}

// end calls the return of an asynchronous iterator. There must be a step if there is that method.
func (it *iterable) end(reason goja.Value) (step goja.Value, must bool) {
	f := it.iterator.Get("return")
	if jsapi.IsNullish(f) {
		return goja.Undefined(), false
	}
	return jsapi.Call(f, it.iterator, reason), true
}

// endPlain ends the generator that delegates to a plain iterator, which it knows nothing of before
// it has begun.
func (it *iterable) endPlain(reason goja.Value) (step goja.Value, must bool) {
	s := it.s
	if !it.begun {
		return s.passed(s.done()), false
	}
	f := it.iterator.Get("return")
	if jsapi.IsNullish(f) {
		return s.passed(s.passed(s.done())), false
	}
	result, ok := jsapi.Call(f, it.iterator, reason).(*goja.Object)
	if !ok {
		return s.failed(s.env.TypeError("Iterator result is not an object")), false
	}
	return it.lifted(result), false
}
