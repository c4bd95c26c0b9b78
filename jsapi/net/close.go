package net

import (
	"os"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// close gives the socket back.
func (b *listening) close() {
	if f := b.handle.hook("close"); f != nil {
		f(goja.FunctionCall{This: b.handle.Object()})
	}
	if b.listener != nil {
		b.listener.Close()
	}
	if b.unlink != "" {
		_ = os.Remove(b.unlink) // a script may have removed it
	}
	b.letGo()
	if b.handle != nil {
		b.handle.bound = nil
	}
}

// letGo tells the strategy, once.
func (b *listening) letGo() {
	if f := b.Closed; f != nil {
		b.Closed = nil
		f()
	}
}

// Listening reports whether the server listens.
func (s *Server) Listening() bool { return s.bound != nil }

// Addr is the address that the server listens on, and whether it has one to show.
func (s *Server) Addr() (netio.Addr, bool) {
	if s.bound == nil || s.bound.address == (netio.Addr{}) {
		return netio.Addr{}, false
	}
	return s.bound.address, true
}

// FD is the descriptor that the server listens on, -1 without one. It stays the server's.
func (s *Server) FD() int {
	if s.bound == nil || s.bound.listener == nil {
		return -1
	}
	return s.bound.listener.FD()
}

// Key is the server's _connectionKey: "6::::8000".
func (s *Server) Key() string { return s.key }

// Connections is the number of the server's open connections.
func (s *Server) Connections() int { return s.connections }

// StopListening closes the listening socket and drops what listen still waits for. 'close'
// follows when the last connection is gone: server.close() without its callback.
func (s *Server) StopListening() {
	s.attempt++
	if b := s.bound; b != nil {
		s.bound = nil
		b.close()
		s.n.env.Loop.Gone(s.context)
	}
	if len(s.holders) > 0 {
		s.awaitHolders()
		return
	}
	s.closeIfDrained()
}

// closeIfDrained emits 'close' when neither the listening socket nor a connection is open. The
// count is below zero when a socket was destroyed after it had been sent away.
func (s *Server) closeIfDrained() {
	if s.bound != nil || s.connections != 0 {
		return
	}
	loop := s.n.env.Loop
	loop.TriggeredBy(s.context, func() { loop.NextTick(func() { s.Emit("close") }) })
}

// ConnClosed tells that a connection which OnConn took is closed. It may be called within
// Loop.Call and from the poller.
func (s *Server) ConnClosed() {
	s.connections--
	if s.bound == nil && s.connections <= 0 {
		s.Enter(s.drained)
	}
}

// drained emits 'close' of a server that waits for its last connection, by way of
// _emitCloseIfDrained, which a script may have replaced.
func (s *Server) drained() { s.n.env.Method(s.Object(), "_emitCloseIfDrained") }

// SetRef says whether the server keeps the process alive while it listens.
func (s *Server) SetRef(on bool) {
	s.unref = !on
	b := s.bound
	switch {
	case b == nil:
	case b.listener == nil:
		if b.SetRef != nil {
			b.SetRef(on)
		}
	case on:
		b.listener.Ref()
	default:
		b.listener.Unref()
	}
}

func (s *Server) jsClose(c goja.FunctionCall) goja.Value {
	if cb := c.Argument(0); jsapi.IsFunction(cb) {
		if s.bound != nil {
			s.Once("close", cb)
		} else {
			s.OnceGo("close", func([]goja.Value) {
				jsapi.Call(cb, goja.Undefined(), s.n.errNotRunning())
			})
		}
	}
	s.StopListening()
	return c.This
}

func (s *Server) jsAddress(goja.FunctionCall) goja.Value {
	if s.bound != nil {
		if o, err := s.bound.handle.hookName("getsockname"); err != nil {
			panic(s.n.ioError(err, "address"))
		} else if o != nil {
			return o
		}
	}
	if a, ok := s.Addr(); ok && !a.IsUnix() {
		return s.n.addressObject(a)
	}
	if s.pipeName != "" { // from listen on, whether or not that succeeds, and after close
		return s.n.str(s.pipeName)
	}
	return goja.Null()
}

func (s *Server) jsGetConnections(c goja.FunctionCall) goja.Value {
	cb := s.n.env.ValidateFunction(c.Argument(0), "callback")
	if len(s.holders) > 0 {
		s.countAll(cb)
		return c.This
	}
	s.n.env.Loop.NextTickFn(cb, []goja.Value{goja.Null(), s.n.env.VM.ToValue(s.connections)})
	return c.This
}

// jsDispose is server[Symbol.asyncDispose](). A server that does not listen yet is not closed.
func (s *Server) jsDispose(goja.FunctionCall) goja.Value {
	vm := s.n.env.VM
	p, resolve, _ := vm.NewPromise()
	if s.bound == nil {
		jsapi.Must(resolve(goja.Undefined()))
	} else {
		jsapi.Must(resolve(s.closing())) // which takes the jobs that it takes an async function
	}
	return vm.ToValue(p)
}

// closing closes the server and is a promise of the end.
func (s *Server) closing() goja.Value {
	p, resolve, reject := s.n.env.VM.NewPromise()
	s.n.env.Method(s.Object(), "close", s.n.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		if err := c.Argument(0); err.ToBoolean() {
			jsapi.Must(reject(err))
		} else {
			jsapi.Must(resolve(goja.Undefined()))
		}
		return goja.Undefined()
	}))
	return s.n.env.VM.ToValue(p)
}
