package childprocess

import (
	"sync"

	"syscall"
)

// reaper holds the children that have ended until somebody waits for them: the loop, when it
// tells 'exit', or Close, when there is no loop any more. It may be used from any goroutine.
type reaper struct {
	mu     sync.Mutex
	closed bool
	ended  map[*Child]func() (syscall.WaitStatus, error)
}

// add takes a child that has ended.
func (r *reaper) add(c *Child, reap func() (syscall.WaitStatus, error)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		_, _ = reap()
		return
	}
	if r.ended == nil {
		r.ended = make(map[*Child]func() (syscall.WaitStatus, error))
	}
	r.ended[c] = reap
}

// reap waits for a child that was added.
func (r *reaper) reap(c *Child) (syscall.WaitStatus, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f := r.ended[c]
	delete(r.ended, c)
	return f()
}

// close waits for those that are there, and for those that come.
func (r *reaper) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	for _, reap := range r.ended {
		_, _ = reap()
	}
	r.ended = nil
}
