package http

import (
	"regexp"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// addRequest gives a request a free socket, a new one, or a place in the queue.
func (h *HTTP) addRequest(c goja.FunctionCall) goja.Value {
	a, req := h.agent(c.This), c.Argument(0).(*goja.Object)
	opts := h.env.VM.CreateObject(nil)
	for _, from := range []goja.Value{c.Argument(1), a.options} {
		if o, ok := from.(*goja.Object); ok {
			for _, k := range o.Keys() {
				if v := o.Get(k); k != "path" || truthy(v) {
					must(opts.Set(k, v))
				}
			}
		}
	}
	name := a.name(opts)
	for a.count(freeSockets, name) > 0 {
		i := 0
		if a.Object().Get("scheduling").String() != "fifo" {
			i = a.count(freeSockets, name) - 1
		}
		sock := a.take(freeSockets, name, i)
		if truthy(sock.Get("destroyed")) || !truthy(sock.Get("writable")) {
			a.addTotal(-1)
			continue
		}
		h.env.Method(a.Object(), "reuseSocket", sock, req)
		a.push(usedSockets, name, sock)
		a.give(req, sock)
		return goja.Undefined()
	}
	if a.count(usedSockets, name) < a.limit("maxSockets") && a.total() < a.limit("maxTotalSockets") {
		a.open(req, opts)
		return goja.Undefined()
	}
	if r, ok := h.env.Unwrap(req).(*Request); ok {
		r.agentOptions = opts
	}
	a.push(waitingRequests, name, req)
	return goja.Undefined()
}

// give lets a request have a socket, which keeps the agent's timeout unless the request
// has one of its own.
func (a *Agent) give(req, sock *goja.Object) {
	a.h.env.Method(req, "onSocket", sock)
	t, own := orUndefined(a.options.Get("timeout")), orUndefined(req.Get("timeout"))
	if !truthy(t) {
		t = a.h.env.VM.ToValue(0)
	}
	if !jsapi.IsUndefined(own) && !own.StrictEquals(t) {
		a.h.env.Method(sock, "setTimeout", own)
	}
}

// open makes a connection for req.
func (a *Agent) open(req, opts *goja.Object) {
	done := a.h.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		sock, ok := c.Argument(1).(*goja.Object)
		if !jsapi.IsNullish(c.Argument(0)) || !ok {
			a.h.env.Method(req, "onSocket", goja.Null(), c.Argument(0))
			a.next(a.name(opts)) // its place is another's
			return goja.Undefined()
		}
		a.give(req, sock)
		return goja.Undefined()
	})
	a.h.env.Method(a.Object(), "createSocket", req, opts, done)
}

// next opens a connection for a request that waits: one that goes where name leads, or, when
// nothing is open to where it goes, any.
func (a *Agent) next(name string) {
	if a.total() >= a.limit("maxTotalSockets") {
		return
	}
	t := a.table(waitingRequests)
	if t != nil && a.count(waitingRequests, name) == 0 {
		for _, k := range t.Keys() {
			if a.count(usedSockets, k) == 0 {
				name = k
				break
			}
		}
	}
	if a.count(waitingRequests, name) == 0 || a.count(usedSockets, name) >= a.limit("maxSockets") {
		return
	}
	req := a.take(waitingRequests, name, 0)
	if r, ok := a.h.env.Unwrap(req).(*Request); ok && r.agentOptions != nil {
		a.open(req, r.agentOptions)
	}
}

// createSocket is agent.createSocket(req, options, callback).
func (h *HTTP) createSocket(c goja.FunctionCall) goja.Value {
	a := h.agent(c.This)
	opts, _ := c.Argument(1).(*goja.Object)
	cb, _ := jsapi.AsFn(c.Argument(2))
	name := a.name(opts)
	if v := opts.Get("timeout"); !truthy(v) {
		if t := a.options.Get("timeout"); truthy(t) {
			must(opts.Set("timeout", t))
		}
	}
	called := false
	created := func(err, s goja.Value) {
		if called {
			return
		}
		called = true
		sock, ok := s.(*goja.Object)
		if !jsapi.IsNullish(err) || !ok {
			cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{err, goja.Undefined()}})
			return
		}
		a.push(usedSockets, name, sock)
		a.addTotal(1)
		a.install(sock, opts, name)
		cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{goja.Null(), sock}})
	}
	oncreate := h.env.Func("oncreate", 2, func(c goja.FunctionCall) goja.Value {
		created(c.Argument(0), c.Argument(1))
		return goja.Undefined()
	})
	var sock goja.Value
	if f := opts.Get("createConnection"); jsapi.IsFunction(f) {
		sock = jsapi.Call(f, a.Object(), opts, oncreate)
	} else {
		sock = h.env.Method(a.Object(), "createConnection", opts, oncreate)
	}
	if truthy(sock) {
		created(goja.Null(), sock)
	}
	return goja.Undefined()
}

