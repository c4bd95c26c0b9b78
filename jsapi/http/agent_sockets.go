package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// addRequest is agent.addRequest(req, options): it gives a request a free socket, a new
// one, or a place in the queue.
func (h *HTTP) addRequest(c goja.FunctionCall) goja.Value {
	a, req := h.agent(c.This), c.Argument(0).(*goja.Object)
	given := c.Argument(1)
	if jsapi.IsString(given) { // addRequest(req, host, port, localAddress), as it once was
		o := h.env.VM.CreateObject(nil)
		for i, name := range []string{"host", "port", "localAddress"} {
			must(o.Set(name, c.Argument(i+1)))
		}
		given = o
	}
	var opts *goja.Object
	name := ""
	if o, ok := given.(*goja.Object); ok && a.ownName() {
		name = nameOf(func(name string) goja.Value {
			if v := a.options.Get(name); v != nil {
				return v
			}
			return o.Get(name)
		})
	} else {
		opts = a.merge(req, given)
		name = a.name(opts)
	}
	if a.reuse(req, name) {
		return goja.Undefined()
	}
	if opts == nil {
		opts = a.merge(req, given)
	}
	a.ensure(usedSockets, name)
	if a.count(freeSockets, name)+a.count(usedSockets, name) < a.limit("maxSockets") && a.total() < a.limit("maxTotalSockets") {
		h.env.Method(c.This.(*goja.Object), "createSocket", req, opts, h.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
			if err := c.Argument(0); !jsapi.IsNullish(err) {
				h.env.Method(req, "onSocket", c.Argument(1), err)
			} else if sock, ok := c.Argument(1).(*goja.Object); ok {
				a.give(req, sock)
			}
			return goja.Undefined()
		}))
		return goja.Undefined()
	}
	if r, ok := h.env.Unwrap(req).(*Request); ok {
		r.agentOptions = opts
	}
	a.push(waitingRequests, name, req)
	return goja.Undefined()
}

// reuse gives req a free socket, if there is one that still stands.
func (a *Agent) reuse(req *goja.Object, name string) bool {
	for n := a.count(freeSockets, name); n > 0; n = a.count(freeSockets, name) {
		i := n - 1
		if a.Object().Get("scheduling").String() == "fifo" {
			i = 0
		}
		sock := a.take(freeSockets, name, i)
		if truthy(sock.Get("destroyed")) || !truthy(sock.Get("writable")) {
			continue
		}
		a.h.env.Method(a.Object(), "reuseSocket", sock, req)
		a.give(req, sock)
		a.push(usedSockets, name, sock)
		return true
	}
	return false
}

// merge joins the options of a request and of the agent, which win, and tells by which name
// a TLS server is to be asked for.
func (a *Agent) merge(req *goja.Object, given goja.Value) *goja.Object {
	opts := a.h.env.Spread(a.h.env.VM.CreateObject(nil), given, a.options)
	if p := opts.Get("socketPath"); truthy(p) {
		must(opts.Set("path", p))
	}
	if v := opts.Get("servername"); !truthy(v) && !(v != nil && jsapi.IsString(v)) {
		must(opts.Set("servername", a.h.serverName(req, opts)))
	}
	return opts
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

// createSocket is agent.createSocket(req, options, callback).
func (h *HTTP) createSocket(c goja.FunctionCall) goja.Value {
	a, this := h.agent(c.This), c.This.(*goja.Object)
	req, _ := c.Argument(0).(*goja.Object)
	opts := a.merge(req, c.Argument(1))
	cb, _ := jsapi.AsFn(c.Argument(2))
	name := a.name(opts)
	must(opts.Set("_agentKey", name))
	must(opts.Set("encoding", goja.Null()))
	if keep := this.Get("keepAlive"); truthy(keep) {
		must(opts.Set("keepAlive", keep))
		must(opts.Set("keepAliveInitialDelay", orUndefined(this.Get("keepAliveMsecs"))))
	}
	called := false
	created := func(err, sock goja.Value) {
		if called {
			return
		}
		called = true
		if truthy(err) {
			cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{err}})
			return
		}
		a.push(usedSockets, name, sock)
		a.addTotal(1)
		a.install(sock, opts)
		cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{goja.Null(), sock}})
	}
	sock := h.env.Method(this, "createConnection", opts, h.env.Func("", 0, func(c goja.FunctionCall) goja.Value {
		created(c.Argument(0), c.Argument(1))
		return goja.Undefined()
	}))
	if truthy(sock) {
		created(goja.Null(), sock)
	}
	return goja.Undefined()
}

