package http

import "github.com/dop251/goja"

// An object with ClientRequest's prototype that is no request of ours, which mocking
// libraries make of an OutgoingMessage, has its state in its own properties. What follows
// are the methods of ClientRequest for it; those of OutgoingMessage are in js/outgoing.js.

// foreign is the request behind c's this, or, without one, the object itself.
func (h *HTTP) foreign(c goja.FunctionCall) (*Request, *goja.Object) {
	if r, ok := h.env.Unwrap(c.This).(*Request); ok {
		return r, nil
	}
	o, ok := c.This.(*goja.Object)
	if !ok {
		panic(h.env.TypeError("Illegal invocation"))
	}
	return nil, o
}

// abortForeign is abort.
func (h *HTTP) abortForeign(o *goja.Object) goja.Value {
	if !truthy(o.Get("aborted")) {
		must(o.Set("aborted", true))
		h.env.Loop.NextTick(func() { h.env.Method(o, "emit", h.env.VM.ToValue("abort")) })
		h.env.Method(o, "destroy")
	}
	return goja.Undefined()
}

// destroyForeign is destroy.
func (h *HTTP) destroyForeign(o *goja.Object, err goja.Value) goja.Value {
	if truthy(o.Get("destroyed")) {
		return o
	}
	must(o.Set("destroyed", true))
	if res, ok := o.Get("res").(*goja.Object); ok {
		h.env.Method(res, "_dump")
	}
	if sock, ok := o.Get("socket").(*goja.Object); ok {
		h.env.Method(sock, "destroy", err)
	}
	return o
}

// socketForeign calls the socket's method name, now or when there is one.
func (h *HTTP) socketForeign(o *goja.Object, name string, args []goja.Value) {
	if sock, ok := o.Get("socket").(*goja.Object); ok {
		h.env.Method(sock, name, args...)
		return
	}
	later := h.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		if sock, ok := c.Argument(0).(*goja.Object); ok {
			h.env.Method(sock, name, args...)
		}
		return goja.Undefined()
	})
	h.env.Method(o, "once", h.env.VM.ToValue("socket"), later)
}

// setTimeoutForeign is setTimeout.
func (h *HTTP) setTimeoutForeign(o *goja.Object, msecs, cb goja.Value) goja.Value {
	ms := h.checkMillis(msecs, "msecs")
	if truthy(cb) {
		h.env.ValidateFunction(cb, "listener")
		h.env.Method(o, "once", h.env.VM.ToValue("timeout"), cb)
	}
	h.socketForeign(o, "setTimeout", []goja.Value{ms})
	return o
}
