package ipc

import (
	"errors"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// Outgoing is one message to send.
type Outgoing struct {
	// Body is the message without its frame, envelope included when FD is not negative.
	// The Channel copies it. In advanced mode it may be JSON, as the runtime's own messages
	// are, or in V8's format.
	Body []byte
	// FD goes with the message, -1 for none. It stays the caller's, and open until Settled.
	FD int
	// Written, when not nil, is called once: when the kernel has all of the message, or
	// with an error when it never will: a syscall.Errno when the first write failed, ErrClosed
	// when the channel was closed, or the peer gone, while it waited.
	Written func(error)
	// Settled, when not nil, is called once for a message with an FD: when the peer has
	// acknowledged it, or with an error when it will not be sent again.
	Settled func(error)
}

// ErrHandleLost says that the peer refused a descriptor (NODE_HANDLE_NACK) each time.
var ErrHandleLost = errors.New("ipc: handle did not reach the receiving process correctly")

// resends is how often a message with a descriptor is sent again.
const resends = 3

// segment is a run of bytes that goes out in one piece: a message with a descriptor, or
// any number of messages without.
type segment struct {
	b       []byte
	off     int
	fd      int // -1 for none
	tries   int
	written []func(error)
	settled func(error)
}

// outbox is the state of one direction: what is to be written now, the message with a
// descriptor that waits for its answer, and those held back until it comes.
type outbox struct {
	mode    Mode
	queue   []segment
	waiting segment // sent, and not acknowledged
	blocked bool    // a message with a descriptor is in queue or waiting
	stalled bool    // the queue waits for the socket
	held    []segment
	queued  int // bytes in queue and held
	spare   [][]byte
	lost    func(fd int) // Channel.OnLost
}

// add queues a message behind all others.
func (o *outbox) add(m Outgoing) {
	if o.mode == Advanced {
		m.Body = advancedBody(m.Body)
	}
	if m.FD < 0 && !o.blocked && o.merge(m) {
		return
	}
	s := o.segment(m)
	if o.blocked {
		o.held = append(o.held, s)
		return
	}
	o.push(s)
}

// control queues an answer of the channel itself, which nothing holds back: both ends
// would wait for one another.
func (o *outbox) control(body []byte) {
	m := Outgoing{Body: body, FD: -1}
	if o.mode == Advanced {
		m.Body = advancedBody(body)
	}
	if !o.merge(m) {
		o.queue = append(o.queue, o.segment(m))
	}
}

// mergeLimit bounds a segment that small messages share.
const mergeLimit = 16 << 10

func (o *outbox) merge(m Outgoing) bool {
	if len(o.queue) == 0 {
		return false
	}
	tail := &o.queue[len(o.queue)-1]
	if tail.fd >= 0 || len(tail.b)+len(m.Body) > mergeLimit {
		return false
	}
	n := len(tail.b)
	tail.b = AppendFrame(tail.b, o.mode, m.Body)
	o.queued += len(tail.b) - n
	if m.Written != nil {
		tail.written = append(tail.written, m.Written)
	}
	return true
}

func (o *outbox) segment(m Outgoing) segment {
	var b []byte
	if n := len(o.spare); n > 0 {
		b, o.spare = o.spare[n-1][:0], o.spare[:n-1]
	}
	s := segment{b: AppendFrame(b, o.mode, m.Body), fd: m.FD, settled: m.Settled}
	if m.Written != nil {
		s.written = append(s.written, m.Written)
	}
	o.queued += len(s.b)
	return s
}

func (o *outbox) push(s segment) {
	o.blocked = s.fd >= 0
	o.queue = append(o.queue, s)
}

// flush writes until the queue is empty or write returns an error, EAGAIN included.
func (o *outbox) flush(write func(b []byte, fd int) (int, syscall.Errno)) syscall.Errno {
	for len(o.queue) > 0 {
		s := &o.queue[0]
		fd := -1
		if s.off == 0 {
			fd = s.fd
		}
		n, errno := write(s.b[s.off:], fd)
		if o.stalled = o.stalled || errno == unix.EAGAIN; errno != 0 {
			return errno
		}
		o.queued -= n
		if s.off += n; s.off == len(s.b) {
			o.sent()
		}
	}
	o.stalled = false
	return 0
}

// sent takes the first segment off the queue.
func (o *outbox) sent() {
	s := o.queue[0]
	o.queue[0] = segment{}
	if len(o.queue) > 1 {
		o.queue = o.queue[1:]
	} else {
		o.queue = o.queue[:0] // keeps the array
	}
	written := s.written
	s.written = nil
	if s.fd >= 0 {
		o.waiting = s
	} else {
		o.recycle(s.b)
	}
	for _, f := range written {
		f(nil)
	}
}

func (o *outbox) recycle(b []byte) {
	if cap(b) <= mergeLimit && len(o.spare) < 4 {
		o.spare = append(o.spare, b)
	}
}

// acked takes the peer's answer to the message that waits; an answer to nothing is ignored.
func (o *outbox) acked(arrived bool) {
	s := o.waiting
	if s.b == nil {
		return
	}
	o.waiting = segment{}
	if !arrived && s.tries < resends {
		s.tries++
		s.off = 0
		o.queued += len(s.b)
		o.queue = append(o.queue, s)
		return
	}
	o.blocked = false
	o.recycle(s.b)
	for len(o.held) > 0 && !o.blocked {
		o.push(o.held[0])
		o.held = o.held[1:]
	}
	if len(o.held) == 0 {
		o.held = nil
	}
	switch {
	case s.settled != nil && arrived:
		s.settled(nil)
	case s.settled != nil:
		s.settled(ErrHandleLost)
	case !arrived && o.lost != nil:
		o.lost(s.fd)
	}
}

// empty reports whether nothing is left to write or to wait for.
func (o *outbox) empty() bool { return len(o.queue) == 0 && len(o.held) == 0 && o.waiting.b == nil }

// holds reports whether fd belongs to a message that is not settled.
func (o *outbox) holds(fd int) bool {
	is := func(s segment) bool { return s.b != nil && s.fd == fd }
	return is(o.waiting) || o.blocked && (slices.ContainsFunc(o.queue, is) || slices.ContainsFunc(o.held, is))
}

// fail tells everything that is still there err; what has waited for the socket, ErrClosed.
func (o *outbox) fail(err error) {
	if o.stalled {
		err = ErrClosed
	}
	all := append(append([]segment{o.waiting}, o.queue...), o.held...)
	*o = outbox{mode: o.mode, lost: o.lost}
	for _, s := range all {
		for _, f := range s.written {
			f(err)
		}
		if s.settled != nil {
			s.settled(err)
		}
	}
}
