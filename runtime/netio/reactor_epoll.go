//go:build linux && !gaggle_portable

package netio

import (
	"os"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Reactor waits for sockets by epoll. Make it with New.
type Reactor struct {
	epfd    int
	file    *os.File // epfd, known to Go's netpoller
	raw     syscall.RawConn
	watches []*Watch // by descriptor
	gen     int32
	turn    uint // counts Poll
	events  [256]unix.EpollEvent
	active  int
	open    openWatches
	changed []*Watch // of those that are deferred
	buffer  []byte
	holding
	repeats repeats

	ready  int // what the last epoll_wait found
	probe  func(uintptr) bool
	woken  atomic.Bool
	parked atomic.Bool

	deadline time.Time // the read deadline of file, zero for none
	expired  bool      // it has passed, or Wake has set one that has
}

// watchState is what the kernel has been told of a watch.
type watchState struct {
	mask      uint32
	gen       int32
	exclusive bool
	changed   bool // it is in Reactor.changed
	// trouble is set while a Ready tells of an error, or of both sides being shut.
	trouble bool
}

// New makes a reactor; Close frees it.
func New() (*Reactor, error) {
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, os.NewSyscallError("epoll_create1", err)
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		unix.Close(fd)
		return nil, err
	}
	r := &Reactor{epfd: fd, file: os.NewFile(uintptr(fd), "epoll")}
	if r.raw, err = r.file.SyscallConn(); err != nil {
		r.file.Close()
		return nil, err
	}
	r.probe = func(uintptr) bool {
		r.ready = r.look()
		return r.ready > 0 || r.woken.Load()
	}
	return r, nil
}

// Close frees the epoll instance. Descriptors that are still watched stay open.
func (r *Reactor) Close() error {
	r.repeats.close()
	return r.file.Close()
}

// Wake makes a Poll in progress, or else the next one, return without waiting.
// It is safe to call from any goroutine.
func (r *Reactor) Wake() {
	r.woken.Store(true)
	if r.parked.Load() {
		_ = r.file.SetReadDeadline(longAgo)
	}
}

var longAgo = time.Unix(1, 0)

// look asks epoll without waiting. A raw system call: it never blocks, so the
// scheduler need not hear of it.
func (r *Reactor) look() int {
	n := epollWait(r.epfd, r.events[:])
	return max(n, 0)
}

// Poll tells watchers what is ready; see eventloop.Poller.
func (r *Reactor) Poll(timeout time.Duration) {
	r.turn++
	r.tellChanges()
	if r.ready = 0; timeout == 0 {
		r.ready = r.look()
	} else {
		r.park(timeout)
	}
	r.woken.Store(false)
	defer r.ended(r.began(r.ready))
	for i := range r.ready {
		r.ahead = r.ready - 1 - i
		ev := &r.events[i]
		fd := int(ev.Fd)
		if fd >= len(r.watches) {
			continue
		}
		// A handler may have closed this watch, and another may have its number by now.
		if w := r.watches[fd]; w != nil && w.state.gen == ev.Pad {
			r.dispatch(w, ev.Events)
		}
	}
}

// park looks, and waits through Go's netpoller when nothing is ready, so that the
// processor is free for other goroutines. Wake ends it by a deadline in the past; woken is
// looked at after the deadline is set, so a Wake in between is not lost.
func (r *Reactor) park(timeout time.Duration) {
	r.parked.Store(true)
	r.wakeBy(timeout)
	if r.woken.Load() {
		r.ready = r.look()
	} else if r.raw.Read(r.probe) != nil { // the deadline: ours or Wake's
		r.expired = true
	}
	r.parked.Store(false)
	if r.woken.Load() {
		r.expired = true // Wake may have set it, or be about to
	}
}

