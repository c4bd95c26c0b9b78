package stream

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// operators defines the methods of Readable.prototype that make streams or promises of the
// data (Node, "readable.map" and those behind it). They are not enumerable.
func (s *Streams) operators() {
	stream := func(f func(c goja.FunctionCall) *stage) jsapi.Fn {
		return func(c goja.FunctionCall) goja.Value { return s.fromStage(f(c)) }
	}
	pairs := s.env.Func("deprecated", 0, stream(s.jsPairs)) // the name that Node's has
	jsapi.Must(s.Readable.Proto.DefineDataProperty("asIndexedPairs", pairs, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	s.env.SetMethods(s.Readable.Proto, false,
		jsapi.Method{Name: "drop", Length: 1, Fn: stream(s.jsDrop)},
		jsapi.Method{Name: "filter", Length: 2, Fn: stream(func(c goja.FunctionCall) *stage {
			return &s.mapping(c.This, c.Argument(0), c.Argument(1), chosen).stage
		})},
		jsapi.Method{Name: "flatMap", Length: 2, Fn: stream(func(c goja.FunctionCall) *stage {
			return s.flat(s.mapping(c.This, c.Argument(0), c.Argument(1), returned))
		})},
		jsapi.Method{Name: "map", Length: 2, Fn: stream(func(c goja.FunctionCall) *stage {
			return &s.mapping(c.This, c.Argument(0), c.Argument(1), returned).stage
		})},
		jsapi.Method{Name: "take", Length: 1, Fn: stream(s.jsTake)},
		jsapi.Method{Name: "compose", Length: 2, Fn: s.jsComposeWith},
		jsapi.Method{Name: "every", Length: 1, Fn: s.jsEvery},
		jsapi.Method{Name: "forEach", Length: 2, Fn: s.jsForEach},
		jsapi.Method{Name: "reduce", Length: 3, Fn: s.jsReduce},
		jsapi.Method{Name: "toArray", Length: 1, Fn: s.jsToArray},
		jsapi.Method{Name: "some", Length: 1, Fn: s.jsSome},
		jsapi.Method{Name: "find", Length: 2, Fn: s.jsFind},
	)
}

// operatorFn checks the function of an operator.
func (s *Streams) operatorFn(v goja.Value, name string) jsapi.Fn {
	f, ok := jsapi.AsFn(v)
	if !ok {
		panic(s.env.InvalidArgType(name, "of type function or an instance of AsyncFunction", v))
	}
	return f
}

// operatorOptions checks the options of an operator.
func (s *Streams) operatorOptions(v goja.Value) options {
	if jsapi.IsNullish(v) {
		return options{s, nil}
	}
	s.env.ValidateObject(v, "options")
	o := options{s, object(v)}
	if signal := o.get("signal"); !jsapi.IsNullish(signal) {
		s.env.ValidateAbortSignal(signal, "options.signal")
	}
	return o
}

// aborted reports whether the signal of the options has been aborted.
func (o options) aborted() bool {
	signal := object(o.get("signal"))
	return signal != nil && truthy(signal, "aborted")
}

// abortError is the error that tells why.
func (o options) abortError() *goja.Object {
	return o.s.env.AbortError(member(o.get("signal"), "reason"))
}

// returned is what map makes of what its function returned: that, or what it resolves to.
func returned(m *mapped, r, thrown, _ goja.Value) *slot {
	p := &slot{m: m}
	if thrown == nil && jsapi.IsFunction(member(r, "then")) {
		p.promise = lang.PromiseOf(m.s.env, r)
		return p
	}
	p.settled, p.v, p.err = true, r, thrown
	return p
}

// awaited makes a slot that take settles when what the function returned has come.
func awaited(m *mapped, r, thrown goja.Value, take func(p *slot, v goja.Value)) *slot {
	p := &slot{m: m}
	if thrown != nil {
		p.settled, p.err = true, thrown
		return p
	}
	m.await(r, func(v, err goja.Value) {
		if err != nil {
			p.settle(nil, err)
		} else {
			take(p, v)
		}
	})
	return p
}

// choose settles p with the chunk, or with nothing.
func (p *slot) choose(yes bool, chunk goja.Value) {
	if !yes {
		p.kind = slotNothing
	}
	p.settle(chunk, nil)
}

// chosen is what filter, some and find make of what their function returned.
func chosen(m *mapped, r, thrown, chunk goja.Value) *slot {
	return awaited(m, r, thrown, func(p *slot, v goja.Value) { p.choose(v.ToBoolean(), chunk) })
}

// ignored is what forEach makes of it.
func ignored(m *mapped, r, thrown, _ goja.Value) *slot {
	return awaited(m, r, thrown, func(p *slot, _ goja.Value) { p.choose(false, nil) })
}

// refused is what every makes of it, a promise further away than chosen.
func refused(m *mapped, r, thrown, chunk goja.Value) *slot {
	later := m.s.env.Loop.Microtask
	if thrown != nil {
		p := &slot{m: m}
		later(func() { p.settle(nil, thrown) })
		return p
	}
	p := &slot{m: m}
	m.await(r, func(v, err goja.Value) {
		later(func() {
			if err != nil {
				p.settle(nil, err)
			} else {
				p.choose(!v.ToBoolean(), chunk)
			}
		})
	})
	return p
}

// jsPairs is asIndexedPairs(options).
func (s *Streams) jsPairs(c goja.FunctionCall) *stage {
	if !s.warnedPairs {
		s.warnedPairs = true
		s.env.Method(s.env.VM.Get("process").(*goja.Object), "emitWarning",
			s.env.VM.ToValue("readable.asIndexedPairs will be removed in a future version."), s.env.VM.ToValue("DeprecationWarning"))
	}
	o, i := s.operatorOptions(c.Argument(0)), 0
	return s.pick(c.This, func() {}, func(v goja.Value) (goja.Value, bool) {
		if o.aborted() {
			err := s.env.AbortError(nil)
			jsapi.Must(err.Set("message", "[object Object]")) // Node's own words
			panic(err)
		}
		i++
		return s.env.VM.NewArray(i-1, v), false
	})
}

// count is how many chunks drop and take are told.
func (s *Streams) count(v goja.Value) float64 {
	n := v.ToFloat()
	if math.IsNaN(n) {
		return 0
	}
	if n < 0 {
		panic(s.env.OutOfRange("number", ">= 0", s.env.VM.ToValue(n)))
	}
	return n
}

// jsDrop is drop(limit, options).
func (s *Streams) jsDrop(c goja.FunctionCall) *stage {
	o := s.operatorOptions(c.Argument(1))
	n := s.count(c.Argument(0))
	check := o.orAbort
	return s.pick(c.This, check, func(v goja.Value) (goja.Value, bool) {
		check()
		if n > 0 {
			n--
			return nil, false
		}
		return v, false
	})
}

// jsTake is take(limit, options).
func (s *Streams) jsTake(c goja.FunctionCall) *stage {
	o := s.operatorOptions(c.Argument(1))
	n := s.count(c.Argument(0))
	check := o.orAbort
	return s.pick(c.This, check, func(v goja.Value) (goja.Value, bool) {
		check()
		if n <= 0 {
			return nil, true
		}
		n--
		return v, n <= 0
	})
}

// orAbort throws when the signal of the options has been aborted.
func (o options) orAbort() {
	if o.aborted() {
		panic(o.s.env.AbortError(nil))
	}
}
