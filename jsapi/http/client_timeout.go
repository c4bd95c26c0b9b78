package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// checkMillis is the time of a timeout, checked and no longer than a timer takes.
func (h *HTTP) checkMillis(v goja.Value, name string) goja.Value {
	return h.env.VM.ToValue(h.net.Milliseconds(v, name))
}

// heedTimeout has the socket's 'timeout' emitted on the request, once.
func (r *Request) heedTimeout() {
	if r.timed {
		return
	}
	r.timed = true
	listen := func([]goja.Value) {
		if c := r.client; c != nil {
			c.timeouts[0] = c.once("timeout", func([]goja.Value) { r.Emit("timeout") })
		}
	}
	if r.client != nil {
		listen(nil)
		return
	}
	r.OnGo("socket", listen)
}

func (h *HTTP) reqSetTimeout(c goja.FunctionCall) goja.Value {
	r, o := h.foreign(c)
	if r == nil {
		return h.setTimeoutForeign(o, c.Argument(0), c.Argument(1))
	}
	if r.ended {
		return c.This
	}
	r.heedTimeout()
	ms := h.checkMillis(c.Argument(0), "msecs")
	if cb := c.Argument(1); truthy(cb) {
		h.env.ValidateFunction(cb, "listener")
		r.Once("timeout", cb)
	}
	if r.client != nil {
		r.client.setTimeout(ms)
	} else {
		r.OnceGo("socket", func([]goja.Value) {
			if r.client != nil {
				r.client.setTimeout(ms)
			}
		})
	}
	return c.This
}

// setTimeout sets the socket's timeout, when it is connected: connecting takes its time.
func (c *clientConn) setTimeout(ms goja.Value) {
	set := func([]goja.Value) { c.h.env.Method(c.o, "setTimeout", ms) }
	if truthy(c.o.Get("connecting")) {
		c.once("connect", set)
		return
	}
	set(nil)
}

// reqClearTimeout is request.clearTimeout(callback).
func (h *HTTP) reqClearTimeout(c goja.FunctionCall) goja.Value {
	h.reqSetTimeout(goja.FunctionCall{This: c.This, Arguments: []goja.Value{h.env.VM.ToValue(0), c.Argument(0)}})
	return goja.Undefined()
}

// emitsTimeout is what timeoutCb shows once the request has a timeout.
func (h *HTTP) emitsTimeout() *goja.Object {
	if h.fns.emitRequestTimeout == nil {
		h.fns.emitRequestTimeout = h.env.Func("emitRequestTimeout", 0, func(c goja.FunctionCall) goja.Value {
			if sock, ok := c.This.(*goja.Object); ok {
				if r, ok := h.env.Unwrap(jsapi.OrUndefined(sock.Get("_httpMessage"))).(*Request); ok {
					r.Emit("timeout")
				}
			}
			return goja.Undefined()
		})
	}
	return h.fns.emitRequestTimeout
}
