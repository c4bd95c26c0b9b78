package net

import (
	"bytes"
	"slices"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// defineHandles makes the classes TCP and Pipe.
func (n *Net) defineHandles() {
	m := n.handleMethod
	none := func(f func(*Handle)) func(*Handle, goja.FunctionCall) goja.Value {
		return func(h *Handle, _ goja.FunctionCall) goja.Value { f(h); return goja.Undefined() }
	}
	methods := []jsapi.Method{
		m("getAsyncId", 0, func(*Handle, goja.FunctionCall) goja.Value { return n.env.VM.ToValue(0) }),
		m("close", 1, (*Handle).jsClose),
		m("ref", 0, none(func(h *Handle) { h.setRef(true) })),
		m("unref", 0, none(func(h *Handle) { h.setRef(false) })),
		m("hasRef", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return n.bool(h.hasRef()) }),
		m("open", 1, (*Handle).jsOpen),
		m("listen", 1, func(h *Handle, c goja.FunctionCall) goja.Value {
			return h.result(ListenHandle(h.FD(), int(c.Argument(0).ToInteger())))
		}),
		m("readStart", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return h.reading(true) }),
		m("readStop", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return h.reading(false) }),
		m("shutdown", 1, (*Handle).jsShutdown),
		m("writeBuffer", 2, (*Handle).jsWrite),
		m("writeUtf8String", 2, (*Handle).jsWrite),
		m("setBlocking", 1, func(*Handle, goja.FunctionCall) goja.Value { return n.env.VM.ToValue(0) }),
	}
	tcp := append(slices.Clone(methods),
		m("getsockname", 0, func(h *Handle, c goja.FunctionCall) goja.Value { return h.name(c, netio.LocalAddr) }),
		m("getpeername", 0, func(h *Handle, c goja.FunctionCall) goja.Value { return h.name(c, netio.PeerAddr) }),
		m("setNoDelay", 1, func(h *Handle, c goja.FunctionCall) goja.Value {
			return h.set(func(fd int) error { return netio.SetNoDelay(fd, c.Argument(0).ToBoolean()) })
		}),
		m("setKeepAlive", 2, func(h *Handle, c goja.FunctionCall) goja.Value {
			return h.set(func(fd int) error {
				return netio.SetKeepAlive(fd, c.Argument(0).ToBoolean(), int(c.Argument(1).ToInteger()))
			})
		}),
		m("reset", 1, (*Handle).jsReset),
	)
	init := func(this *goja.Object, _ []goja.Value) { n.env.Bind(this, &Handle{n: n, raw: -1}) }
	n.tcp = n.env.Class(jsapi.ClassSpec{Name: "TCP", MustNew: true, Init: init, Methods: tcp, Accessors: n.handleViews()})
	n.pipe = n.env.Class(jsapi.ClassSpec{Name: "Pipe", MustNew: true, Init: init, Methods: methods, Accessors: n.handleViews()})
	n.onConnection = n.env.Func("onconnection", 2, n.jsOnConnection)
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

func (n *Net) handleViews() []jsapi.Accessor {
	view := func(name string, f func(*Handle) any) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Set: n.own(name), Get: func(c goja.FunctionCall) goja.Value {
			if h := n.HandleOf(c.This); h != nil {
				return n.env.VM.ToValue(f(h))
			}
			return goja.Undefined()
		}}
	}
	return []jsapi.Accessor{
		view("fd", (*Handle).shownFD),
		view("isStreamBase", func(*Handle) any { return true }),
		view("reading", func(h *Handle) any {
			return h.conn() != nil && (h.conn().Reading() || h.sock.starting && h.sock.wantRead)
		}),
		view("bytesRead", func(h *Handle) any { return h.count((*Socket).BytesRead) }),
		view("bytesWritten", func(h *Handle) any { return h.count((*Socket).BytesWritten) }),
		view("writeQueueSize", func(h *Handle) any { return h.count((*Socket).queued) }),
	}
}

// shownFD is handle.fd: the number of EINVAL once the handle is closed.
func (h *Handle) shownFD() any {
	if h.sock != nil && !h.sock.open {
		return -int(unix.EINVAL)
	}
	return h.FD()
}

// set sets an option of the descriptor. Of a socket that has none yet it is set again when
// the connection stands.
func (h *Handle) set(f func(fd int) error) goja.Value {
	if h.sock != nil && h.sock.connecting && h.FD() < 0 {
		return h.result(nil)
	}
	return h.result(f(h.FD()))
}

func (h *Handle) reading(on bool) goja.Value {
	switch c := h.conn(); {
	case c == nil:
	case on:
		c.Resume()
	default:
		c.Pause()
	}
	return h.n.env.VM.ToValue(0)
}

func (h *Handle) jsOpen(c goja.FunctionCall) goja.Value {
	fd, err := openFD(int(c.Argument(0).ToInteger()))
	if err == nil {
		h.raw = fd
	}
	return h.result(err)
}

func (h *Handle) jsClose(c goja.FunctionCall) goja.Value {
	h.close()
	h.callBack(c.Argument(0))
	return goja.Undefined()
}

func (h *Handle) jsReset(c goja.FunctionCall) goja.Value {
	if s := h.sock; s != nil {
		s.resetting = true
	}
	h.close()
	h.callBack(c.Argument(0))
	return h.result(nil)
}

// callBack calls v, when it is a function, where libuv tells of a closed handle.
func (h *Handle) callBack(v goja.Value) {
	if cb, ok := jsapi.AsFn(v); ok {
		h.n.env.Loop.OnClose(func() { cb(goja.FunctionCall{This: h.Object()}) })
	}
}

// jsShutdown ends the writing side and calls req.oncomplete(status) then.
func (h *Handle) jsShutdown(c goja.FunctionCall) goja.Value {
	conn, req := h.conn(), c.Argument(0)
	if conn == nil {
		return h.result(unix.ENOTCONN)
	}
	h.n.soon(func() {
		conn.CloseWrite(func(err error) { h.n.call(func() { h.complete(req, err) }) })
	})
	return h.result(nil)
}

// jsWrite writes a Buffer or a string past the stream and calls req.oncomplete(status).
func (h *Handle) jsWrite(c goja.FunctionCall) goja.Value {
	conn, req := h.conn(), c.Argument(0)
	if conn == nil {
		return h.result(unix.EBADF)
	}
	b, ok := buffer.Bytes(c.Argument(1))
	if !ok {
		b = []byte(c.Argument(1).String())
	}
	done, err := conn.Write(bytes.Clone(b), func(err error) { h.n.call(func() { h.complete(req, err) }) })
	if done {
		h.n.soon(func() { h.n.call(func() { h.complete(req, nil) }) })
	}
	return h.result(err)
}

// complete tells a request of its end.
func (h *Handle) complete(req goja.Value, err error) {
	o, _ := req.(*goja.Object)
	if f, ok := jsapi.AsFn(option(o, "oncomplete")); ok {
		f(goja.FunctionCall{This: req, Arguments: []goja.Value{h.result(err)}})
	}
}

// status is what a script's method of a handle returned, as an error.
func status(v goja.Value) error {
	if n := int(v.ToInteger()); n < 0 {
		return unix.Errno(-n)
	}
	return nil
}
