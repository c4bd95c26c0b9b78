package engine

import (
	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// resultRoom is the space of the result of an iterator's step.
type resultRoom struct {
	Room
	names [2]unistring.String
}

// Result makes what the next of an iterator returns, {value, done}.
func (k *Objects) Result(vm *goja.Runtime, value, done goja.Value) *goja.Object {
	if k.example == nil {
		o := vm.NewObject()
		_ = o.Set("value", value) // of an ordinary object these do not fail
		_ = o.Set("done", done)
		return o
	}
	r := &resultRoom{names: [2]unistring.String{"value", "done"}}
	o := k.CreateIn(&r.Room, k.example.Prototype())
	r.kept.values["value"], r.kept.values["done"] = value, done
	r.kept.propNames = r.names[:]
	return o
}
