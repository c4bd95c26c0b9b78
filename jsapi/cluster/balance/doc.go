// Package balance decides which worker gets the next connection. It is state machines
// only: it knows no JavaScript, no sockets and no time, and its effects go through an
// interface that the caller implements. Nothing here locks; a listener and its state
// belong to one goroutine.
//
// RoundRobin is Node's SCHED_RR: the primary accepts, and a worker gets its next
// connection when it has acknowledged the last, so that a busy worker is passed over.
// Shared is SCHED_NONE: workers accept on one descriptor and the kernel chooses.
//
// # Who owns a connection
//
// Arrive gives a descriptor to the RoundRobin. It waits in the queue, then it is in flight
// with one worker, and it is given away exactly once: to Port.Close when the worker has
// acknowledged it (the worker has its own copy by then) or when nobody is left to serve
// it. A worker that leaves or refuses gives it back to the head of the queue.
package balance
