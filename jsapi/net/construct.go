package net

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// initSocket is new net.Socket(options), and what a subclass calls.
func (n *Net) initSocket(this *goja.Object, args []goja.Value) {
	options := n.socketOptions(jsapi.Arg(args, 0))
	h, ok := n.env.Own(this).(SocketHolder)
	if !ok {
		h = &Socket{}
	}
	s := n.attach(this, h)
	n.dress(this)
	jsapi.Call(n.streams.Duplex.Ctor, this, options)
	if s.Destroyed() { // by a signal that was aborted before; 'error' and 'close' are on their way
		s.Undestroy()
	}
	s.AllowHalfOpen = truthy(options, "allowHalfOpen")
	s.noDelay, s.keepAlive = truthy(options, "noDelay"), truthy(options, "keepAlive")
	if s.keepAlive {
		s.keepAliveDelay = n.initialDelay(options)
	}
	s.ownPush = this.Get("push") != n.streams.Duplex.Proto.Get("push")
	s.configureRead(options)
	s.fromHandle(options)
}

// socketOptions copies the options and checks them; a number is { fd: number }.
func (n *Net) socketOptions(v goja.Value) *goja.Object {
	o := n.env.Spread(n.env.VM.NewObject(), v)
	if f, number := jsapi.Number(v); number {
		jsapi.Must(o.Set("fd", f))
	}
	n.initialDelay(o)
	for _, name := range []string{"objectMode", "readableObjectMode", "writableObjectMode"} {
		if v := option(o, name); v.ToBoolean() {
			panic(n.env.InvalidArgValue("options."+name, v, "is not supported"))
		}
	}
	jsapi.Must(o.Set("allowHalfOpen", truthy(o, "allowHalfOpen")))
	jsapi.Must(o.Set("emitClose", false))
	jsapi.Must(o.Set("decodeStrings", false))
	jsapi.Must(o.Set("autoDestroy", true))
	return o
}

// fromHandle is options.handle and options.fd: the socket is open from the start.
func (s *Socket) fromHandle(options *goja.Object) {
	n := s.n
	fd := -1
	if v := option(options, "handle"); v.ToBoolean() {
		h := n.HandleOf(v)
		if h == nil {
			s.fromForeign(v, options)
			return
		}
		if h.raw >= 0 {
			s.handle, h.sock = h, s
		}
		fd = h.take()
	} else if v := option(options, "fd"); !jsapi.IsUndefined(v) {
		fd = int(n.env.ValidateInt32(v, "fd", 0))
		if !streamFD(fd) {
			panic(n.env.CodeError("TypeError", "ERR_INVALID_FD_TYPE", "Unsupported fd type: "+netio.FDKind(fd)))
		}
	}
	if fd < 0 {
		return
	}
	_ = unix.SetNonblock(fd, true)
	s.adopt(n.env.Net.NewConn(fd))
	s.startReading(options, s.Pause)
}

// fromForeign is options.handle that is no Handle.
func (s *Socket) fromForeign(v goja.Value, options *goja.Object) {
	o, ok := v.(*goja.Object)
	if !ok {
		panic(s.n.env.TypeError("Cannot create property 'Symbol(owner_symbol)' on " + jsapi.TypeOf(v) + " '" + v.String() + "'"))
	}
	s.lieOnForeign(o)
	s.startReading(options, s.pauseForeign)
}

// startReading reads what is open from the start, unless the options have it wait.
func (s *Socket) startReading(options *goja.Object, pause func()) {
	switch {
	case option(options, "readable").StrictEquals(s.n.bool(false)):
	case truthy(options, "pauseOnCreate"):
		pause()
	case !truthy(options, "manualStart"):
		s.Nudge()
	}
}

// streamFD reports whether fd is a pipe or a connected stream socket.
func streamFD(fd int) bool {
	kind := netio.FDKind(fd)
	return kind == "PIPE" || kind == "TCP"
}

// onread reads into a buffer of the script and calls it back, instead of 'data'
// (Node, "new net.Socket", onread).
type onread struct {
	buffer   goja.Value
	bytes    []byte
	next     jsapi.Fn // makes the buffer of the next read, nil when it is always the same
	callback jsapi.Fn
}

func (s *Socket) configureRead(options *goja.Object) {
	o, ok := option(options, "onread").(*goja.Object)
	if !ok {
		return
	}
	callback, ok := jsapi.AsFn(option(o, "callback"))
	if !ok {
		return
	}
	v := option(o, "buffer")
	if b, ok := buffer.Bytes(v); ok {
		s.onread = &onread{buffer: v, bytes: b, callback: callback}
	} else if next, ok := jsapi.AsFn(v); ok {
		s.onread = &onread{next: next, callback: callback}
	} else {
		return
	}
	s.overridePauses()
}

// overridePauses makes pause and resume of an onread socket stop and start the reading
// itself: nothing passes through the stream's buffer.
func (s *Socket) overridePauses() {
	for _, name := range []string{"pause", "resume"} {
		super, _ := jsapi.AsFn(s.n.streams.Duplex.Proto.Get(name))
		on := name == "resume"
		f := s.n.env.Func(name, 0, func(c goja.FunctionCall) goja.Value {
			s.wantRead = on
			s.setReading(on)
			return super(c)
		})
		jsapi.Must(s.Object().DefineDataProperty(name, f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
}
