package net

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Socket is a net.Socket. It owns its Conn until it is destroyed.
type Socket struct {
	stream.Duplex
	n       *Net
	self    netio.Handler // the struct that embeds this Socket, or the Socket
	context any           // of async_hooks: what its callbacks belong to
	conn    *netio.Conn   // nil while a host is looked up, before connect and after destroy
	under   Under         // what it lies on in place of a connection of its own
	server  *Server       // whose connections it counts among
	handle  *Handle       // made when a script asks for _handle

	open       bool // Node's "has a _handle": from connect or accept until destroy
	connecting bool
	met        bool          // it has been connected since it was made, or used again
	starting   bool          // the server that accepted it starts reading
	wantRead   bool          // the stream has room
	ownPush    bool          // its class has a push of its own
	driven     bool          // http reads the connection
	layered    bool          // what it carries is not what the connection carries; see Drive
	steer      func(on bool) // starts and stops the reading of one that is layered
	resetting  bool
	shutting   bool // our side is being ended
	closing    bool // the Conn is being closed by us
	cancelled  bool // a write was under way then
	unref      bool
	uncounted  bool // no longer among the connections of server
	noDelay    bool
	keepAlive  bool

	keepAliveDelay int // seconds
	dial           *dial
	host           string // _host
	onClosing      func(err goja.Value)

	flushedFn  func(error)
	held       int  // bytes of the write that waits for the connection
	heldText   bool // a text that has waited is being written
	dispatched int  // bytes given to the Conn so far
	read       int  // what the Conn has read, kept when it is gone

	bulk   bool   // the last read was large
	buf    []byte // where a large read goes, handed on with its bytes
	onread *onread

	timer      *eventloop.Timer
	timeout    int64 // milliseconds, 0 for none
	lastActive int64 // loop time
	lastQueue  int   // what waited to be written when the timer last fired

	localAddr, peerAddr *netio.Addr
}

// SocketHolder is a pointer to a struct that embeds Socket.
type SocketHolder interface {
	stream.Holder
	netio.Handler
	// NetSocket returns the Socket.
	NetSocket() *Socket
}

// NetSocket returns s: it makes any struct that embeds a Socket a SocketHolder.
func (s *Socket) NetSocket() *Socket { return s }

// SocketOf returns the Socket behind v, or nil.
func (n *Net) SocketOf(v goja.Value) *Socket {
	if h, ok := n.env.Unwrap(v).(SocketHolder); ok && h.NetSocket().n != nil {
		return h.NetSocket()
	}
	return nil
}

// onSocket makes a native method of f.
func (n *Net) onSocket(f func(*Socket, goja.FunctionCall) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		if s := n.SocketOf(c.This); s != nil {
			return f(s, c)
		}
		return goja.Undefined()
	}
}

// onAnySocket is onSocket for a getter that has a value for what is no socket, such as
// Socket.prototype.
func (n *Net) onAnySocket(none goja.Value, f func(*Socket) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		if s := n.SocketOf(c.This); s != nil {
			return f(s)
		}
		return none
	}
}

// defineSocket makes the class (Node, "Class: net.Socket").
func (n *Net) defineSocket() {
	m := func(name string, length int, f func(*Socket, goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: n.onSocket(f)}
	}
	n.SocketClass = n.env.Class(jsapi.ClassSpec{
		Name: "Socket", Length: 1, Parent: n.streams.Duplex, Enumerable: true,
		Init: n.initSocket,
		Methods: []jsapi.Method{
			m("_unrefTimer", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { s.touch(); return goja.Undefined() }),
			m("setTimeout", 2, (*Socket).jsSetTimeout),
			m("_onTimeout", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { s.idle(); return goja.Undefined() }),
			m("setNoDelay", 1, (*Socket).jsSetNoDelay),
			m("setKeepAlive", 2, (*Socket).jsSetKeepAlive),
			m("address", 0, (*Socket).jsAddress),
			m("resetAndDestroy", 0, (*Socket).jsResetAndDestroy),
			m("_reset", 0, func(s *Socket, c goja.FunctionCall) goja.Value { s.Reset(); return c.This }),
			m("_writeGeneric", 4, (*Socket).jsWriteGeneric),
			m("destroySoon", 0, func(s *Socket, _ goja.FunctionCall) goja.Value { s.DestroySoon(); return goja.Undefined() }),
			m("connect", 0, (*Socket).jsConnect),
			m("ref", 0, func(s *Socket, c goja.FunctionCall) goja.Value { s.SetRef(true); return c.This }),
			m("unref", 0, func(s *Socket, c goja.FunctionCall) goja.Value { s.SetRef(false); return c.This }),
		},
	})
	p := n.SocketClass.Proto
	n.views(p, n.socketAccessors())
	n.socketViews = viewsOf(n.socketFields())
	n.defineShapes()
	for _, name := range []string{"read", "pause", "resume", "end", "_read", "_write", "_destroy"} {
		member(p, name, n.streams.Duplex.Proto.Get(name))
	}
	n.underRead = p.Get("_read")
	writev, final := n.streams.SinkMethods()
	member(p, "_writev", writev)
	member(p, "_final", final)
	readyState := n.env.Func("get readyState", 0, n.onAnySocket(n.str("closed"), (*Socket).readyState))
	jsapi.Must(p.DefineAccessorProperty("readyState", readyState, nil, goja.FLAG_FALSE, goja.FLAG_FALSE))
	n.fixed("bufferSize", goja.FLAG_FALSE, (*Socket).bufferSize)
	n.fixed("bytesRead", goja.FLAG_TRUE, func(s *Socket) goja.Value { return s.counted("bytesRead", (*Socket).BytesRead) })
	n.fixed("bytesWritten", goja.FLAG_TRUE, func(s *Socket) goja.Value { return s.counted("bytesWritten", (*Socket).BytesWritten) })
	n.defineAddresses()
	n.writeAfterEnd = n.env.Func("writeAfterFIN", 3, n.onSocket((*Socket).jsWriteAfterEnd))
}

