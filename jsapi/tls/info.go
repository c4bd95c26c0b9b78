package tls

import (
	"crypto/ecdsa"
	"crypto/tls"
	"crypto/x509"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// infoMethods are the methods of TLSSocket that tell what was agreed on.
func (t *TLS) infoMethods() []jsapi.Method {
	return []jsapi.Method{
		withoutName(t.open("getPeerCertificate", 1, (*Socket).jsPeerCertificate)),
		withoutName(t.open("getCertificate", 0, (*Socket).jsCertificate)),
		t.nameless("getPeerX509Certificate", 1, func(s *Socket, _ goja.FunctionCall) goja.Value { return t.x509Of(s.peerChain()) }),
		t.nameless("getX509Certificate", 0, func(s *Socket, _ goja.FunctionCall) goja.Value {
			if s.Destroyed() {
				return goja.Undefined()
			}
			return t.x509Of(s.ctx.own)
		}),
		t.nameless("setKeyCert", 1, (*Socket).jsSetKeyCert),
		t.open("getCipher", 0, (*Socket).jsGetCipher),
		t.open("getSharedSigalgs", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { return t.env.VM.NewArray() }),
		t.open("getEphemeralKeyInfo", 0, (*Socket).jsEphemeralKey),
		t.open("getFinished", 0, (*Socket).jsFinished),
		t.open("getPeerFinished", 0, (*Socket).jsFinished),
		t.open("getProtocol", 0, (*Socket).jsGetProtocol),
		t.open("getSession", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { return t.bytesOr(s.session()) }),
		t.open("getTLSTicket", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { return t.bytesOr(s.resume.ticket) }),
		t.open("isSessionReused", 0, func(s *Socket, _ goja.FunctionCall) goja.Value {
			state := s.state()
			return t.bool(state != nil && state.DidResume)
		}),
	}
}

// method makes a native method of f; without a Socket it does nothing.
func (t *TLS) method(name string, length int, f func(*Socket, goja.FunctionCall) goja.Value) jsapi.Method {
	return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
		if s := t.SocketOf(c.This); s != nil {
			return f(s, c)
		}
		return goja.Undefined()
	}}
}

// nameless is method for what is a function without a name in Node.
func (t *TLS) nameless(name string, length int, f func(*Socket, goja.FunctionCall) goja.Value) jsapi.Method {
	return withoutName(t.method(name, length, f))
}

func withoutName(m jsapi.Method) jsapi.Method {
	m.Nameless = true
	return m
}

// open is method for what tells nothing but null of a Socket that is destroyed.
func (t *TLS) open(name string, length int, f func(*Socket, goja.FunctionCall) goja.Value) jsapi.Method {
	return t.method(name, length, func(s *Socket, c goja.FunctionCall) goja.Value {
		if s.Destroyed() && !s.lingers {
			return goja.Null()
		}
		return f(s, c)
	})
}

// bytesOr is a Buffer of b, undefined without.
func (t *TLS) bytesOr(b []byte) goja.Value {
	if b == nil {
		return goja.Undefined()
	}
	return t.buffers.Copy(b)
}

// peerChain is what a script is shown of the peer's certificates: a client that went on with a
// session has got none.
func (s *Socket) peerChain() []*x509.Certificate {
	if state := s.state(); state != nil && !s.Destroyed() && (s.isServer || !state.DidResume) {
		return state.PeerCertificates
	}
	return nil
}

func (t *TLS) x509Of(chain []*x509.Certificate) goja.Value {
	if len(chain) == 0 {
		return goja.Undefined()
	}
	return t.crypto.NewX509(chain[0])
}

// jsGetCipher is tlsSocket.getCipher().
func (s *Socket) jsGetCipher(goja.FunctionCall) goja.Value {
	state := s.state()
	if state == nil {
		return goja.Undefined()
	}
	c, o := suiteOf(state.CipherSuite), s.t.env.VM.NewObject()
	jsapi.Must(o.Set("name", c.name))
	jsapi.Must(o.Set("standardName", c.iana))
	jsapi.Must(o.Set("version", c.version))
	return o
}

func (s *Socket) jsGetProtocol(goja.FunctionCall) goja.Value {
	if state := s.state(); state != nil {
		return s.t.str(versionName(state.Version))
	}
	return s.t.str("TLSv1.3") // OpenSSL's answer until there is one
}

