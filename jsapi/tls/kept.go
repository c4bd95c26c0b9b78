package tls

import (
	"crypto/rand"
	"crypto/tls"
	"errors"
	"io"

	"github.com/dop251/goja"
	"golang.org/x/crypto/cryptobyte"

	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// Sessions that the listeners of 'newSession' and 'resumeSession' keep (Node, "Session resumption").

// askForSessions has the script keep the sessions. Those of TLS 1.2 OpenSSL gives to it only in
// place of tickets. Those of TLS 1.3 it is told of as well, but their tickets say all by themselves,
// and without tickets they cannot be gone on with.
func (s *Socket) askForSessions(c *tls.Config) {
	wrap, unwrap := c.WrapSession, c.UnwrapSession
	c.WrapSession = func(cs tls.ConnectionState, state *tls.SessionState) ([]byte, error) {
		if cs.Version != tls.VersionTLS13 && !s.ctx.ticketless {
			return wrap(cs, state)
		}
		id, err := s.keepSession(cs, state)
		if s.ctx.ticketless || err != nil {
			return id, err
		}
		return wrap(cs, state)
	}
	c.UnwrapSession = func(id []byte, cs tls.ConnectionState) (*tls.SessionState, error) {
		switch {
		case !s.ctx.ticketless:
			return unwrap(id, cs)
		case cs.Version == tls.VersionTLS13:
			return nil, nil
		}
		return s.findSession(id)
	}
}

// keepSession gives a new session to the listeners of 'newSession', by an identity that the
// client gets where there are no tickets. It runs within the handshake.
func (s *Socket) keepSession(cs tls.ConnectionState, state *tls.SessionState) ([]byte, error) {
	if cs.DidResume {
		return s.resumed, nil // it goes on under the identity that it has, its secret being the same
	}
	b, err := state.Bytes()
	if err != nil {
		return nil, err
	}
	id := make([]byte, 32)
	_, _ = rand.Read(id)
	s.eng.ask(func(answered func()) {
		done := s.t.env.Func("", 0, func(goja.FunctionCall) goja.Value { answered(); return goja.Undefined() })
		if !s.server.server.Emit("newSession", s.t.buffers.Copy(id), s.t.buffers.New(b), done) {
			answered()
		}
	})
	return id, nil
}

// findSession looks for a session by the identity that a client of TLS 1.2 has in a ticket's place.
func (s *Socket) findSession(id []byte) (*tls.SessionState, error) {
	b, err := s.askSession(id)
	if err != nil {
		return nil, err
	}
	state, _ := tls.ParseSessionState(b) // what is none starts a new one
	if state != nil {
		s.resumed = id
	}
	return state, nil
}

// askSession asks the listeners of 'resumeSession' for the session of an identity. It runs within
// the handshake, which an error of theirs ends.
func (s *Socket) askSession(id []byte) (session []byte, err error) {
	if len(id) == 0 || !s.asksForSessions() {
		return nil, nil
	}
	answered := s.eng.ask(func(answered func()) {
		s.server.server.Emit("resumeSession", s.t.buffers.Copy(id), s.once(2, func(err *goja.Object, v goja.Value) {
			s.questionError = err
			if b, ok := buffer.Bytes(v); ok {
				session = append([]byte(nil), b...)
			}
			answered()
		}))
	})
	switch {
	case !answered:
		return nil, io.EOF
	case s.questionError != nil:
		return nil, errors.New("refused by the script")
	}
	return session, nil
}

// asksForSessions reports whether a server's script is asked for sessions.
func (s *Socket) asksForSessions() bool {
	return s.server != nil && s.server.server.Has("resumeSession")
}

// askHello asks for the session that a client's greeting names, unless it has a ticket of TLS 1.2.
// What is found is of no use: in TLS 1.3 the identity is made up, and earlier it is in the ticket.
func (s *Socket) askHello() error {
	id, ticket := sessionOf(s.first)
	if ticket {
		return nil
	}
	_, err := s.askSession(id)
	return err
}

// sessionOf reads the identity of a session in a record with a ClientHello, and whether there is a
// ticket (RFC 8446 section 4.1.2, RFC 5077 section 3.2).
func sessionOf(record []byte) (id []byte, ticket bool) {
	const beforeID, ticketExtension = 5 + 4 + 2 + 32, 35
	hello := cryptobyte.String(record)
	var session, skipped, extensions, data cryptobyte.String
	var extension uint16
	if !hello.Skip(beforeID) || !hello.ReadUint8LengthPrefixed(&session) || !hello.ReadUint16LengthPrefixed(&skipped) ||
		!hello.ReadUint8LengthPrefixed(&skipped) || !hello.ReadUint16LengthPrefixed(&extensions) {
		return nil, false
	}
	for extensions.ReadUint16(&extension) && extensions.ReadUint16LengthPrefixed(&data) {
		ticket = ticket || extension == ticketExtension && len(data) > 0
	}
	return session, ticket
}
