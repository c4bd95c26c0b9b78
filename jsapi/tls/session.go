package tls

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"encoding/binary"
	"time"
)

// resumption is the cache of sessions that crypto/tls sees: of one connection. It offers the
// session that the script brought and keeps those that the server gives.
type resumption struct {
	s       *Socket
	offered *tls.ClientSessionState
	last    []byte // the last session that the server gave, as tls.getSession shows it
	ticket  []byte
}

func (r *resumption) Get(string) (*tls.ClientSessionState, bool) { return r.offered, r.offered != nil }

func (r *resumption) Put(_ string, cs *tls.ClientSessionState) {
	if cs == nil {
		return
	}
	ticket, state, err := cs.ResumptionState()
	if err != nil {
		return
	}
	b, err := state.Bytes()
	if err != nil {
		return
	}
	r.ticket = ticket
	r.last = append(append(binary.BigEndian.AppendUint32(nil, uint32(len(ticket))), ticket...), b...)
	r.s.ticketsSeen = append(r.s.ticketsSeen, r.last)
}

// sizeBytes is what the length of the ticket takes at the beginning of a session, in which the
// ticket and crypto/tls's own state follow.
const sizeBytes = 4

// offer takes a session that an earlier connection got; one that is not understood is left out.
func (r *resumption) offer(b []byte) {
	if len(b) <= sizeBytes {
		return
	}
	n := binary.BigEndian.Uint32(b)
	if uint32(len(b)-sizeBytes) < n {
		return
	}
	state, err := tls.ParseSessionState(b[sizeBytes+n:])
	if err != nil {
		return
	}
	if cs, err := tls.NewResumptionState(b[sizeBytes:sizeBytes+n], state); err == nil {
		r.offered, r.last, r.ticket = cs, b, b[sizeBytes:sizeBytes+n]
	}
}

// tellSessions emits 'session' for those that have come, which only a Socket of tls.connect does:
// no other has judged its server.
func (s *Socket) tellSessions() {
	seen := s.ticketsSeen
	s.ticketsSeen = nil
	if s.options == nil {
		return
	}
	for _, b := range seen {
		if s.Destroyed() {
			return
		}
		s.Emit("session", s.t.buffers.Copy(b))
	}
}

// ticketKeys are the 48 bytes that a server's tickets are made with.
func (v *Secure) ticketKeys() []byte {
	if v.keys == nil {
		v.keys = make([]byte, 48)
		_, _ = rand.Read(v.keys)
	}
	return v.keys
}

// serverTickets has tickets made and read: by the server's keys, or, where the script keeps
// the sessions itself, by asking it.
func (s *Socket) serverTickets(c *tls.Config) {
	v := s.server
	if v == nil {
		c.SessionTicketsDisabled = true
		return
	}
	c.SetSessionTicketKeys([][32]byte{sha256.Sum256(append(v.ticketKeys(), s.ctx.scope...))})
	c.WrapSession, c.UnwrapSession = c.EncryptTicket, c.DecryptTicket
	if s.ctx.sessions > 0 {
		s.limitSessions(c, time.Duration(s.ctx.sessions)*time.Second)
	}
	if !v.server.Has("newSession") && !v.server.Has("resumeSession") {
		c.SessionTicketsDisabled = s.ctx.ticketless
	} else {
		s.askForSessions(c)
	}
	wrap, unwrap := c.WrapSession, c.UnwrapSession
	c.WrapSession = func(cs tls.ConnectionState, state *tls.SessionState) ([]byte, error) {
		s.eng.ticket = cs.Version == tls.VersionTLS13
		return wrap(cs, state)
	}
	c.UnwrapSession = func(ticket []byte, cs tls.ConnectionState) (*tls.SessionState, error) {
		state, err := unwrap(ticket, cs)
		if state != nil && cs.Version == tls.VersionTLS13 { // Node's servers renew no ticket; c is this connection's
			c.SessionTicketsDisabled = true
		}
		return state, err
	}
}

// limitSessions has tickets carry their time, and those that are too old start no session.
func (s *Socket) limitSessions(c *tls.Config, limit time.Duration) {
	c.WrapSession = func(cs tls.ConnectionState, state *tls.SessionState) ([]byte, error) {
		state.Extra = append(state.Extra, binary.BigEndian.AppendUint64(nil, uint64(time.Now().Unix())))
		return c.EncryptTicket(cs, state)
	}
	c.UnwrapSession = func(ticket []byte, cs tls.ConnectionState) (*tls.SessionState, error) {
		state, err := c.DecryptTicket(ticket, cs)
		if err != nil || state == nil || len(state.Extra) == 0 || len(state.Extra[0]) != 8 {
			return nil, err
		}
		if made := time.Unix(int64(binary.BigEndian.Uint64(state.Extra[0])), 0); time.Since(made) > limit {
			return nil, nil
		}
		state.Extra = nil
		return state, nil
	}
}

// session is what tlsSocket.getSession() shows. Before a server has given one, that of TLS
// 1.3 is a session that nothing can be resumed with, as OpenSSL's is.
func (s *Socket) session() []byte {
	if state := s.state(); s.resume.last == nil && state != nil && state.Version == tls.VersionTLS13 {
		return make([]byte, sizeBytes)
	}
	return s.resume.last
}
