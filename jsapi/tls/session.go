package tls

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"encoding/binary"

	"github.com/dop251/goja"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
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

// offer takes a session that an earlier connection got; one that is not understood is left out.
func (r *resumption) offer(b []byte) {
	if len(b) < 4 {
		return
	}
	n := binary.BigEndian.Uint32(b)
	if uint32(len(b)-4) < n {
		return
	}
	state, err := tls.ParseSessionState(b[4+n:])
	if err != nil {
		return
	}
	if cs, err := tls.NewResumptionState(b[4:4+n], state); err == nil {
		r.offered, r.last, r.ticket = cs, b, b[4:4+n]
	}
}

// tellSessions emits 'session' for those that have come.
func (s *Socket) tellSessions() {
	seen := s.ticketsSeen
	s.ticketsSeen = nil
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
	c.SetSessionTicketKeys([][32]byte{sha256.Sum256(v.ticketKeys())})
	if !v.server.Has("newSession") && !v.server.Has("resumeSession") {
		return
	}
	c.WrapSession = func(_ tls.ConnectionState, state *tls.SessionState) ([]byte, error) { return s.keepSession(state) }
	c.UnwrapSession = func(id []byte, _ tls.ConnectionState) (*tls.SessionState, error) { return s.findSession(id) }
}

// keepSession gives a new session to the listeners of 'newSession', by an identity that the
// client gets in the ticket's place. It runs within the handshake.
func (s *Socket) keepSession(state *tls.SessionState) ([]byte, error) {
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

// findSession asks the listeners of 'resumeSession' for a session. Without one the
// handshake is a full one. It runs within the handshake.
func (s *Socket) findSession(id []byte) (state *tls.SessionState, err error) {
	s.eng.ask(func(answered func()) {
		done := s.t.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
			if b, ok := buffer.Bytes(c.Argument(1)); ok && !c.Argument(0).ToBoolean() {
				state, _ = tls.ParseSessionState(b)
			}
			answered()
			return goja.Undefined()
		})
		if !s.server.server.Emit("resumeSession", s.t.buffers.Copy(id), done) {
			answered()
		}
	})
	return state, nil
}
