package tls

import (
	"crypto/tls"
	"errors"
	"io"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// greeted runs within the handshake, when the client has said what it wants: what a server has to
// choose is chosen. Up to TLS 1.2 the identity comes first and the protocol behind it; for TLS
// 1.3 it is the other way round, and who goes on with a session needs no identity (see identify).
func (s *Socket) greeted(hello *tls.ClientHelloInfo) (*tls.Config, error) {
	s.asked = hello.ServerName
	version := s.ctx.version(hello)
	if version == 0 {
		return nil, nil // which crypto/tls refuses, and nobody is asked
	}
	if err := s.askHello(); err != nil {
		return nil, err
	}
	old, asks := version < tls.VersionTLS13, s.wantsALPN != nil && len(hello.SupportedProtos) > 0
	var suites []uint16
	var identity *tls.Certificate
	if old {
		staple, err := s.askIdentity(hello)
		if err != nil {
			return nil, err
		}
		suites, identity = s.ctx.suiteFor(hello)
		identity = stapled(identity, staple)
	}
	if asks {
		var chosen string
		if !s.eng.ask(func(answered func()) { s.askProtocol(hello, &chosen); answered() }) {
			return nil, io.EOF
		}
		if s.questionError != nil {
			return nil, errors.New("refused by ALPNCallback")
		}
		s.protocols = []string{chosen} // one that the client has not is refused
	}
	if !old && !asks {
		return nil, nil
	}
	c := s.ctx.config()
	s.serverConfig(c)
	c.GetConfigForClient = nil
	if old {
		c.GetCertificate, c.Certificates = nil, s.ctx.certs
	}
	if identity != nil {
		c.CipherSuites, c.Certificates = suites, []tls.Certificate{*identity}
	}
	return c, nil
}

// identify is the identity for a client of TLS 1.3.
func (s *Socket) identify(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	staple, err := s.askIdentity(hello)
	if err != nil {
		return nil, err
	}
	return stapled(s.ctx.identityFor(hello), staple), nil
}

// stapled is an identity with its status.
func stapled(c *tls.Certificate, staple []byte) *tls.Certificate {
	if c == nil || staple == nil {
		return c
	}
	with := *c
	with.OCSPStaple = staple
	return &with
}

// askIdentity asks the script what there is to ask for the choice of an identity: SNICallback for
// the context, the listeners of 'OCSPRequest' for the status.
func (s *Socket) askIdentity(hello *tls.ClientHelloInfo) (staple []byte, err error) {
	if hello.ServerName != "" && s.wantsSNI != nil {
		if !s.eng.ask(func(answered func()) { s.askContext(hello, answered) }) {
			return nil, io.EOF
		}
	}
	if s.questionError == nil && s.wantsStatus(hello) {
		if !s.eng.ask(func(answered func()) { s.askStatus(&staple, answered) }) {
			return nil, io.EOF
		}
	}
	if s.questionError != nil {
		return nil, errors.New("refused by the script")
	}
	return staple, nil
}

// once guards a callback that may be called once: a second call ends the connection.
func (s *Socket) once(length int, f func(err *goja.Object, v goja.Value)) *goja.Object {
	called := false
	return s.t.env.Func("", length, func(c goja.FunctionCall) goja.Value {
		if called {
			s.fail(s.t.env.CodeError("Error", "ERR_MULTIPLE_CALLBACK", "Callback called multiple times"))
			return goja.Undefined()
		}
		called = true
		var err *goja.Object
		if v := c.Argument(0); v.ToBoolean() {
			if err = object(v); err == nil {
				err = s.t.env.Error(v.String())
			}
		}
		f(err, c.Argument(1))
		return goja.Undefined()
	})
}

// askContext calls SNICallback(servername, callback), which may answer later.
func (s *Socket) askContext(hello *tls.ClientHelloInfo, answered func()) {
	cb := s.once(2, func(err *goja.Object, v goja.Value) {
		switch x := s.t.contextOf(v); {
		case err != nil:
			s.questionError = err
		case x != nil:
			s.ctx = x.under(s.ctx)
		case object(v) != nil && s.wantsStatus(hello):
			s.questionError = s.t.env.TypeError("ctx.getCertificate is not a function")
		case object(v) != nil:
			s.questionError = s.t.env.TypeError("Invalid SNI context")
		}
		answered()
	})
	jsapi.Call(s.wantsSNI, s.Object(), s.t.str(hello.ServerName), cb)
}

// statusRequest is the extension with which a client asks for a certificate's status (RFC 6066
// section 8).
const statusRequest = 5

// wantsStatus reports whether a client asks for the status and somebody listens.
func (s *Socket) wantsStatus(hello *tls.ClientHelloInfo) bool {
	return s.server != nil && s.server.server.Has("OCSPRequest") && slices.Contains(hello.Extensions, statusRequest)
}

// askStatus asks the listeners of 'OCSPRequest' for the status of our certificate.
func (s *Socket) askStatus(staple *[]byte, answered func()) {
	t := s.t
	var own, issuer goja.Value = goja.Null(), goja.Null()
	if len(s.ctx.own) > 0 {
		own = t.buffers.Copy(s.ctx.own[0].Raw)
		if c := issuerIn(s.ctx.ca, s.ctx.own[0]); c != nil {
			issuer = t.buffers.Copy(c.Raw)
		}
	}
	s.server.server.Emit("OCSPRequest", own, issuer, s.once(2, func(err *goja.Object, v goja.Value) {
		b, ok := buffer.Bytes(v)
		switch {
		case err != nil:
			s.questionError = err
		case ok:
			*staple = append([]byte(nil), b...)
		case v.ToBoolean():
			panic(t.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "OCSP response must be a buffer"))
		}
		answered()
	}))
}

// askProtocol calls ALPNCallback({servername, protocols}).
func (s *Socket) askProtocol(hello *tls.ClientHelloInfo, chosen *string) {
	o, list := s.t.env.VM.NewObject(), make([]any, len(hello.SupportedProtos))
	found := false
	for i, p := range hello.SupportedProtos {
		list[i] = p
	}
	jsapi.Must(o.Set("servername", s.t.nameOr(hello.ServerName, s.t.bool(false))))
	jsapi.Must(o.Set("protocols", s.t.env.VM.NewArray(list...)))
	v := jsapi.Call(s.wantsALPN, s.Object(), o)
	if jsapi.IsUndefined(v) {
		return
	}
	*chosen = v.String()
	for _, p := range hello.SupportedProtos {
		found = found || p == *chosen
	}
	if !found {
		s.questionError = s.t.env.CodeError("TypeError", "ERR_TLS_ALPN_CALLBACK_INVALID_RESULT",
			"ALPN callback returned a value ("+*chosen+") that did not match any of the client's offered protocols ("+joined(hello.SupportedProtos)+")")
	}
}

func joined(list []string) (s string) {
	for i, p := range list {
		if i > 0 {
			s += ", "
		}
		s += p
	}
	return s
}
