package net

import (
	"fmt"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// jsListen is server.listen in all its forms (Node, "server.listen()").
func (s *Server) jsListen(c goja.FunctionCall) goja.Value {
	n := s.n
	options, cb := n.normalizeArgs(c.Arguments)
	if s.bound != nil {
		panic(n.codeError("ERR_SERVER_ALREADY_LISTEN", "Listen method has been called more than once without closing."))
	}
	if cb != nil {
		s.Once("listening", cb)
	}
	s.trace("asyncStart", "options", options)
	s.attempt++ // takes the place of a listen that is still looking its host up
	backlog := backlogOf(c.Arguments)
	if h := n.handleIn(options); h != nil {
		s.listenOn(h, backlog)
		return c.This
	}
	options = n.insteadOf(options)
	s.closeOnAbort(options)
	switch {
	case isFD(option(options, "fd")):
		s.ask(ListenRequest{Server: s, Port: -1, FD: int(option(options, "fd").ToInteger()), Backlog: backlog})
	case portIn(c.Arguments, options):
		s.listenTCP(options, c.Arguments, backlog)
	case option(options, "path").ToBoolean() && isPipeName(option(options, "path")):
		s.listenPipe(options, backlog)
	case options.Get("port") == nil && options.Get("path") == nil:
		panic(n.env.InvalidArgValue("options", options, `must have the property "port" or "path"`))
	default:
		panic(n.env.InvalidArgValue("options", options, ""))
	}
	return c.This
}

// insteadOf is what listen reads in place of options that bring a handle which is none.
func (n *Net) insteadOf(options *goja.Object) *goja.Object {
	for _, name := range []string{"_handle", "handle"} {
		v := option(options, name)
		if o, ok := v.(*goja.Object); ok {
			return o
		}
		if v.ToBoolean() {
			panic(n.env.TypeError("Cannot use 'in' operator to search for 'port' in " + n.env.Text(v)))
		}
	}
	return options
}

func isFD(v goja.Value) bool {
	f, ok := jsapi.Number(v)
	return ok && f >= 0
}

// portIn reports whether listen is to be on TCP: there is a port, or none was given at all.
func portIn(args []goja.Value, options *goja.Object) bool {
	port := options.Get("port")
	if len(args) == 0 || jsapi.IsFunction(args[0]) || port != nil && jsapi.IsNullish(port) {
		return true
	}
	_, number := jsapi.Number(port)
	return number || jsapi.IsString(port)
}

func (s *Server) listenTCP(options *goja.Object, args []goja.Value, backlog int) {
	n := s.n
	req := ListenRequest{Server: s, Type: TCP4, FD: -1, Exclusive: truthy(options, "exclusive")}
	if port := option(options, "port"); !jsapi.IsNullish(port) && !jsapi.IsFunction(args[0]) {
		req.Port = n.env.ValidatePort(port, "options.port", true)
	} else {
		jsapi.Must(options.Set("port", 0))
	}
	if req.Backlog = int(option(options, "backlog").ToInteger()); req.Backlog == 0 {
		req.Backlog = backlog
	}
	host := option(options, "host")
	if !host.ToBoolean() {
		s.ask(req)
		return
	}
	if truthy(options, "ipv6Only") {
		req.Flags = IPv6Only
	}
	attempt := s.attempt
	n.dns.LookupOne(host, func(err *goja.Object, ip string, family int) {
		if s.attempt != attempt {
			return
		}
		if err != nil {
			s.Emit("error", err)
			return
		}
		req.Address, req.Type = ip, AddressType(family)
		s.ask(req)
	})
}

func (s *Server) listenPipe(options *goja.Object, backlog int) {
	path := option(options, "path").String()
	s.pipeName = path
	s.n.show(s.n.serverViews, s.Object(), "_pipeName")
	req := ListenRequest{Server: s, Type: Pipe, Address: path, Port: -1, FD: -1, Backlog: int(option(options, "backlog").ToInteger()),
		Exclusive:   truthy(options, "exclusive"),
		ReadableAll: option(options, "readableAll").StrictEquals(s.n.bool(true)),
		WritableAll: option(options, "writableAll").StrictEquals(s.n.bool(true))}
	if req.Backlog == 0 {
		req.Backlog = backlog
	}
	s.ask(req)
}

// listenOn listens on a handle that the script brought.
func (s *Server) listenOn(h *Handle, backlog int) {
	s.track()
	if h.late != nil {
		h.close()
		s.failLater(s.n.listenError(h.late, "listen", place{none: true, port: -1}))
		return
	}
	own := h.raw >= 0
	fd := h.take()
	if b := h.bound; b != nil && b.listener != nil {
		b.listener.Stop() // who listens on a handle last gets its connections
	}
	s.own(ListenRequest{Server: s, FD: fd, Backlog: backlog})
	if s.bound == nil {
		return
	}
	s.key = "-1:null:-1"
	if own {
		s.takeHandle(h)
	}
}

// ask gets the socket, from the strategy where there is one.
func (s *Server) ask(req ListenRequest) {
	s.track()
	strategy := s.n.strategy
	if strategy == nil || req.Exclusive {
		s.own(req)
		return
	}
	attempt := s.attempt
	strategy.Listen(req, func(l Listening, err error) {
		if s.attempt != attempt {
			release(l, err)
			return
		}
		if err != nil {
			s.failLater(s.n.connectError(err, "bind", placeOf(req)))
			return
		}
		s.start(l, req, "")
	})
}

// release lets go of an answer that nobody waits for any more.
func release(l Listening, err error) {
	if err != nil {
		return
	}
	if l.FD >= 0 {
		netio.CloseFD(l.FD)
	}
	if l.Closed != nil {
		l.Closed()
	}
}

// own opens the socket in this process.
func (s *Server) own(req ListenRequest) {
	fd, err := OpenHandle(&req)
	if err != nil {
		s.failLater(s.n.listenError(err, "listen", placeOf(req)))
		return
	}
	unlink := ""
	if req.Type == Pipe && req.FD < 0 && req.Address[0] != 0 {
		unlink = fitPath(req.Address)
	}
	s.start(Listening{FD: fd}, req, unlink)
}

func placeOf(req ListenRequest) place {
	if req.FD >= 0 {
		return place{none: true}
	}
	return place{address: req.Address, port: req.Port, none: req.Address == ""}
}

// start begins to accept.
func (s *Server) start(l Listening, req ListenRequest, unlink string) {
	b := &listening{Listening: l, server: s, unlink: unlink}
	if l.FD >= 0 {
		b.listener = s.n.env.Net.NewListener(l.FD, l.Shared)
		b.listener.Owner = s
		err := ListenHandle(l.FD, req.Backlog)
		if err == nil {
			err = b.listener.Start(s.accepted)
		}
		if err != nil {
			b.close()
			s.failLater(s.n.listenError(err, "listen", placeOf(req)))
			return
		}
		b.address, _ = netio.LocalAddr(l.FD)
	} else if l.Name != nil {
		b.address = *l.Name
	}
	s.bound = b
	s.key = connectionKey(req)
	s.n.show(s.n.serverViews, s.Object(), "_connectionKey")
	if s.unref {
		s.SetRef(false)
	}
	s.trace("asyncEnd", "", nil)
	loop := s.n.env.Loop
	loop.TriggeredBy(s.context, func() { loop.NextTick(func() { s.listeningNow(b) }) })
}

func connectionKey(req ListenRequest) string {
	if req.FD >= 0 {
		return "null:null:null"
	}
	return fmt.Sprint(int(req.Type), ":", req.Address, ":", req.Port)
}

// listeningNow emits 'listening', unless the server was closed before the tick came.
func (s *Server) listeningNow(b *listening) {
	if s.bound != b {
		return
	}
	s.Emit("listening")
}

func (s *Server) failLater(err *goja.Object) {
	s.trace("error", "error", err)
	s.n.env.Loop.NextTick(func() { s.Emit("error", err) })
}

// trace publishes on a channel of the tracing channel net.server.listen: the server, and v
// under name where there is one.
func (s *Server) trace(event, name string, v goja.Value) {
	c := s.n.channels
	if !c.Any() {
		return
	}
	message := []diagnosticschannel.Field{{Name: "server", Value: s.Object()}, {Name: name, Value: v}}
	if v == nil {
		message = message[:1]
	}
	c.Publish("tracing:net.server.listen:"+event, message...)
}

// closeOnAbort closes the server when options.signal is aborted.
func (s *Server) closeOnAbort(options *goja.Object) {
	v := option(options, "signal")
	if jsapi.IsUndefined(v) {
		return
	}
	signal := s.n.env.ValidateAbortSignal(v, "options.signal")
	if signal.Get("aborted").ToBoolean() {
		s.n.env.Loop.NextTick(func() { s.n.env.Method(s.Object(), "close") })
		return
	}
	remove := s.n.events.OnAbort(signal, func(goja.Value) { s.n.env.Method(s.Object(), "close") })
	s.OnceGo("close", func([]goja.Value) { remove() })
}

// jsListen2 is the legacy server._listen2(address, port, addressType, backlog, fd, flags).
func (s *Server) jsListen2(c goja.FunctionCall) goja.Value {
	s.own(s.n.requestOf(c.Arguments[:min(3, len(c.Arguments))], c.Argument(4), c.Argument(5), s))
	return goja.Undefined()
}

// requestOf reads (address, port, addressType), fd and flags as Node's own functions pass them.
func (n *Net) requestOf(args []goja.Value, fd, flags goja.Value, s *Server) ListenRequest {
	req := ListenRequest{Server: s, FD: -1, Port: int(jsapi.Arg(args, 1).ToInteger()), Type: AddressType(jsapi.Arg(args, 2).ToInteger()), Flags: int(flags.ToInteger())}
	if v := jsapi.Arg(args, 0); !jsapi.IsNullish(v) {
		req.Address = v.String()
	}
	if isFD(fd) {
		req.FD = int(fd.ToInteger())
	}
	return req
}
