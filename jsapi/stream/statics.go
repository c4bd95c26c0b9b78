package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineStatics defines the members of the module, which are those of the constructor Stream.
func (s *Streams) defineStatics() {
	env, c := s.env, s.Legacy.Ctor
	env.SetMethods(c, true, s.predicates()...)
	for _, k := range []struct {
		name  string
		class *jsapi.Class
	}{{"Readable", s.Readable}, {"Writable", s.Writable}, {"Duplex", s.Duplex}, {"Transform", s.Transform},
		{"PassThrough", s.PassThrough}} {
		jsapi.Must(c.Set(k.name, k.class.Ctor))
	}
	env.SetMethods(c, true,
		jsapi.Method{Name: "duplexPair", Length: 1, Fn: s.jsDuplexPair},
		jsapi.Method{Name: "pipeline", Fn: s.jsPipeline},
		jsapi.Method{Name: "addAbortSignal", Length: 2, Fn: s.addAbortSignal},
		jsapi.Method{Name: "finished", Length: 3, Fn: s.jsFinished},
		jsapi.Method{Name: "destroy", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			s.thing(c.Argument(0)).destroy(c.Argument(1))
			return goja.Undefined()
		}},
		jsapi.Method{Name: "compose", Fn: s.jsCompose},
		jsapi.Method{Name: "setDefaultHighWaterMark", Length: 2, Fn: s.setDefault},
		jsapi.Method{Name: "getDefaultHighWaterMark", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue(*s.defaultMark(c.Argument(0).ToBoolean()))
		}},
	)
	s.promises()
	jsapi.Must(c.Set("Stream", c))
	env.SetMethods(s.Readable.Ctor, true,
		jsapi.Method{Name: "from", Length: 2, Fn: s.jsFrom},
		jsapi.Method{Name: "fromWeb", Length: 2, Fn: s.cold("web", "readableFromWeb")},
		jsapi.Method{Name: "toWeb", Length: 2, Fn: s.cold("web", "readableToWeb")},
		jsapi.Method{Name: "wrap", Length: 2, Fn: s.cold("wrap", "staticWrap")},
	)
	env.SetMethods(s.Writable.Ctor, true,
		jsapi.Method{Name: "fromWeb", Length: 2, Fn: s.cold("web", "writableFromWeb")},
		jsapi.Method{Name: "toWeb", Length: 1, Fn: s.cold("web", "writableToWeb")})
	env.SetMethods(s.Duplex.Ctor, true,
		jsapi.Method{Name: "fromWeb", Length: 2, Fn: s.cold("web", "duplexFromWeb")},
		jsapi.Method{Name: "toWeb", Length: 1, Fn: s.cold("web", "duplexToWeb")},
		jsapi.Method{Name: "from", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return s.duplexFrom(c.Argument(0), "body")
		}})
	s.operators()
}

func (s *Streams) defaultMark(objects bool) *int {
	if objects {
		return &s.hwmObjects
	}
	return &s.hwmBytes
}

func (s *Streams) setDefault(c goja.FunctionCall) goja.Value {
	n := s.env.ValidateInteger(c.Argument(1), "value", 0, jsapi.MaxSafeInteger)
	*s.defaultMark(c.Argument(0).ToBoolean()) = int(n)
	return goja.Undefined()
}

// promises defines stream/promises, and the functions by which util.promisify finds them.
func (s *Streams) promises() {
	env, c := s.env, s.Legacy.Ctor
	finished := env.Func("finished", 2, func(c goja.FunctionCall) goja.Value {
		cleanup := options{s, object(c.Argument(1))}.truthy("cleanup")
		if cleanup { // what is wrong with it is thrown, not a rejection
			env.ValidateBoolean(options{s, object(c.Argument(1))}.get("cleanup"), "cleanup")
		}
		return s.promise(func(done func(err, v goja.Value)) {
			t, opts := s.finishedArgs(c.Argument(0), c.Argument(1))
			var clean func()
			clean = s.finished(t.o, opts, func(err goja.Value) {
				if cleanup && clean != nil {
					clean()
				}
				done(err, nil)
			})
		})
	})
	pipeline := env.Func("pipeline", 0, func(c goja.FunctionCall) goja.Value {
		return s.promise(func(done func(err, v goja.Value)) {
			stages, o := c.Arguments, options{s, nil}
			if n := len(stages); n > 0 {
				if last := s.thing(stages[n-1]); last.o != nil && !last.isStream() && !last.isAnyWeb() && !jsapi.IsFunction(last.o) && !s.iterates(last.o) {
					stages, o.o = stages[:n-1], last.o
				}
			}
			s.pipeline(s.stages(stages), o, done)
		})
	})
	module := env.VM.NewObject()
	jsapi.Must(module.Set("finished", finished))
	jsapi.Must(module.Set("pipeline", pipeline))
	jsapi.Must(c.DefineAccessorProperty("promises", env.Func("get", 0, func(goja.FunctionCall) goja.Value { return module }),
		nil, goja.FLAG_TRUE, goja.FLAG_TRUE))
	custom := env.SymbolFor("nodejs.util.promisify.custom")
	for name, f := range map[string]*goja.Object{"finished": finished, "pipeline": pipeline} {
		jsapi.Must(c.Get(name).(*goja.Object).DefineAccessorPropertySymbol(custom,
			env.Func("get", 0, func(goja.FunctionCall) goja.Value { return f }), nil, goja.FLAG_FALSE, goja.FLAG_TRUE))
	}
	jsapi.Must(c.Get("finished").(*goja.Object).Set("finished", finished))
}

