package netio

// Owners are what the descriptors that are open and ref'd belong to: the Handler of a
// Conn, the Owner of a Listener, the PacketHandler of a Packet, otherwise the Watcher.
// Call it on the polling goroutine.
func (r *Reactor) Owners() (list []any) {
	for w := range r.open.All() {
		if w.unref {
			continue
		}
		owner := any(w.to)
		switch to := w.to.(type) {
		case *Conn:
			owner = to.h
		case *Listener:
			owner = to.Owner
		case *Packet:
			owner = to.h
		}
		if owner != nil {
			list = append(list, owner)
		}
	}
	return list
}

// Requests is what a Conn has been asked for and has not ended: to connect, writes, and
// to close its writing side.
func (c *Conn) Requests() (connecting bool, writes int, ending bool) {
	return c.onOpen != nil, len(c.queue), c.ending != nil
}
