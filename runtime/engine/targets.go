package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// Targets mends new.target, which the engine leaves in place when a constructor calls an
// ordinary function: that one believes that it is constructed. The zero Targets does nothing.
type Targets struct {
	frames     *[]byte // the suspended calls: of size bytes each, but counted as they are
	size       uintptr
	target, pc uintptr // where a frame has its new.target and its place
}

// fromGo is the place of the frame below a function that Go has called, as it does to
// construct; a function that a script calls stands on the script's own frame.
const fromGo = -2

// TargetsOf finds the calls of vm.
func TargetsOf(vm *goja.Runtime) Targets {
	machine, ok := implementation(reflect.ValueOf(vm), "vm")
	if !ok {
		return Targets{}
	}
	calls := machine.FieldByName("callStack")
	if !calls.IsValid() || calls.Kind() != reflect.Slice || calls.Type().Elem().Kind() != reflect.Struct {
		return Targets{}
	}
	frame := calls.Type().Elem()
	target, found := frame.FieldByName("newTarget")
	pc, has := frame.FieldByName("pc")
	if !found || !has || target.Type != reflect.TypeFor[goja.Value]() || pc.Type.Kind() != reflect.Int {
		return Targets{}
	}
	return Targets{frames: (*[]byte)(unsafe.Pointer(calls.UnsafeAddr())), size: frame.Size(), target: target.Offset, pc: pc.Offset}
}

// Mend takes from the function that has called a native its new.target, when that is its
// caller's. The native calls it.
func (t Targets) Mend() {
	if t.frames == nil || len(*t.frames) < 2 {
		return
	}
	last := uintptr(len(*t.frames) - 1)
	base := unsafe.Pointer(unsafe.SliceData(*t.frames))
	if *(*int)(unsafe.Add(base, (last-1)*t.size+t.pc)) != fromGo {
		*(*goja.Value)(unsafe.Add(base, last*t.size+t.target)) = nil
	}
}
