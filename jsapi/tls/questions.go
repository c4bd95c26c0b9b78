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

// greeted runs within the handshake, when the client has said what it wants: SNICallback
// finds its context, ALPNCallback its protocol, and what is left to choose is chosen.
func (s *Socket) greeted(hello *tls.ClientHelloInfo) (*tls.Config, error) {
	s.asked = hello.ServerName
	changed := len(s.ctx.certs) > 1 || s.ctx.version(hello) < tls.VersionTLS13
	if hello.ServerName != "" && s.wantsSNI != nil {
		if !s.eng.ask(func(answered func()) { s.askContext(hello.ServerName, &changed, answered) }) {
			return nil, io.EOF
		}
	}
	if s.questionError != nil {
		return nil, errors.New("refused by SNICallback")
	}
	if s.wantsALPN != nil && len(hello.SupportedProtos) > 0 {
		var chosen string
		if !s.eng.ask(func(answered func()) { s.askProtocol(hello, &chosen); answered() }) {
			return nil, io.EOF
		}
		if s.questionError != nil {
			return nil, errors.New("refused by ALPNCallback")
		}
		s.protocols, changed = []string{chosen}, true // one that the client has not is refused
	}
	var staple []byte
	if s.server != nil && s.server.server.Has("OCSPRequest") && slices.Contains(hello.Extensions, statusRequest) {
		s.eng.ask(func(answered func()) { s.askStatus(&staple, answered) })
		if s.questionError != nil {
			return nil, errors.New("refused by 'OCSPRequest'")
		}
		changed = changed || staple != nil
	}
	if !changed {
		return nil, nil
	}
	c := s.ctx.config()
	s.ctx.choose(c, hello)
	if staple != nil && len(c.Certificates) > 0 {
		c.Certificates = slices.Clone(c.Certificates)
		c.Certificates[0].OCSPStaple = staple
	}
	s.serverConfig(c)
	c.GetConfigForClient = nil
	return c, nil
}

// askContext calls SNICallback(servername, callback), which may answer later.
func (s *Socket) askContext(name string, changed *bool, answered func()) {
	called := false
	cb := s.t.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		if called {
			return goja.Undefined()
		}
		called = true
		err, v := c.Argument(0), c.Argument(1)
		switch x := s.t.contextOf(v); {
		case err.ToBoolean():
			s.questionError, _ = err.(*goja.Object)
			if s.questionError == nil {
				s.questionError = s.t.env.Error(err.String())
			}
		case x != nil:
			s.ctx, *changed = x.under(s.ctx), true
		case object(v) != nil:
			s.questionError = s.t.env.TypeError("Invalid SNI context")
		}
		answered()
		return goja.Undefined()
	})
	jsapi.Call(s.wantsSNI, s.Object(), s.t.str(name), cb)
}

// statusRequest is the extension with which a client asks for a certificate's status (RFC 6066
// section 8).
const statusRequest = 5

// askStatus asks the listeners of 'OCSPRequest' for the status of our certificate.
func (s *Socket) askStatus(staple *[]byte, answered func()) {
	t, called := s.t, false
	var own, issuer goja.Value = goja.Null(), goja.Null()
	if len(s.ctx.own) > 0 {
		own = t.buffers.Copy(s.ctx.own[0].Raw)
		if c := issuerIn(s.ctx.ca, s.ctx.own[0]); c != nil {
			issuer = t.buffers.Copy(c.Raw)
		}
	}
	done := t.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		if called {
			return goja.Undefined()
		}
		called = true
		if c.Argument(0).ToBoolean() {
			if s.questionError = object(c.Argument(0)); s.questionError == nil {
				s.questionError = t.env.Error(c.Argument(0).String())
			}
		} else if b, ok := buffer.Bytes(c.Argument(1)); ok {
			*staple = append([]byte(nil), b...)
		}
		answered()
		return goja.Undefined()
	})
	s.server.server.Emit("OCSPRequest", own, issuer, done)
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
