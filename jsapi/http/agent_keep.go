package http

import (
	"regexp"
	"strconv"
	"sync"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// freed takes back a socket: for the next request in the queue, to be kept, or to be closed.
func (a *Agent) freed(sock, opts *goja.Object) {
	h, name := a.h, a.nameOfSocket(opts)
	w := h.wireTo(sock)
	if !w.usable() {
		w.destroy(nil)
		return
	}
	if a.count(waitingRequests, name) > 0 {
		a.give(a.take(waitingRequests, name, 0), sock)
		return
	}
	this, kept := a.Object(), a.count(freeSockets, name)
	req, _ := sock.Get("_httpMessage").(*goja.Object)
	if req == nil || !truthy(req.Get("shouldKeepAlive")) || !truthy(this.Get("keepAlive")) || kept >= a.limit("maxFreeSockets") ||
		kept+a.count(usedSockets, name) > a.limit("maxSockets") || a.total() > a.limit("maxTotalSockets") ||
		!h.env.Method(this, "keepSocketAlive", sock).ToBoolean() {
		w.destroy(nil)
		return
	}
	must(sock.Set("_httpMessage", goja.Null()))
	h.env.Method(this, "removeSocket", sock, opts)
	h.env.Method(sock, "once", h.env.VM.ToValue("error"), h.freeSocketError())
	a.push(freeSockets, name, sock)
}

// freeSocketError is the listener of a free socket's 'error', whom nobody else would hear.
func (h *HTTP) freeSocketError() *goja.Object {
	if h.fns.freeSocketError == nil {
		h.fns.freeSocketError = h.env.Func("freeSocketErrorListener", 1, func(c goja.FunctionCall) goja.Value {
			if sock, ok := c.This.(*goja.Object); ok {
				h.env.Method(sock, "destroy")
				h.env.Method(sock, "emit", h.env.VM.ToValue("agentRemove"))
			}
			return goja.Undefined()
		})
	}
	return h.fns.freeSocketError
}

var keepAliveHint = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^timeout=(\d+)`) })

// keepSocketAlive readies a socket to be kept: for the agent's timeout, or, less a second
// for the way, for as long as the server has said that it keeps it.
func (h *HTTP) keepSocketAlive(c goja.FunctionCall) goja.Value {
	a, sock := h.agent(c.This), c.Argument(0).(*goja.Object)
	if !jsapi.IsFunction(sock.Get("setKeepAlive")) {
		panic(h.env.TypeError("socket.setKeepAlive is not a function"))
	}
	h.env.Method(sock, "setKeepAlive", h.env.VM.ToValue(true), a.Object().Get("keepAliveMsecs"))
	h.env.Method(sock, "unref")
	timeout, keep := int64(0), true
	if t := a.options.Get("timeout"); truthy(t) {
		timeout = t.ToInteger()
	}
	if r, ok := h.env.Unwrap(orUndefined(sock.Get("_httpMessage"))).(*Request); ok && r.res != nil {
		v, _ := r.res.head.Fields().Get("keep-alive")
		if m := keepAliveHint().FindStringSubmatch(v); m != nil {
			s, _ := strconv.ParseInt(m[1], 10, 32)
			hint := max((s-1)*1000, 0)
			if keep = hint > 0; keep {
				timeout = min(timeout, hint)
			}
		}
	}
	if v := sock.Get("timeout"); v == nil || jsapi.IsNullish(v) || v.ToInteger() != timeout {
		h.env.Method(sock, "setTimeout", h.env.VM.ToValue(timeout))
	}
	return h.env.VM.ToValue(keep)
}

func (h *HTTP) reuseSocket(c goja.FunctionCall) goja.Value {
	if s, ok := c.Argument(0).(*goja.Object); ok {
		h.env.Method(s, "removeListener", h.env.VM.ToValue("error"), h.freeSocketError())
		h.env.Method(s, "ref")
	}
	if r, ok := h.env.Unwrap(c.Argument(1)).(*Request); ok {
		r.reused = true
	}
	return goja.Undefined()
}