// wakeBy has the deadline end the wait in time. A deadline that comes too early costs one
// turn of the loop; setting it anew for every wait would cost more, as the next timer of a
// busy server hardly ever changes.
func (r *Reactor) wakeBy(timeout time.Duration) {
	switch {
	case timeout < 0:
		if !r.expired {
			return
		}
		r.deadline = time.Time{}
	default:
		t := time.Now().Add(timeout)
		if !r.expired && !r.deadline.IsZero() && !r.deadline.After(t) {
			return
		}
		r.deadline = t
	}
	r.expired = false
	_ = r.file.SetReadDeadline(r.deadline)
}

func (r *Reactor) dispatch(w *Watch, ev uint32) {
	const trouble = unix.EPOLLERR | unix.EPOLLHUP
	readable := w.read && ev&(unix.EPOLLIN|unix.EPOLLRDHUP|trouble) != 0
	writable := w.write && ev&(unix.EPOLLOUT|trouble) != 0
	w.ended, w.state.trouble = ev&unix.EPOLLHUP != 0, ev&trouble != 0
	if readable || writable {
		w.to.Ready(readable, writable)
		return
	}
	_ = r.tell(w, w.mask()) // an interest that was given up lazily
}

func (w *Watch) mask() (m uint32) {
	if w.read {
		m = unix.EPOLLIN
	}
	if w.write {
		m |= unix.EPOLLOUT
	}
	return m
}

// update tells the kernel of new interests at once, and of given-up ones only when they
// make noise: a socket that is paused and resumed between events costs no system call. A
// shared listener is given up at once: the kernel would wake it, and nobody else, for nothing.
//
// The interests of a connection it is told at the next Poll, as libuv does: a descriptor
// that is made in one turn comes behind those for which that turn has made something ready.
func (r *Reactor) update(w *Watch) error {
	m := w.mask()
	if m&^w.state.mask == 0 && !w.state.exclusive {
		return nil
	}
	if _, ok := w.to.(deferred); !ok {
		return r.tell(w, m)
	}
	if !w.state.changed {
		w.state.changed = true
		r.changed = append(r.changed, w)
	}
	return nil
}

// deferred is a Watcher that bears to hear later that the system watches no more.
type deferred interface{ refused(err error) }

func (r *Reactor) tellChanges() {
	for i, w := range r.changed {
		r.changed[i] = nil
		w.state.changed = false
		if w.closed {
			continue
		}
		if m := w.mask(); m&^w.state.mask != 0 {
			if err := r.tell(w, m); err != nil {
				w.to.(deferred).refused(err)
			}
		}
	}
	r.changed = r.changed[:0]
}

// trouble reports whether w is told right now of an error or of both sides being shut.
func (w *Watch) trouble() bool { return w.state.trouble }

func (r *Reactor) tell(w *Watch, m uint32) error {
	op := unix.EPOLL_CTL_MOD
	switch {
	case m == w.state.mask:
		return nil
	case w.state.mask == 0:
		op = unix.EPOLL_CTL_ADD
		r.enter(w)
	case m == 0:
		op = unix.EPOLL_CTL_DEL
	}
	ev := unix.EpollEvent{Events: m, Fd: int32(w.fd), Pad: w.state.gen}
	if w.state.exclusive {
		ev.Events |= unix.EPOLLEXCLUSIVE
	}
	if err := epollCtl(r.epfd, op, w.fd, &ev); err != nil {
		return err
	}
	w.state.mask = m
	return nil
}

func (r *Reactor) enter(w *Watch) {
	for w.fd >= len(r.watches) {
		r.watches = append(r.watches, nil)
	}
	r.gen++
	r.watches[w.fd], w.state.gen = w, r.gen
}

func (r *Reactor) remove(w *Watch) {
	if w.state.mask != 0 {
		_ = r.tell(w, 0)
	}
	if w.fd < len(r.watches) && r.watches[w.fd] == w {
		r.watches[w.fd] = nil
	}
}

// setExclusive has the kernel wake only one of the processes that wait for fd. It must
// come before the first Set.
func (w *Watch) setExclusive() { w.state.exclusive = true }
