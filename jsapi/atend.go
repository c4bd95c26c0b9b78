package jsapi

// ends is what is to be done when a runtime has ended.
type ends struct{ list []func() }

// AtEnd has f called when the runtime of e has ended and its process goes on: a worker
// thread's, or a guest's. Who holds a goroutine or a descriptor that the loop knows
// nothing of lets go of it there. No script runs any more. The function returned takes f
// off again. Call it on the loop.
func (e *Env) AtEnd(f func()) (remove func()) {
	all := Use(e, func(*Env) *ends { return &ends{} })
	i := len(all.list)
	all.list = append(all.list, f)
	return func() { all.list[i] = nil }
}

// End calls what AtEnd was given, the last first. It is the host's to call, when the loop
// has ended.
func (e *Env) End() {
	all := Used[ends](e)
	if all == nil {
		return
	}
	for i := len(all.list) - 1; i >= 0; i-- {
		if f := all.list[i]; f != nil {
			f()
		}
	}
}
