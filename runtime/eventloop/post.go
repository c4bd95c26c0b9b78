package eventloop

// Pending is one piece of work under way elsewhere whose end the loop waits for.
type Pending struct {
	l       *Loop
	context any  // of when it was made
	done    bool // guarded by l.mu
}

// NewPending keeps the loop alive until Resolve. Call it on the loop.
func (l *Loop) NewPending() *Pending {
	l.refs++
	return &Pending{l: l, context: l.Context}
}

// Resolve has f called on the loop, through Call, and lets go of the loop. It may
// be called from any goroutine, once: a second call panics. After the loop has
// ended f is dropped.
func (p *Pending) Resolve(f func()) {
	l := p.l
	l.mu.Lock()
	if p.done {
		l.mu.Unlock()
		panic("eventloop: Pending resolved twice")
	}
	p.done = true
	l.mu.Unlock()
	l.post(func() { l.refs--; l.Context = p.context; f() })
}

// Handle is a lasting source of callbacks from other goroutines.
type Handle struct {
	l       *Loop
	context any // of when it was made
	ref     bool
	closed  bool
}

// NewHandle makes a handle that keeps the loop alive until Unref or Close. Call it on the loop.
func (l *Loop) NewHandle() *Handle {
	l.refs++
	return &Handle{l: l, context: l.Context, ref: true}
}

// Post has f called on the loop, through Call, in the order of the posts. It may be
// called from any goroutine. Posts that come after Close are dropped.
func (h *Handle) Post(f func()) {
	h.l.post(func() {
		if !h.closed {
			h.l.Context = h.context
			f()
		}
	})
}

// HasRef reports whether the handle keeps the loop alive. Call it on the loop.
func (h *Handle) HasRef() bool { return h.ref }

// Ref makes the handle keep the loop alive. Call it on the loop.
func (h *Handle) Ref() {
	if !h.ref && !h.closed {
		h.ref = true
		h.l.refs++
	}
}

// Unref lets the loop end although the handle is open. Call it on the loop.
func (h *Handle) Unref() {
	if h.ref {
		h.ref = false
		h.l.refs--
	}
}

// Close lets go of the loop for good. Call it on the loop; closing twice does nothing.
func (h *Handle) Close() {
	h.Unref()
	h.closed = true
}

// Interrupt has f called on the loop at the next turn, whatever keeps or does not keep
// it alive; f may call Exit. It may be called from any goroutine, and is how a host
// stops a script from outside. It does not break into JavaScript that is running.
func (l *Loop) Interrupt(f func()) { l.post(f) }

func (l *Loop) post(f func()) {
	l.mu.Lock()
	if l.ended {
		l.mu.Unlock()
		return
	}
	l.posted = append(l.posted, f)
	first := len(l.posted) == 1
	l.mu.Unlock()
	if first {
		l.poller.Wake()
	}
}

// runPosted runs what was posted before it began.
func (l *Loop) runPosted() {
	l.mu.Lock()
	q := l.posted
	l.posted, l.spare = l.spare[:0], nil
	l.mu.Unlock()
	for i, f := range q {
		q[i] = nil
		l.Call(f)
	}
	l.mu.Lock()
	if l.spare == nil {
		l.spare = q[:0]
	}
	l.mu.Unlock()
}
