package dgram

import "github.com/dop251/goja"

// enqueue has f called when the socket is bound, which must be under way, in the place
// among the listeners of 'listening' at which the queue was begun.
func (s *Socket) enqueue(f func()) {
	s.queue = append(s.queue, f)
	if s.waiting != nil {
		return
	}
	s.waiting = s.OnceGo("listening", func([]goja.Value) {
		q := s.queue
		s.queue, s.waiting = nil, nil
		for _, f := range q {
			f()
		}
	})
}

// dropQueue forgets what waits: the socket could not be bound.
func (s *Socket) dropQueue() {
	if s.waiting != nil {
		s.waiting.Remove()
		s.queue, s.waiting = nil, nil
	}
}