// promise is task for f as the module's callbacks have it: an error that is null or undefined
// is none.
func (s *Streams) promise(f func(done func(err, v goja.Value))) goja.Value {
	return s.task(func(end func(v, err goja.Value)) {
		f(func(err, v goja.Value) {
			if given(err) {
				end(nil, err)
			} else {
				end(v, nil)
			}
		})
	})
}

// addAbortSignal is stream.addAbortSignal(signal, stream).
func (s *Streams) addAbortSignal(c goja.FunctionCall) goja.Value {
	signal := c.Argument(0)
	if goja.IsUndefined(signal) || s.env.ValidateAbortSignal(signal, "signal") == nil {
		panic(s.env.InvalidArgType("signal", "an instance of AbortSignal", signal))
	}
	if !s.thing(c.Argument(1)).ends() {
		panic(s.env.InvalidArgType("stream", "an instance of ReadableStream, WritableStream, or Stream", c.Argument(1)))
	}
	s.abortWith(signal, c.Argument(1).(*goja.Object))
	return c.Argument(1)
}

// abortWith destroys the stream with AbortError when the signal is aborted.
func (s *Streams) abortWith(v goja.Value, o *goja.Object) {
	signal := s.env.ValidateAbortSignal(v, "signal")
	fail := s.webAbort(thing{s, o})
	if fail == nil {
		fail = func(err goja.Value) { thing{s, o}.call("destroy", err) }
	}
	abort := func(reason goja.Value) { fail(s.env.AbortError(reason)) }
	if truthy(signal, "aborted") {
		abort(member(signal, "reason"))
		return
	}
	off := s.events.OnAbort(signal, abort)
	s.finished(o, finishedOptions{}, func(goja.Value) { off() })
}

// symbolMethods defines the members of Readable.prototype that have symbols for names.
func (s *Streams) symbolMethods(c *jsapi.Class) {
	f := s.env.Func("[Symbol.asyncIterator]", 0, func(call goja.FunctionCall) goja.Value {
		return s.iterate(s.stream(call), false)
	})
	s.fns.iterate = f
	jsapi.Must(c.Proto.DefineDataPropertySymbol(s.events.AsyncIterator, f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	s.rejection(c)
	s.asyncDispose(c)
}

// rejection destroys a stream whose async listener has failed (captureRejections).
func (s *Streams) rejection(c *jsapi.Class) {
	f := s.env.Func("", 1, func(call goja.FunctionCall) goja.Value {
		s.env.Method(object(call.This), "destroy", call.Argument(0))
		return goja.Undefined()
	})
	jsapi.Must(c.Proto.DefineDataPropertySymbol(s.events.Rejection, f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// asyncDispose destroys the stream, with AbortError when it has not come to its end, and waits
// until it is over. That error is no failure, and for a Writable no AbortError is.
func (s *Streams) asyncDispose(c *jsapi.Class) {
	f := s.env.Func("", 0, func(call goja.FunctionCall) goja.Value {
		b := s.stream(call)
		var own goja.Value
		if !b.destroyed {
			if ended := c == s.Readable && b.r.endEmitted || c != s.Readable && b.w.finished; !ended {
				own = s.env.AbortError(nil)
			}
			b.Destroy(own)
		}
		return s.promise(func(done func(err, v goja.Value)) {
			s.finished(b.Object(), finishedOptions{}, func(err goja.Value) {
				if err == own || c != s.Readable && given(err) && member(err, "name").String() == "AbortError" {
					err = nil
				}
				done(err, goja.Null())
			})
		})
	})
	jsapi.Must(c.Proto.DefineDataPropertySymbol(s.env.SymbolFor("nodejs.asyncDispose"), f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}
