package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// handleClasses are the classes of _handle, which few scripts ask for: they are made when
// one does.
type handleClasses struct {
	tcp, pipe    *jsapi.Class
	views        views
	onConnection *goja.Object // what onconnection is, unless a script put its own there
	ids          int          // given by getAsyncId so far
}

// Node's numbers for what a handle is: getProviderType(). That of a server is one less.
const (
	pipeStream = 24
	tcpStream  = 36
)

// handleKinds makes the classes at their first use. As in Node, TCP and Pipe extend
// LibuvStreamWrap, that HandleWrap, and that AsyncWrap.
func (n *Net) handleKinds() *handleClasses {
	if n.handles != nil {
		return n.handles
	}
	async := n.env.Class(jsapi.ClassSpec{Name: "AsyncWrap", MustNew: true, Methods: []jsapi.Method{
		n.handleMethod("getAsyncId", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return n.env.VM.ToValue(h.asyncID()) }),
		n.handleMethod("asyncReset", 0, func(*Handle, goja.FunctionCall) goja.Value { return goja.Undefined() }),
		n.handleMethod("getProviderType", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return n.env.VM.ToValue(h.provider()) }),
	}})
	wrap := n.env.Class(jsapi.ClassSpec{Name: "HandleWrap", MustNew: true, Parent: async, Methods: n.wrapMethods()})
	stream := n.env.Class(jsapi.ClassSpec{Name: "LibuvStreamWrap", MustNew: true, Parent: wrap, Methods: n.streamMethods()})
	init := func(this *goja.Object, _ []goja.Value) { n.env.Bind(this, &Handle{n: n, raw: -1}) }
	owner := []jsapi.Accessor{n.handleView("owner", func(h *Handle) any { return h.owner() })}
	n.handles = &handleClasses{
		tcp: n.env.Class(jsapi.ClassSpec{Name: "TCP", MustNew: true, Parent: stream, Init: init, Accessors: owner,
			Methods: append(n.endpointMethods(), n.tcpMethods()...)}),
		pipe: n.env.Class(jsapi.ClassSpec{Name: "Pipe", MustNew: true, Parent: stream, Init: init, Accessors: owner,
			Methods: n.endpointMethods()}),
		views:        n.views(stream.Proto, n.handleFields()),
		onConnection: n.env.Func("onconnection", 2, n.jsOnConnection),
	}
	return n.handles
}

// wrapMethods are those of every handle.
func (n *Net) wrapMethods() []jsapi.Method {
	none := func(f func(*Handle)) func(*Handle, goja.FunctionCall) goja.Value {
		return func(h *Handle, _ goja.FunctionCall) goja.Value { f(h); return goja.Undefined() }
	}
	m := n.handleMethod
	return []jsapi.Method{
		m("close", 1, (*Handle).jsClose),
		m("hasRef", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return n.bool(h.hasRef()) }),
		m("ref", 0, none(func(h *Handle) { h.setRef(true) })),
		m("unref", 0, none(func(h *Handle) { h.setRef(false) })),
	}
}

// streamMethods are those of what can be read and written.
func (n *Net) streamMethods() []jsapi.Method {
	m := n.handleMethod
	text := func(name string, enc buffer.Encoding) jsapi.Method {
		return m(name, 2, func(h *Handle, c goja.FunctionCall) goja.Value {
			return h.write(c.Argument(0), chunkOf(c.Argument(1), enc))
		})
	}
	return []jsapi.Method{
		m("readStart", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return h.reading(true) }),
		m("readStop", 0, func(h *Handle, _ goja.FunctionCall) goja.Value { return h.reading(false) }),
		m("shutdown", 1, (*Handle).jsShutdown),
		m("setBlocking", 1, func(*Handle, goja.FunctionCall) goja.Value { return n.env.VM.ToValue(0) }),
		m("writev", 3, (*Handle).jsWritev),
		text("writeBuffer", buffer.UTF8),
		text("writeUtf8String", buffer.UTF8),
		text("writeAsciiString", buffer.ASCII),
		text("writeLatin1String", buffer.Latin1),
		text("writeUcs2String", buffer.UTF16LE),
	}
}

// endpointMethods are those that both TCP and Pipe have.
func (n *Net) endpointMethods() []jsapi.Method {
	return []jsapi.Method{
		n.handleMethod("open", 1, (*Handle).jsOpen),
		n.handleMethod("listen", 1, func(h *Handle, c goja.FunctionCall) goja.Value {
			return h.result(h.listen(int(c.Argument(0).ToInteger())))
		}),
	}
}

func (n *Net) tcpMethods() []jsapi.Method {
	m := n.handleMethod
	return []jsapi.Method{
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
	}
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

// handleFields are the fields of a handle that is a stream.
func (n *Net) handleFields() []jsapi.Accessor {
	view := n.handleView
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

func (n *Net) handleView(name string, f func(*Handle) any) jsapi.Accessor {
	return jsapi.Accessor{Name: name, Set: n.own(name), Get: func(c goja.FunctionCall) goja.Value {
		if h := n.HandleOf(c.This); h != nil {
			return n.env.VM.ToValue(f(h))
		}
		return goja.Undefined()
	}}
}

// makeHandle makes the object of h, with what every one owns in Node.
func (n *Net) makeHandle(h *Handle, unix bool) {
	kinds := n.handleKinds()
	class := kinds.tcp
	if unix {
		class = kinds.pipe
	}
	o := n.env.Create(class)
	n.env.Bind(o, h)
	n.show(kinds.views, o, "reading")
	member(o, "onconnection", goja.Null())
}

// owner is the socket or the server in front of which the handle stands.
func (h *Handle) owner() goja.Value {
	switch {
	case h.sock != nil:
		return h.sock.Object()
	case h.bound != nil:
		return h.bound.server.Object()
	}
	return goja.Undefined()
}

// asyncID is a number of the handle's own.
func (h *Handle) asyncID() int {
	if h.id == 0 {
		h.n.handles.ids++
		h.id = 1 + h.n.handles.ids
	}
	return h.id
}

func (h *Handle) provider() int {
	kind := tcpStream
	if h.Object().Prototype() == h.n.handles.pipe.Proto {
		kind = pipeStream
	}
	if h.bound != nil {
		kind-- // a server's is the one before
	}
	return kind
}
