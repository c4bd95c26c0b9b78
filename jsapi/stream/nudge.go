package stream

// Nudge is stream.read(0): it asks the source for data when there is room, and ends a
// stream that has no more to give.
func (r *ReadSide) Nudge() { r.readThrough(0) }
