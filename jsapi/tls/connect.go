package tls

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// connect is tls.connect(options[, callback]), (path[, options][, callback]) and
// (port[, host][, options][, callback]).
func (t *TLS) connect(c goja.FunctionCall) goja.Value {
	options, cb := t.connectArgs(c.Arguments)
	x := t.connectContext(options)
	if v := option(options, "ALPNProtocols"); v.ToBoolean() {
		if _, ok := t.alpnBytes(v); !ok {
			panic(t.env.TypeError("Must give a Buffer as first argument"))
		}
	}
	s := t.newSocket(t.env.Create(t.SocketClass), option(options, "socket"), options, x)
	s.options = options
	s.isServer, s.reject = false, !t.isFalse(option(options, "rejectUnauthorized"))
	s.set("_requestCert", true)
	s.set("_rejectUnauthorized", s.reject)
	s.set("_controlReleased", true)
	if jsapi.IsFunction(cb) {
		s.Once("secureConnect", cb)
	}
	if v := option(options, "session"); v.ToBoolean() {
		s.checkSession(v)
		t.env.Method(s.Object(), "setSession", v)
	}
	s.OnGo("end", func([]goja.Value) { s.cutOff() })
	if v := option(options, "servername"); v.ToBoolean() {
		s.ask(v)
	}
	if !option(options, "socket").ToBoolean() {
		s.dial(options)
	}
	return s.Object()
}

// connectArgs joins the arguments of connect into options, with the defaults that there are.
func (t *TLS) connectArgs(args []goja.Value) (*goja.Object, goja.Value) {
	list, ok := t.env.Method(t.env.RequireObject("net"), "_normalizeArgs", t.env.VM.NewArray(anys(args)...)).(*goja.Object)
	if !ok {
		return nil, nil
	}
	options := t.env.VM.NewObject()
	set := func(from goja.Value) {
		if o, ok := from.(*goja.Object); ok && !jsapi.IsFunction(o) {
			t.env.Spread(options, o)
		}
	}
	jsapi.Must(options.Set("rejectUnauthorized", t.rejectByDefault()))
	for _, name := range []string{"ciphers", "checkServerIdentity"} {
		from := name
		if name == "ciphers" {
			from = "DEFAULT_CIPHERS"
		}
		jsapi.Must(options.Set(name, option(t.exports, from)))
	}
	jsapi.Must(options.Set("minDHSize", 1024))
	set(option(list, "0"))
	// connect(path, options) and connect(port, host, options): _normalizeArgs leaves those out.
	set(jsapi.Arg(args, 1))
	set(jsapi.Arg(args, 2))
	cb := option(list, "1")
	t.checkConnect(options)
	return options, cb
}

func anys(vs []goja.Value) []any {
	out := make([]any, len(vs))
	for i, v := range vs {
		out[i] = v
	}
	return out
}

// rejectByDefault is whether servers must be trusted: unless the environment says otherwise,
// of which the process is warned once.
func (t *TLS) rejectByDefault() bool {
	if v, _ := t.env.Host.Env.Get("NODE_TLS_REJECT_UNAUTHORIZED"); v != "0" {
		return true
	}
	if !t.warnedAuth {
		t.warnedAuth = true
		t.warn("Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to '0' makes TLS connections and HTTPS requests insecure by disabling certificate verification.")
	}
	return false
}

// warn emits a process warning; args are its type and code.
func (t *TLS) warn(text string, args ...string) {
	values := []goja.Value{t.str(text)}
	for _, a := range args {
		values = append(values, t.str(a))
	}
	t.env.Method(t.env.RequireObject("process"), "emitWarning", values...)
}

// checkConnect throws what Node throws for options of the wrong kind.
func (t *TLS) checkConnect(options *goja.Object) {
	if !jsapi.IsFunction(option(options, "checkServerIdentity")) {
		panic(t.assertion(""))
	}
	if v := option(options, "pskCallback"); v.ToBoolean() {
		t.env.ValidateFunction(v, "pskCallback")
	}
	v := option(options, "minDHSize")
	f, number := jsapi.Number(v)
	switch {
	case !number:
		panic(t.assertion("options.minDHSize is not a number: " + v.String()))
	case !(f > 0):
		panic(t.assertion("options.minDHSize is not a positive number: " + v.String()))
	}
}

// connectContext is options.secureContext, or one made of the options.
func (t *TLS) connectContext(options *goja.Object) *Context {
	v := option(options, "secureContext")
	if !v.ToBoolean() {
		if options == nil {
			return t.contextFrom(goja.Undefined())
		}
		return t.contextFrom(options)
	}
	if x := t.contextOf(v); x != nil {
		return x
	}
	panic(t.env.CodeError("TypeError", "ERR_TLS_INVALID_CONTEXT", "context must be a SecureContext"))
}

// checkSession throws unless v is a session.
func (s *Socket) checkSession(v goja.Value) {
	if _, ok := buffer.Bytes(v); !ok {
		panic(s.t.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "Session must be a buffer"))
	}
}

// ask has the server told which name is meant, also where it is an IP address, of which servers
// must not be told (RFC 6066 section 3).
func (s *Socket) ask(name goja.Value) {
	if jsapi.IsString(name) && net.IsIP(name.String()) != 0 && !s.t.warnedAddr {
		s.t.warnedAddr = true
		s.t.warn("Setting the TLS ServerName to an IP address is not permitted by RFC 6066. This will be ignored in a future version.",
			"DeprecationWarning", "DEP0123")
	}
	s.t.env.Method(s.Object(), "setServername", name)
}

// dial connects the Socket itself; the handshake starts at 'connect'.
func (s *Socket) dial(options *goja.Object) {
	s.OnceGo("connect", func([]goja.Value) { s.start() })
	if v := option(options, "timeout"); v.ToBoolean() {
		s.t.env.Method(s.Object(), "setTimeout", v)
	}
	s.t.env.Method(s.Object(), "connect", options)
}

// cutOff ends a Socket whose peer has gone before the connection was secure.
func (s *Socket) cutOff() {
	if s.judged || s.failed || s.Destroyed() {
		return
	}
	s.failed = true
	s.set("_hadError", true)
	err := s.t.reset("Client network socket disconnected before secure TLS connection was established")
	for _, name := range []string{"path", "host", "port", "localAddress"} {
		jsapi.Must(err.Set(name, option(s.options, name)))
	}
	s.Destroy(err)
}
