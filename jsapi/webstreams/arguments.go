package webstreams

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// dictionary is an argument that the standard calls a dictionary, an empty one when it is not
// given.
func (s *streams) dictionary(v goja.Value, name string) *goja.Object {
	if jsapi.IsNullish(v) {
		return s.vm.NewObject()
	}
	o, ok := v.(*goja.Object)
	if !ok {
		panic(s.env.InvalidArgType(name, "of type object", v))
	}
	return o
}

// object is dictionary for an argument that may not be null.
func (s *streams) object(v goja.Value, name string) *goja.Object {
	if goja.IsNull(v) {
		panic(s.env.InvalidArgType(name, "of type object", v))
	}
	return s.dictionary(v, name)
}

// highWaterMark reads that of a strategy.
func (s *streams) highWaterMark(strategy *goja.Object, missing float64) float64 {
	v := strategy.Get("highWaterMark")
	if jsapi.IsUndefined(v) {
		return missing
	}
	n := v.ToNumber().ToFloat()
	if math.IsNaN(n) || n < 0 {
		panic(s.invalidValue("RangeError", "strategy.highWaterMark", s.vm.ToValue(n), ""))
	}
	return n
}

// size is what a strategy says that a chunk counts for; a nil one counts 1.
type size func(chunk goja.Value) goja.Value

// sizeOf reads that of a strategy.
func (s *streams) sizeOf(strategy *goja.Object) size {
	v := strategy.Get("size")
	if jsapi.IsUndefined(v) {
		return nil
	}
	call := s.env.Caller(v)
	if call == nil {
		panic(s.env.InvalidArgType("strategy.size", "of type function", v))
	}
	return func(chunk goja.Value) goja.Value {
		return call.Call(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{chunk}})
	}
}

// queue is the chunks of a controller and what they count for together.
type queue struct {
	list  []entry
	total float64
}

// entry is a chunk. In the queue of a sink the value nil stands for the end.
type entry struct {
	value goja.Value
	size  float64
}

// put adds a chunk, whose size must be a number that is not negative.
func (q *queue) put(s *streams, chunk, size goja.Value) {
	n := 1.0
	if size != nil {
		n = size.ToNumber().ToFloat()
		if !(n >= 0) || math.IsInf(n, 1) {
			panic(s.invalidValue("RangeError", "size", s.vm.ToValue(n), ""))
		}
	}
	q.list = append(q.list, entry{chunk, n})
	q.total += n
}

// take removes the first chunk.
func (q *queue) take() goja.Value {
	e := q.list[0]
	q.list[0] = entry{}
	if q.list = q.list[1:]; len(q.list) == 0 {
		q.list = nil
	}
	q.total = max(q.total-e.size, 0)
	return e.value
}