// install listens for what ends a socket's use.
func (a *Agent) install(sock, opts *goja.Object, name string) {
	var ours []func() // take the listeners away
	on := func(name string, f func([]goja.Value)) {
		l := a.h.env.Func("", 0, func(c goja.FunctionCall) goja.Value {
			f(c.Arguments)
			return goja.Undefined()
		})
		event := a.h.env.VM.ToValue(name)
		a.h.env.Method(sock, "on", event, l)
		ours = append(ours, func() { a.h.env.Method(sock, "removeListener", event, l) })
	}
	on("free", func([]goja.Value) { a.Emit("free", sock, opts) })
	on("close", func([]goja.Value) { a.h.env.Method(a.Object(), "removeSocket", sock, opts) })
	on("agentRemove", func([]goja.Value) {
		a.h.env.Method(a.Object(), "removeSocket", sock, opts)
		for _, off := range ours {
			off()
		}
	})
	on("timeout", func([]goja.Value) {
		if l := a.list(freeSockets, name); l != nil && a.h.env.Method(l, "includes", sock).ToBoolean() {
			a.h.env.Method(sock, "destroy")
		}
	})
}

// freed takes back a socket: for the next request in the queue, to be kept, or to be closed.
func (a *Agent) freed(sock, opts *goja.Object) {
	h, name := a.h, a.name(opts)
	if !truthy(sock.Get("writable")) || truthy(sock.Get("destroyed")) {
		h.env.Method(sock, "destroy")
		return
	}
	if a.count(waitingRequests, name) > 0 {
		a.give(a.take(waitingRequests, name, 0), sock)
		return
	}
	kept := a.count(freeSockets, name)
	req, _ := sock.Get("_httpMessage").(*goja.Object)
	if req == nil || !truthy(req.Get("shouldKeepAlive")) || !truthy(a.Object().Get("keepAlive")) || kept >= a.limit("maxFreeSockets") ||
		kept+a.count(usedSockets, name) > a.limit("maxSockets") || a.total() > a.limit("maxTotalSockets") ||
		!h.env.Method(a.Object(), "keepSocketAlive", sock).ToBoolean() {
		h.env.Method(sock, "destroy")
		return
	}
	must(sock.Set("_httpMessage", goja.Null()))
	h.env.Method(sock, "on", h.env.VM.ToValue("error"), h.freeSocketError())
	a.remove(usedSockets, name, sock)
	a.push(freeSockets, name, sock)
}

// freeSocketError is the listener of a free socket's 'error', whom nobody else would hear.
func (h *HTTP) freeSocketError() *goja.Object {
	if h.fns.freeSocketError == nil {
		h.fns.freeSocketError = h.env.Func("freeSocketErrorListener", 1, func(c goja.FunctionCall) goja.Value {
			if sock, ok := c.This.(*goja.Object); ok {
				h.env.Method(sock, "destroy")
			}
			return goja.Undefined()
		})
	}
	return h.fns.freeSocketError
}

var keepAliveHint = regexp.MustCompile(`^timeout=(\d+)`)

// keepSocketAlive readies a socket to be kept: for the agent's timeout, or, less a second
// for the way, for as long as the server has said that it keeps it.
func (h *HTTP) keepSocketAlive(c goja.FunctionCall) goja.Value {
	a, sock := h.agent(c.This), c.Argument(0).(*goja.Object)
	h.env.Method(sock, "setKeepAlive", h.env.VM.ToValue(true), a.Object().Get("keepAliveMsecs"))
	h.env.Method(sock, "unref")
	timeout := int64(0)
	if t := a.options.Get("timeout"); truthy(t) {
		timeout = t.ToInteger()
	}
	if r, ok := h.env.Unwrap(orUndefined(sock.Get("_httpMessage"))).(*Request); ok && r.res != nil {
		v, _ := r.res.head.Fields().Get("keep-alive")
		if m := keepAliveHint.FindStringSubmatch(v); m != nil {
			s, _ := strconv.ParseInt(m[1], 10, 32)
			if s <= 1 {
				return h.env.VM.ToValue(false)
			}
			timeout = min(timeout, (s-1)*1000)
		}
	}
	if v := sock.Get("timeout"); v == nil || v.ToInteger() != timeout || jsapi.IsNullish(v) {
		h.env.Method(sock, "setTimeout", h.env.VM.ToValue(timeout))
	}
	return h.env.VM.ToValue(true)
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

// removeSocket forgets a socket and opens one for a request that waits for its place.
func (h *HTTP) removeSocket(c goja.FunctionCall) goja.Value {
	a := h.agent(c.This)
	sock, _ := c.Argument(0).(*goja.Object)
	opts, _ := c.Argument(1).(*goja.Object)
	name := a.name(opts)
	if a.remove(usedSockets, name, sock) || a.remove(freeSockets, name, sock) {
		a.addTotal(-1)
	}
	a.next(name)
	return goja.Undefined()
}

func (h *HTTP) agentDestroy(c goja.FunctionCall) goja.Value {
	a := h.agent(c.This)
	for _, table := range []string{freeSockets, usedSockets} {
		for _, s := range a.all(table) {
			h.env.Method(s, "destroy")
		}
	}
	return goja.Undefined()
}
