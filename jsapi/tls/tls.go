package tls

import (
	"cmp"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/crypto"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "tls", Load: func(env *jsapi.Env) goja.Value { return From(env).exports }}

// TLS is the module's state in one runtime. It belongs to the loop's goroutine.
type TLS struct {
	// ServerClass and SocketClass are tls.Server and tls.TLSSocket.
	ServerClass, SocketClass *jsapi.Class

	env          *jsapi.Env
	events       *events.Events
	streams      *stream.Streams
	buffers      *buffer.Buffers
	crypto       *crypto.Crypto
	net          *net.Net
	exports      *goja.Object
	contextClass *jsapi.Class
	wrapClass    *jsapi.Class // of a Socket's _handle, nil until a script asks for one
	sslView      *goja.Object // getters that each Socket owns
	optionsView  *goja.Object
	identity     *goja.Object // our own checkServerIdentity

	shaking    map[*engine]struct{} // whose coroutines are to be ended
	roots      trust                // of a context without ca, once parsed
	rootTexts  *goja.Object         // tls.rootCertificates, once asked for
	plain      []byte               // where a record is decrypted to, while nobody uses it
	spare      []byte               // a buffer for records to be sent, while nobody uses it
	warnedAddr bool                 // of an IP address as servername
	warnedAuth bool                 // of NODE_TLS_REJECT_UNAUTHORIZED
	warnedSet  bool                 // of setOptions
}

// Close ends the handshakes that are under way, when a runtime is closed that has not run to
// its end. Call it on the loop's goroutine.
func Close(env *jsapi.Env) {
	if t := jsapi.Used[TLS](env); t != nil {
		for e := range t.shaking {
			e.close()
		}
	}
}

// From returns the module's state in env.
func From(env *jsapi.Env) *TLS { return jsapi.Use(env, load) }

func load(env *jsapi.Env) *TLS {
	t := &TLS{
		env: env, events: events.From(env), streams: stream.From(env), buffers: buffer.From(env),
		crypto: crypto.From(env), net: net.From(env), exports: env.VM.NewObject(),
		shaking: make(map[*engine]struct{}),
	}
	t.defineContext()
	t.defineViews()
	t.defineSocket()
	t.defineServer()
	t.export()
	return t
}

func (t *TLS) export() {
	x := t.exports
	set := func(name string, v any) { jsapi.Must(x.Set(name, v)) }
	set("CLIENT_RENEG_LIMIT", 3)
	set("CLIENT_RENEG_WINDOW", 600)
	flags := t.env.Host.Defaults
	set("DEFAULT_CIPHERS", cmp.Or(flags.TLSCiphers, defaultCiphers))
	set("DEFAULT_ECDH_CURVE", "auto")
	set("DEFAULT_MIN_VERSION", cmp.Or(flags.TLSMin, defaultMin))
	set("DEFAULT_MAX_VERSION", cmp.Or(flags.TLSMax, defaultMax))
	t.env.SetMethods(x, true, jsapi.Method{Name: "getCiphers", Fn: t.getCiphers, Nameless: true})
	get := t.env.Func("get", 0, func(goja.FunctionCall) goja.Value { return t.rootCertificates() })
	jsapi.Must(x.DefineAccessorProperty("rootCertificates", get, nil, goja.FLAG_FALSE, goja.FLAG_TRUE))
	t.env.SetMethods(x, true,
		jsapi.Method{Name: "convertALPNProtocols", Length: 2, Fn: t.convertALPN},
		jsapi.Method{Name: "checkServerIdentity", Length: 2, Fn: t.checkServerIdentity},
		jsapi.Method{Name: "createSecureContext", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return t.contextFrom(c.Argument(0)).Object()
		}},
	)
	t.identity = x.Get("checkServerIdentity").(*goja.Object)
	set("SecureContext", t.contextClass.Ctor)
	set("TLSSocket", t.SocketClass.Ctor)
	set("Server", t.ServerClass.Ctor)
	t.env.SetMethods(x, true,
		jsapi.Method{Name: "createServer", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return t.env.New(t.ServerClass.Ctor, c.Arguments...)
		}},
		jsapi.Method{Name: "connect", Fn: t.connect},
		jsapi.Method{Name: "createSecurePair", Fn: t.createSecurePair},
	)
}

// createSecurePair was deprecated before Node 1.0; nothing of it is left but the name.
func (t *TLS) createSecurePair(goja.FunctionCall) goja.Value {
	panic(t.env.CodeError("Error", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
		"tls.createSecurePair() is not available in this runtime. Use tls.TLSSocket"))
}

func (t *TLS) str(s string) goja.Value { return t.env.VM.ToValue(s) }

func (t *TLS) bool(b bool) goja.Value { return t.env.VM.ToValue(b) }

// option is o[name], undefined when there is none or no o.
func option(o *goja.Object, name string) goja.Value {
	if o != nil {
		if v := o.Get(name); v != nil {
			return v
		}
	}
	return goja.Undefined()
}

// isFalse reports whether an option that is on by default is switched off.
func (t *TLS) isFalse(v goja.Value) bool { return v.StrictEquals(t.bool(false)) }

// Exports is the module's object.
func (t *TLS) Exports() *goja.Object { return t.exports }

// SocketOf returns the Socket behind v, or nil.
func (t *TLS) SocketOf(v goja.Value) *Socket {
	s, _ := t.env.Unwrap(v).(*Socket)
	return s
}
