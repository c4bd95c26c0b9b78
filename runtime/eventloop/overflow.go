package eventloop

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// overflowMessage is V8's.
const overflowMessage = "Maximum call stack size exceeded"

// callDepth is what goja counts of its calls: it gives up when there are more than limit.
type callDepth struct {
	calls *int // the length of its stack
	limit *int
}

// callDepthOf finds them in vm; the zero callDepth when this version of goja keeps them otherwise.
func callDepthOf(vm *goja.Runtime) callDepth {
	machine := reflect.ValueOf(vm).Elem().FieldByName("vm")
	if machine.Kind() != reflect.Pointer || machine.IsNil() || machine.Elem().Kind() != reflect.Struct {
		return callDepth{}
	}
	calls, limit := machine.Elem().FieldByName("callStack"), machine.Elem().FieldByName("maxCallStackSize")
	if calls.Kind() != reflect.Slice || limit.Kind() != reflect.Int {
		return callDepth{}
	}
	length := unsafe.Add(unsafe.Pointer(calls.UnsafeAddr()), unsafe.Sizeof(uintptr(0))) // a slice is a pointer, a length and a capacity
	return callDepth{(*int)(length), (*int)(unsafe.Pointer(limit.UnsafeAddr()))}
}

// catchOverflow lets scripts catch an overflow of the stack as the RangeError that it is in
// Node: goja gives up with an error of its own that no catch clause sees. Before it throws
// that one it collects the stack, down to bottom, the native function under all others, and
// asks each native function for its name. This one, asked at the limit, throws first.
func (l *Loop) catchOverflow(bottom *goja.Object) error {
	depth, name, throwing := callDepthOf(l.vm), bottom.Get("name"), false
	if depth.calls == nil {
		return nil
	}
	asked := func(goja.FunctionCall) goja.Value {
		if *depth.calls <= *depth.limit || throwing {
			return name
		}
		throwing = true
		defer func() { throwing = false }()
		panic(l.overflow())
	}
	return bottom.DefineAccessorProperty("name", l.vm.ToValue(asked), nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// overflow makes the RangeError.
func (l *Loop) overflow() *goja.Object {
	o, err := l.vm.New(l.vm.Get("RangeError"), l.vm.ToValue(overflowMessage))
	if err != nil {
		panic(err)
	}
	return o
}