// fixed defines an accessor of Socket.prototype that is not configurable.
func (n *Net) fixed(name string, enumerable goja.Flag, f func(*Socket) goja.Value) {
	get := n.env.Func("get "+name, 0, n.onSocket(func(s *Socket, _ goja.FunctionCall) goja.Value { return f(s) }))
	jsapi.Must(n.SocketClass.Proto.DefineAccessorProperty(name, get, nil, goja.FLAG_FALSE, enumerable))
}

// attach ties a Socket to its object and gives it what every one has.
func (n *Net) attach(o *goja.Object, h SocketHolder) *Socket {
	s := h.NetSocket()
	s.n, s.self, s.context = n, h, n.env.Loop.Context
	n.streams.Bind(o, h)
	s.SetEmitClose(false)
	s.SetDecodeStrings(false)
	s.AllowHalfOpen = false
	s.OnGo("end", s.peerEnded)
	return s
}

// newAccepted makes the Socket of a connection of server.
func (n *Net) newAccepted(conn *netio.Conn, server *Server) *Socket {
	s := n.attach(n.create(), &Socket{})
	s.server, s.starting = server, true
	s.noDelay, s.keepAlive, s.keepAliveDelay = server.noDelay, server.keepAlive, server.keepAliveDelay
	s.AllowHalfOpen = server.allowHalfOpen
	s.SetReadableHighWaterMark(server.highWaterMark)
	s.SetWritableHighWaterMark(server.highWaterMark)
	s.adopt(conn)
	if server.pauseOnConnect {
		s.Pause()
	} else {
		s.Nudge()
	}
	return s
}

// NewSocketOver makes the Socket of a connection that server's OnConn took and whose
// reading the caller drives: the Socket does not touch it. The Socket owns conn from now
// on, and counts as the server's connection in the caller's stead. What the caller has
// read for the Socket it gives with Push; TakeOver ends the arrangement.
func (n *Net) NewSocketOver(conn *netio.Conn, server *Server) *Socket {
	s := &Socket{}
	n.BindOver(s, conn, server)
	return s
}

// OnClosing has f called when the Socket is destroyed, before the descriptor is closed;
// err is nil or what it was destroyed with. It is for the driver of NewSocketOver.
func (s *Socket) OnClosing(f func(err goja.Value)) { s.onClosing = f }

// TakeOver makes the Socket read the connection by itself, from the next turn on: after an
// upgrade. What was read too far comes first and is given with Push.
func (s *Socket) TakeOver() {
	if !s.driven || s.conn == nil {
		return
	}
	s.driven = false
	s.conn.SetHandler(s.self)
	s.lastActive = s.n.env.Loop.Now()
	if s.wantRead {
		s.conn.Resume()
	} else {
		s.conn.Pause()
		s.Nudge()
	}
}

// NewSocket makes a Socket over fd, an open connection that it takes over, as a process
// does that is sent one. It reads at once.
func (n *Net) NewSocket(fd int) *Socket {
	s := n.attach(n.create(), &Socket{})
	s.adopt(n.env.Net.NewConn(fd))
	s.Nudge()
	return s
}

// adopt makes conn, which is open, the Socket's.
func (s *Socket) adopt(conn *netio.Conn) {
	s.conn, s.open = conn, true
	if s.n.env.Loop.Tracker != nil {
		s.track()
	}
	conn.SetHandler(s.self)
	if s.unref {
		conn.Unref()
	}
}

// Conn is the connection of the Socket, nil while there is none. It stays the Socket's.
func (s *Socket) Conn() *netio.Conn {
	if s.connecting {
		return nil
	}
	return s.conn
}

// Server is the server that accepted the Socket, or nil.
func (s *Socket) Server() *Server { return s.server }

// Detach takes the descriptor from the Socket, which is left without one and closes
// nothing; the caller owns it. It is how a connection goes to another process. -1 when the
// Socket has none. The server counts it no more, and, as in Node, does not look whether it
// was the last: one that was closed before waits for ever.
func (s *Socket) Detach() int {
	fd := s.release()
	if fd < 0 {
		return -1
	}
	jsapi.Must(s.Object().Set("timeout", 0)) // by its own setTimeout, in Node
	s.setTimeout(0)
	if s.server != nil {
		s.server.connections--
	}
	return fd
}

// release is Detach of a socket that stays one of its server's.
func (s *Socket) release() int {
	if s.conn == nil || s.connecting {
		return -1
	}
	s.closing = true
	ending := s.shutting
	fd := s.conn.Detach()
	s.keepCounts()
	s.conn, s.open, s.shutting = nil, false, false
	if ending { // the end that it was told of comes, whoever has the descriptor
		_ = unix.Shutdown(fd, unix.SHUT_WR)
		s.n.soon(func() { s.enter(func() { s.writesEnded(nil) }) })
	}
	return fd
}

// SetRef says whether the socket keeps the process alive while it waits for something.
func (s *Socket) SetRef(on bool) {
	name := "unref"
	if on {
		name = "ref"
	}
	if _, ok := s.hooked(name); !ok {
		s.setRef(on)
	}
}

func (s *Socket) setRef(on bool) {
	s.unref = !on
	switch {
	case s.conn == nil:
	case on:
		s.conn.Ref()
	default:
		s.conn.Unref()
	}
}
