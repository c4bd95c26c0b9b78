// Package netio is the sockets of one event loop: it waits for them, accepts, reads
// and writes, all on the one goroutine that calls Reactor.Poll, and calls back inline.
//
// # Two ways to wait
//
// On Linux a Reactor is an epoll instance, and a Poll with nothing to do parks through
// Go's own netpoller (reactor_epoll.go). With the build tag gaggle_portable, and on
// other Unix systems, a goroutine for each watched descriptor waits through Go's
// netpoller and posts to the reactor (reactor_portable.go). Everything above Watch is
// the same code in both: Conn, Listener and the dialing.
//
// # Ownership
//
// A descriptor handed to NewConn, NewListener or Connect belongs to what is returned,
// which closes it; Detach gives it back. A Watch never owns its descriptor. All
// descriptors must be non-blocking and close-on-exec. Everything but Reactor.Wake
// belongs to the goroutine that calls Poll; handlers run on it, inside Poll.
//
// # Life
//
// A Watch counts as active while it waits to read and is ref'd, which is what libuv calls
// an active handle, or waits to write or to connect, which is an active request: a paused
// socket does not keep a process alive, and one that is unref'd still ends its writes.
package netio

import "github.com/gaggle-js/gaggle/runtime/linked"

// Watcher is told what a watched descriptor is ready for. Readiness is by level: it is
// told again at the next Poll as long as it lasts.
type Watcher interface {
	// Ready runs on the polling goroutine. An error or hang-up on the descriptor is
	// reported as readiness for whatever is waited for; the read or write that follows
	// finds out which.
	Ready(readable, writable bool)
}

// Active reports whether any ref'd watch waits for something.
func (r *Reactor) Active() bool { return r.active > 0 }

// readBufferSize is what one read takes at most; libuv's suggestion is the same.
const readBufferSize = 64 << 10

// takeBuffer lends the reactor's read buffer, or a new one while it is lent already.
func (r *Reactor) takeBuffer() []byte {
	b := r.buffer
	r.buffer = nil
	if b == nil {
		b = make([]byte, readBufferSize)
	}
	return b
}

func (r *Reactor) returnBuffer(b []byte) { r.buffer = b }

// openWatches are a reactor's watches that are not closed, in the order in which they
// were made. The list is read when a script asks what keeps the process alive.
type openWatches = linked.List[Watch, *Watch]

// Watch is one descriptor that a reactor waits for. It waits for nothing until Set.
type Watch struct {
	r      *Reactor
	fd     int
	to     Watcher
	read   bool // wanted
	write  bool
	unref  bool
	closed bool
	ended  bool // both sides are shut: after what is there now comes the end
	state  watchState

	linked.Links[Watch] // in r.open
}

// Watch makes a Watch of fd, which stays the caller's.
func (r *Reactor) Watch(fd int, to Watcher) *Watch {
	w := &Watch{}
	w.init(r, fd, to)
	return w
}

func (w *Watch) init(r *Reactor, fd int, to Watcher) {
	w.r, w.fd, w.to = r, fd, to
	r.open.Add(w)
}

// Set says what to wait for. It fails when the system's watch limit is reached.
func (w *Watch) Set(read, write bool) error {
	if w.closed || read == w.read && write == w.write {
		return nil
	}
	before := w.counted()
	w.read, w.write = read, write
	w.recount(before)
	return w.r.update(w)
}

// counted reports whether the watch keeps the loop alive.
func (w *Watch) counted() bool { return !w.closed && (w.write || w.read && !w.unref) }

func (w *Watch) recount(before bool) {
	switch after := w.counted(); {
	case after && !before:
		w.r.active++
	case before && !after:
		w.r.active--
	}
}

// Ref makes the watch, while it waits, keep the loop alive; so it is at first.
func (w *Watch) Ref() { w.setUnref(false) }

// Unref lets the loop end although the watch waits to read.
func (w *Watch) Unref() { w.setUnref(true) }

// HasRef reports whether the watch keeps the loop alive while it waits.
func (w *Watch) HasRef() bool { return !w.unref && !w.closed }

func (w *Watch) setUnref(on bool) {
	before := w.counted()
	w.unref = on
	w.recount(before)
}

// Close ends the watching; it must come before the descriptor is closed. Closing twice
// does nothing.
func (w *Watch) Close() {
	if w.closed {
		return
	}
	before := w.counted()
	w.closed = true
	w.recount(before)
	w.r.open.Remove(w)
	w.r.remove(w)
}
