package stream

import (
	"embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// coldSources hold what few scripts use and what is made of promises through and through: the
// adapters of web streams, and old streams. Each file is compiled when something of it is first
// called.
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
	for name, c := range map[string]*jsapi.Class{"Readable": s.Readable, "Writable": s.Writable, "Duplex": s.Duplex} {
		jsapi.Must(native.Set(name, c.Ctor))
	}
	s.env.SetMethods(native, true, s.coldShapes()...)
	s.env.SetMethods(native, true, s.coldErrors()...)
	s.env.SetMethods(native, true, s.coldChecks()...)
	do := func(name string, f func(c goja.FunctionCall)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value { f(c); return goja.Undefined() }}
	}
	s.env.SetMethods(native, true,
		jsapi.Method{Name: "finished", Fn: s.jsFinished},
		do("destroy", func(c goja.FunctionCall) { s.thing(c.Argument(0)).destroy(c.Argument(1)) }),
		do("fail", func(c goja.FunctionCall) { s.stream(goja.FunctionCall{This: c.Argument(0)}).Fail(c.Argument(1)) }),
		do("nextTick", func(c goja.FunctionCall) {
			f, _ := jsapi.AsFn(c.Argument(0))
			s.env.Loop.NextTickFn(f, append([]goja.Value(nil), c.Arguments[1:]...))
		}),
	)
	return native
}

// jsWrap is readable.wrap(stream): an old stream's data become this one's.
func (s *Streams) jsWrap(_ *ReadSide, c goja.FunctionCall) goja.Value {
	if s.thing(c.Argument(0)).o == nil {
		panic(s.env.TypeError("Cannot read properties of " + c.Argument(0).String() + " (reading 'on')"))
	}
	return s.cold("wrap", "wrap")(c)
}
