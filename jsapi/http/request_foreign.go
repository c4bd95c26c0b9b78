package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

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

// implicitForeign is _implicitHeader.
func (h *HTTP) implicitForeign(o *goja.Object) goja.Value {
	if truthy(o.Get("_header")) {
		panic(h.headersSent("render"))
	}
	line := orUndefined(o.Get("method")).String() + " " + orUndefined(o.Get("path")).String() + " HTTP/1.1\r\n"
	h.env.Method(o, "_storeHeader", h.env.VM.ToValue(line), jsapi.Call(h.scripts().outgoing.Get("headers"), goja.Undefined(), o))
	return goja.Undefined()
}

// setTimeoutForeign is setTimeout.
func (h *HTTP) setTimeoutForeign(o *goja.Object, msecs, cb goja.Value) goja.Value {
	ms := h.checkMillis(msecs, "msecs")
	if truthy(cb) {
		h.env.ValidateFunction(cb, "listener")
		h.env.Method(o, "once", h.env.VM.ToValue("timeout"), cb)
	}
	h.env.Method(o, "_deferToConnect", h.env.VM.ToValue("setTimeout"), h.env.VM.NewArray(ms))
	return o
}
