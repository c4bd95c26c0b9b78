package eventloop

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
	"github.com/gaggle-js/gaggle/runtime/linked"
)

// Pending is one piece of work under way elsewhere whose end the loop waits for.
type Pending struct {
	l       *Loop
	kind    string
	context any  // of when it was made
	done    bool // guarded by l.mu

	linked.Links[Pending] // in l.pendings
}

// NewPending keeps the loop alive until Resolve. Call it on the loop.
func (l *Loop) NewPending() *Pending { return l.NewRequest("") }

// NewRequest is NewPending for what is a request in Node, too; kind is the name of its
// class there: "FSReqCallback". Call it on the loop.
func (l *Loop) NewRequest(kind string) *Pending {
	l.refs++
	p := &Pending{l: l, kind: kind, context: l.Context}
	l.pendings.Add(p)
	if l.Tracker != nil {
		p.context = l.Made(requestType(kind), nil)
	}
	return p
}

// requestType is the type that async_hooks has for a kind: FSREQCALLBACK.
func requestType(kind string) string {
	if name, ok := strings.CutSuffix(kind, "Job"); ok {
		kind = name + "Request"
	}
	return strings.ToUpper(kind)
}

// end takes p from the list of what is under way and lets go of the loop.
func (p *Pending) end() {
	p.l.refs--
	p.l.pendings.Remove(p)
}

// Pendings are the kinds of what is under way, in the order in which it was asked for. Call
// it on the loop.
func (l *Loop) Pendings() (kinds []string) {
	for p := range l.pendings.All() {
		kinds = append(kinds, p.kind)
	}
	return kinds
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
	l.post(func() { p.end(); l.within(p.context, f) })
}

// Handle is a lasting source of callbacks from other goroutines.
type Handle struct {
	// Owner is what the handle belongs to, for Loop.Owners; may be nil.
	Owner any

	l       *Loop
	context any  // of when it was made
	tracked bool // it is a resource; see Track
	ref     bool
	closed  bool
}

// NewHandle makes a handle that keeps the loop alive until Unref or Close. Call it on the loop.
func (l *Loop) NewHandle() *Handle {
	l.refs++
	h := &Handle{l: l, context: l.Context, ref: true}
	l.handles = append(l.handles, h)
	return h
}

// Track makes the handle a resource of that type in the eyes of the loop's Tracker; object
// is the one that stands for it, or nil. Call it on the loop, before the first Post.
func (h *Handle) Track(kind string, object *goja.Object) {
	if h.l.Tracker != nil {
		h.context, h.tracked = h.l.Made(kind, object), true
	}
}

// Owners are the owners of the handles that are open and ref'd, in the order in which they
// were made. Call it on the loop.
func (l *Loop) Owners() (list []any) {
	for _, h := range l.handles {
		if h.ref && h.Owner != nil {
			list = append(list, h.Owner)
		}
	}
	return list
}

// Post has f called on the loop, through Call, in the order of the posts. It may be
// called from any goroutine. Posts that come after Close are dropped.
func (h *Handle) Post(f func()) {
	h.l.post(func() {
		switch {
		case h.closed:
		case h.tracked:
			h.l.enter(h.context)
			h.l.try(f)
			h.l.leave(h.context)
		default:
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
	if h.tracked && !h.closed {
		h.l.Gone(h.context)
	}
	h.Unref()
	h.closed = true
	if i := slices.Index(h.l.handles, h); i >= 0 {
		h.l.handles = slices.Delete(h.l.handles, i, i+1)
	}
}

// Interrupt has f called on the loop at the next turn, whatever keeps or does not keep
// it alive; f may call Exit. It may be called from any goroutine, and is how a host
// stops a script from outside. It does not break into JavaScript that is running.
func (l *Loop) Interrupt(f func()) { l.post(f) }

// Kill ends the run with code, whatever it does: JavaScript that runs is broken off where
// it is, without its finally blocks, and so is a loop that sleeps. Natives run to their
// end. It may be called from any goroutine, also when the run has ended or not begun.
func (l *Loop) Kill(code int) {
	e := &exit{code}
	l.vm.Interrupt(e)
	l.post(func() { panic(e) })
}

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
