package tls

import (
	"crypto/tls"
	"crypto/x509"
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// Context is a SecureContext: what connections authenticate themselves and their peers
// with, and the limits of what they agree on.
type Context struct {
	jsapi.Hidden
	certs      []tls.Certificate
	own        []*x509.Certificate    // the leaves of certs
	bare       bool                   // the last of certs was given without its authorities
	ca         []*x509.Certificate    // with ownCA, who is trusted
	ownCA      bool                   // a ca was given
	crls       []*x509.RevocationList // chains are checked against these, if there are any
	min, max   uint16
	suites     []uint16 // up to TLS 1.2, in the order of the option
	ordered    bool     // a server goes by that order and not by its client's
	curves     []tls.CurveID
	ticketless bool       // SSL_OP_NO_TICKET: who wants to resume sessions keeps them
	sessions   int64      // seconds that a session may be resumed, 0 for crypto/tls's week
	scope      string     // sessionIdContext: sessions of another one are not resumed
	tickets    goja.Value // ticketKeys, undefined without
}

// defineContext makes the class that tls.createSecureContext makes objects of.
func (t *TLS) defineContext() {
	t.contextClass = t.env.Class(jsapi.ClassSpec{Name: "SecureContext", Length: 4, Init: func(this *goja.Object, args []goja.Value) {
		o := t.env.VM.NewObject()
		for i, name := range []string{"secureProtocol", "secureOptions", "minVersion", "maxVersion"} {
			jsapi.Must(o.Set(name, jsapi.Arg(args, i)))
		}
		t.bindContext(this, o)
	}})
}

// bindContext makes the Context behind this. That the server's order of suites is asked for is one
// more bit of secureOptions, behind which these are a number of any kind.
func (t *TLS) bindContext(this, o *goja.Object) *Context {
	x := &Context{tickets: goja.Undefined(), ordered: option(o, "honorCipherOrder").ToBoolean()}
	x.min, x.max = t.versions(o)
	switch v := option(o, "secureOptions"); {
	case x.ordered:
		x.exclude(v.ToInteger())
	case v.ToBoolean():
		x.exclude(t.env.ValidateInteger(v, "secureOptions", math.MinInt64, math.MaxInt64))
	}
	t.env.Bind(this, x)
	jsapi.Must(this.Set("context", t.env.VM.NewObject()))
	return x
}

// contextOf is the Context that v is, or nil.
func (t *TLS) contextOf(v goja.Value) *Context {
	x, _ := t.env.Unwrap(v).(*Context)
	return x
}

// contextFrom makes a Context of the options of tls.createSecureContext. It throws what
// Node throws.
func (t *TLS) contextFrom(v goja.Value) *Context {
	o, ok := v.(*goja.Object)
	if ok && (jsapi.IsFunction(o) || t.env.IsArray(o)) || !ok && v.ToBoolean() {
		panic(t.env.InvalidArgType("options", "of type object", v))
	}
	x := t.bindContext(t.env.Create(t.contextClass), o)
	x.authorities(t, option(o, "ca"))
	chains := t.chains(option(o, "cert"))
	x.pair(t, chains, x.keys(t, o))
	t.checkEngines(o)
	t.checkSignatures(option(o, "sigalgs"))
	x.suites = t.cipherList(option(o, "ciphers"))
	x.curves = t.curves(option(o, "ecdhCurve"))
	if v := option(o, "dhparam"); !jsapi.IsNullish(v) {
		t.validatePEM(v, "options.dhparam")
	}
	x.revocations(t, option(o, "crl"))
	if v := option(o, "sessionIdContext"); !jsapi.IsNullish(v) {
		x.scope = t.env.ValidateString(v, "options.sessionIdContext")
		if len(x.scope) > maxScope {
			panic(t.env.TypeError("00000000:error:0A000111:SSL routines:SSL_CTX_set_session_id_context:ssl session id context too long:\n"))
		}
	}
	if v := option(o, "pfx"); !jsapi.IsNullish(v) {
		x.readPFX(t, v, option(o, "passphrase"))
	}
	x.session(t, o)
	return x
}

// maxScope is how long a sessionIdContext may be (SSL_CTX_set_session_id_context(3)).
const maxScope = 32

// session reads ticketKeys and sessionTimeout.
func (x *Context) session(t *TLS, o *goja.Object) {
	if v := option(o, "ticketKeys"); !jsapi.IsNullish(v) {
		t.ticketBytes(v, "options.ticketKeys")
		x.tickets = v
	}
	if v := option(o, "sessionTimeout"); !jsapi.IsNullish(v) {
		x.sessions = int64(t.env.ValidateInt32(v, "options.sessionTimeout", 0))
	}
}

// ticketBytes checks 48 bytes of ticket keys.
func (t *TLS) ticketBytes(v goja.Value, name string) []byte {
	b, ok := buffer.Bytes(v)
	if !ok || !buffer.IsView(v) {
		panic(t.env.InvalidArgType(name, "an instance of Buffer, TypedArray, or DataView", v))
	}
	if len(b) != 48 {
		panic(t.env.CodeError("TypeError", "ERR_INVALID_ARG_VALUE",
			"The property '"+name+"' must be exactly 48 bytes. Received "+t.env.VM.ToValue(len(b)).String()))
	}
	return b
}

// checkEngines checks the options of OpenSSL's engines, of which there are none here.
func (t *TLS) checkEngines(o *goja.Object) {
	if id := option(o, "privateKeyIdentifier"); !jsapi.IsNullish(id) {
		engine := option(o, "privateKeyEngine")
		switch {
		case jsapi.IsNullish(engine):
			panic(t.env.InvalidArgValue("options.privateKeyEngine", engine, ""))
		case !jsapi.IsString(id):
			panic(t.env.InvalidArgType("options.privateKeyIdentifier", "of type string or one of null or undefined", id))
		case !jsapi.IsString(engine):
			panic(t.env.InvalidArgType("options.privateKeyEngine", "of type string or one of null or undefined", engine))
		}
		panic(t.env.CodeError("Error", "ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED", "Custom engines not supported by this OpenSSL"))
	}
	if v := option(o, "clientCertEngine"); jsapi.IsString(v) {
		panic(t.env.CodeError("Error", "ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED", "Custom engines not supported by this OpenSSL"))
	} else if !jsapi.IsNullish(v) {
		panic(t.env.InvalidArgType("options.clientCertEngine", "of type string or one of null or undefined", v))
	}
}

// config is what crypto/tls needs of the context. What is a connection's own the caller adds.
func (x *Context) config() *tls.Config {
	return &tls.Config{
		Certificates: x.certs, MinVersion: x.min, MaxVersion: x.max,
		CipherSuites: x.suites, CurvePreferences: x.curves,
		InsecureSkipVerify:          true, // the chain is verified behind the handshake; see verify
		DynamicRecordSizingDisabled: true,
	}
}
