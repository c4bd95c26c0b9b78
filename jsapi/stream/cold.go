package stream

import (
	"embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// coldSources hold what few scripts use and what is made of promises through and through:
// compose, Duplex.from, pipelines with functions, web streams. Each file is compiled when
// something of it is first called.
//
//go:embed cold/*.js
var coldSources embed.FS

// coldModule returns the exports of the file of that name.
func (s *Streams) coldModule(name string) *goja.Object {
	if o := s.coldObjects[name]; o != nil {
		return o
	}
	src, err := coldSources.ReadFile("cold/" + name + ".js")
	if err != nil {
		panic(err)
	}
	if s.coldObjects == nil {
		s.coldObjects = make(map[string]*goja.Object)
		s.coldNative = s.coldNatives()
	}
	o := s.env.RunEmbedded("node:internal/streams/"+name, string(src), s.coldNative).(*goja.Object)
	s.coldObjects[name] = o
	return o
}

// cold is a function of a file, called with its own this.
func (s *Streams) cold(file, name string) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		return jsapi.Call(s.coldModule(file).Get(name), c.This, c.Arguments...)
	}
}

// coldNatives is what the files get of the rest of the package.
func (s *Streams) coldNatives() *goja.Object {
	native := s.env.VM.NewObject()
	for name, c := range map[string]*jsapi.Class{"Readable": s.Readable, "Writable": s.Writable, "Duplex": s.Duplex, "PassThrough": s.PassThrough} {
		jsapi.Must(native.Set(name, c.Ctor))
	}
	jsapi.Must(native.Set("asyncIterator", s.events.AsyncIterator))
	co := lang.CoroutinesOf(s.env)
	jsapi.Must(native.Set("Wait", co.Wait))
	s.env.SetMethods(native, true,
		jsapi.Method{Name: "task", Fn: func(c goja.FunctionCall) goja.Value { return co.Task(object(c.Argument(0))) }},
		jsapi.Method{Name: "generator", Fn: func(c goja.FunctionCall) goja.Value { return co.Generator(object(c.Argument(0))) }})
	s.env.SetMethods(native, true, s.coldShapes()...)
	s.env.SetMethods(native, true, s.coldErrors()...)
	s.env.SetMethods(native, true, s.coldChecks()...)
	do := func(name string, f func(c goja.FunctionCall)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value { f(c); return goja.Undefined() }}
	}
	s.env.SetMethods(native, true,
		jsapi.Method{Name: "use", Fn: func(c goja.FunctionCall) goja.Value { return s.coldModule(c.Argument(0).String()) }},
		jsapi.Method{Name: "finished", Fn: s.jsFinished},
		jsapi.Method{Name: "pipeline", Fn: s.jsPipeline},
		jsapi.Method{Name: "from", Fn: func(c goja.FunctionCall) goja.Value {
			return s.from(object(c.Argument(0)), c.Argument(1), c.Argument(2))
		}},
		jsapi.Method{Name: "addAbortSignal", Fn: s.addAbortSignal},
		jsapi.Method{Name: "onAbort", Fn: func(c goja.FunctionCall) goja.Value {
			f := c.Argument(1)
			off := s.events.OnAbort(object(c.Argument(0)), func(reason goja.Value) { jsapi.Call(f, goja.Undefined(), reason) })
			return s.env.Func("", 0, func(goja.FunctionCall) goja.Value { off(); return goja.Undefined() })
		}},
		do("destroy", func(c goja.FunctionCall) { s.thing(c.Argument(0)).destroy(c.Argument(1)) }),
		do("fail", func(c goja.FunctionCall) { s.stream(goja.FunctionCall{This: c.Argument(0)}).Fail(c.Argument(1)) }),
		do("nextTick", func(c goja.FunctionCall) {
			f, _ := jsapi.AsFn(c.Argument(0))
			s.env.Loop.NextTickFn(f, append([]goja.Value(nil), c.Arguments[1:]...))
		}),
	)
	return native
}

// slowPipeline is a pipeline with functions, iterables or web streams in it.
func (s *Streams) slowPipeline(stages []goja.Value, o options, done func(err, v goja.Value)) goja.Value {
	vs := make([]any, len(stages))
	for i, v := range stages {
		vs[i] = v
	}
	opts := goja.Undefined()
	if o.o != nil {
		opts = o.o
	}
	cb := s.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		done(c.Argument(0), c.Argument(1))
		return goja.Undefined()
	})
	return jsapi.Call(s.coldModule("pipeline").Get("run"), goja.Undefined(), s.env.VM.NewArray(vs...), opts, cb)
}

// jsWrap is readable.wrap(stream): an old stream's data become this one's.
func (s *Streams) jsWrap(_ *ReadSide, c goja.FunctionCall) goja.Value {
	if s.thing(c.Argument(0)).o == nil {
		panic(s.env.TypeError("Cannot read properties of " + c.Argument(0).String() + " (reading 'on')"))
	}
	return s.cold("wrap", "wrap")(c)
}

// consumers are the exports of stream/consumers.
func (s *Streams) consumers() *goja.Object {
	o := s.env.VM.NewObject()
	for _, name := range []string{"arrayBuffer", "blob", "buffer", "text", "json"} {
		s.env.SetMethods(o, true, jsapi.Method{Name: name, Length: 1, Fn: s.cold("consumers", name)})
	}
	return o
}
