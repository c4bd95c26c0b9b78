package tls

import (
	"crypto/tls"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Socket is a tls.TLSSocket: a net.Socket whose stream is what the peer's was before
// encryption. What it owns is told in the package comment.
type Socket struct {
	net.Socket
	t      *TLS
	ctx    *Context
	eng    *engine // nil until the handshake starts
	server *Secure // the server that made it, or nil

	conn *netio.Conn  // where the records go; nil over a stream, and before connect
	over *streamUnder // where they go without conn

	isServer      bool
	requestCert   bool
	reject        bool // rejectUnauthorized
	requestOCSP   bool
	secure        bool // the handshake has succeeded
	failed        bool // it has not
	broken        bool // a record behind the handshake was none, and nothing more is read
	told          bool // the server has heard how the handshake ended
	judged        bool // the listeners of tls.connect's 'secureConnect' have run
	waited        bool // what a server writes now is done behind what has come with the client's last word
	lingers       bool // destroyed, it keeps its connection until the listeners of 'error' have run
	peerEnded     bool
	spoken        bool       // something has been written
	paused        bool       // the stream has no room
	wantsSNI      goja.Value // SNICallback, of a server
	wantsALPN     goja.Value // ALPNCallback
	options       *goja.Object
	name          string // the name to ask the server for
	asked         string // the name that the client asks the server for
	protocols     []string
	held          [][]byte // the write that waits for the handshake
	unheard       bool     // held has not been told of 'connect' yet
	first         []byte   // the beginning of what the peer sent, until the handshake is over
	keys          [][]byte // lines for 'keylog'
	deadline      *eventloop.Timer
	resume        *resumption
	ticketsSeen   [][]byte     // for 'session'
	resumed       []byte       // the identity of the session that a server's script has found
	questionError *goja.Object // of a callback, which ends the handshake
}

// start begins the handshake over what the Socket is connected to. It runs within Loop.Call.
func (s *Socket) start() {
	if s.eng != nil || s.Destroyed() {
		return
	}
	if s.conn == nil && s.over == nil {
		if s.conn = s.Conn(); s.conn == nil {
			return
		}
	}
	config := s.ctx.config()
	if s.isServer {
		s.serverConfig(config)
	} else {
		s.clientConfig(config)
	}
	s.eng = newEngine(s.isServer, config, s.t.shaking)
	s.eng.put(s.first)
	s.shake()
	s.read(true)
	if s.secure {
		s.records()
	}
}

// fail ends the Socket with an error of the connection or of the protocol.
func (s *Socket) fail(err *goja.Object) {
	if !s.Destroyed() {
		s.failed = !s.secure
		s.Destroy(err)
	}
}

// Finish is for package stream: everything has been written, and our side ends.
func (s *Socket) Finish() {
	if s.Connecting() {
		s.OnceGo("connect", func([]goja.Value) { s.Finish() })
		return
	}
	if s.secure {
		_ = s.eng.conn.CloseWrite()
		s.flush()
	}
	if s.over != nil {
		s.over.end(func() { s.FinishDone(nil) })
		return
	}
	s.Socket.Finish()
}

// Teardown is for package stream: the Socket is destroyed.
func (s *Socket) Teardown(err goja.Value) {
	if s.lingers {
		s.TeardownDone(err)
		s.t.env.Loop.Microtask(func() {
			s.lingers = false
			s.Teardown(err)
		})
		return
	}
	if s.deadline != nil {
		s.deadline.Stop()
	}
	if s.eng != nil && s.eng.state != shaken {
		s.eng.close()
	}
	ends := s.held != nil && !s.unheard // else 'connect' or 'close' comes
	s.held = nil
	s.Socket.Teardown(err)
	if ends {
		s.Flushed(nil) // which ends it with 'close'
	}
}

// state is what crypto/tls knows of the connection, nil before the handshake is over.
func (s *Socket) state() *tls.ConnectionState {
	if !s.secure {
		return nil
	}
	c := s.eng.conn.ConnectionState()
	return &c
}
