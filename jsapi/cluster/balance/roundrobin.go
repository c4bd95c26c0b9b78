package balance

import "github.com/gaggle-js/gaggle/runtime/linked"

// Port is what a RoundRobin does to the world. Its methods must not call back into the
// RoundRobin.
type Port interface {
	// HandOver sends the connection fd, which stays the RoundRobin's, to worker, and
	// returns the number by which the worker will acknowledge it.
	HandOver(worker, fd int) (seq int64)
	// Close takes fd, whose connection is served elsewhere or not at all any more.
	Close(fd int)
}

// RoundRobin distributes the connections of one listener. Make it with NewRoundRobin.
type RoundRobin struct {
	port    Port
	limit   int
	members map[int]*member
	active  int // members that have not retired
	closed  bool
	free    list // idle, who has been so for the longest time first
	resting list // have refused and are not asked again before Wake
	waiting queue

	// HandedOver counts connections sent to workers, each time one is; Acknowledged
	// those that a worker took, Returned those that came back.
	HandedOver, Acknowledged, Returned uint64
}

// member is a worker that listens. It is in free or in resting, or in neither when it is busy.
type member struct {
	linked.Links[member]
	id      int
	state   state
	retired bool
	seq     int64 // of the connection in flight
	fd      int   // in flight, owned
}

type list = linked.List[member, *member]

type state int

const (
	idle state = iota
	busy
	rests
)

// DefaultLimit is how many connections wait at most before accepting stops.
const DefaultLimit = 1 << 16

// NewRoundRobin makes the state of a listener whose queue holds limit connections, or
// DefaultLimit when that is 0.
func NewRoundRobin(p Port, limit int) *RoundRobin {
	if limit <= 0 {
		limit = DefaultLimit
	}
	return &RoundRobin{port: p, limit: limit, members: make(map[int]*member)}
}

// Join adds a worker. Joining twice does nothing.
func (r *RoundRobin) Join(worker int) {
	m := r.members[worker]
	if m != nil && !m.retired {
		return
	}
	r.active++
	if m != nil { // back before it has answered
		m.retired = false
		return
	}
	m = &member{id: worker, fd: -1}
	r.members[worker] = m
	r.free.Add(m)
	r.dispatch()
}

// Retire lets a worker go that does not listen any more but lives: it gets no more
// connections, and still answers for the one that it has. Retire reports whether no other
// worker is left.
func (r *RoundRobin) Retire(worker int) (empty bool) {
	m := r.members[worker]
	if m == nil || m.retired {
		return r.active == 0
	}
	r.active--
	m.retired = true
	if m.state != busy {
		r.drop(m)
	}
	return r.active == 0
}

// drop forgets a member that has no connection.
func (r *RoundRobin) drop(m *member) {
	delete(r.members, m.id)
	switch m.state {
	case idle:
		r.free.Remove(m)
	case rests:
		r.resting.Remove(m)
	}
}

// Leave removes a worker that is dead; a connection that it has not acknowledged goes to
// the next. Leave reports whether no worker is left.
func (r *RoundRobin) Leave(worker int) (empty bool) {
	m := r.members[worker]
	if m == nil {
		return r.active == 0
	}
	if !m.retired {
		r.active--
	}
	if m.state == busy {
		r.giveBack(m)
	}
	r.drop(m)
	r.dispatch()
	return r.active == 0
}

// Workers is the number of workers that get connections.
func (r *RoundRobin) Workers() int { return r.active }

// Waiting is the number of connections that no worker has yet.
func (r *RoundRobin) Waiting() int { return r.waiting.len() }

// Full reports whether accepting should stop until Waiting is lower.
func (r *RoundRobin) Full() bool { return r.waiting.len() >= r.limit }

// Arrive takes over a new connection.
func (r *RoundRobin) Arrive(fd int) {
	r.waiting.push(fd)
	r.dispatch()
}

// Answer takes worker's answer to the connection number seq. It reports whether there
// was such a connection in flight.
func (r *RoundRobin) Answer(worker int, seq int64, accepted bool) bool {
	m := r.members[worker]
	if m == nil || m.state != busy || m.seq != seq {
		return false
	}
	next := idle
	if accepted {
		fd := m.fd
		m.fd = -1
		r.Acknowledged++
		r.port.Close(fd)
	} else {
		r.giveBack(m)
		next = rests
	}
	if m.retired || r.closed {
		r.drop(m)
	} else {
		r.release(m, next)
	}
	r.dispatch()
	return true
}

// Resting reports whether connections wait for workers that have all refused or are
// busy; Wake should then follow soon.
func (r *RoundRobin) Resting() bool { return r.resting.First() != nil && r.waiting.len() > 0 }

// Wake asks the workers that have refused again.
func (r *RoundRobin) Wake() {
	for m := r.resting.First(); m != nil; m = r.resting.First() {
		r.resting.Remove(m)
		r.release(m, idle)
	}
	r.dispatch()
}

// Close ends the listener: connections that wait are closed, and so are those in flight
// once they are answered. No worker gets another one.
func (r *RoundRobin) Close() {
	r.closed = true
	for r.waiting.len() > 0 {
		r.port.Close(r.waiting.pop())
	}
}

// giveBack takes a connection out of flight; m has to be dropped or released.
func (r *RoundRobin) giveBack(m *member) {
	fd := m.fd
	m.fd = -1
	if r.closed {
		r.port.Close(fd)
		return
	}
	r.Returned++
	r.waiting.pushFront(fd)
}

func (r *RoundRobin) release(m *member, s state) {
	m.state = s
	if s == rests {
		r.resting.Add(m)
	} else {
		r.free.Add(m)
	}
}

// dispatch hands connections over while both are there, a connection and an idle worker.
func (r *RoundRobin) dispatch() {
	for r.waiting.len() > 0 && r.free.First() != nil {
		m := r.free.First()
		r.free.Remove(m)
		m.state, m.fd = busy, r.waiting.pop()
		m.seq = r.port.HandOver(m.id, m.fd)
		r.HandedOver++
	}
}
