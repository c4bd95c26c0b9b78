// Package netio is the sockets of one event loop: it waits for them, accepts, reads
// and writes, all on the one goroutine that calls Reactor.Poll, and calls back inline.
//
// # Two ways to wait
//
// On Linux a Reactor is an epoll instance, and a Poll with nothing to do parks through
// Go's own netpoller (reactor_epoll.go). With the build tag gaggle_portable, and on
// other Unix systems, a goroutine for each watched descriptor waits through Go's
// netpoller and posts to the loop (reactor_portable.go). Everything above Watch is the
// same code in both: Conn, Listener and the dialing.
//
// # Ownership
//
// A descriptor handed to Adopt, AdoptListener or Watch belongs to what is returned, which
// closes it; Detach gives it back. All descriptors must be non-blocking and
// close-on-exec. Everything but Reactor.Wake belongs to the goroutine that calls Poll.
package netio

// Watcher is told what a watched descriptor is ready for. Readiness is by level: it is
// told again at the next Poll as long as it lasts.
type Watcher interface {
	// Ready runs on the polling goroutine. An error or hang-up on the descriptor is
	// reported as both; the read or write that follows finds out which.
	Ready(readable, writable bool)
}
