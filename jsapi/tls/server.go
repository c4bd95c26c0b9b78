package tls

import (
	"crypto/sha1"
	"encoding/hex"
	"math"
	"regexp"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// Secure is what makes a net.Server a tls.Server. Package https embeds it by value beside
// its http.Server.
type Secure struct {
	t        *TLS
	server   *net.Server
	options  *goja.Object // as the script gave them, or none
	ctx      *Context
	contexts []namedContext // of addContext; the last that fits wins
	keys     []byte         // of the session tickets, once made
	timeout  int64          // for a handshake, in milliseconds
}

// namedContext is a context for the names that fit.
type namedContext struct {
	names *regexp.Regexp
	value goja.Value
}

// SecureHolder is a pointer to a struct that embeds Secure and a net.Server.
type SecureHolder interface {
	net.ServerHolder
	// SecureState returns the Secure.
	SecureState() *Secure
}

// SecureState returns v: it makes any struct that embeds a Secure a SecureHolder.
func (v *Secure) SecureState() *Secure { return v }

// server is a plain tls.Server.
type server struct {
	net.Server
	Secure
}

// secureOptions are what setSecureContext keeps on the server, in order, for createSecureContext.
// Those that are asis are kept also when they are false.
var secureOptions = [...]struct {
	name string
	asis bool
}{
	{"pfx", false}, {"key", false}, {"passphrase", false}, {"cert", false}, {"clientCertEngine", false}, {"ca", false},
	{"minVersion", false}, {"maxVersion", false}, {"secureProtocol", false}, {"crl", false}, {"sigalgs", true}, {"ciphers", false},
	{"ecdhCurve", true}, {"dhparam", false}, {"honorCipherOrder", true}, {"secureOptions", false}, {"sessionIdContext", false},
	{"privateKeyIdentifier", true}, {"privateKeyEngine", true},
}

// defineServer makes the class (Node, "Class: tls.Server").
func (t *TLS) defineServer() {
	t.ServerClass = t.env.Class(jsapi.ClassSpec{
		Name: "Server", Length: 2, Parent: t.net.ServerClass, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			s := &server{}
			t.InitServer(this, s, jsapi.Arg(args, 0), jsapi.Arg(args, 1))
		},
		Methods: []jsapi.Method{
			withoutName(t.onServer("setSecureContext", 1, (*Secure).jsSetContext)),
			withoutName(t.onServer("_getServerData", 0, func(v *Secure, _ goja.FunctionCall) goja.Value {
				o := t.env.VM.NewObject()
				jsapi.Must(o.Set("ticketKeys", hex.EncodeToString(v.ticketKeys())))
				return o
			})),
			withoutName(t.onServer("_setServerData", 1, (*Secure).jsSetServerData)),
			t.onServer("getTicketKeys", 0, func(v *Secure, _ goja.FunctionCall) goja.Value { return t.buffers.Copy(v.ticketKeys()) }),
			t.onServer("setTicketKeys", 1, (*Secure).jsSetTicketKeys),
			t.onServer("setOptions", 0, (*Secure).jsSetOptions),
			withoutName(t.onServer("addContext", 2, (*Secure).jsAddContext)),
		},
	})
	rejection := func(c goja.FunctionCall) goja.Value {
		if sock, ok := c.Argument(2).(*goja.Object); ok && c.Argument(1).String() == "secureConnection" {
			t.env.Method(sock, "destroy", c.Argument(0))
			return goja.Undefined()
		}
		return jsapi.Call(t.net.ServerClass.Proto.GetSymbol(t.events.Rejection), c.This, c.Arguments...)
	}
	jsapi.Must(t.ServerClass.Proto.DefineDataPropertySymbol(t.events.Rejection, t.env.Func("", 3, rejection),
		goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// onServer makes a native method of f.
func (t *TLS) onServer(name string, length int, f func(*Secure, goja.FunctionCall) goja.Value) jsapi.Method {
	return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
		h := jsapi.Receiver[SecureHolder](t.env, c.This)
		return f(h.SecureState(), c)
	}}
}

// InitServer ties h to this and reads the arguments of new tls.Server(options, listener), of
// which both may be missing. It throws what Node throws.
func (t *TLS) InitServer(this *goja.Object, h SecureHolder, options, listener goja.Value) {
	if jsapi.IsFunction(options) {
		options, listener = t.env.VM.NewObject(), options
	}
	o, isObject := options.(*goja.Object)
	if !isObject && !jsapi.IsNullish(options) {
		panic(t.env.InvalidArgType("options", "of type object", options))
	}
	v := h.SecureState()
	v.t, v.server, v.options = t, h.NetServer(), o
	v.configure(this, o)
	t.net.InitServer(this, h, t.plainOptions(o), goja.Undefined())
	if jsapi.IsFunction(listener) {
		v.server.On("secureConnection", listener)
	}
	v.server.OnGo("connection", func(args []goja.Value) {
		if raw, ok := jsapi.Arg(args, 0).(*goja.Object); ok {
			v.accept(raw)
		}
	})
}

// plainOptions are those of the net.Server underneath.
func (t *TLS) plainOptions(o *goja.Object) *goja.Object {
	plain := t.env.VM.NewObject()
	for _, name := range []string{"allowHalfOpen", "pauseOnConnect", "noDelay", "keepAlive", "keepAliveInitialDelay", "highWaterMark"} {
		if v := option(o, name); !jsapi.IsUndefined(v) {
			jsapi.Must(plain.Set(name, v))
		}
	}
	return plain
}

// configure checks the options and makes the properties that show them.
func (v *Secure) configure(this, o *goja.Object) {
	t := v.t
	jsapi.Must(this.Set("_contexts", t.env.VM.NewArray()))
	jsapi.Must(this.Set("requestCert", option(o, "requestCert").StrictEquals(t.bool(true))))
	jsapi.Must(this.Set("rejectUnauthorized", !t.isFalse(option(o, "rejectUnauthorized"))))
	protocols, callback := option(o, "ALPNProtocols"), option(o, "ALPNCallback")
	if callback.ToBoolean() && protocols.ToBoolean() {
		panic(t.env.CodeError("TypeError", "ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS",
			"The ALPNCallback and ALPNProtocols TLS options are mutually exclusive"))
	}
	jsapi.Must(this.Set("ALPNCallback", callback))
	if protocols.ToBoolean() {
		if b, ok := t.alpnBytes(protocols); ok {
			jsapi.Must(this.Set("ALPNProtocols", t.buffers.New(b)))
		}
	}
	v.setContext(this, o)
	if sni := option(o, "SNICallback"); sni.ToBoolean() {
		t.env.ValidateFunction(sni, "options.SNICallback")
	}
	v.timeout = 120_000
	if ms := option(o, "handshakeTimeout"); ms.ToBoolean() {
		v.timeout = int64(t.env.ValidateNumber(ms, "options.handshakeTimeout", math.Inf(-1), math.Inf(1)))
	}
	if f := option(o, "pskCallback"); f.ToBoolean() {
		t.env.ValidateFunction(f, "options.pskCallback")
	}
	if hint := option(o, "pskIdentityHint"); hint.ToBoolean() {
		t.env.ValidateString(hint, "options.pskIdentityHint")
	}
}

// setContext shows options as properties of the server, and makes its own context of those.
func (v *Secure) setContext(this, o *goja.Object) {
	set := func(name string, value any) { jsapi.Must(this.Set(name, value)) }
	for _, name := range []string{"sessionTimeout", "ticketKeys"} {
		if value := option(o, name); value.ToBoolean() {
			set(name, value)
		}
	}
	for _, opt := range secureOptions {
		value := option(o, opt.name)
		switch {
		case opt.name == "honorCipherOrder":
			value = v.t.bool(jsapi.IsUndefined(value) || value.ToBoolean())
		case opt.name == "sessionIdContext" && !value.ToBoolean():
			value = v.t.str(v.t.sessionIDContext())
		case !opt.asis && !value.ToBoolean():
			value = goja.Undefined()
		}
		set(opt.name, value)
	}
	v.ctx = v.t.contextFrom(this)
	set("_sharedCreds", v.ctx.Object())
	if v.keys = nil; !jsapi.IsUndefined(v.ctx.tickets) {
		v.keys = append([]byte(nil), v.t.ticketBytes(v.ctx.tickets, "options.ticketKeys")...)
	}
}

// jsSetServerData takes the ticket keys of the first worker of a cluster that listens.
func (v *Secure) jsSetServerData(c goja.FunctionCall) goja.Value {
	if o, ok := c.Argument(0).(*goja.Object); ok {
		if keys, err := hex.DecodeString(option(o, "ticketKeys").String()); err == nil && len(keys) == 48 {
			v.keys = keys
		}
	}
	return goja.Undefined()
}

// sessionIDContext is the scope of a server's sessions unless it has one of its own: half of
// a hash of the command line, so that another program does not go on with them.
func (t *TLS) sessionIDContext() string {
	host := t.env.Host
	sum := sha1.Sum([]byte(strings.Join(append([]string{host.ExecPath}, host.Args...), " ")))
	return hex.EncodeToString(sum[:16])
}

// jsSetContext is server.setSecureContext(options).
func (v *Secure) jsSetContext(c goja.FunctionCall) goja.Value {
	v.setContext(c.This.(*goja.Object), v.t.env.ValidateObject(c.Argument(0), "options"))
	return goja.Undefined()
}

// jsSetOptions is the deprecated server.setOptions(options).
func (v *Secure) jsSetOptions(c goja.FunctionCall) goja.Value {
	if !v.t.warnedSet {
		v.t.warnedSet = true
		v.t.warn("Server.prototype.setOptions() is deprecated", "DeprecationWarning", "DEP0122")
	}
	o, this := v.t.env.ValidateObject(c.Argument(0), "options"), c.This.(*goja.Object)
	for _, name := range []string{"requestCert", "rejectUnauthorized"} {
		if f := option(o, name); !jsapi.IsUndefined(f) {
			jsapi.Must(this.Set(name, f.StrictEquals(v.t.bool(true)) || name == "rejectUnauthorized" && !v.t.isFalse(f)))
		}
	}
	return goja.Undefined()
}

// jsAddContext is server.addContext(hostname, context).
func (v *Secure) jsAddContext(c goja.FunctionCall) goja.Value {
	if !c.Argument(0).ToBoolean() {
		panic(v.t.env.CodeError("Error", "ERR_TLS_REQUIRED_SERVER_NAME", `"servername" is required parameter for Server.addContext`))
	}
	if !jsapi.IsString(c.Argument(0)) {
		panic(v.t.env.TypeError("servername.replace is not a function"))
	}
	pattern := strings.ReplaceAll(regexp.QuoteMeta(c.Argument(0).String()), `\*`, "[^.]*")
	names, err := regexp.Compile("(?i)^" + pattern + "$")
	if err != nil {
		return goja.Undefined()
	}
	x := c.Argument(1)
	if v.t.contextOf(x) == nil {
		x = v.t.contextFrom(x).Object()
	}
	v.contexts = append(v.contexts, namedContext{names, x})
	return goja.Undefined()
}

// jsSetTicketKeys is server.setTicketKeys(keys).
func (v *Secure) jsSetTicketKeys(c goja.FunctionCall) goja.Value {
	if b, ok := buffer.Bytes(c.Argument(0)); ok && buffer.IsView(c.Argument(0)) && len(b) != 48 {
		panic(v.t.assertion("Session ticket keys must be a 48-byte buffer"))
	}
	v.keys = append([]byte(nil), v.t.ticketBytes(c.Argument(0), "buffer")...)
	return goja.Undefined()
}

// choose is the server's own SNICallback: the context that addContext was given for a name,
// or the server's.
func (v *Secure) choose(c goja.FunctionCall) goja.Value {
	cb, _ := jsapi.AsFn(c.Argument(1))
	chosen := goja.Undefined()
	for _, n := range v.contexts {
		if n.names.MatchString(c.Argument(0).String()) {
			chosen = n.value
		}
	}
	cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{goja.Null(), chosen}})
	return goja.Undefined()
}

