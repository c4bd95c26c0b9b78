package http

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Agent is the state of an Agent: its sockets by the name of where they lead. A socket is
// in use, and then a request's, or free, and then the agent's.
type Agent struct {
	events.Emitter
	h       *HTTP
	options *goja.Object

	queues  map[string][]pendingRequest
	used    map[string][]*goja.Object
	free    map[string][]*goja.Object
	order   []string // names as they were first seen
	total   int
	opening int
}

// pendingRequest is a request that waits for a socket.
type pendingRequest struct {
	req  *goja.Object
	opts *goja.Object
}

func (h *HTTP) defineAgent() {
	view := func(name string, f func(*Agent) goja.Value) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Enumerable: true, Get: func(c goja.FunctionCall) goja.Value {
			if a, ok := h.env.Unwrap(c.This).(*Agent); ok {
				return f(a)
			}
			return goja.Undefined()
		}}
	}
	h.agentClass = h.env.Class(jsapi.ClassSpec{
		Name: "Agent", Length: 1, Parent: h.events.Class, Enumerable: true,
		Init: h.initAgent,
		Methods: []jsapi.Method{
			{Name: "addRequest", Length: 4, Fn: h.addRequest},
			{Name: "createConnection", Fn: func(c goja.FunctionCall) goja.Value {
				return jsapi.Call(h.env.RequireObject("net").Get("createConnection"), goja.Undefined(), c.Arguments...)
			}},
			{Name: "createSocket", Length: 3, Fn: h.createSocket},
			{Name: "destroy", Fn: h.agentDestroy},
			{Name: "getName", Fn: h.getName},
			{Name: "keepSocketAlive", Length: 1, Fn: h.keepSocketAlive},
			{Name: "removeSocket", Length: 2, Fn: h.removeSocket},
			{Name: "reuseSocket", Length: 2, Fn: h.reuseSocket},
		},
		Accessors: []jsapi.Accessor{
			view("sockets", func(a *Agent) goja.Value { return a.show(a.used) }),
			view("freeSockets", func(a *Agent) goja.Value { return a.show(a.free) }),
			view("requests", (*Agent).showRequests),
			view("totalSocketCount", func(a *Agent) goja.Value { return h.env.VM.ToValue(a.total) }),
		},
	})
	must(h.agentClass.Ctor.Set("defaultMaxSockets", math.Inf(1)))
}

// global is http.globalAgent: sockets are kept, and closed after five seconds of idleness.
func (h *HTTP) global() goja.Value {
	if h.globalAgent == nil {
		o := h.env.VM.NewObject()
		must(o.Set("keepAlive", true))
		must(o.Set("scheduling", "lifo"))
		must(o.Set("timeout", 5000))
		h.globalAgent = h.env.New(h.agentClass.Ctor, o)
	}
	return h.globalAgent
}

func (h *HTTP) initAgent(this *goja.Object, args []goja.Value) {
	a := &Agent{h: h, queues: map[string][]pendingRequest{}, used: map[string][]*goja.Object{}, free: map[string][]*goja.Object{}}
	h.events.Bind(this, a)
	given, _ := arg(args, 0).(*goja.Object)
	a.options = h.env.VM.CreateObject(nil)
	if given != nil {
		for _, k := range given.Keys() {
			must(a.options.Set(k, given.Get(k)))
		}
	}
	option := func(name string, def any) goja.Value {
		if v := a.options.Get(name); truthy(v) {
			return v
		}
		return h.env.VM.ToValue(def)
	}
	if jsapi.IsUndefined(a.options.Get("noDelay")) {
		must(a.options.Set("noDelay", true))
	}
	must(a.options.Set("path", goja.Null()))
	set := func(name string, v any) { must(this.Set(name, v)) }
	set("defaultPort", 80)
	set("protocol", "http:")
	set("options", a.options)
	set("keepAliveMsecs", option("keepAliveMsecs", 1000))
	set("keepAlive", option("keepAlive", false))
	set("maxSockets", option("maxSockets", math.Inf(1)))
	set("maxFreeSockets", option("maxFreeSockets", 256))
	set("scheduling", option("scheduling", "lifo"))
	if v := a.options.Get("scheduling"); v != nil {
		h.env.ValidateOneOf(v, "scheduling", h.env.VM.ToValue("fifo"), h.env.VM.ToValue("lifo"))
	}
	if v := a.options.Get("maxTotalSockets"); v != nil && !jsapi.IsUndefined(v) {
		h.env.ValidateNumber(v, "maxTotalSockets", 1, math.Inf(1))
		set("maxTotalSockets", v)
	} else {
		set("maxTotalSockets", math.Inf(1))
	}
	a.OnGo("free", func(args []goja.Value) { a.freed(args[0].(*goja.Object), args[1].(*goja.Object)) })
}

func (h *HTTP) agent(v goja.Value) *Agent {
	a, ok := h.env.Unwrap(v).(*Agent)
	if !ok {
		panic(h.env.TypeError("Illegal invocation"))
	}
	return a
}

// show is a map of sockets as scripts see it.
func (a *Agent) show(m map[string][]*goja.Object) goja.Value {
	o := a.h.env.VM.CreateObject(nil)
	for _, name := range a.order {
		if list := m[name]; len(list) > 0 {
			all := make([]any, len(list))
			for i, s := range list {
				all[i] = s
			}
			must(o.Set(name, a.h.env.VM.NewArray(all...)))
		}
	}
	return o
}

func (a *Agent) showRequests() goja.Value {
	o := a.h.env.VM.CreateObject(nil)
	for _, name := range a.order {
		if list := a.queues[name]; len(list) > 0 {
			all := make([]any, len(list))
			for i, p := range list {
				all[i] = p.req
			}
			must(o.Set(name, a.h.env.VM.NewArray(all...)))
		}
	}
	return o
}

// getName is the name of where a connection with those options leads.
func (h *HTTP) getName(c goja.FunctionCall) goja.Value {
	o, _ := c.Argument(0).(*goja.Object)
	get := func(name string) string {
		if o != nil {
			if v := o.Get(name); truthy(v) {
				return v.String()
			}
		}
		return ""
	}
	host := get("host")
	if host == "" {
		host = "localhost"
	}
	name := host + ":" + get("port") + ":" + get("localAddress")
	if f := get("family"); f == "4" || f == "6" {
		name += ":" + f
	}
	if p := get("socketPath"); p != "" {
		name += ":" + p
	}
	return h.env.VM.ToValue(name)
}

func (a *Agent) name(opts *goja.Object) string {
	s := a.h.env.Method(a.Object(), "getName", opts).String()
	if _, known := a.queues[s]; !known {
		a.queues[s] = nil
		a.order = append(a.order, s)
	}
	return s
}

func (a *Agent) limit(name string) int {
	f := a.Object().Get(name).ToFloat()
	if f > math.MaxInt32 || f != f {
		return math.MaxInt32
	}
	return int(f)
}

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

// keepSocketAlive readies a socket to be kept; the server's Keep-Alive hint is obeyed.
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
