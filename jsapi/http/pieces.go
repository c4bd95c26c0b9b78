package http

// A stream of a script's under a connection sees each write of Node's by itself: the head with
// the first text behind it, a chunk's length, its line end, its bytes, and an empty piece for an
// end that has no bytes of its own. Bytes gather here all the same, and it is noted where a
// piece of theirs ends. Sockets, and what is TLS, are spared that.

// cut ends a piece of what the message has written.
func (o *Outgoing) cut() {
	if o.cuts != nil {
		o.cutHere()
	}
}

func (o *Outgoing) cutHere() {
	c, ok := o.to.(*serverConn)
	switch {
	case !ok || o.corked > 0:
		*o.cuts = append(*o.cuts, len(o.waiting))
	case !c.stopped() && !c.dead():
		c.cuts = append(c.cuts, c.gathered())
	}
}

// releaseCuts hands on the cuts of what is about to be released.
func (o *Outgoing) releaseCuts() {
	c, ok := o.to.(*serverConn)
	if !ok || o.cuts == nil {
		return
	}
	base := c.gathered()
	for _, at := range *o.cuts {
		c.cuts = append(c.cuts, base+at)
	}
	*o.cuts = nil
}

// pieces is b cut there. What is behind the last cut is a piece as well.
func pieces(b []byte, cuts []int) [][]byte {
	all, from := make([][]byte, 0, len(cuts)+1), 0
	for _, at := range cuts {
		all, from = append(all, b[from:at:at]), at
	}
	if from < len(b) {
		all = append(all, b[from:])
	}
	return all
}