// jsEphemeralKey is tlsSocket.getEphemeralKeyInfo(): of the key exchange, for a client.
func (s *Socket) jsEphemeralKey(goja.FunctionCall) goja.Value {
	if s.isServer {
		return goja.Null()
	}
	o, state := s.t.env.VM.NewObject(), s.state()
	if state == nil || state.CurveID == 0 || state.DidResume && state.Version < tls.VersionTLS13 {
		return o
	}
	name, size := state.CurveID.String(), 0
	switch state.CurveID {
	case tls.CurveP256:
		name, size = "prime256v1", 256
	case tls.CurveP384:
		name, size = "secp384r1", 384
	case tls.CurveP521:
		name, size = "secp521r1", 521
	case tls.X25519:
		name, size = "X25519", 253
	}
	jsapi.Must(o.Set("type", "ECDH"))
	jsapi.Must(o.Set("name", name))
	jsapi.Must(o.Set("size", size))
	return o
}

// jsPeerCertificate is tlsSocket.getPeerCertificate([detailed]).
func (s *Socket) jsPeerCertificate(c goja.FunctionCall) goja.Value {
	chain := s.peerChain()
	switch {
	case len(chain) == 0:
		return s.t.env.VM.NewObject()
	case c.Argument(0).ToBoolean():
		return s.t.detailed(chain, s.ctx.trusted(s.t).certs)
	}
	return s.t.crypto.LegacyCertificate(chain[0])
}

// detailed is the certificate of a chain with issuerCertificate in each, up to a root, which
// is its own.
func (t *TLS) detailed(chain, authorities []*x509.Certificate) goja.Value {
	whole, _ := build(chain, authorities)
	first := t.crypto.LegacyCertificate(whole[0])
	last := first
	for _, c := range whole[1:] {
		next := t.crypto.LegacyCertificate(c)
		jsapi.Must(last.Set("issuerCertificate", next))
		last = next
	}
	if selfIssued(whole[len(whole)-1]) {
		jsapi.Must(last.Set("issuerCertificate", last))
	}
	return first
}

// jsCertificate is tlsSocket.getCertificate(): our own.
func (s *Socket) jsCertificate(goja.FunctionCall) goja.Value {
	if len(s.ctx.own) == 0 {
		return s.t.env.VM.NewObject()
	}
	return s.t.crypto.LegacyCertificate(s.used())
}

// used is the certificate that crypto/tls took of several: an ECDSA one for an ECDSA suite.
func (s *Socket) used() *x509.Certificate {
	state := s.state()
	if state != nil && state.Version < tls.VersionTLS13 {
		for _, c := range s.ctx.own {
			_, ec := c.PublicKey.(*ecdsa.PublicKey)
			if ec == suiteOf(state.CipherSuite).has("ECDSA") {
				return c
			}
		}
	}
	return s.ctx.own[0]
}

// jsFinished is tlsSocket.getFinished() and its like: crypto/tls tells the first Finished
// message of a handshake up to TLS 1.2, and neither of the two of TLS 1.3.
func (s *Socket) jsFinished(goja.FunctionCall) goja.Value {
	if state := s.state(); state != nil && len(state.TLSUnique) > 0 {
		return s.t.buffers.Copy(state.TLSUnique)
	}
	return goja.Undefined()
}

// jsExportKey is tlsSocket.exportKeyingMaterial(length, label[, context]) (RFC 5705).
func (s *Socket) jsExportKey(c goja.FunctionCall) goja.Value {
	length := s.t.env.ValidateUint32(c.Argument(0), "length", true)
	label := s.t.env.ValidateString(c.Argument(1), "label")
	var context []byte
	if v := c.Argument(2); !jsapi.IsUndefined(v) {
		b, ok := buffer.Bytes(v)
		if !ok {
			panic(s.t.env.InvalidArgType("context", "an instance of Buffer, TypedArray, or DataView", v))
		}
		context = b
	}
	state := s.state()
	if s.secure && s.Destroyed() {
		panic(s.t.env.TypeError("Cannot read properties of null (reading 'exportKeyingMaterial')"))
	}
	if state == nil {
		panic(s.t.env.CodeError("Error", "ERR_TLS_INVALID_STATE", "TLS socket connection must be securely established"))
	}
	b, err := state.ExportKeyingMaterial(label, context, int(length))
	if err != nil {
		panic(s.t.env.CodeError("Error", "ERR_CRYPTO_OPERATION_FAILED", err.Error()))
	}
	return s.t.buffers.New(b)
}
