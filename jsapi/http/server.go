package http

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/timers"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Server is the state of an http.Server.
type Server struct {
	net.Server
	h       *HTTP
	options *goja.Object

	lenient                    goja.Value // the option insecureHTTPParser
	joinAll, noBody            bool
	maxHead                    int
	unique                     map[string]bool
	incomingCtor, responseCtor *goja.Object // nil for our own

	adopts   *events.Listener // adopt, as the listener of a new socket
	conns    []*serverConn
	idle     idleList
	checking *eventloop.Timer
	shown    *goja.Object // checking as a script sees it, nil before one asks
	closed   bool
	props    serverProps
}

// serverProps is what requests need of the server's properties, which scripts may change
// at any time. It is read again when the loop's time has changed, not for each request.
type serverProps struct {
	at                     int64
	keepAlive, maxRequests int64
	timeout                int64
	headerLimit            int
	requireHost            bool
	hooked                 bool // of responses; see hookNames
}

func (h *HTTP) defineServer() {
	h.serverClass = h.env.Class(jsapi.ClassSpec{
		Name: "Server", Length: 2, Parent: h.net.ServerClass, Enumerable: true,
		Init:    h.initServer,
		Methods: h.ServerMethods(),
	})
	p := h.serverClass.Proto
	h.rejection(p, h.listenerFailed)
	dispose := h.env.SymbolFor("nodejs.asyncDispose")
	must(p.DefineDataPropertySymbol(dispose, h.env.Func("[nodejs.asyncDispose]", 0, func(c goja.FunctionCall) goja.Value {
		this, promisify := c.This.(*goja.Object), h.env.RequireObject("util").Get("promisify")
		return jsapi.Call(jsapi.Call(promisify, goja.Undefined(), this.Get("close")), this)
	}), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

func (h *HTTP) initServer(this *goja.Object, args []goja.Value) {
	options, listener := jsapi.Arg(args, 0), jsapi.Arg(args, 1)
	if jsapi.IsFunction(options) {
		options, listener = goja.Undefined(), options
	}
	s := &Server{}
	h.InitServer(this, s, options, listener, "connection", func() { s.bind(this) })
}

// configure checks the options and makes the properties that show them.
func (s *Server) configure(this *goja.Object) {
	env, o := s.h.env, s.options
	get := func(name string) goja.Value {
		if v := o.Get(name); v != nil {
			return v
		}
		return goja.Undefined()
	}
	number := func(name string, def int64) int64 {
		if v := get(name); !jsapi.IsUndefined(v) {
			return env.ValidateInteger(v, name, 0, jsapi.MaxSafeInteger)
		}
		return def
	}
	flag := func(name string) goja.Value {
		v := get(name)
		if !jsapi.IsUndefined(v) {
			env.ValidateBoolean(v, "options."+name)
		}
		return v
	}
	set := func(name string, v any) { must(this.Set(name, v)) }
	if s.maxHead = int(min(number("maxHeaderSize", 0), math.MaxInt32)); s.maxHead == 0 {
		s.maxHead = s.h.maxHeaderSize()
	}
	set("maxHeaderSize", get("maxHeaderSize"))
	set("insecureHTTPParser", flag("insecureHTTPParser"))
	s.lenient = get("insecureHTTPParser")
	request := number("requestTimeout", 300_000)
	head := number("headersTimeout", min(60_000, request))
	if request > 0 && head > request {
		panic(env.OutOfRange("headersTimeout", "<= requestTimeout", env.VM.ToValue(head)))
	}
	set("requestTimeout", request)
	set("headersTimeout", head)
	set("keepAliveTimeout", number("keepAliveTimeout", 5000))
	set("connectionsCheckingInterval", number("connectionsCheckingInterval", 30_000))
	require := flag("requireHostHeader")
	set("requireHostHeader", jsapi.IsUndefined(require) || require.ToBoolean())
	set("joinDuplicateHeaders", flag("joinDuplicateHeaders"))
	s.joinAll = get("joinDuplicateHeaders").ToBoolean()
	reject := flag("rejectNonStandardBodyWrites")
	s.noBody = reject.ToBoolean()
	set("rejectNonStandardBodyWrites", s.noBody)
	if v := get("highWaterMark"); !jsapi.IsUndefined(v) {
		env.ValidateNumber(v, "options.highWaterMark", math.Inf(-1), math.Inf(1))
	}
	s.unique = s.h.uniqueNames(get("uniqueHeaders"))
	s.incomingCtor = s.h.otherClass(get("IncomingMessage"), s.h.incomingClass)
	s.responseCtor = s.h.otherClass(get("ServerResponse"), s.h.responseClass)
}

// uniqueNames are the headers that are sent on one line however many values they have.
func (h *HTTP) uniqueNames(v goja.Value) map[string]bool {
	if !h.env.IsArray(v) {
		return nil
	}
	m := make(map[string]bool)
	for _, e := range h.list(v) {
		name, ok := e.(goja.String)
		if !ok {
			panic(h.env.TypeError("headers[i].toLowerCase is not a function"))
		}
		m[lowerName(name.String())] = true
	}
	return m
}

// otherClass is the class of an option, nil when it is our own or none.
func (h *HTTP) otherClass(v goja.Value, own *jsapi.Class) *goja.Object {
	o, ok := v.(*goja.Object)
	if !ok || o == own.Ctor {
		return nil
	}
	return o
}

// accept takes a connection from the net.Server; see net.Server.OnConn. Without the listener
// that serves it, which a script may take off, it is a socket like any other.
func (s *Server) accept(nc *netio.Conn) bool {
	if !s.adopts.Listens() {
		return false
	}
	c := s.newConn(nc)
	nc.SetHandler(c)
	ms := s.current().timeout
	if s.ListenerCount("connection") > 1 || ms > 0 || !s.Native() || s.h.channels.Has(serverSocket) {
		s.Enter(func() { c.introduce(ms) })
		if c.closed || c.shutting {
			return true
		}
	}
	if s.ReadsEarly() {
		nc.TryRead()
	} else {
		nc.Resume()
	}
	return true
}

// introduce makes the socket of a connection that a script is to see from the start.
func (c *serverConn) introduce(timeout int64) {
	sock := c.socketObject().(*goja.Object)
	if timeout > 0 {
		c.setTimeout(timeout)
	}
	c.srv.Emit("connection", sock)
	c.h.channels.Publish(serverSocket, diagnosticschannel.Field{Name: "socket", Value: sock})
}

// setTimeout sets the timeout of the connection's socket, which a stream may not have.
func (c *serverConn) setTimeout(ms int64) {
	if sock, ok := c.socketObject().(*goja.Object); ok {
		if f, ok := jsapi.AsFn(sock.Get("setTimeout")); ok {
			f(goja.FunctionCall{This: sock, Arguments: []goja.Value{c.h.env.VM.ToValue(ms)}})
		}
	}
}

// responseOptions are what a class of the script's is made with.
func (s *Server) responseOptions() *goja.Object {
	o := s.h.env.VM.NewObject()
	must(o.Set("highWaterMark", s.HighWaterMark()))
	must(o.Set("rejectNonStandardBodyWrites", s.noBody))
	return o
}

func (s *Server) add(c *serverConn) {
	c.index = len(s.conns)
	s.conns = append(s.conns, c)
}

func (s *Server) remove(c *serverConn) {
	last := len(s.conns) - 1
	if c.index > last || s.conns[c.index] != c {
		return
	}
	s.conns[c.index] = s.conns[last]
	s.conns[c.index].index = c.index
	s.conns[last] = nil
	s.conns = s.conns[:last]
}

// closing reports whether the server accepts no more, so that answers end their connections.
func (s *Server) closing() bool { return s.closed }

// listening starts the check for slow clients.
func (s *Server) listening() {
	s.closed = false
	s.stopChecking()
	s.checking = s.h.env.Loop.NewTimer(s.number("connectionsCheckingInterval", 30_000), true, s.check)
	s.checking.Unref()
}

func (s *Server) stopChecking() {
	switch {
	case s.shown != nil:
		timers.From(s.h.env).Clear(s.shown)
	case s.checking != nil:
		s.checking.Stop()
	}
	s.shown = nil
}

// number is a property that scripts set, in milliseconds or counts.
func (s *Server) number(name string, def int64) int64 {
	v := s.Object().Get(name)
	if v == nil || jsapi.IsNullish(v) {
		return def
	}
	return v.ToInteger()
}

func (s *Server) flag(name string) bool { return truthy(s.Object().Get(name)) }

// current brings props up to date.
func (s *Server) current() *serverProps {
	p := &s.props
	if now := s.h.env.Loop.Now(); p.at != now {
		p.at = now
		p.keepAlive, p.maxRequests = s.number("keepAliveTimeout", 0), s.number("maxRequestsPerSocket", 0)
		p.timeout = s.number("timeout", 0)
		p.requireHost = s.flag("requireHostHeader")
		p.hooked = s.h.hooksOf(s.responseProto()) != s.h.responseHooks
		p.headerLimit = 1000
		if v := s.Object().Get("maxHeadersCount"); v != nil && jsapi.TypeOf(v) == "number" {
			if p.headerLimit = int(v.ToInteger()); p.headerLimit == 0 {
				p.headerLimit = -1
			}
		}
	}
	return p
}

// responseProto is the prototype of the server's responses.
func (s *Server) responseProto() *goja.Object {
	if s.responseCtor != nil {
		if p, ok := s.responseCtor.Get("prototype").(*goja.Object); ok {
			return p
		}
	}
	return s.h.responseClass.Proto
}

func (s *Server) keepAliveTimeout() int64 { return s.current().keepAlive }
func (s *Server) maxRequests() int64      { return s.current().maxRequests }
func (s *Server) requireHost() bool       { return s.current().requireHost }
func (s *Server) headerLimit() int        { return s.current().headerLimit }
