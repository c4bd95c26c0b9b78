package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (s *Streams) errMultiple() *goja.Object {
	return s.env.CodeError("Error", "ERR_MULTIPLE_CALLBACK", "Callback called multiple times")
}

func (s *Streams) errNotImplemented(method string) *goja.Object {
	return s.env.CodeError("Error", "ERR_METHOD_NOT_IMPLEMENTED", "The "+method+" method is not implemented")
}

func (s *Streams) errDestroyed(method string) *goja.Object {
	return s.env.CodeError("Error", "ERR_STREAM_DESTROYED", "Cannot call "+method+" after a stream was destroyed")
}

func (s *Streams) errPrematureClose() *goja.Object {
	return s.env.CodeError("Error", "ERR_STREAM_PREMATURE_CLOSE", "Premature close")
}

func (s *Streams) errChunk(v goja.Value) *goja.Object {
	return s.env.InvalidArgType("chunk", "of type string or an instance of Buffer, TypedArray, or DataView", v)
}

// errReturned is for what a function of the script returned, named name, in place of want.
func (s *Streams) errReturned(want, name string, v goja.Value) *goja.Object {
	return s.env.CodeError("TypeError", "ERR_INVALID_RETURN_VALUE",
		"Expected "+want+` to be returned from the "`+name+`" function but got `+s.env.Received(v)+".")
}

func (s *Streams) errReduceEmpty() *goja.Object {
	e := s.env.TypeError("Reduce of an empty stream requires an initial value")
	jsapi.Must(e.Set("code", "ERR_MISSING_ARGS"))
	return e
}

// aggregate is the error that tells of two: of construction and of destruction.
func (s *Streams) aggregate(inner, outer goja.Value) goja.Value {
	if !given(inner) {
		return outer
	}
	if !given(outer) || inner == outer {
		return inner
	}
	ctor, ok := s.env.VM.Get("AggregateError").(*goja.Object)
	if !ok {
		return outer
	}
	o := s.env.New(ctor, s.env.VM.NewArray(outer, inner), member(outer, "message"))
	jsapi.Must(o.Set("code", member(outer, "code")))
	return o
}

// member is v.name, undefined when v is no object or has none.
func member(v goja.Value, name string) goja.Value {
	if o, ok := v.(*goja.Object); ok {
		if m := o.Get(name); m != nil {
			return m
		}
	}
	return goja.Undefined()
}
