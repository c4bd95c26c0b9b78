package net

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Handle is what scripts see as server._handle and socket._handle: an object of class TCP
// or Pipe in front of a server, a socket or a bare descriptor.
type Handle struct {
	jsapi.Hidden
	n     *Net
	sock  *Socket
	bound *listening
	raw   int // a descriptor that the Handle owns, -1 without
}

// defineHandles makes the classes TCP and Pipe.
func (n *Net) defineHandles() {
	methods := []jsapi.Method{
		n.handleMethod("close", 1, (*Handle).jsClose),
		n.handleMethod("ref", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { h.setRef(true); return goja.Undefined() }),
		n.handleMethod("unref", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { h.setRef(false); return goja.Undefined() }),
		n.handleMethod("hasRef", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return n.bool(h.hasRef()) }),
		n.handleMethod("open", 1, (*Handle).jsOpen),
		n.handleMethod("readStart", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return h.reading(true) }),
		n.handleMethod("readStop", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return h.reading(false) }),
	}
	tcp := append(methods,
		n.handleMethod("getsockname", 0, func(h *Handle, c goja.FunctionCall) goja.Value { return h.name(c, netio.LocalAddr) }),
		n.handleMethod("getpeername", 0, func(h *Handle, c goja.FunctionCall) goja.Value { return h.name(c, netio.PeerAddr) }),
		n.handleMethod("setNoDelay", 1, func(h *Handle, c goja.FunctionCall) goja.Value {
			return h.result(netio.SetNoDelay(h.FD(), c.Argument(0).ToBoolean()))
		}),
		n.handleMethod("setKeepAlive", 2, func(h *Handle, c goja.FunctionCall) goja.Value {
			return h.result(netio.SetKeepAlive(h.FD(), c.Argument(0).ToBoolean(), int(c.Argument(1).ToInteger())))
		}),
	)
	views := []jsapi.Accessor{
		n.handleView("fd", func(h *Handle) int { return h.FD() }),
		n.handleView("bytesRead", func(h *Handle) int { return h.count((*Socket).BytesRead) }),
		n.handleView("bytesWritten", func(h *Handle) int { return h.count((*Socket).BytesWritten) }),
		n.handleView("writeQueueSize", func(h *Handle) int { return h.count((*Socket).queued) }),
	}
	init := func(this *goja.Object, _ []goja.Value) { n.env.Bind(this, &Handle{n: n, raw: -1}) }
	n.tcp = n.env.Class(jsapi.ClassSpec{Name: "TCP", MustNew: true, Init: init, Methods: tcp, Accessors: views})
	n.pipe = n.env.Class(jsapi.ClassSpec{Name: "Pipe", MustNew: true, Init: init, Methods: methods, Accessors: views})
}

func (n *Net) handleMethod(name string, length int, f func(*Handle, goja.FunctionCall) goja.Value) jsapi.Method {
	return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
		h := n.HandleOf(c.This)
		if h == nil {
			panic(n.env.TypeError("Illegal invocation"))
		}
		return f(h, c)
	}}
}

func (n *Net) handleView(name string, f func(*Handle) int) jsapi.Accessor {
	return jsapi.Accessor{Name: name, Get: func(c goja.FunctionCall) goja.Value {
		if h := n.HandleOf(c.This); h != nil {
			return n.env.VM.ToValue(f(h))
		}
		return goja.Undefined()
	}}
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
	n.env.Bind(n.env.Create(n.handleClass(a.IsUnix())), h)
	return h
}

func (n *Net) handleClass(unix bool) *jsapi.Class {
	if unix {
		return n.pipe
	}
	return n.tcp
}

// serverHandle is server._handle.
func (n *Net) serverHandle(s *Server) goja.Value {
	b := s.bound
	if b == nil {
		return goja.Null()
	}
	if b.handle == nil {
		b.handle = &Handle{n: n, bound: b, raw: -1}
		n.env.Bind(n.env.Create(n.handleClass(b.address.IsUnix() && s.pipeName != "")), b.handle)
	}
	return b.handle.Object()
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

func (h *Handle) count(f func(*Socket) int) int {
	if h.sock == nil {
		return 0
	}
	return f(h.sock)
}

func (h *Handle) setRef(on bool) {
	if h.sock != nil {
		h.sock.SetRef(on)
	} else if b := h.bound; b != nil && b.listener != nil {
		if on {
			b.listener.Ref()
		} else {
			b.listener.Unref()
		}
	}
}

func (h *Handle) hasRef() bool {
	if h.sock != nil && h.sock.conn != nil {
		return h.sock.conn.HasRef()
	}
	return h.bound != nil && h.bound.listener != nil && h.bound.listener.HasRef()
}

func (h *Handle) reading(on bool) goja.Value {
	if h.sock != nil && h.sock.conn != nil {
		if on {
			h.sock.conn.Resume()
		} else {
			h.sock.conn.Pause()
		}
	}
	return h.n.env.VM.ToValue(0)
}

// name is getsockname or getpeername: it fills an object and returns 0 or an error number.
func (h *Handle) name(c goja.FunctionCall, of func(int) (netio.Addr, error)) goja.Value {
	var a netio.Addr
	var err error
	if b := h.bound; b != nil && b.listener == nil {
		a = b.address
	} else {
		a, err = of(h.FD())
	}
	if out, ok := c.Argument(0).(*goja.Object); ok && err == nil {
		h.n.fillAddress(out, a)
	}
	return h.result(err)
}

// result is 0, or the negative number of an error.
func (h *Handle) result(err error) goja.Value {
	if err == nil {
		return h.n.env.VM.ToValue(0)
	}
	return h.n.env.VM.ToValue(-int(errno(err)))
}

func (h *Handle) jsOpen(c goja.FunctionCall) goja.Value {
	fd, err := openFD(int(c.Argument(0).ToInteger()))
	if err == nil {
		h.raw = fd
	}
	return h.result(err)
}

func (h *Handle) jsClose(c goja.FunctionCall) goja.Value {
	switch {
	case h.sock != nil && h.sock.conn != nil:
		h.sock.conn.Close()
	case h.bound != nil && h.bound.listener != nil:
		h.bound.listener.Close()
	case h.raw >= 0:
		netio.CloseFD(h.raw)
		h.raw = -1
	}
	if cb, ok := jsapi.AsFn(c.Argument(0)); ok {
		h.n.env.Loop.OnClose(func() { cb(goja.FunctionCall{This: h.Object()}) })
	}
	return goja.Undefined()
}

// jsCreateServerHandle is the legacy net._createServerHandle(address, port, addressType,
// fd, flags): a bound handle, or a negative error number.
func (n *Net) jsCreateServerHandle(c goja.FunctionCall) goja.Value {
	req := n.requestOf(c.Arguments[:min(3, len(c.Arguments))], c.Argument(3), c.Argument(4), nil)
	fd, err := OpenHandle(&req)
	if err != nil {
		return n.env.VM.ToValue(-int(errno(err)))
	}
	return n.NewHandle(fd).Object()
}
