package stream

import (
	_ "embed"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// coldSource holds what few scripts use and what is made of promises through and through:
// the operators (map, filter, ...), Readable.from, compose, pipelines with functions.
//
//go:embed cold.js
var coldSource string

// coldProgram is coldSource, which is compiled when it is first used.
func (s *Streams) coldModule() *goja.Object {
	if s.coldObject != nil {
		return s.coldObject
	}
	v, err := s.env.VM.RunScript("node:stream", coldSource)
	if err != nil {
		panic(err)
	}
	vm := s.env.VM
	native := vm.NewObject()
	for name, c := range map[string]*jsapi.Class{"Readable": s.Readable, "Writable": s.Writable, "Duplex": s.Duplex, "PassThrough": s.PassThrough} {
		jsapi.Must(native.Set(name, c.Ctor))
	}
	jsapi.Must(native.Set("asyncIterator", s.events.AsyncIterator))
	s.env.SetMethods(native, true,
		jsapi.Method{Name: "join", Fn: s.joinNode},
		jsapi.Method{Name: "finished", Fn: s.jsFinished},
		jsapi.Method{Name: "isStream", Fn: func(c goja.FunctionCall) goja.Value { return s.bool(s.thing(c.Argument(0)).isStream()) }},
		jsapi.Method{Name: "isReadable", Fn: func(c goja.FunctionCall) goja.Value {
			return s.bool(s.thing(c.Argument(0)).isReadableStream())
		}},
		jsapi.Method{Name: "isWritable", Fn: func(c goja.FunctionCall) goja.Value {
			return s.bool(s.thing(c.Argument(0)).isWritableStream())
		}},
		jsapi.Method{Name: "abortError", Fn: func(c goja.FunctionCall) goja.Value { return s.env.AbortError(c.Argument(0)) }},
		jsapi.Method{Name: "onAbort", Fn: func(c goja.FunctionCall) goja.Value {
			f := c.Argument(1)
			s.events.OnAbort(object(c.Argument(0)), func(reason goja.Value) { jsapi.Call(f, goja.Undefined(), reason) })
			return goja.Undefined()
		}},
		jsapi.Method{Name: "destroy", Fn: func(c goja.FunctionCall) goja.Value {
			s.thing(c.Argument(0)).destroy(c.Argument(1))
			return goja.Undefined()
		}},
		jsapi.Method{Name: "argType", Fn: func(c goja.FunctionCall) goja.Value {
			return s.env.InvalidArgType(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2))
		}},
		jsapi.Method{Name: "returned", Fn: func(c goja.FunctionCall) goja.Value {
			return s.env.CodeError("TypeError", "ERR_INVALID_RETURN_VALUE", "Expected "+c.Argument(0).String()+
				` to be returned from the "`+c.Argument(1).String()+`" function but got `+
				strings.TrimPrefix(s.env.Received(c.Argument(2)), "Received ")+".")
		}},
		jsapi.Method{Name: "missing", Fn: func(c goja.FunctionCall) goja.Value { return s.env.MissingArgs(c.Argument(0).String()) }},
		jsapi.Method{Name: "outOfRange", Fn: func(c goja.FunctionCall) goja.Value {
			return s.env.OutOfRange(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2))
		}},
		jsapi.Method{Name: "checkConcurrency", Fn: func(c goja.FunctionCall) goja.Value {
			return s.env.VM.ToValue(s.env.ValidateInteger(c.Argument(0), "options.concurrency", 1, jsapi.MaxSafeInteger))
		}},
		jsapi.Method{Name: "nextTick", Fn: func(c goja.FunctionCall) goja.Value {
			f, _ := jsapi.AsFn(c.Argument(0))
			s.env.Loop.NextTickFn(f, append([]goja.Value(nil), c.Arguments[1:]...))
			return goja.Undefined()
		}},
	)
	s.coldObject = jsapi.Call(v, goja.Undefined(), native).(*goja.Object)
	return s.coldObject
}

// cold is a function of cold.js, with this as its first argument's place.
func (s *Streams) cold(name string) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		return jsapi.Call(s.coldModule().Get(name), c.This, c.Arguments...)
	}
}

// operators defines the methods of Readable.prototype that make streams or promises of the
// data. They are not enumerable.
func (s *Streams) operators() {
	for _, o := range []struct {
		name   string
		length int
	}{{"asIndexedPairs", 0}, {"drop", 1}, {"filter", 2}, {"flatMap", 2}, {"map", 2}, {"take", 1}, {"compose", 2},
		{"every", 1}, {"forEach", 2}, {"reduce", 3}, {"toArray", 1}, {"some", 1}, {"find", 2}} {
		cold := o.name
		if cold == "compose" {
			cold = "composeWith"
		}
		s.env.SetMethods(s.Readable.Proto, false, jsapi.Method{Name: o.name, Length: o.length, Fn: s.cold(cold)})
	}
}

// from is Readable.from(iterable, options).
func (s *Streams) from(c goja.FunctionCall) goja.Value {
	if v := c.Argument(0); !isString(v) && !s.iterable(v) {
		panic(s.env.InvalidArgType("iterable", "an instance of Iterable", v))
	}
	return jsapi.Call(s.coldModule().Get("from"), s.Readable.Ctor, c.Arguments...)
}

// slowPipeline is a pipeline with functions or iterables in it.
func (s *Streams) slowPipeline(stages []goja.Value, o options, done func(err, v goja.Value)) goja.Value {
	vs := make([]any, len(stages))
	for i, v := range stages {
		vs[i] = v
	}
	var opts goja.Value = goja.Undefined()
	if o.o != nil {
		opts = o.o
	}
	cb := s.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		done(c.Argument(0), c.Argument(1))
		return goja.Undefined()
	})
	return jsapi.Call(s.coldModule().Get("pipeline"), goja.Undefined(), s.env.VM.NewArray(vs...), opts, cb)
}

// jsWrap is readable.wrap(stream): an old stream's data become this one's.
func (s *Streams) jsWrap(r *ReadSide, c goja.FunctionCall) goja.Value {
	if s.thing(c.Argument(0)).o == nil {
		panic(s.env.TypeError("Cannot read properties of undefined (reading 'on')"))
	}
	return jsapi.Call(s.coldModule().Get("wrap"), c.This, c.Arguments...)
}

// staticWrap is Readable.wrap(stream, options).
func (s *Streams) staticWrap(c goja.FunctionCall) goja.Value {
	return jsapi.Call(s.coldModule().Get("staticWrap"), goja.Undefined(), c.Arguments...)
}

// consumers are the exports of stream/consumers, compiled when one is first called.
func (s *Streams) consumers() *goja.Object {
	o := s.env.VM.NewObject()
	for _, name := range []string{"arrayBuffer", "blob", "buffer", "text", "json"} {
		s.env.SetMethods(o, true, jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			f := s.coldModule().Get("consumers").(*goja.Object).Get(name)
			return jsapi.Call(f, goja.Undefined(), c.Arguments...)
		}})
	}
	return o
}
