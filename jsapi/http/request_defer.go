package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// What a request asks of its socket waits until it has one. These methods are written against
// properties of the request alone, so that they serve any object with ClientRequest's prototype.

// deferToConnect is request._deferToConnect(method, args): it calls the socket's method, now or
// when there is a socket that can be written to.
func (h *HTTP) deferToConnect(c goja.FunctionCall) goja.Value {
	req, ok := c.This.(*goja.Object)
	if !ok {
		panic(h.env.TypeError("Illegal invocation"))
	}
	method, args := c.Argument(0), c.Argument(1)
	once := func(o *goja.Object, event, name string, f func()) {
		h.env.Method(o, "once", h.env.VM.ToValue(event), h.env.Func(name, 0, func(goja.FunctionCall) goja.Value {
			f()
			return goja.Undefined()
		}))
	}
	socket := func() *goja.Object { return orUndefined(req.Get("socket")).ToObject(h.env.VM) }
	call := func() {
		if method.ToBoolean() {
			reflect, s := h.env.VM.GlobalObject().Get("Reflect").(*goja.Object), socket()
			h.env.Method(reflect, "apply", orUndefined(s.Get(method.String())), s, args)
		}
	}
	use := func() {
		if s := socket(); truthy(s.Get("writable")) {
			call()
		} else {
			once(s, "connect", "callSocketMethod", call)
		}
	}
	if truthy(req.Get("socket")) {
		use()
	} else {
		once(req, "socket", "onSocket", use)
	}
	return goja.Undefined()
}

// socketCall makes a method that calls the socket's of that name with n arguments, when there
// is one.
func (h *HTTP) socketCall(name string, n int) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		args := make([]any, n)
		for i := range args {
			args[i] = c.Argument(i)
		}
		_, o := h.foreign(c)
		if o == nil {
			o = c.This.(*goja.Object)
		}
		h.env.Method(o, "_deferToConnect", h.env.VM.ToValue(name), h.env.VM.NewArray(args...))
		return goja.Undefined()
	}
}
