package net

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Server is a net.Server. Package http embeds it by value in its own.
type Server struct {
	events.Emitter
	n *Net

	// OnConn, when set, takes a connection in place of a Socket and 'connection', and reports
	// whether it has. It owns the Conn, which reads nothing yet, and counts as one of the
	// server's connections until ConnClosed, or until a Socket made with NewSocketOver is
	// destroyed. It is called outside of Loop.Call.
	OnConn func(*netio.Conn) bool

	bound    *listening // nil unless the server listens
	context  any        // of async_hooks: that of when it was told to listen
	attempt  int        // of listen(); an answer to an earlier one is stale
	unref    bool
	pipeName string
	key      string // _connectionKey

	connections int
	early       bool     // see ReadsEarly
	holders     []Holder // other processes with connections of ours

	allowHalfOpen, pauseOnConnect, noDelay, keepAlive bool
	keepAliveDelay                                    int // seconds
	highWaterMark                                     int
}

// listening is a socket that a server listens on, or stands for one that others accept on.
type listening struct {
	Listening
	server   *Server
	listener *netio.Listener // nil without a descriptor
	address  netio.Addr
	unlink   string // the path to remove on close
	handle   *Handle
}

// ServerHolder is a pointer to a struct that embeds Server.
type ServerHolder interface {
	events.Holder
	// NetServer returns the Server.
	NetServer() *Server
}

// NetServer returns s: it makes any struct that embeds a Server a ServerHolder.
func (s *Server) NetServer() *Server { return s }

// HighWaterMark is how many bytes a stream of one of the server's connections holds before
// it is full, reading and writing alike (Node, "net.createServer").
func (s *Server) HighWaterMark() int { return s.highWaterMark }

