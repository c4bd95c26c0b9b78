package netio

// openWatches are a reactor's watches that are not closed, in the order in which they
// were made. The list costs a connection two pointers, and is read when a script asks
// what keeps the process alive.
type openWatches struct{ first, last *Watch }

func (l *openWatches) add(w *Watch) {
	if w.before = l.last; l.last != nil {
		l.last.behind = w
	} else {
		l.first = w
	}
	l.last = w
}

func (l *openWatches) remove(w *Watch) {
	if w.before != nil {
		w.before.behind = w.behind
	} else {
		l.first = w.behind
	}
	if w.behind != nil {
		w.behind.before = w.before
	} else {
		l.last = w.before
	}
	w.before, w.behind = nil, nil
}

// Owners are what the descriptors that are open and ref'd belong to: the Handler of a
// Conn, the Owner of a Listener, the PacketHandler of a Packet, otherwise the Watcher.
// Call it on the polling goroutine.
func (r *Reactor) Owners() (list []any) {
	for w := r.open.first; w != nil; w = w.behind {
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
