package netio

// abandoner is a Watcher that owns its descriptor.
type abandoner interface {
	// abandon closes the descriptor and tells nobody.
	abandon()
}

// CloseAll closes every Conn, Listener and Packet that is still open, without a word to
// their handlers. It is for the end of a loop whose process goes on.
func (r *Reactor) CloseAll() {
	for w := r.open.First(); w != nil; w = r.open.First() {
		if a, ok := w.to.(abandoner); ok {
			a.abandon()
		} else {
			w.Close()
		}
	}
}
