package https

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// The sessions of an Agent are in its object's _sessionCache, {map, list}: the sessions by
// the name of where they lead, and those names, the oldest first.

// defineAgent makes the class (Node, "Class: https.Agent").
func (m *https) defineAgent() {
	parent := m.http.AgentClass()
	m.agentClass = m.env.Class(jsapi.ClassSpec{
		Name: "Agent", Length: 1, Parent: parent, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			jsapi.Call(parent.Ctor, this, args...)
			m.initAgent(this)
		},
		Methods: []jsapi.Method{
			{Name: "createConnection", Length: 3, Fn: m.createConnection},
			{Name: "getName", Fn: m.getName},
			{Name: "_getSession", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				return jsapi.OrUndefined(m.sessions(c.This).Get(c.Argument(0).String()))
			}},
			{Name: "_cacheSession", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				m.cacheSession(c.This.(*goja.Object), c.Argument(0), c.Argument(1))
				return goja.Undefined()
			}},
			{Name: "_evictSession", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				m.evictSession(c.This, c.Argument(0))
				return goja.Undefined()
			}},
		},
	})
}

func (m *https) initAgent(this *goja.Object) {
	set := func(name string, v any) { jsapi.Must(this.Set(name, v)) }
	set("defaultPort", 443)
	set("protocol", "https:")
	limit := m.http.AgentOptions(this).Get("maxCachedSessions")
	if jsapi.IsUndefined(limit) {
		limit = m.env.VM.ToValue(100)
	}
	set("maxCachedSessions", limit)
	cache := m.env.VM.NewObject()
	jsapi.Must(cache.Set("map", m.env.VM.NewObject()))
	jsapi.Must(cache.Set("list", m.env.VM.NewArray()))
	set("_sessionCache", cache)
}

// newGlobalAgent is https.globalAgent as Node begins with it: sockets are kept, and closed
// after five seconds of idleness.
func (m *https) newGlobalAgent() *goja.Object {
	o := m.env.VM.NewObject()
	jsapi.Must(o.Set("keepAlive", true))
	jsapi.Must(o.Set("scheduling", "lifo"))
	jsapi.Must(o.Set("timeout", 5000))
	return m.env.New(m.agentClass.Ctor, o)
}

// named are the options that a connection cannot be shared across: all but those of always
// are left out when they are false.
var named = [...]struct {
	option string
	always bool // unless undefined
}{
	{"ca", false}, {"cert", false}, {"clientCertEngine", false}, {"ciphers", false}, {"key", false}, {"pfx", false},
	{"rejectUnauthorized", true}, {"servername", false}, {"minVersion", false}, {"maxVersion", false}, {"secureProtocol", false},
	{"crl", false}, {"honorCipherOrder", true}, {"ecdhCurve", false}, {"dhparam", false}, {"secureOptions", true},
	{"sessionIdContext", false}, {"sigalgs", false}, {"privateKeyIdentifier", false}, {"privateKeyEngine", false},
}

// getName is the name of where a connection with those options leads.
func (m *https) getName(c goja.FunctionCall) goja.Value {
	o, _ := c.Argument(0).(*goja.Object)
	var name strings.Builder
	name.WriteString(jsapi.Call(m.http.AgentClass().Proto.Get("getName"), c.This, c.Argument(0)).String())
	for _, n := range named {
		name.WriteByte(':')
		if o == nil {
			continue
		}
		v := jsapi.OrUndefined(o.Get(n.option))
		switch {
		case n.always && jsapi.IsUndefined(v), !n.always && !v.ToBoolean():
		case n.option == "servername" && v.StrictEquals(jsapi.OrUndefined(o.Get("host"))):
		case n.option == "sigalgs":
			name.WriteString(m.env.Method(m.env.VM.Get("JSON").(*goja.Object), "stringify", v).String())
		default:
			name.WriteString(m.env.Text(v))
		}
	}
	return m.env.VM.ToValue(name.String())
}

// createConnection is agent.createConnection(options), or (port, host, options): a TLSSocket
// that goes on with the session that an earlier one had with the same server.
func (m *https) createConnection(c goja.FunctionCall) goja.Value {
	options := m.connectOptions(c)
	this, _ := c.This.(*goja.Object)
	key := options.Get("_agentKey")
	keeps := this != nil && key != nil && key.ToBoolean()
	if keeps {
		if session := m.env.Method(this, "_getSession", key); session.ToBoolean() && jsapi.IsUndefined(options.Get("session")) {
			options = m.env.Spread(m.env.VM.NewObject(), options)
			jsapi.Must(options.Set("session", session))
		}
	}
	sock := m.env.Method(m.tls.Exports(), "connect", options).(*goja.Object)
	if keeps {
		s := m.tls.SocketOf(sock)
		s.OnGo("session", func(args []goja.Value) { m.env.Method(this, "_cacheSession", key, args[0]) })
		s.OnceGo("close", func(args []goja.Value) {
			if len(args) > 0 && args[0].ToBoolean() {
				m.env.Method(this, "_evictSession", key)
			}
		})
	}
	return sock
}

// connectOptions joins the arguments of createConnection.
func (m *https) connectOptions(c goja.FunctionCall) *goja.Object {
	if o, ok := c.Argument(0).(*goja.Object); ok && !jsapi.IsFunction(o) {
		return o
	}
	out := m.env.VM.NewObject()
	for _, v := range c.Arguments {
		if o, ok := v.(*goja.Object); ok && !jsapi.IsFunction(o) {
			m.env.Spread(out, o)
			break
		}
	}
	if _, number := jsapi.Number(c.Argument(0)); number {
		jsapi.Must(out.Set("port", c.Argument(0)))
	}
	if jsapi.IsString(c.Argument(1)) {
		jsapi.Must(out.Set("host", c.Argument(1)))
	}
	return out
}

// sessions is the map of an agent's _sessionCache.
func (m *https) sessions(agent goja.Value) *goja.Object { return m.cache(agent, "map") }

func (m *https) cache(agent goja.Value, name string) *goja.Object {
	cache := agent.(*goja.Object).Get("_sessionCache").(*goja.Object)
	return cache.Get(name).(*goja.Object)
}

// cacheSession keeps a session, in place of the oldest when there are too many.
func (m *https) cacheSession(agent *goja.Object, key, session goja.Value) {
	limit := agent.Get("maxCachedSessions")
	if limit.StrictEquals(m.env.VM.ToValue(0)) {
		return
	}
	sessions, list := m.sessions(agent), m.cache(agent, "list")
	known := sessions.Get(key.String())
	if _, ok := buffer.Bytes(known); !ok {
		if n := list.Get("length").ToInteger(); n > 0 && float64(n) >= limit.ToFloat() {
			oldest := m.env.Method(list, "shift")
			jsapi.Must(sessions.Delete(oldest.String()))
		}
		m.env.Method(list, "push", key)
	}
	jsapi.Must(sessions.Set(key.String(), session))
}

// evictSession forgets a session.
func (m *https) evictSession(agent, key goja.Value) {
	list := m.cache(agent, "list")
	i := m.env.Method(list, "indexOf", key)
	if i.ToInteger() < 0 {
		return
	}
	m.env.Method(list, "splice", i, m.env.VM.ToValue(1))
	jsapi.Must(m.sessions(agent).Delete(key.String()))
}
