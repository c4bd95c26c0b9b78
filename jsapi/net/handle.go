package net

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Handle is what scripts see as server._handle and socket._handle: an object of class TCP
// or Pipe in front of a server, a socket or a bare descriptor. It is made when a script
// asks for it, and what a script then puts over its methods is called (see hook).
type Handle struct {
	jsapi.Hidden
	n     *Net
	sock  *Socket
	bound *listening
	raw   int  // a descriptor that the Handle owns, -1 without
	gone  bool // a script has closed it under its socket
	id    int  // what getAsyncId told, 0 before it was asked
	// late is why the descriptor is not bound, nil when it is; as in libuv it is told of
	// when somebody listens.
	late error
	// native are our own methods on the object of a server that is handed its connections.
	native map[string]goja.Value
	// foreign is the object when it is one of the script's; see lieOnForeign.
	foreign *goja.Object
}

// Object is what scripts see.
func (h *Handle) Object() *goja.Object {
	if h.foreign != nil {
		return h.foreign
	}
	return h.Hidden.Object()
}

// HandleOf returns the Handle behind v, or nil.
func (n *Net) HandleOf(v goja.Value) *Handle {
	h, _ := n.env.Unwrap(v).(*Handle)
	return h
}

// NewHandle makes the JavaScript object of a descriptor, which it takes over: what a
// process gets that is sent a bare handle.
func (n *Net) NewHandle(fd int) *Handle {
	h := &Handle{n: n, raw: fd}
	a, _ := netio.LocalAddr(fd)
	n.makeHandle(h, a.IsUnix())
	return h
}

// jsHandle is socket._handle.
func (s *Socket) jsHandle() goja.Value {
	holder, wraps := s.n.env.Unwrap(s.Object()).(HandleWrapper)
	if !s.open && (!wraps || s.Destroyed()) {
		return goja.Null()
	}
	if s.handle == nil || s.handle.sock == nil {
		s.handle = s.newHandle()
		if wraps {
			holder.WrapHandle(s.newHandle().Object(), s.handle.Object())
		}
	}
	return s.handle.Object()
}

// newHandle makes a Handle in front of the socket.
func (s *Socket) newHandle() *Handle {
	h := &Handle{n: s.n, sock: s, raw: -1}
	s.n.makeHandle(h, s.isPipe())
	return h
}

// jsSetHandle is socket._handle = v: the socket lets go of its connection, which is the old
// handle's then, and takes that of v, or none.
func (s *Socket) jsSetHandle(c goja.FunctionCall) goja.Value {
	v, _ := c.Argument(0).(*goja.Object)
	if !s.open && v == nil || s.open && v != nil && s.jsHandle() == goja.Value(v) {
		return goja.Undefined()
	}
	if s.open {
		old := s.jsHandle().(*goja.Object)
		fd := s.release()
		if h := s.n.HandleOf(old); h != nil && fd >= 0 {
			h.sock, h.raw = nil, fd
		}
		s.handle, s.open = nil, false
	}
	if v != nil {
		s.takeHandle(v)
	}
	return goja.Undefined()
}

// takeHandle opens the socket over v: a Handle that has a descriptor of its own, or an
// object of the script's.
func (s *Socket) takeHandle(v *goja.Object) {
	h := s.n.HandleOf(v)
	switch {
	case h == nil:
		s.lieOnForeign(v)
	case h.raw >= 0:
		s.handle, h.sock, s.closing = h, s, false
		s.adopt(s.n.env.Net.NewConn(h.take()))
	}
}

// serverHandle is server._handle.
func (n *Net) serverHandle(s *Server) goja.Value {
	b := s.bound
	if b == nil {
		return goja.Null()
	}
	if b.handle == nil {
		h := &Handle{n: n, raw: -1}
		if b.listener == nil {
			n.makeHanded(h, b)
		} else {
			n.makeHandle(h, b.address.IsUnix() && s.pipeName != "")
		}
		s.takeHandle(h)
	}
	return b.handle.Object()
}

// takeHandle makes h the handle of the socket that s listens on.
func (s *Server) takeHandle(h *Handle) {
	s.bound.handle, h.bound = h, s.bound
	member(h.Object(), "onconnection", s.n.handleKinds().onConnection)
}

