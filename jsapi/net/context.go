package net

// InheritContext has the socket's callbacks belong to what runs now (Node, "Asynchronous
// context tracking"): whoever connects it, or sends a request through one that was kept
// open. Call it on the loop.
func (s *Socket) InheritContext() { s.context = s.n.env.Loop.Context }

// enter calls f from the poller, as a callback of the socket.
func (s *Socket) enter(f func()) { s.n.env.Loop.CallIn(s.context, f) }

// Enter calls f from the poller, as a callback of the server: it belongs to what told the
// server to listen. Call it on the loop.
func (s *Server) Enter(f func()) { s.n.env.Loop.CallIn(s.context, f) }

// ResetContext forgets what the callback that runs has made of its context, as each request
// of a connection begins with the server's. Call it on the loop.
func (s *Server) ResetContext() { s.n.env.Loop.Context = s.context }
