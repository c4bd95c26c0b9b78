package dgram

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// jsClose is close([callback]). Sends that wait for the socket to be bound come first.
func (s *Socket) jsClose(c goja.FunctionCall) goja.Value {
	if cb := c.Argument(0); jsapi.IsFunction(cb) {
		s.On("close", cb)
	}
	if s.waiting != nil {
		s.enqueue(s.close)
		return c.This
	}
	s.running()
	s.close()
	return c.This
}

func (s *Socket) close() {
	if s.handle == nil {
		return
	}
	h := s.handle
	s.handle, s.receiving, h.to = nil, false, nil
	h.close()
	s.d.env.Loop.NextTick(func() { s.Emit("close") })
}

// jsDispose is socket[Symbol.asyncDispose]().
func (s *Socket) jsDispose(goja.FunctionCall) goja.Value {
	vm := s.d.env.VM
	p, resolve, _ := vm.NewPromise()
	if s.handle == nil {
		jsapi.Must(resolve(goja.Undefined()))
		return vm.ToValue(p)
	}
	s.d.env.Method(s.Object(), "close", s.d.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		jsapi.Must(resolve(goja.Undefined()))
		return goja.Undefined()
	}))
	return vm.ToValue(p)
}
