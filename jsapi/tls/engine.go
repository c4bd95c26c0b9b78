package tls

import (
	"context"
	"crypto/tls"
	"encoding/binary"
	"io"
	"iter"
	"net"
	"time"
)

// engine is the record layer of one connection. It does no I/O: the Socket puts in what the
// peer has sent and sends what comes out.
type engine struct {
	conn *tls.Conn
	in   []byte // from the peer, not yet seen by conn
	out  []byte // for the peer, not yet taken
	last []byte // the record with the ticket, kept until the handshake is over
	eof  bool   // nothing comes behind in

	next    func() (question, bool) // steps into the handshake
	abandon func()
	yield   func(question) bool // steps back to the loop, nil outside of the handshake
	err     error               // of the handshake
	state   handshake
	waiting bool                 // a question has not been answered
	ticket  bool                 // the last record of what is written next has a ticket
	live    map[*engine]struct{} // where it is while the handshake is under way
}

// handshake is how far the handshake has come.
type handshake int

const (
	fresh handshake = iota
	shaking
	shaken // with or without success
)

// question is something that the handshake asks of the loop: it is called there, inside
// Loop.Call, and calls answered, then or later, for the handshake to go on.
type question func(answered func())

// errNoBytes says that a read is to be made again when more has come. crypto/tls takes an
// error that is temporary for no end of the connection.
var errNoBytes net.Error = noBytes{}

type noBytes struct{}

func (noBytes) Error() string   { return "no bytes yet" }
func (noBytes) Timeout() bool   { return true }
func (noBytes) Temporary() bool { return true }

// newEngine makes the engine of a connection, which is in live as long as it has a
// coroutine. config is not copied.
func newEngine(server bool, config *tls.Config, live map[*engine]struct{}) *engine {
	e := &engine{live: live}
	if server {
		e.conn = tls.Server(wire{e}, config)
	} else {
		e.conn = tls.Client(wire{e}, config)
	}
	return e
}

// step goes on with the handshake until it is over, which state tells, or needs bytes, or
// asks: then it returns the question.
func (e *engine) step() question {
	if e.state == fresh {
		e.state = shaking
		e.live[e] = struct{}{}
		e.next, e.abandon = iter.Pull(func(yield func(question) bool) {
			e.yield = yield
			e.err = e.conn.HandshakeContext(context.Background())
			e.yield = nil
		})
	}
	q, more := e.next()
	if !more {
		e.state = shaken
		e.ended()
	}
	return q
}

// ask puts a question from within the handshake and returns when it has been answered, or
// false when the connection is given up.
func (e *engine) ask(q question) bool { return e.yield != nil && e.yield(q) }

// close ends the handshake if it is under way. The engine is of no use any more.
func (e *engine) close() {
	if e.abandon != nil {
		e.eof = true
		e.abandon()
		e.ended()
	}
	e.in, e.out = nil, nil
}

// ended forgets the coroutine, which has returned.
func (e *engine) ended() {
	delete(e.live, e)
	e.next, e.abandon = nil, nil
}

// put adds what the peer has sent; the caller keeps b.
func (e *engine) put(b []byte) { e.in = append(e.in, b...) }

// take returns what is to be sent, which is the caller's from now on.
func (e *engine) take() []byte {
	b := e.out
	e.out = nil
	return b
}

// wire is the net.Conn that crypto/tls has.
type wire struct{ e *engine }

func (w wire) Read(b []byte) (int, error) {
	e := w.e
	for len(e.in) == 0 {
		switch {
		case e.eof:
			return 0, io.EOF
		case e.yield == nil:
			return 0, errNoBytes
		case !e.yield(nil):
			e.yield = nil
			return 0, io.EOF
		}
	}
	n := copy(b, e.in)
	if e.in = e.in[n:]; len(e.in) == 0 {
		e.in = nil
	}
	return n, nil
}

func (w wire) Write(b []byte) (int, error) {
	n := len(b)
	if e := w.e; e.ticket {
		e.ticket = false
		b, e.last = cutLast(b)
	}
	w.e.out = append(w.e.out, b...)
	return n, nil
}

// cutLast cuts the last record off, of which it makes a copy.
func cutLast(b []byte) (before, last []byte) {
	const header = 5
	at := 0
	for next := 0; next+header <= len(b); next += header + int(binary.BigEndian.Uint16(b[next+3:])) {
		at = next
	}
	return b[:at], append([]byte(nil), b[at:]...)
}

// release lets go of the ticket, which OpenSSL's server sends behind the client's last word and
// crypto/tls's with its own.
func (e *engine) release() {
	e.out = append(e.out, e.last...)
	e.last = nil
}

func (wire) Close() error                     { return nil }
func (wire) LocalAddr() net.Addr              { return &net.UnixAddr{} }
func (wire) RemoteAddr() net.Addr             { return &net.UnixAddr{Name: "peer"} } // the key of sessions
func (wire) SetDeadline(time.Time) error      { return nil }
func (wire) SetReadDeadline(time.Time) error  { return nil }
func (wire) SetWriteDeadline(time.Time) error { return nil }
