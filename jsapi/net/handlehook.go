package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// hook is a script's own method of the handle, by which scripts watch what a socket does
// with it or have it fail; nil when the method is ours.
func (h *Handle) hook(name string) jsapi.Fn {
	if h == nil || h.Object() == nil {
		return nil
	}
	v := h.Object().Get(name)
	if h.foreign != nil {
		f, _ := jsapi.AsFn(v)
		return f
	}
	if v == h.native[name] && v != nil {
		return nil
	}
	if v == h.n.handles.tcp.Proto.Get(name) || v == h.n.handles.pipe.Proto.Get(name) {
		return nil
	}
	f, _ := jsapi.AsFn(v)
	return f
}

// hooked calls the script's own method of the socket's handle and reports whether there is one.
func (s *Socket) hooked(name string, args ...goja.Value) (result goja.Value, ok bool) {
	if s.handle == nil { // nobody has asked for it
		return nil, false
	}
	f := s.handle.hook(name)
	if f == nil {
		return nil, false
	}
	return f(goja.FunctionCall{This: s.handle.Object(), Arguments: args}), true
}

// hookReading starts or stops reading by a script's own handle.readStart or readStop.
func (s *Socket) hookReading(on bool) bool {
	name := "readStop"
	if on {
		name = "readStart"
	}
	v, ok := s.hooked(name)
	if ok {
		if err := status(v); err != nil {
			s.Destroy(s.n.ioError(err, "read"))
		}
	}
	return ok
}

// hookShutdown ends the writing side by a script's own handle.shutdown.
func (s *Socket) hookShutdown() bool {
	if s.handle == nil {
		return false
	}
	f := s.handle.hook("shutdown")
	if f == nil {
		return false
	}
	req := s.n.env.VM.NewObject()
	jsapi.Must(req.Set("handle", s.handle.Object()))
	jsapi.Must(req.Set("oncomplete", s.n.env.Func("onShutdown", 1, func(c goja.FunctionCall) goja.Value {
		s.writesEnded(status(c.Argument(0)))
		return goja.Undefined()
	})))
	v := f(goja.FunctionCall{This: s.handle.Object(), Arguments: []goja.Value{req}})
	if n := v.ToInteger(); n != 0 { // 1 says that it is over
		s.writesEnded(status(v))
	}
	return true
}

// hookClose closes the connection by a script's own handle.close or handle.reset. After a
// script has closed the handle itself there is nothing to close and no 'close'.
func (s *Socket) hookClose(closed func()) bool {
	if s.handle != nil && s.handle.gone {
		return true
	}
	name := "close"
	if s.resetting {
		name = "reset"
	}
	_, ok := s.hooked(name, s.n.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		closed()
		return goja.Undefined()
	}))
	return ok
}

// hookName is what a script's own handle.getsockname or getpeername tells; nil when there is none.
func (h *Handle) hookName(name string) (*goja.Object, error) {
	f := h.hook(name)
	if f == nil {
		return nil, nil
	}
	o := h.n.env.VM.NewObject()
	return o, status(f(goja.FunctionCall{This: h.Object(), Arguments: []goja.Value{o}}))
}

// hookConnection gives a new connection to a script's own handle.onconnection.
func (s *Server) hookConnection(fd int) bool {
	if s.bound == nil || s.bound.handle == nil {
		return false
	}
	o := s.bound.handle.Object()
	v := o.Get("onconnection")
	f, ok := jsapi.AsFn(v)
	if !ok || v == goja.Value(s.n.handles.onConnection) {
		return false
	}
	s.Enter(func() {
		f(goja.FunctionCall{This: o, Arguments: []goja.Value{s.n.env.VM.ToValue(0), s.n.NewHandle(fd).Object()}})
	})
	return true
}

// jsOnConnection is handle.onconnection(status, handle) as a script calls it that has put
// its own in front.
func (n *Net) jsOnConnection(c goja.FunctionCall) goja.Value {
	h := n.HandleOf(c.This)
	if h == nil || h.bound == nil {
		panic(n.env.TypeError("Illegal invocation"))
	}
	s := h.bound.server
	if err := status(c.Argument(0)); err != nil {
		s.Emit("error", n.ioError(err, "accept"))
		return goja.Undefined()
	}
	if client := n.HandleOf(c.Argument(1)); client != nil && client.raw >= 0 {
		s.connect(client)
	}
	return goja.Undefined()
}

// connect makes a Socket of a handle that went through a script's onconnection.
func (s *Server) connect(client *Handle) {
	conn := s.n.env.Net.NewConn(client.take())
	if s.full() {
		s.drop(conn)
		return
	}
	s.connections++
	sock := s.n.newAccepted(conn, s)
	sock.handle, client.sock = client, sock
	sock.noDelay, sock.keepAlive = false, false
	if s.noDelay {
		sock.SetNoDelay(true)
	}
	if s.keepAlive {
		sock.SetKeepAlive(true, s.keepAliveDelay)
	}
	sock.starting = false
	s.announce(sock)
	if sock.wantRead {
		sock.setReading(true)
	}
}

// SetNoDelay turns Nagle's algorithm off or on (Node, "socket.setNoDelay()").
func (s *Socket) SetNoDelay(on bool) {
	if on == s.noDelay {
		return
	}
	s.noDelay = on
	if _, ok := s.hooked("setNoDelay", s.n.bool(on)); !ok && s.conn != nil {
		_ = netio.SetNoDelay(s.conn.FD(), on)
	}
}

// SetKeepAlive turns probes of an idle connection on or off; the first goes out after delay
// seconds, 0 for the system's own time (Node, "socket.setKeepAlive()").
func (s *Socket) SetKeepAlive(on bool, delay int) {
	if on == s.keepAlive && (!on || delay == s.keepAliveDelay) {
		return
	}
	s.keepAlive, s.keepAliveDelay = on, delay
	if _, ok := s.hooked("setKeepAlive", s.n.bool(on), s.n.env.VM.ToValue(delay)); !ok && s.conn != nil {
		_ = netio.SetKeepAlive(s.conn.FD(), on, delay)
	}
}
