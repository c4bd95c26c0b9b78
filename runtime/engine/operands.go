package engine

import (
	"reflect"

	"github.com/dop251/goja"
)

// Operands is the engine's stack of values. The zero Operands is empty.
type Operands struct {
	stack *[]goja.Value
	top   *int // index behind the last of them
}

// OperandsOf finds those of vm.
func OperandsOf(vm *goja.Runtime) Operands {
	machine, ok := implementation(reflect.ValueOf(vm), "vm")
	if !ok {
		return Operands{}
	}
	o := Operands{stack: member[[]goja.Value](machine, "stack"), top: member[int](machine, "sp")}
	if o.stack == nil || o.top == nil {
		return Operands{}
	}
	return o
}

// Last returns the nth value from the top, counted from 1, or nil without one.
func (o Operands) Last(n int) goja.Value {
	if o.top == nil || *o.top < n || *o.top > len(*o.stack) {
		return nil
	}
	return (*o.stack)[*o.top-n]
}
