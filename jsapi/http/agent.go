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
}

func (h *HTTP) defineAgent() {
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
	a := &Agent{h: h}
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
	for _, table := range []string{waitingRequests, usedSockets, freeSockets} {
		set(table, h.env.VM.CreateObject(nil))
	}
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
	set("totalSocketCount", 0)
	a.OnGo("free", func(args []goja.Value) { a.freed(args[0].(*goja.Object), args[1].(*goja.Object)) })
}

func (h *HTTP) agent(v goja.Value) *Agent {
	a, ok := h.env.Unwrap(v).(*Agent)
	if !ok {
		panic(h.env.TypeError("Illegal invocation"))
	}
	return a
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
	return a.h.env.Method(a.Object(), "getName", opts).String()
}

func (a *Agent) limit(name string) int {
	f := a.Object().Get(name).ToFloat()
	if f > math.MaxInt32 || f != f {
		return math.MaxInt32
	}
	return int(f)
}
