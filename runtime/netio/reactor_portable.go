//go:build !linux || gaggle_portable

package netio

import (
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Reactor waits for sockets with a goroutine each, through Go's netpoller. Make it with New.
type Reactor struct {
	active int
	turn   uint // counts Poll
	open   openWatches
	buffer []byte
	holding
	repeats repeats

	mu    sync.Mutex
	queue []readiness
	wake  chan struct{}
}

// readiness is what a waiting goroutine saw.
type readiness struct {
	w     *Watch
	write bool
}

// watchState is the waiting goroutines of a watch. They wait on a duplicate of the
// descriptor, so that closing the original does not disturb them.
type watchState struct {
	file           *os.File
	raw            syscall.RawConn
	reader, writer bool // a goroutine waits, or its finding is queued
}

// New makes a reactor; Close frees it.
func New() (*Reactor, error) { return &Reactor{wake: make(chan struct{}, 1)}, nil }

// Close frees the reactor. Descriptors that are still watched stay open.
func (r *Reactor) Close() error {
	r.repeats.close()
	return nil
}

// Wake makes a Poll in progress, or else the next one, return without waiting.
// It is safe to call from any goroutine.
func (r *Reactor) Wake() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Poll tells watchers what is ready; see eventloop.Poller.
func (r *Reactor) Poll(timeout time.Duration) {
	r.turn++
	r.mu.Lock()
	idle := len(r.queue) == 0
	r.mu.Unlock()
	if idle && timeout != 0 {
		r.sleep(timeout)
	} else {
		select {
		case <-r.wake:
		default:
		}
	}
	r.mu.Lock()
	q := r.queue
	r.queue = nil
	r.mu.Unlock()
	defer r.ended(r.began(len(q)))
	for i, e := range q {
		r.ahead = len(q) - 1 - i
		r.dispatch(e)
	}
}

func (r *Reactor) sleep(timeout time.Duration) {
	var c <-chan time.Time
	if timeout > 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		c = t.C
	}
	select {
	case <-r.wake:
	case <-c:
	}
}

func (r *Reactor) dispatch(e readiness) {
	w := e.w
	if e.write {
		w.state.writer = false
	} else {
		w.state.reader = false
	}
	if w.closed {
		return
	}
	if e.write && w.write {
		w.to.Ready(false, true)
	} else if !e.write && w.read {
		w.to.Ready(true, false)
	}
	if !w.closed {
		r.update(w) // still interested: wait again
	}
}

// update starts the goroutines that w's interests need and does not have.
func (r *Reactor) update(w *Watch) error {
	if w.state.file == nil && (w.read || w.write) {
		fd, err := dupCloexec(w.fd)
		if err != nil {
			return err
		}
		w.state.file = os.NewFile(uintptr(fd), "socket")
		if w.state.raw, err = w.state.file.SyscallConn(); err != nil {
			return err
		}
	}
	if w.read && !w.state.reader {
		w.state.reader = true
		go r.await(w, w.state.raw, false)
	}
	if w.write && !w.state.writer {
		w.state.writer = true
		go r.await(w, w.state.raw, true)
	}
	return nil
}

// await waits for one readiness and queues it. Asking poll(2) first makes Go's
// edge-triggered netpoller level-triggered.
func (r *Reactor) await(w *Watch, raw syscall.RawConn, write bool) {
	look := func(fd uintptr) bool { return pollNow(int(fd), write) }
	var err error
	if write {
		err = raw.Write(look)
	} else {
		err = raw.Read(look)
	}
	if err != nil { // closed under the goroutine
		return
	}
	r.mu.Lock()
	r.queue = append(r.queue, readiness{w, write})
	r.mu.Unlock()
	r.Wake()
}

func pollNow(fd int, write bool) bool {
	p := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
	if write {
		p[0].Events = unix.POLLOUT
	}
	n, err := unix.Poll(p, 0)
	return n > 0 || err != nil && err != unix.EINTR
}

func (r *Reactor) remove(w *Watch) {
	if w.state.file != nil {
		w.state.file.Close()
	}
}

func (w *Watch) setExclusive() {}

func (w *Watch) trouble() bool { return false }

func dupCloexec(fd int) (int, error) {
	return unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
}