// handleIn finds the handle that listen is to use: options itself, options._handle or
// options.handle.
func (n *Net) handleIn(options *goja.Object) *Handle {
	if h := n.HandleOf(options); h != nil {
		return h
	}
	for _, name := range []string{"_handle", "handle"} {
		if h := n.HandleOf(option(options, name)); h != nil {
			return h
		}
	}
	return nil
}

// FD is the descriptor behind the handle, -1 without one. It stays its owner's.
func (h *Handle) FD() int {
	switch {
	case h.sock != nil && h.sock.conn != nil:
		return h.sock.conn.FD()
	case h.bound != nil && h.bound.listener != nil:
		return h.bound.listener.FD()
	}
	return h.raw
}

// take gives the descriptor away: the handle's own, or another for the same socket when
// a server or a socket uses it. -1 without one.
func (h *Handle) take() int {
	if h.raw >= 0 {
		fd := h.raw
		h.raw = -1
		return fd
	}
	fd, err := unix.FcntlInt(uintptr(h.FD()), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return -1
	}
	return fd
}

// conn is the connection behind the handle, nil without one.
func (h *Handle) conn() *netio.Conn {
	if h.sock == nil {
		return nil
	}
	return h.sock.conn
}

func (h *Handle) count(f func(*Socket) int) int {
	if h.sock == nil {
		return 0
	}
	return f(h.sock)
}

// setRef is ref and unref of the handle itself, which a socket's own may be put over.
func (h *Handle) setRef(on bool) {
	if h.sock != nil {
		h.sock.setRef(on)
	} else if b := h.bound; b != nil && b.listener != nil {
		if on {
			b.listener.Ref()
		} else {
			b.listener.Unref()
		}
	}
}

func (h *Handle) hasRef() bool {
	if h.sock != nil {
		return h.sock.open && !h.sock.unref
	}
	return h.bound != nil && h.bound.listener != nil && h.bound.listener.HasRef()
}

// close closes what is behind the handle, whose owner is not told.
func (h *Handle) close() {
	switch {
	case h.sock != nil:
		if h.sock.conn != nil {
			h.sock.closing, h.gone = true, true
			h.sock.conn.Close()
		}
	case h.bound != nil && h.bound.listener != nil:
		h.bound.listener.Close()
	case h.raw >= 0:
		netio.CloseFD(h.raw)
		h.raw = -1
	}
}

// name is getsockname or getpeername: it fills an object and returns 0 or an error number.
func (h *Handle) name(c goja.FunctionCall, of func(int) (netio.Addr, error)) goja.Value {
	a, err := h.address(of)
	if out, ok := c.Argument(0).(*goja.Object); ok && err == nil {
		h.n.fillAddress(out, a)
	}
	return h.result(err)
}

func (h *Handle) address(of func(int) (netio.Addr, error)) (netio.Addr, error) {
	if b := h.bound; b != nil && b.listener == nil {
		return b.address, nil
	}
	return of(h.FD())
}

// listen makes the descriptor listen; see ListenHandle.
func (h *Handle) listen(backlog int) error {
	if h.late != nil {
		return h.late
	}
	return ListenHandle(h.FD(), backlog)
}

// result is 0, or the negative number of an error.
func (h *Handle) result(err error) goja.Value {
	if err == nil {
		return h.n.env.VM.ToValue(0)
	}
	return h.n.env.VM.ToValue(-int(errno(err)))
}

// jsCreateServerHandle is the legacy net._createServerHandle(address, port, addressType,
// fd, flags): a handle, bound unless
// the port is taken, or a negative error number.
func (n *Net) jsCreateServerHandle(c goja.FunctionCall) goja.Value {
	req := n.requestOf(c.Arguments[:min(3, len(c.Arguments))], c.Argument(3), c.Argument(4), nil)
	fd, err := OpenHandle(&req)
	var late error
	if isErrno(err, unix.EADDRINUSE) && req.Type != Pipe {
		late, req.Port = err, 0
		fd, err = bindTCP(&req)
	}
	if err != nil {
		return n.env.VM.ToValue(-int(errno(err)))
	}
	h := n.NewHandle(fd)
	h.late = late
	return h.Object()
}