// install listens for what ends a socket's use.
func (a *Agent) install(v goja.Value, opts *goja.Object) {
	sock, ok := v.(*goja.Object)
	switch {
	case jsapi.IsNullish(v):
		panic(a.h.env.TypeError("Cannot read properties of " + v.String() + " (reading 'on')"))
	case !ok || !jsapi.IsFunction(sock.Get("on")):
		panic(a.h.env.TypeError("s.on is not a function"))
	}
	w := a.h.wireTo(sock)
	remove := func() {
		a.addTotal(-1)
		a.h.env.Method(a.Object(), "removeSocket", sock, opts)
	}
	var ours []heard
	ours = append(ours,
		w.on("free", func([]goja.Value) { a.Emit("free", sock, opts) }),
		w.on("close", func([]goja.Value) { remove() }),
		w.on("timeout", func([]goja.Value) {
			l := a.list(freeSockets, a.nameOfSocket(opts))
			if l != nil && a.h.env.Method(l, "includes", sock).ToBoolean() {
				w.destroy(nil)
			}
		}),
		w.on("agentRemove", func([]goja.Value) {
			remove()
			for _, l := range ours {
				w.off(l)
			}
		}))
	a.watchKeylog(sock)
}

// removeSocket forgets a socket and opens one for a request that waits for its place: with the
// options of that socket if it leads to the same place, as Node does.
func (h *HTTP) removeSocket(c goja.FunctionCall) goja.Value {
	a := h.agent(c.This)
	sock, _ := c.Argument(0).(*goja.Object)
	opts, _ := c.Argument(1).(*goja.Object)
	name := a.nameOfSocket(opts)
	a.remove(usedSockets, name, sock)
	if !truthy(sock.Get("writable")) {
		a.remove(freeSockets, name, sock)
	}
	req, same := a.next(name)
	r, ok := h.env.Unwrap(req).(*Request)
	if !ok {
		return goja.Undefined()
	}
	if !same {
		opts = r.agentOptions
	}
	if r.agentOptions = nil; opts == nil {
		return goja.Undefined()
	}
	h.env.Method(c.This.(*goja.Object), "createSocket", req, opts, h.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		if err := c.Argument(0); !jsapi.IsNullish(err) {
			a.remove(waitingRequests, name, r.Object())
			h.env.Method(r.Object(), "onSocket", goja.Null(), err)
		} else if s, ok := c.Argument(1).(*goja.Object); ok {
			h.env.Method(s, "emit", h.env.VM.ToValue("free"))
		}
		return goja.Undefined()
	}))
	return goja.Undefined()
}

// next is a request that waits for a socket, null when none does: one that goes where name
// leads, which same says, or, when nothing is open to where it goes, any.
func (a *Agent) next(name string) (req goja.Value, same bool) {
	if a.count(waitingRequests, name) > 0 {
		return orUndefined(a.list(waitingRequests, name).Get("0")), true
	}
	t := a.table(waitingRequests)
	if t == nil {
		return goja.Null(), false
	}
	for _, k := range t.Keys() {
		if a.count(usedSockets, k) > 0 {
			break
		}
		if l := a.list(waitingRequests, k); l != nil {
			return orUndefined(l.Get("0")), false
		}
	}
	return goja.Null(), false
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