// defineServer makes the class (Node, "Class: net.Server").
func (n *Net) defineServer() {
	rejection := func(c goja.FunctionCall) goja.Value {
		if sock, ok := c.Argument(2).(*goja.Object); ok && c.Argument(1).String() == "connection" {
			n.env.Method(sock, "destroy", c.Argument(0))
			return goja.Undefined()
		}
		return n.env.Method(c.This.(*goja.Object), "emit", n.str("error"), c.Argument(0))
	}
	n.ServerClass = n.env.Class(jsapi.ClassSpec{
		Name: "Server", Length: 2, Parent: n.events.Class, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			h, ok := n.env.Own(this).(ServerHolder)
			if !ok {
				h = &Server{}
			}
			n.InitServer(this, h, jsapi.Arg(args, 0), jsapi.Arg(args, 1))
		},
		Methods: []jsapi.Method{
			{Name: "_listen2", Length: 6, Fn: n.onServer((*Server).jsListen2)},
			{Name: "listen", Fn: n.onServer((*Server).jsListen)},
			{Name: "_setupWorker", Length: 1, Fn: n.onServer((*Server).jsSetupWorker)},
			{Name: "address", Fn: n.onServer((*Server).jsAddress)},
			{Name: "getConnections", Length: 1, Fn: n.onServer((*Server).jsGetConnections)},
			{Name: "close", Length: 1, Fn: n.onServer((*Server).jsClose)},
			{Name: "_emitCloseIfDrained", Fn: n.onServer(func(s *Server, c goja.FunctionCall) goja.Value {
				s.closeIfDrained()
				return goja.Undefined()
			})},
			{Name: "ref", Fn: n.onServer(func(s *Server, c goja.FunctionCall) goja.Value { s.SetRef(true); return c.This })},
			{Name: "unref", Fn: n.onServer(func(s *Server, c goja.FunctionCall) goja.Value { s.SetRef(false); return c.This })},
		},
	})
	p := n.ServerClass.Proto
	n.serverViews = n.views(p, n.serverFields())
	jsapi.Must(p.DefineDataPropertySymbol(n.events.Rejection, n.env.Func("[nodejs.rejection]", 3, rejection), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	jsapi.Must(p.DefineDataPropertySymbol(n.env.SymbolFor("nodejs.asyncDispose"), n.env.Func("[nodejs.asyncDispose]", 0, n.onServer((*Server).jsDispose)), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// InitServer ties h to this and reads the arguments of new Server(options, listener), of
// which options may be missing. It throws what Node throws.
func (n *Net) InitServer(this *goja.Object, h ServerHolder, options, listener goja.Value) {
	if jsapi.IsFunction(options) {
		options, listener = goja.Undefined(), options
	}
	o, isObject := options.(*goja.Object)
	if !isObject && !jsapi.IsNullish(options) {
		panic(n.env.InvalidArgType("options", "of type object", options))
	}
	s := h.NetServer()
	s.n = n
	n.events.Bind(this, h)
	if jsapi.IsFunction(listener) {
		s.On("connection", listener)
	}
	s.configure(o)
	n.events.Show(this)
	n.show(n.serverViews, this, serverProps...)
}

// serverProps are what a server shows as properties of its own.
var serverProps = []string{"_connections", "_handle", "_usingWorkers", "_workers", "_unref", "_listeningId",
	"allowHalfOpen", "pauseOnConnect", "noDelay", "keepAlive", "keepAliveInitialDelay", "highWaterMark"}

func (s *Server) configure(o *goja.Object) {
	s.allowHalfOpen, s.pauseOnConnect = truthy(o, "allowHalfOpen"), truthy(o, "pauseOnConnect")
	s.noDelay, s.keepAlive = truthy(o, "noDelay"), truthy(o, "keepAlive")
	s.keepAliveDelay = s.n.initialDelay(o)
	s.highWaterMark = 16 << 10
	if v := option(o, "highWaterMark"); !jsapi.IsUndefined(v) {
		if f := s.n.env.ValidateNumber(v, "options.highWaterMark", math.Inf(-1), math.Inf(1)); f >= 0 {
			s.highWaterMark = int(min(f, math.MaxInt32))
		}
	}
}

// initialDelay checks options.keepAliveInitialDelay, which is in milliseconds, and returns
// its whole seconds.
func (n *Net) initialDelay(o *goja.Object) int {
	v := option(o, "keepAliveInitialDelay")
	if jsapi.IsUndefined(v) {
		return 0
	}
	ms := n.env.ValidateNumber(v, "options.keepAliveInitialDelay", math.Inf(-1), math.Inf(1))
	if !(ms > 0) || math.IsInf(ms, 0) {
		return 0
	}
	return int(ms / 1000)
}

// ServerOf returns the Server behind v, or nil.
func (n *Net) ServerOf(v goja.Value) *Server {
	if h, ok := n.env.Unwrap(v).(ServerHolder); ok && h.NetServer().n != nil {
		return h.NetServer()
	}
	return nil
}

// onServer makes a native method of f.
func (n *Net) onServer(f func(*Server, goja.FunctionCall) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		s := n.ServerOf(c.This)
		if s == nil {
			panic(n.env.TypeError("Illegal invocation"))
		}
		return f(s, c)
	}
}

// serverFields are what Node keeps as properties of the server itself.
func (n *Net) serverFields() []jsapi.Accessor {
	get := func(f func(*Server) goja.Value) jsapi.Fn {
		return func(c goja.FunctionCall) goja.Value {
			if s := n.ServerOf(c.This); s != nil { // nil for Server.prototype
				return f(s)
			}
			return goja.Undefined()
		}
	}
	set := func(f func(*Server, goja.Value)) jsapi.Fn {
		return n.onServer(func(s *Server, c goja.FunctionCall) goja.Value { f(s, c.Argument(0)); return goja.Undefined() })
	}
	flag := func(name string, p func(*Server) *bool) jsapi.Accessor {
		return jsapi.Accessor{Name: name,
			Get: get(func(s *Server) goja.Value { return n.bool(*p(s)) }),
			Set: set(func(s *Server, v goja.Value) { *p(s) = v.ToBoolean() })}
	}
	return []jsapi.Accessor{
		{Name: "listening", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value {
			s := n.ServerOf(c.This) // nil for Server.prototype
			return n.bool(s != nil && s.bound != nil)
		}},
		{Name: "_handle",
			Get: get(func(s *Server) goja.Value { return n.serverHandle(s) }),
			Set: set(func(*Server, goja.Value) {})},
		{Name: "_connections",
			Get: get(func(s *Server) goja.Value { return n.env.VM.ToValue(s.connections) }),
			Set: set(func(s *Server, v goja.Value) { s.connections = int(v.ToInteger()) })},
		{Name: "_connectionKey",
			Get: get(func(s *Server) goja.Value { return n.strOrUndefined(s.key) }),
			Set: set(func(s *Server, v goja.Value) { s.key = v.String() })},
		{Name: "_usingWorkers", Get: get(func(*Server) goja.Value { return n.bool(false) }), Set: n.own("_usingWorkers")},
		{Name: "_workers", Get: get(func(*Server) goja.Value { return n.env.VM.NewArray() }), Set: n.own("_workers")},
		{Name: "_listeningId", Get: get(func(s *Server) goja.Value { return n.env.VM.ToValue(1 + s.attempt) }), Set: n.own("_listeningId")},
		{Name: "_pipeName", Get: get(func(s *Server) goja.Value { return n.strOrUndefined(s.pipeName) })},
		flag("_unref", func(s *Server) *bool { return &s.unref }),
		flag("allowHalfOpen", func(s *Server) *bool { return &s.allowHalfOpen }),
		flag("pauseOnConnect", func(s *Server) *bool { return &s.pauseOnConnect }),
		flag("noDelay", func(s *Server) *bool { return &s.noDelay }),
		flag("keepAlive", func(s *Server) *bool { return &s.keepAlive }),
		{Name: "keepAliveInitialDelay",
			Get: get(func(s *Server) goja.Value { return n.env.VM.ToValue(s.keepAliveDelay) }),
			Set: set(func(s *Server, v goja.Value) { s.keepAliveDelay = int(v.ToInteger()) })},
		{Name: "highWaterMark",
			Get: get(func(s *Server) goja.Value { return n.env.VM.ToValue(s.highWaterMark) }),
			Set: set(func(s *Server, v goja.Value) { s.highWaterMark = int(v.ToInteger()) })},
	}
}
