package tls

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// isEnd reports whether err says that the peer has ended its side.
func isEnd(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

// shake goes on with the handshake. It runs within Loop.Call.
func (s *Socket) shake() {
	e := s.eng
	if e.state == fresh && !s.mayBegin() {
		return
	}
	for !e.waiting && e.state != shaken && !s.Destroyed() {
		q := e.step()
		if e.state != shaken {
			s.flush()
		}
		if s.asked != "" && (e.err == nil || !strings.Contains(e.err.Error(), noVersion)) {
			s.set("servername", s.asked)
		}
		s.tellKeys()
		if q == nil {
			break
		}
		e.waiting = true
		asking := true
		s.read(false) // what the peer sends meanwhile stays where it is
		q(func() {
			if !e.waiting || s.Destroyed() {
				return
			}
			s.read(true)
			if e.waiting = false; !asking {
				s.shake()
				if s.secure {
					s.records()
				}
			}
		})
		asking = false
	}
	if e.state == shaken && !s.secure && !s.failed && !s.Destroyed() {
		s.shakenHands()
	}
}

// mayBegin reports whether the handshake can begin: a server waits for its client's greeting.
// Where it can never, it ends here.
func (s *Socket) mayBegin() bool {
	e, enough := s.eng, true
	if s.isServer {
		enough, e.err = greeting(e.in)
	}
	if enough && e.err == nil {
		e.err = s.ctx.noHandshake(s.isServer)
	}
	if e.err == nil {
		return enough
	}
	e.state = shaken
	if r := (*refusal)(nil); errors.As(e.err, &r) {
		e.out = append(e.out, r.alert...)
	}
	s.shakenHands()
	return false
}

// shakenHands acts on the end of the handshake. What the engine wrote last leaves only
// behind the listeners: a side that refuses the other ends without it, as in Node.
func (s *Socket) shakenHands() {
	if s.deadline != nil {
		s.deadline.Stop()
	}
	if err := s.eng.err; err != nil {
		s.refused(err)
		return
	}
	s.secure = true
	s.first = nil
	s.eng.release()
	state := s.state()
	s.set("alpnProtocol", s.t.nameOr(state.NegotiatedProtocol, s.t.bool(false)))
	name := state.ServerName
	if !s.isServer {
		name = s.name
	}
	s.set("servername", s.t.nameOr(name, s.t.bool(false)))
	s.set("_secureEstablished", true)
	s.waited = true
	s.Emit("secure")
	s.release()
}

// judge is the first listener of 'secure'.
func (s *Socket) judge() {
	state := s.state()
	switch {
	case state == nil:
	case s.options != nil:
		s.clientSecure(state)
	case s.server != nil:
		s.serverSecure(state)
	}
}

// refused ends a Socket whose handshake has failed.
func (s *Socket) refused(err error) {
	s.failed = true
	switch {
	case s.questionError != nil:
		s.fail(s.questionError) // without an alert, as Node
	case isEnd(err):
		s.failed = false
		s.ended()
	default:
		s.sendAlert(err)
		s.refuse(err)
	}
}

// refuse ends a Socket with the error of the handshake. A write that waited for it tells the
// error as its own, unless the handshake has not begun.
func (s *Socket) refuse(cause error) {
	held, unbegun := s.held != nil, errors.As(cause, new(*refusal))
	s.held, s.unheard = nil, false
	err := s.t.tlsError(cause, s.first)
	if held && !unbegun {
		s.WriteDone(s.t.protocolError(err))
		return
	}
	if held {
		s.t.env.Loop.NextTick(func() { s.WriteDone(s.t.protocolError(nil)) })
	}
	s.set("_hadError", true)
	s.lingers = true
	s.fail(err)
}

// sendAlert sends the alert that crypto/tls ends a handshake with, in OpenSSL's choice: that of a
// server that has no certificate is handshake_failure.
func (s *Socket) sendAlert(err error) {
	const unrecognizedName, decodeError = 112, 50
	if out := s.eng.out; len(out) > 0 {
		switch last := &out[len(out)-1]; {
		case *last == unrecognizedName && strings.Contains(err.Error(), "no certificates configured"):
			*last = alertFailure
		case *last == decodeError && s.isServer && len(out) == len(fatal(3, decodeError)):
			copy(out, fatal(3, decodeError))
		}
	}
	s.flush()
}

// release sends what has been written meanwhile. A server's ticket waits for the round of reads
// that follows: with the answer to what came along it is one segment, and two would wait for
// each other's acknowledgement.
func (s *Socket) release() {
	if s.Destroyed() {
		return
	}
	var held [][]byte
	if !s.unheard { // else a listener of 'connect' has thrown before the write heard of it
		held, s.held = s.held, nil
	}
	switch {
	case held != nil:
		s.WriteChunks(held)
	case !s.isServer:
		s.flush()
	}
	s.waited = false
	if len(s.ticketsSeen) > 0 { // OpenSSL gives them behind what it gives at once
		s.t.env.Loop.Soon(s.tellSessions)
	}
}

func (t *TLS) nameOr(name string, none goja.Value) goja.Value {
	if name == "" {
		return none
	}
	return t.str(name)
}

// set makes a property of the Socket's object, as Node keeps them there.
func (s *Socket) set(name string, v any) { jsapi.Must(s.Object().Set(name, v)) }

// setAuthorized shows a verdict to the script.
func (s *Socket) setAuthorized(err *goja.Object) {
	s.set("authorized", err == nil)
	if err == nil {
		return
	}
	v := err.Get("code")
	if v == nil || !v.ToBoolean() {
		v = err.Get("message")
	}
	s.set("authorizationError", v)
}

// clientSecure judges the server and emits 'secureConnect'.
func (s *Socket) clientSecure(state *tls.ConnectionState) {
	var err *goja.Object
	if v := s.ctx.verify(s.t, state.PeerCertificates, x509.ExtKeyUsageServerAuth, time.Now()); v != "" {
		err = s.t.verdictError(v)
	} else if !state.DidResume {
		err = s.checkIdentity(state.PeerCertificates)
	}
	s.setAuthorized(err)
	if err != nil && s.reject {
		s.Destroy(err)
		return
	}
	s.set("secureConnecting", false)
	s.Emit("secureConnect")
	if state.Version < tls.VersionTLS13 {
		s.tellSessions()
	}
	s.judged = true
}

// serverSecure judges a client that was asked for its certificate and emits
// 'secureConnection'.
func (s *Socket) serverSecure(state *tls.ConnectionState) {
	if s.requestCert {
		v := s.ctx.verify(s.t, state.PeerCertificates, x509.ExtKeyUsageClientAuth, time.Now())
		if len(state.PeerCertificates) == 0 && state.DidResume && state.Version == tls.VersionTLS13 {
			v = "" // Node takes its session for a key that both sides know
		}
		if v == "" {
			s.set("authorized", true)
		} else {
			s.setAuthorized(s.t.verdictError(v))
			if s.reject {
				s.Destroy(nil) // 'close' tells the server
				return
			}
		}
	}
	s.set("secureConnecting", false)
	s.told = true
	s.set("_controlReleased", true)
	s.server.server.Emit("secureConnection", s.Object())
}

// tellKeys emits the 'keylog' lines that have come up.
func (s *Socket) tellKeys() {
	lines := s.keys
	s.keys = nil
	for _, l := range lines {
		v := s.t.buffers.New(l)
		if s.server != nil {
			s.server.server.Emit("keylog", v, s.Object())
		} else {
			s.Emit("keylog", v)
		}
	}
}

// keyLog collects the lines of crypto/tls's key log.
type keyLog struct{ s *Socket }

func (k keyLog) Write(b []byte) (int, error) {
	k.s.keys = append(k.s.keys, append([]byte(nil), b...))
	return len(b), nil
}

// tellStatus emits 'OCSPResponse', within the handshake and behind the server's certificate. A session
// of TLS 1.2 has none of either.
func (s *Socket) tellStatus(state tls.ConnectionState) error {
	if state.DidResume && state.Version < tls.VersionTLS13 {
		return nil
	}
	s.eng.ask(func(answered func()) {
		var status goja.Value = goja.Null()
		if len(state.OCSPResponse) > 0 && !state.DidResume {
			status = s.t.buffers.Copy(state.OCSPResponse)
		}
		s.Emit("OCSPResponse", status)
		answered()
	})
	return nil
}

// clientConfig adds what a client's connection has of its own.
func (s *Socket) clientConfig(c *tls.Config) {
	if c.ServerName = s.name; net.ParseIP(s.name) != nil {
		c.ServerName += "." // which crypto/tls takes off again, and an address as such it leaves out
	}
	c.NextProtos = s.protocols
	c.ClientSessionCache = s.resume
	if s.requestOCSP {
		c.VerifyConnection = s.tellStatus
	}
	if s.Has("keylog") {
		c.KeyLogWriter = keyLog{s}
	}
	if certs := s.ctx.certs; len(certs) > 0 {
		c.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &certs[0], nil }
	}
}

// serverConfig adds what a server's connection has of its own.
func (s *Socket) serverConfig(c *tls.Config) {
	c.NextProtos = s.protocols
	if s.requestCert {
		c.ClientAuth = tls.RequestClientCert
		if s.reject {
			c.ClientAuth = tls.RequireAnyClientCert
		}
	}
	if s.Has("keylog") || s.server != nil && s.server.server.Has("keylog") {
		c.KeyLogWriter = keyLog{s}
	}
	s.serverTickets(c)
	c.GetConfigForClient = s.greeted
	if len(c.Certificates) > 1 || s.wantsSNI != nil || s.server != nil && s.server.server.Has("OCSPRequest") {
		c.Certificates, c.GetCertificate = nil, s.identify
	}
}
