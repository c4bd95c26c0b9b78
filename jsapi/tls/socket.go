package tls

import (
	"crypto/tls"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
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
	peerEnded     bool
	paused        bool       // the stream has no room
	wantsSNI      goja.Value // SNICallback, of a server
	wantsALPN     goja.Value // ALPNCallback
	options       *goja.Object
	name          string // the name to ask the server for
	protocols     []string
	held          [][]byte // the write that waits for the handshake
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

// OnRead is for package netio and for streamUnder: b has come from the peer.
func (s *Socket) OnRead(b []byte) {
	s.Touch()
	if s.eng == nil {
		s.first = append(s.first, b...) // before start, which is to come
		return
	}
	s.eng.put(b)
	switch {
	case s.broken:
		return
	case s.secure:
		s.records()
		return
	}
	if len(s.first) < 16 {
		s.first = append(s.first, b[:min(len(b), 16)]...)
	}
	s.Enter(s.shake)
	if s.secure {
		s.records()
	}
}

// OnEnd is for package netio and for streamUnder: nothing more comes from the peer.
func (s *Socket) OnEnd() {
	s.Touch()
	if s.eng != nil && s.secure && !s.broken {
		s.eng.eof = true
		s.records()
		return
	}
	s.Enter(s.ended)
}

// OnError is for package netio: reading failed.
func (s *Socket) OnError(no syscall.Errno) {
	s.Enter(func() { s.fail(s.t.env.SysError(jsapi.SysError{Errno: no, Syscall: "read"})) })
}

// fail ends the Socket with an error of the connection or of the protocol.
func (s *Socket) fail(err *goja.Object) {
	if !s.Destroyed() {
		s.failed = !s.secure
		s.Destroy(err)
	}
}

// records reads what has come and gives it to the stream, record by record.
func (s *Socket) records() {
	t := s.t
	buf := t.plain
	t.plain = nil
	if buf == nil {
		buf = make([]byte, 16<<10)
	}
	for !s.Destroyed() {
		n, err := s.eng.conn.Read(buf)
		if n > 0 && !s.Give(buf[:n]) {
			s.paused = true
			s.read(false)
		}
		if err != nil {
			t.plain = buf
			s.readEnded(err)
			return
		}
	}
	t.plain = buf
}

// readEnded acts on what ended a round of reads: no bytes, the end, or an error. What the
// record layer had to answer is sent.
func (s *Socket) readEnded(err error) {
	if s.Destroyed() {
		return
	}
	s.send(nil)
	if len(s.ticketsSeen) > 0 {
		s.Enter(s.tellSessions)
	}
	switch {
	case err == errNoBytes:
	case isEnd(err):
		s.Enter(s.ended)
	case !s.broken:
		s.broken = true
		s.Enter(func() { s.Emit("error", s.t.tlsError(err, nil)) })
	}
}

// ended is the end of the peer's side, by its close_notify or by the connection's end.
func (s *Socket) ended() {
	if s.peerEnded || s.Destroyed() {
		return
	}
	s.peerEnded = true
	if !s.ReadableEOF() {
		s.PushEOF()
		s.Nudge()
	}
}

// ReadMore is for package stream: there is room.
func (s *Socket) ReadMore(int) {
	if s.paused {
		s.paused = false
		s.read(true)
	}
}

// steer is for package net: a script that takes what is read into a buffer of its own has
// stopped, or goes on.
func (s *Socket) steer(on bool) {
	if s.secure {
		s.paused = !on
		s.read(on)
	}
}

// read starts or stops the reading of records.
func (s *Socket) read(on bool) {
	switch {
	case s.over != nil:
		s.over.read(on)
	case s.conn == nil:
	case on:
		s.conn.Resume()
	default:
		s.conn.Pause()
	}
}

// WriteChunk is for package stream.
func (s *Socket) WriteChunk(b []byte) { s.WriteChunks([][]byte{b}) }

// WriteChunks is for package stream.
func (s *Socket) WriteChunks(bs [][]byte) {
	if !s.secure {
		s.held = bs
		if !s.Connecting() {
			s.start()
		}
		return
	}
	s.Touch()
	s.lend()
	n := 0
	for _, b := range bs {
		n += len(b)
		if _, err := s.eng.conn.Write(b); err != nil {
			s.WriteDone(s.t.tlsError(err, nil))
			return
		}
	}
	s.Sent(n)
	full, err := s.send(s.Flushed)
	switch {
	case err != nil:
		s.WriteDone(s.t.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "write"}))
	case full:
		s.WriteDone(nil)
	}
}

// lend gives the engine the module's spare buffer to put records in.
func (s *Socket) lend() {
	if s.eng.out == nil {
		s.eng.out, s.t.spare = s.t.spare, nil
	}
}

// send sends the records that the engine has made. It returns true when all of them have
// gone; otherwise done, unless nil, is called when they have, or an error is returned.
func (s *Socket) send(done func(error)) (bool, error) {
	b := s.eng.take(nil)
	switch {
	case len(b) == 0:
		return true, nil
	case s.over != nil:
		s.over.write(b, done)
		return false, nil
	case s.conn == nil || s.conn.Closed():
		return false, syscall.EPIPE
	}
	full, err := s.conn.Write(b, done)
	if full && cap(b) <= 64<<10 {
		s.t.spare = b[:0]
	}
	return full, err
}

// Finish is for package stream: everything has been written, and our side ends.
func (s *Socket) Finish() {
	if s.Connecting() {
		s.OnceGo("connect", func([]goja.Value) { s.Finish() })
		return
	}
	if s.secure {
		_ = s.eng.conn.CloseWrite()
		s.send(nil)
	}
	if s.over != nil {
		s.over.end()
		s.FinishDone(nil)
		return
	}
	s.Socket.Finish()
}

// Teardown is for package stream: the Socket is destroyed.
func (s *Socket) Teardown(err goja.Value) {
	if s.deadline != nil {
		s.deadline.Stop()
	}
	if s.eng != nil && s.eng.state != shaken {
		s.eng.close()
	}
	held := s.held
	s.held = nil
	s.Socket.Teardown(err)
	if held != nil {
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
