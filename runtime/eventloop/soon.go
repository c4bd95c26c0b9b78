package eventloop

// Soon runs f before the next sleep for I/O or right behind this one's, whichever comes
// first, and through Call: what libuv calls pending callbacks. It is for the end of
// something that ended at once and may not be told at once. It keeps the loop alive.
// Call it on the loop only.
func (l *Loop) Soon(f func()) { l.soon = append(l.soon, later{f: f, context: l.Context}) }

// later is a callback with what Context was when it was asked for.
type later struct {
	f       func()
	context any
	own     bool // it is a callback of the resource whose context it is
}

func (l *Loop) runSoon() {
	q := l.soon
	l.soon = nil
	for _, c := range q {
		l.CallIn(c.context, c.f)
	}
}
