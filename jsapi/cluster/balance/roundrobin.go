package balance

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
	free    list // idle, in the order they became so
	resting list // have refused and are not asked again before Wake
	waiting queue

	// HandedOver counts connections sent to workers, each time one is; Acknowledged
	// those that a worker took, Returned those that came back.
	HandedOver, Acknowledged, Returned uint64
}

// member is a worker that listens.
type member struct {
	id         int
	state      state
	seq        int64 // of the connection in flight
	fd         int   // in flight, owned
	prev, next *member
}

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
	if r.members[worker] != nil {
		return
	}
	m := &member{id: worker, fd: -1}
	r.members[worker] = m
	r.free.push(m)
	r.dispatch()
}

// Leave removes a worker; a connection that it has not acknowledged goes to the next.
// It reports whether no worker is left.
func (r *RoundRobin) Leave(worker int) (empty bool) {
	m := r.members[worker]
	if m == nil {
		return len(r.members) == 0
	}
	delete(r.members, worker)
	switch m.state {
	case idle:
		r.free.remove(m)
	case rests:
		r.resting.remove(m)
	case busy:
		r.giveBack(m)
	}
	r.dispatch()
	return len(r.members) == 0
}

// Has reports whether worker has joined and not left.
func (r *RoundRobin) Has(worker int) bool { return r.members[worker] != nil }

// Workers is the number of workers.
func (r *RoundRobin) Workers() int { return len(r.members) }

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
	if accepted {
		fd := m.fd
		m.fd = -1
		r.Acknowledged++
		r.port.Close(fd)
		r.release(m, idle)
	} else {
		r.giveBack(m)
		r.release(m, rests)
	}
	r.dispatch()
	return true
}

// Resting reports whether connections wait for workers that have all refused or are
// busy; Wake should then follow soon.
func (r *RoundRobin) Resting() bool { return r.resting.head != nil && r.waiting.len() > 0 }

// Wake asks the workers that have refused again.
func (r *RoundRobin) Wake() {
	for m := r.resting.head; m != nil; m = r.resting.head {
		r.resting.remove(m)
		r.release(m, idle)
	}
	r.dispatch()
}

// Close closes every connection that waits or is in flight, and forgets the workers.
func (r *RoundRobin) Close() {
	for id, m := range r.members {
		delete(r.members, id)
		if m.state == busy {
			r.giveBack(m)
		}
	}
	r.free, r.resting = list{}, list{}
	for r.waiting.len() > 0 {
		r.port.Close(r.waiting.pop())
	}
}

func (r *RoundRobin) giveBack(m *member) {
	r.Returned++
	r.waiting.pushFront(m.fd)
	m.fd = -1
}

func (r *RoundRobin) release(m *member, s state) {
	m.state = s
	if s == rests {
		r.resting.push(m)
	} else {
		r.free.push(m)
	}
}

// dispatch hands connections over while both are there, a connection and an idle worker.
func (r *RoundRobin) dispatch() {
	for r.waiting.len() > 0 && r.free.head != nil {
		m := r.free.head
		r.free.remove(m)
		m.state, m.fd = busy, r.waiting.pop()
		m.seq = r.port.HandOver(m.id, m.fd)
		r.HandedOver++
	}
}
