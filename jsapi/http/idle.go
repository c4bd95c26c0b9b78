package http

import (
	"math"

	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// idleEntry is a connection's place among those that wait for their next request. They
// stand in the order in which they fell idle, so that one timer serves all.
type idleEntry struct {
	c          *serverConn
	prev, next *idleEntry
	deadline   int64 // loop time, ms
}

// keepAliveBuffer is for how long, in milliseconds, a connection is kept past the time that
// its client was told, so that a request sent at the last moment is not reset. As Node 20.20.
const keepAliveBuffer = 1000

// idleList is a ring of idle connections with one timer for the first.
type idleList struct {
	root  idleEntry
	timer *eventloop.Timer
}

func (l *idleList) init() { l.root.prev, l.root.next = &l.root, &l.root }

func (e *idleEntry) remove() {
	if e.next != nil {
		e.prev.next, e.next.prev = e.next, e.prev
		e.prev, e.next = nil, nil
	}
}

// waitIdle starts the keep-alive timeout of a connection that has nothing to do.
func (c *serverConn) waitIdle() {
	ms := c.srv.keepAliveTimeout()
	if ms <= 0 || c.closed || c.upgraded {
		return
	}
	ms += keepAliveBuffer
	if c.over != nil && c.over.apart || c.made != nil && truthy(c.sock.Get("timeout")) { // then the socket has a timer of its own, if any
		c.quiet = true
		c.setTimeout(ms)
		return
	}
	l := &c.srv.idle
	e := &c.idle
	e.remove()
	e.deadline = c.h.env.Loop.Now() + ms
	e.prev, e.next = l.root.prev, &l.root
	e.prev.next, l.root.prev = e, e
	if l.timer == nil {
		l.timer = c.h.env.Loop.NewTimer(ms, false, c.srv.endIdle)
		l.timer.Unref()
	} else if !l.timer.Active() {
		l.timer.SetInterval(ms)
		l.timer.Start()
	}
}

// notIdle ends the keep-alive timeout: a head has come.
func (c *serverConn) notIdle() {
	c.idle.remove()
	if c.quiet {
		c.quiet = false
		c.setTimeout(c.srv.current().timeout)
	}
}

// timeout is told that the connection has been idle for too long. For a script that is its
// socket's timeout.
func (e *idleEntry) timeout() {
	c := e.c
	switch {
	case c.waits():
		c.waitIdle()
	case c.made != nil:
		c.made.Emit("timeout")
	case c.srv.Has("timeout"):
		c.timedOut()
	default:
		c.close(nil)
	}
}

// waits reports whether the client has still to take answers, or is held back until it has.
func (c *serverConn) waits() bool { return len(c.held) > 0 || c.queued() > 0 }

// endIdle ends the connections that have been idle for too long.
func (s *Server) endIdle() {
	l, now := &s.idle, s.h.env.Loop.Now()
	for e := l.root.next; e != &l.root && e.deadline <= now; e = l.root.next {
		e.remove()
		e.timeout()
	}
	if e := l.root.next; e != &l.root {
		l.timer.SetInterval(e.deadline - now)
		l.timer.Start()
	}
}

// overdue is when a message has started of which the script has heard that it takes too long.
const overdue = math.MinInt64

// check ends messages that take too long: headersTimeout, requestTimeout. Each is told of once,
// as a listener of 'clientError' may leave the connection open.
func (s *Server) check() {
	head, whole := s.number("headersTimeout", 0), s.number("requestTimeout", 0)
	if whole > 0 && head > whole { // as Node takes them that were set so after createServer
		head, whole = whole, head
	}
	now := s.h.env.Loop.Now()
	for _, c := range append([]*serverConn(nil), s.conns...) {
		if c.requests > 0 && !c.inMessage || c.started == overdue {
			continue
		}
		if c.paused && !c.full { // it is we who keep the client from going on
			c.started = now
			continue
		}
		age := now - c.started
		if head > 0 && !c.headDone && age >= head || whole > 0 && age >= whole {
			c.started = overdue
			c.failed(s.h.env.CodeError("Error", "ERR_HTTP_REQUEST_TIMEOUT", "Request timeout"))
		}
	}
}
