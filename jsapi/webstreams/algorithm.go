package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// algorithm is what a source, a sink or a transformer does at some point: a method of a
// script's, or one of ours. It returns a promise and does not throw.
type algorithm func(args ...goja.Value) *goja.Object

// start is the algorithm at the beginning. It may return anything, and what it throws the
// constructor of the stream throws.
type start func(controller *goja.Object) goja.Value

// nothing is the start of a stream of ours.
func nothing(*goja.Object) goja.Value { return goja.Undefined() }

// algorithm makes one of the method name of o, which may be absent. As in Node it is an
// asynchronous function: a promise that the method returns counts two promise jobs later.
func (s *streams) algorithm(o *goja.Object, name, where string) algorithm {
	f := jsapi.OrUndefined(o.Get(name))
	if !f.ToBoolean() {
		return func(...goja.Value) *goja.Object { return s.done() }
	}
	call := s.env.Caller(f)
	if call == nil {
		panic(s.env.InvalidArgType(where+"."+name, "of type function", f))
	}
	return func(args ...goja.Value) *goja.Object {
		return s.promised(func() goja.Value { return call.Call(goja.FunctionCall{This: o, Arguments: args}) })
	}
}

func (s *streams) startOf(o *goja.Object, where string) start {
	f := jsapi.OrUndefined(o.Get("start"))
	if !f.ToBoolean() {
		return nothing
	}
	call := s.env.Caller(f)
	if call == nil {
		panic(s.env.InvalidArgType(where+".start", "of type function", f))
	}
	return func(controller *goja.Object) goja.Value {
		return call.Call(goja.FunctionCall{This: o, Arguments: []goja.Value{controller}})
	}
}
