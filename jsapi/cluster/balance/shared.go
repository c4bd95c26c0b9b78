package balance

// Shared is the workers that accept on one shared descriptor.
type Shared struct{ members map[int]bool }

// NewShared makes the state of a shared listener.
func NewShared() *Shared { return &Shared{members: make(map[int]bool)} }

// Join adds a worker.
func (s *Shared) Join(worker int) { s.members[worker] = true }

// Leave removes a worker and reports whether none is left.
func (s *Shared) Leave(worker int) (empty bool) {
	delete(s.members, worker)
	return len(s.members) == 0
}

// Has reports whether worker has joined and not left.
func (s *Shared) Has(worker int) bool { return s.members[worker] }
