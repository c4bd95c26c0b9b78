package childprocess

import "sync"

// inbox is what the hub has read for the loop. The loop takes it in the pieces that it would
// have read itself: all that there is, but no more than a buffer holds, nor anything beyond
// a descriptor.
type inbox struct {
	mu     sync.Mutex
	pieces [][]arrival
	size   int  // bytes of the last piece
	sealed bool // the last piece takes no more
	spare  []arrival
}

// readSize is the most that Node reads at once.
const readSize = 64 << 10

// put appends a, which has size bytes, and reports whether a piece begins with it, of which
// the loop is to be told. It is for the hub.
func (b *inbox) put(a arrival, size int) (begins bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if begins = len(b.pieces) == 0 || b.sealed || b.size+size > readSize; begins {
		b.pieces = append(b.pieces, b.spare)
		b.spare, b.size, b.sealed = nil, 0, false
	}
	last := len(b.pieces) - 1
	b.pieces[last] = append(b.pieces[last], a)
	b.size += size
	b.sealed = a.f == nil && a.msg.FD >= 0
	return begins
}

// seal has the next put begin a piece: something is posted in between.
func (b *inbox) seal() {
	b.mu.Lock()
	b.sealed = true
	b.mu.Unlock()
}

// take removes the first piece. It is for the loop.
func (b *inbox) take() []arrival {
	b.mu.Lock()
	defer b.mu.Unlock()
	first := b.pieces[0]
	b.pieces[0] = nil
	b.pieces = b.pieces[1:]
	return first
}

// giveBack lets the array of a piece that has been handled be used again.
func (b *inbox) giveBack(piece []arrival) {
	clear(piece)
	b.mu.Lock()
	b.spare = piece[:0]
	b.mu.Unlock()
}
