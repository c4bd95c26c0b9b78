package tls

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// What Node keeps on a TLSSocket beside what its page tells, for scripts that look at it.

// fields makes the properties that come before those of a net.Socket.
func (s *Socket) fields(this *goja.Object) {
	t := s.t
	jsapi.Must(this.DefineAccessorProperty("_tlsOptions", t.optionsView, nil, goja.FLAG_TRUE, goja.FLAG_TRUE))
	no, null := t.bool(false), goja.Null()
	for _, f := range []struct {
		name  string
		value goja.Value
	}{
		{"_secureEstablished", no}, {"_securePending", no}, {"_newSessionPending", no}, {"_controlReleased", no},
		{"secureConnecting", t.bool(true)}, {"_SNICallback", null}, {"servername", null}, {"alpnProtocol", null},
		{"authorized", no}, {"authorizationError", null}, {"encrypted", t.bool(true)},
	} {
		jsapi.Must(this.Set(f.name, f.value))
	}
}

// lastFields makes those that come behind.
func (s *Socket) lastFields(this *goja.Object) {
	jsapi.Must(this.DefineAccessorProperty("ssl", s.t.sslView, nil, goja.FLAG_TRUE, goja.FLAG_TRUE))
	jsapi.Must(this.Set("_requestCert", s.requestCert || !s.isServer))
	jsapi.Must(this.Set("_rejectUnauthorized", s.reject))
}

// defineViews makes the getters of the fields that are made when they are asked for.
func (t *TLS) defineViews() {
	t.sslView = t.env.Func("get ssl", 0, func(c goja.FunctionCall) goja.Value {
		if s := t.SocketOf(c.This); s == nil || s.Destroyed() && !s.lingers {
			return goja.Null()
		}
		return c.This.(*goja.Object).Get("_handle")
	})
	t.optionsView = t.env.Func("get _tlsOptions", 0, func(c goja.FunctionCall) goja.Value {
		if s := t.SocketOf(c.This); s != nil {
			return s.shownOptions()
		}
		return goja.Undefined()
	})
}

// shownOptions are the options of the constructor, as tls.connect and a server would pass them.
func (s *Socket) shownOptions() goja.Value {
	o := s.t.env.VM.NewObject()
	set := func(name string, v any) { jsapi.Must(o.Set(name, v)) }
	set("secureContext", s.ctx.Object())
	set("isServer", s.isServer)
	set("requestCert", s.Object().Get("_requestCert"))
	set("rejectUnauthorized", s.reject)
	if s.server != nil {
		set("server", s.server.server.Object())
	}
	for _, name := range []string{"session", "ALPNProtocols", "requestOCSP"} {
		set(name, option(s.options, name))
	}
	return o
}

// underscored are the methods that Node's own code calls.
func (t *TLS) underscored() []jsapi.Method {
	return []jsapi.Method{
		t.nameless("_handleTimeout", 0, func(s *Socket, _ goja.FunctionCall) goja.Value {
			return t.env.Method(s.Object(), "_emitTLSError", t.handshakeTimeout())
		}),
		t.nameless("_emitTLSError", 1, func(s *Socket, c goja.FunctionCall) goja.Value {
			if err := t.env.Method(s.Object(), "_tlsError", c.Argument(0)); err.ToBoolean() {
				s.Destroy(err)
			}
			return goja.Undefined()
		}),
		t.nameless("_tlsError", 1, func(s *Socket, c goja.FunctionCall) goja.Value {
			s.Emit("_tlsError", c.Argument(0))
			if s.released() {
				return c.Argument(0)
			}
			return goja.Null()
		}),
		t.nameless("_releaseControl", 0, func(s *Socket, _ goja.FunctionCall) goja.Value {
			was := s.released()
			s.set("_controlReleased", true)
			return t.bool(!was)
		}),
		t.nameless("_start", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { s.start(); return goja.Undefined() }),
	}
}

// released reports whether errors are the script's, and no longer those of who made the Socket.
func (s *Socket) released() bool { return option(s.Object(), "_controlReleased").ToBoolean() }

// WrapHandle is for package net: the _handle of a Socket is a TLSWrap around that of the
// connection.
func (s *Socket) WrapHandle(inner, outer *goja.Object) {
	if s.t.wrapClass == nil {
		s.t.defineWrap(inner)
	}
	jsapi.Must(outer.SetPrototype(s.t.wrapClass.Proto))
	parent := option(s.Object(), "_parent")
	if s.over != nil {
		parent = s.over.o
	}
	for _, f := range []struct {
		name  string
		value goja.Value
	}{{"_parent", inner}, {"_parentWrap", parent}, {"_secureContext", s.ctx.Object()}} {
		jsapi.Must(outer.Set(f.name, f.value))
	}
}

// defineWrap makes the class of a Socket's _handle, whose methods are the Socket's.
func (t *TLS) defineWrap(inner *goja.Object) {
	class := &jsapi.Class{Proto: inner.Prototype()}
	t.wrapClass = t.env.Class(jsapi.ClassSpec{Name: "TLSWrap", Parent: class, Enumerable: true, MustNew: true, Methods: []jsapi.Method{
		t.onWrap("getServername", func(o *goja.Object) goja.Value { return option(o, "servername") }),
		t.onWrap("getALPNNegotiatedProtocol", func(o *goja.Object) goja.Value { return option(o, "alpnProtocol") }),
	}})
	for _, name := range []string{"setServername", "setSession", "setKeyCert", "exportKeyingMaterial", "isSessionReused", "getCertificate",
		"getX509Certificate", "getCipher", "getEphemeralKeyInfo", "getFinished", "getPeerCertificate", "getPeerX509Certificate",
		"getPeerFinished", "getProtocol", "getSession", "getSharedSigalgs", "getTLSTicket", "setMaxSendFragment"} {
		t.env.SetMethods(t.wrapClass.Proto, true, jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			return t.env.Method(option(object(c.This), "owner").(*goja.Object), name, c.Arguments...)
		}})
	}
}

// onWrap is a method of the class that tells of the Socket.
func (t *TLS) onWrap(name string, f func(*goja.Object) goja.Value) jsapi.Method {
	return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
		return f(option(object(c.This), "owner").(*goja.Object))
	}}
}
