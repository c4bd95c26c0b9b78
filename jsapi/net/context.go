package net

// InheritContext has the socket's callbacks belong to what runs now (Node, "Asynchronous
// context tracking"): whoever connects it, or sends a request through one that was kept
// open. Call it on the loop.
func (s *Socket) InheritContext() { s.context = s.n.env.Loop.Context }

// wasAccepted has what comes on a connection that a server took belong to nobody, as in Node:
// only 'connection' is the server's.
func (s *Socket) wasAccepted() {
	if s.n.env.Loop.Tracker == nil {
		s.context = nil
	}
}

// track makes the socket a resource of async_hooks, when it is opened.
func (s *Socket) track() {
	if loop := s.n.env.Loop; loop.Tracker == nil {
		s.context = loop.Context
	} else if s.isPipe() {
		s.context = loop.Made("PIPEWRAP", nil)
	} else {
		s.context = loop.Made("TCPWRAP", nil)
	}
}

// trackConnect makes the attempt to connect to t a resource.
func (s *Socket) trackConnect(d *dial, t target) {
	loop, kind := s.n.env.Loop, "TCPCONNECTWRAP"
	if loop.Tracker == nil {
		return
	}
	if t.family == 0 {
		kind = "PIPECONNECTWRAP"
	}
	loop.TriggeredBy(s.context, func() { d.context = loop.Made(kind, nil) })
}

// enterConnect calls f from the poller when the attempt has ended.
func (s *Socket) enterConnect(d *dial, f func()) {
	if d.context == nil {
		s.n.env.Loop.CallOf(s.context, f)
		return
	}
	context := d.context
	d.context = nil
	s.n.env.Loop.CallOf(context, f)
	s.n.env.Loop.Gone(context)
}

// enterShutdown calls f from the poller when the shutdown whose context it is has ended.
func (s *Socket) enterShutdown(context any, f func()) {
	if s.n.env.Loop.Tracker == nil {
		s.n.env.Loop.CallOf(s.context, f)
		return
	}
	s.n.env.Loop.CallOf(context, f)
	s.n.env.Loop.Gone(context)
}

// enter calls f from the poller, as a callback of the socket. What f makes of its context
// stays with the socket, unless f lent the socket to another.
func (s *Socket) enter(f func()) {
	before := s.context
	if left := s.n.env.Loop.CallOf(before, f); left != before && s.context == before {
		s.context = left
	}
}

// Enter calls f from the poller, as a callback of the server: it belongs to what told the
// server to listen. Call it on the loop.
func (s *Server) Enter(f func()) { s.n.env.Loop.CallIn(s.context, f) }

// announcing is Enter for a callback of the listening socket itself.
func (s *Server) announcing(f func()) { s.context = s.n.env.Loop.CallOf(s.context, f) }

// track makes the server a resource of async_hooks, when it listens.
func (s *Server) track() {
	loop, kind := s.n.env.Loop, "TCPSERVERWRAP"
	if s.pipeName != "" {
		kind = "PIPESERVERWRAP"
	}
	s.context = loop.Made(kind, nil)
}

// ResetContext forgets what the callback that runs has made of its context, as the first request
// of a connection begins with the server's. Call it on the loop.
func (s *Server) ResetContext() { s.n.env.Loop.Context = s.context }
