package eventloop

import "github.com/dop251/goja"

// Immediate is a callback for the check phase, behind I/O: setImmediate.
// Use it on the loop only.
type Immediate struct {
	l       *Loop
	f       func()
	waiting bool
	unref   bool
	context any // of when it was made
}

// NewImmediate queues f for the check phase of this turn, or of the next one when it
// is made by another immediate.
func (l *Loop) NewImmediate(f func()) *Immediate { return l.NewImmediateFor(nil, f) }

// NewImmediateFor is NewImmediate for the object that scripts see, nil without one.
func (l *Loop) NewImmediateFor(object *goja.Object, f func()) *Immediate {
	m := &Immediate{l: l, f: f, waiting: true, context: l.Made("Immediate", object)}
	l.immediates = append(l.immediates, m)
	l.immediateRef++
	return m
}

// Clear forgets the immediate; clearing twice, or after it ran, does nothing.
func (m *Immediate) Clear() {
	if m.waiting {
		m.take()
		m.l.Gone(m.context)
	}
}

// take has the immediate wait no more.
func (m *Immediate) take() {
	m.waiting = false
	if !m.unref {
		m.l.immediateRef--
	}
}

// HasRef reports whether the immediate keeps the loop alive until it has run.
func (m *Immediate) HasRef() bool { return !m.unref }

// Ref undoes Unref.
func (m *Immediate) Ref() {
	if m.unref && m.waiting {
		m.l.immediateRef++
	}
	m.unref = false
}

// Unref lets the loop end before the immediate has run.
func (m *Immediate) Unref() {
	if !m.unref && m.waiting {
		m.l.immediateRef--
	}
	m.unref = true
}

// runImmediates runs those that waited when it began, ticks and promise jobs behind each.
// Behind one that threw the next one runs at once, as in Node; behind a last one that threw
// those follow that would have waited for the next turn.
func (l *Loop) runImmediates() {
	if l.Tracker != nil {
		l.Tracker.Checked()
	}
	if !l.ticks.empty() || l.brokenOff {
		l.drainOutermost() // what a callback that threw left behind
	}
	for l.runBatch() {
	}
}

// runBatch runs the immediates that wait, and reports whether the last one threw.
func (l *Loop) runBatch() (threw bool) {
	q := l.immediates
	if len(q) == 0 {
		return false
	}
	l.immediates = nil
	drain := false
	for _, m := range q {
		if !m.waiting {
			continue
		}
		if drain {
			l.drainOutermost()
		}
		if drain = false; m.waiting {
			m.take()
			drain = l.runOf(m.context, m.f)
			threw = !drain
			l.Gone(m.context)
		}
	}
	if drain {
		l.drainOutermost()
	}
	return threw
}