// accept makes a Socket over a connection, which stays what it is; see Socket.lieOn.
func (v *Secure) accept(raw *goja.Object) {
	t, this := v.t, v.server.Object()
	s := t.newSocket(t.env.Create(t.SocketClass), raw, nil, v.ctx)
	s.isServer, s.server = true, v
	s.requestCert, s.reject = option(this, "requestCert").ToBoolean(), option(this, "rejectUnauthorized").ToBoolean()
	s.protocols = t.protocolsOf(option(this, "ALPNProtocols"))
	if f := option(this, "ALPNCallback"); jsapi.IsFunction(f) {
		s.wantsALPN = f
	}
	switch f := option(v.options, "SNICallback"); {
	case jsapi.IsFunction(f):
		s.wantsSNI = f
	case len(v.contexts) > 0:
		s.wantsSNI = t.env.Func("SNICallback", 2, v.choose)
	}
	if option(this, "pauseOnConnect").ToBoolean() || option(v.options, "pauseOnConnect").ToBoolean() {
		s.Pause()
	}
	s.set("_requestCert", s.requestCert)
	s.set("_rejectUnauthorized", s.reject)
	s.set("server", this)
	s.OnGo("error", func(args []goja.Value) { v.clientError(jsapi.Arg(args, 0), s) })
	s.OnceGo("close", func([]goja.Value) {
		if !s.told {
			v.clientError(t.reset("socket hang up"), s)
		}
	})
	if v.timeout > 0 {
		s.deadline = t.env.Loop.NewTimer(v.timeout, false, func() {
			v.clientError(t.handshakeTimeout(), s)
		})
		s.deadline.Unref()
	}
}

// handshakeTimeout is the error of a client that takes too long.
func (t *TLS) handshakeTimeout() *goja.Object {
	return t.env.CodeError("Error", "ERR_TLS_HANDSHAKE_TIMEOUT", "TLS handshake timeout")
}

// clientError tells the server, once, of a handshake that came to nothing.
func (v *Secure) clientError(err goja.Value, s *Socket) {
	if !s.told {
		s.told = true
		v.server.Emit("tlsClientError", err, s.Object())
	}
}
