package http

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Agent is the state of an Agent. Which sockets it has, and which requests wait for one, is
// in the object's own properties sockets, freeSockets and requests, by the name of where
// they lead: agents that scripts derive read and change those. A socket is in use, and then
// a request's, or free, and then the agent's.
type Agent struct {
	events.Emitter
	h       *HTTP
	options *goja.Object
	keylog  *goja.Object // listens for that of the sockets once somebody wants it
}

func (h *HTTP) defineAgent() {
	h.agentClass = h.env.Class(jsapi.ClassSpec{
		Name: "Agent", Length: 1, Parent: h.events.Class, Enumerable: true,
		Init: h.initAgent,
	})
	p := h.agentClass.Proto
	must(p.Set("createConnection", h.env.RequireObject("net").Get("createConnection")))
	h.env.SetMethods(p, true,
		jsapi.Method{Name: "getName", Fn: h.getName},
		jsapi.Method{Name: "addRequest", Length: 4, Fn: h.addRequest},
		jsapi.Method{Name: "createSocket", Length: 3, Fn: h.createSocket},
		jsapi.Method{Name: "removeSocket", Length: 2, Fn: h.removeSocket},
		jsapi.Method{Name: "keepSocketAlive", Length: 1, Fn: h.keepSocketAlive},
		jsapi.Method{Name: "reuseSocket", Length: 2, Fn: h.reuseSocket},
		jsapi.Method{Name: "destroy", Fn: h.agentDestroy},
	)
	h.fns.getName = p.Get("getName").(*goja.Object)
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
	a := &Agent{h: h}
	h.events.Bind(this, a)
	h.events.Show(this)
	a.options = h.env.Spread(h.env.VM.CreateObject(nil), jsapi.Arg(args, 0))
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
	for _, table := range []string{waitingRequests, usedSockets, freeSockets} {
		set(table, h.env.VM.CreateObject(nil))
	}
	set("keepAliveMsecs", option("keepAliveMsecs", 1000))
	set("keepAlive", option("keepAlive", false))
	set("maxSockets", option("maxSockets", math.Inf(1)))
	set("maxFreeSockets", option("maxFreeSockets", 256))
	set("scheduling", option("scheduling", "lifo"))
	h.env.ValidateOneOf(this.Get("scheduling"), "scheduling", h.env.VM.ToValue("fifo"), h.env.VM.ToValue("lifo"))
	if v := a.options.Get("maxTotalSockets"); v != nil && !jsapi.IsUndefined(v) {
		h.env.ValidateNumber(v, "maxTotalSockets", 1, math.Inf(1))
		set("maxTotalSockets", v)
	} else {
		set("maxTotalSockets", math.Inf(1))
	}
	set("totalSocketCount", 0)
	a.OnGo("free", func(args []goja.Value) { a.freed(args[0].(*goja.Object), args[1].(*goja.Object)) })
	a.heedKeylog()
}

func (h *HTTP) agent(v goja.Value) *Agent {
	return jsapi.Receiver[*Agent](h.env, v)
}

// getName is the name of where a connection with those options leads.
func (h *HTTP) getName(c goja.FunctionCall) goja.Value {
	o, ok := c.Argument(0).(*goja.Object)
	if goja.IsNull(c.Argument(0)) {
		panic(h.env.TypeError("Cannot read properties of null (reading 'host')"))
	}
	return h.env.VM.ToValue(nameOf(func(name string) goja.Value {
		if !ok {
			return nil
		}
		return o.Get(name)
	}))
}

// nameOf is getName for what option gives.
func nameOf(option func(string) goja.Value) string {
	get := func(name string) string {
		if v := option(name); truthy(v) {
			return v.String()
		}
		return ""
	}
	host := get("host")
	if host == "" {
		host = "localhost"
	}
	name := host + ":" + get("port") + ":" + get("localAddress")
	switch v := option("family"); {
	case is(v, 4):
		name += ":4"
	case is(v, 6):
		name += ":6"
	}
	if p := get("socketPath"); p != "" {
		name += ":" + p
	}
	return name
}

// ownName reports whether getName is the agent's own, so that names need not be asked for.
func (a *Agent) ownName() bool {
	return a.Object().Get("getName") == goja.Value(a.h.fns.getName)
}

// name is the name of where opts lead.
func (a *Agent) name(opts *goja.Object) string {
	if a.ownName() {
		return nameOf(opts.Get)
	}
	return a.h.env.Method(a.Object(), "getName", opts).String()
}

// nameOfSocket is the name under which a socket made with opts is kept.
func (a *Agent) nameOfSocket(opts *goja.Object) string {
	if key, ok := opts.Get("_agentKey").(goja.String); ok && a.ownName() {
		return key.String()
	}
	return a.name(opts)
}

func (a *Agent) limit(name string) int {
	f := a.Object().Get(name).ToFloat()
	if f > math.MaxInt32 || f != f {
		return math.MaxInt32
	}
	return int(f)
}
