package netio

import (
	"golang.org/x/sys/unix"
)

// A turn of the loop accepts one connection, as in Node: a script sees what an earlier one
// brings between two new ones. In a flood, which is when there were new ones in each of
// floodTurns turns, that would keep them waiting behind all that are open. Then one turn
// empties a backlog of the default size: what the kernel has to turn away in the meantime
// comes back a second later, or not at all.
const (
	floodTurns   = 64
	floodAccepts = 512
)

// Listener accepts on a listening socket, which it owns.
type Listener struct {
	w       Watch
	accept  func(fd int, err error)
	reserve int  // a spare descriptor, for EMFILE
	turn    uint // the last one in which there were new connections
	inRow   int  // turns before it that had some

	// Owner is who listens, for Reactor.Owners; may be nil.
	Owner any
}

// NewListener takes over the listening descriptor fd. When shared is set, other processes
// accept on it too, and the kernel is to wake only one of them for a connection.
func (r *Reactor) NewListener(fd int, shared bool) *Listener {
	l := &Listener{reserve: -1}
	l.w.init(r, fd, l)
	if shared {
		l.w.setExclusive()
	}
	return l
}

// Start accepts from the next Poll on. accept gets each connection's descriptor, which it
// then owns, or -1 and an error.
func (l *Listener) Start(accept func(fd int, err error)) error {
	l.accept = accept
	if l.reserve < 0 {
		l.openReserve()
	}
	return l.w.Set(true, false)
}

// Stop accepts no more until Start. Connections wait in the kernel's backlog.
func (l *Listener) Stop() { _ = l.w.Set(false, false) }

// FD is the descriptor, -1 once closed. It stays the Listener's.
func (l *Listener) FD() int {
	if l.w.closed {
		return -1
	}
	return l.w.fd
}

// Ref makes the Listener keep the loop alive while it accepts; so it is at first.
func (l *Listener) Ref() { l.w.Ref() }

// Unref lets the loop end although the Listener accepts.
func (l *Listener) Unref() { l.w.Unref() }

// HasRef reports whether the Listener keeps the loop alive while it accepts.
func (l *Listener) HasRef() bool { return l.w.HasRef() }

// Ready is for the reactor.
func (l *Listener) Ready(readable, _ bool) {
	for i := l.atOnce(); i > 0 && readable && l.w.read && !l.w.closed; i-- {
		fd, errno := sysAccept(l.w.fd)
		switch errno {
		case 0:
			l.accept(fd, nil)
		case unix.EAGAIN, unix.ECONNABORTED:
			return
		case unix.EMFILE, unix.ENFILE:
			if !l.refuse() {
				l.accept(-1, errno)
			}
			return
		default:
			l.accept(-1, errno)
			return
		}
	}
}

// Flooded reports whether connections come in turn after turn, so that several are accepted in one.
func (l *Listener) Flooded() bool { return l.inRow >= floodTurns }

// atOnce is how many connections this turn accepts.
func (l *Listener) atOnce() int {
	turn := l.w.r.turn
	if l.inRow++; turn != l.turn+1 {
		l.inRow = 0
	}
	l.turn = turn
	if l.inRow < floodTurns {
		return 1
	}
	return floodAccepts
}

// refuse takes the waiting connections one by one with the spare descriptor and closes
// them, as libuv does; their clients see the end instead of waiting for a descriptor to
// come free. Without it the backlog stays ready and the loop would spin.
func (l *Listener) refuse() bool {
	if l.reserve < 0 {
		return false
	}
	sysClose(l.reserve)
	for {
		fd, errno := sysAccept(l.w.fd)
		if errno != 0 {
			break
		}
		sysClose(fd)
	}
	l.openReserve()
	return true
}

func (l *Listener) openReserve() {
	fd, err := unix.Open("/dev/null", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err != nil {
		fd = -1
	}
	l.reserve = fd
}

// Close closes the listening socket.
func (l *Listener) Close() {
	if fd := l.Detach(); fd >= 0 {
		sysClose(fd)
	}
}

func (l *Listener) abandon() { l.Close() }

// Detach gives the listening descriptor to the caller and ends the Listener, or returns
// -1 when it has ended.
func (l *Listener) Detach() int {
	if l.w.closed {
		return -1
	}
	l.w.Close()
	if l.reserve >= 0 {
		sysClose(l.reserve)
		l.reserve = -1
	}
	return l.w.fd
}
