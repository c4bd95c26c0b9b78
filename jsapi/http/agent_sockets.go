package http

import (
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
	for len(a.free[name]) > 0 {
		sock := a.takeFree(name)
		if truthy(sock.Get("destroyed")) || !truthy(sock.Get("writable")) {
			a.total--
			continue
		}
		a.used[name] = append(a.used[name], sock)
		h.env.Method(a.Object(), "reuseSocket", sock, req)
		if r, ok := h.env.Unwrap(req).(*Request); ok {
			r.reused = true
		}
		h.env.Method(req, "onSocket", sock)
		return goja.Undefined()
	}
	if len(a.used[name])+a.opening < a.limit("maxSockets") && a.total < a.limit("maxTotalSockets") {
		a.open(name, req, opts)
		return goja.Undefined()
	}
	a.queues[name] = append(a.queues[name], pendingRequest{req, opts})
	return goja.Undefined()
}

func (a *Agent) takeFree(name string) *goja.Object {
	list := a.free[name]
	i := len(list) - 1
	if a.Object().Get("scheduling").String() == "fifo" {
		i = 0
	}
	sock := list[i]
	a.free[name] = append(list[:i:i], list[i+1:]...)
	return sock
}

// open makes a connection for req.
func (a *Agent) open(name string, req, opts *goja.Object) {
	done := a.h.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		a.h.env.Method(req, "onSocket", c.Argument(1), c.Argument(0))
		return goja.Undefined()
	})
	a.h.env.Method(a.Object(), "createSocket", req, opts, done)
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
	a.opening++
	called := false
	created := func(err, s goja.Value) {
		if called {
			return
		}
		called = true
		a.opening--
		sock, ok := s.(*goja.Object)
		if !jsapi.IsNullish(err) || !ok {
			cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{err, goja.Undefined()}})
			return
		}
		a.used[name] = append(a.used[name], sock)
		a.total++
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
	l := streamLink{h: a.h, o: sock}
	l.on("free", func([]goja.Value) { a.Emit("free", sock, opts) })
	l.on("close", func([]goja.Value) { a.h.env.Method(a.Object(), "removeSocket", sock, opts) })
	l.on("agentRemove", func([]goja.Value) { a.h.env.Method(a.Object(), "removeSocket", sock, opts) })
	l.on("timeout", func([]goja.Value) {
		for _, s := range a.free[name] {
			if s == sock {
				a.h.env.Method(sock, "destroy")
				return
			}
		}
	})
	l.on("error", func([]goja.Value) {}) // a free socket has nobody else to listen
}

// freed takes back a socket: for the next request in the queue, to be kept, or to be closed.
func (a *Agent) freed(sock, opts *goja.Object) {
	name := a.name(opts)
	if !truthy(sock.Get("writable")) || truthy(sock.Get("destroyed")) {
		a.h.env.Method(sock, "destroy")
		return
	}
	if q := a.queues[name]; len(q) > 0 {
		a.queues[name] = q[1:]
		a.h.env.Method(q[0].req, "onSocket", sock)
		return
	}
	if !truthy(a.Object().Get("keepAlive")) || len(a.free[name]) >= a.limit("maxFreeSockets") ||
		!a.h.env.Method(a.Object(), "keepSocketAlive", sock).ToBoolean() {
		a.h.env.Method(sock, "destroy")
		return
	}
	a.used[name] = without(a.used[name], sock)
	a.free[name] = append(a.free[name], sock)
}

func without(list []*goja.Object, o *goja.Object) []*goja.Object {
	for i, s := range list {
		if s == o {
			return append(list[:i:i], list[i+1:]...)
		}
	}
	return list
}

// keepSocketAlive readies a socket to be kept.
func (h *HTTP) keepSocketAlive(c goja.FunctionCall) goja.Value {
	a, sock := h.agent(c.This), c.Argument(0).(*goja.Object)
	h.env.Method(sock, "setKeepAlive", h.env.VM.ToValue(true), a.Object().Get("keepAliveMsecs"))
	h.env.Method(sock, "unref")
	if t := a.options.Get("timeout"); truthy(t) {
		h.env.Method(sock, "setTimeout", t)
	}
	return h.env.VM.ToValue(true)
}

func (h *HTTP) reuseSocket(c goja.FunctionCall) goja.Value {
	if s, ok := c.Argument(0).(*goja.Object); ok {
		h.env.Method(s, "ref")
	}
	return goja.Undefined()
}

// removeSocket forgets a socket and opens one for a request that waits for its place.
func (h *HTTP) removeSocket(c goja.FunctionCall) goja.Value {
	a := h.agent(c.This)
	sock, _ := c.Argument(0).(*goja.Object)
	opts, _ := c.Argument(1).(*goja.Object)
	name := a.name(opts)
	before := len(a.used[name]) + len(a.free[name])
	a.used[name], a.free[name] = without(a.used[name], sock), without(a.free[name], sock)
	if len(a.used[name])+len(a.free[name]) < before {
		a.total--
	}
	if q := a.queues[name]; len(q) > 0 && a.total < a.limit("maxTotalSockets") {
		a.queues[name] = q[1:]
		a.open(name, q[0].req, q[0].opts)
	}
	return goja.Undefined()
}

func (h *HTTP) agentDestroy(c goja.FunctionCall) goja.Value {
	a := h.agent(c.This)
	for _, set := range []map[string][]*goja.Object{a.free, a.used} {
		for _, name := range a.order {
			for _, s := range append([]*goja.Object(nil), set[name]...) {
				h.env.Method(s, "destroy")
			}
		}
	}
	return goja.Undefined()
}
