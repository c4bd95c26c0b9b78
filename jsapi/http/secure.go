package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// What is here is for package https, whose server, requests and agents are these over
// another kind of socket.

// ServerHolder is a pointer to a struct that embeds Server.
type ServerHolder interface {
	net.ServerHolder
	// HTTPServer returns the Server.
	HTTPServer() *Server
}

// HTTPServer returns s: it makes any struct that embeds a Server a ServerHolder.
func (s *Server) HTTPServer() *Server { return s }

// InitServer readies the http side of a server that listens by other means: it checks the
// options, of which there may be none, and serves the sockets that are emitted as event.
// open makes the net.Server under it.
func (h *HTTP) InitServer(this *goja.Object, s *Server, options, listener goja.Value, event string, open func()) {
	s.h = h
	s.props.at = -1
	s.idle.init()
	if jsapi.IsNullish(options) {
		s.options = h.env.VM.NewObject()
	} else {
		s.options = h.env.ValidateObject(options, "options")
	}
	s.configure(this)
	open()
	for _, p := range []struct {
		name  string
		value any
	}{{"httpAllowHalfOpen", false}, {"timeout", 0}, {"maxHeadersCount", nil}} {
		v := h.env.VM.ToValue(p.value)
		if p.value == nil {
			v = goja.Null()
		}
		must(this.Set(p.name, v))
	}
	if event == "connection" { // an https.Server has none until a script sets it
		must(this.Set("maxRequestsPerSocket", 0))
	}
	if truthy(listener) {
		h.env.ValidateFunction(listener, "listener")
		s.On("request", listener)
	}
	s.adopts = s.On(event, h.fns.connectionListener)
	s.On("listening", h.fns.trackConnections)
}

// ServerMethods are the methods of http.Server.prototype.
func (h *HTTP) ServerMethods() []jsapi.Method {
	return []jsapi.Method{
		{Name: "closeAllConnections", Fn: h.closeAll},
		{Name: "closeIdleConnections", Fn: h.closeIdle},
		{Name: "setTimeout", Length: 2, Fn: h.serverSetTimeout},
		{Name: "close", Fn: h.serverClose},
	}
}

// AgentClass is http.Agent.
func (h *HTTP) AgentClass() *jsapi.Class { return h.agentClass }

// AgentOptions are the options of the agent behind v, which scripts see as agent.options.
func (h *HTTP) AgentOptions(v goja.Value) *goja.Object { return h.agent(v).options }

// NewRequest is http.request(...args) with another default agent.
func (h *HTTP) NewRequest(agent goja.Value, args []goja.Value) *goja.Object {
	opts, cb := h.requestOptions(args)
	must(opts.Set("_defaultAgent", agent))
	return h.env.New(h.requestClass.Ctor, opts, orUndefined(cb))
}
