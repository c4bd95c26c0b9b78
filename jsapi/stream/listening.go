package stream

// Listening starts the flow at the first 'data' listener, and reading at the first
// 'readable' one.
func (b *Base) Listening(name string) {
	if b.scripted && !b.counted { // Node's emitters own it from their first listener on
		b.counted = true
		b.s.events.Show(b.Object(), "_eventsCount")
	}
	r := b.r
	switch {
	case r == nil:
	case name == "data":
		r.dataListening = true
		r.readableListening = r.readableListening || b.Has("readable")
		if r.flow != flowOff {
			r.Resume()
		}
	case name == "readable" && !r.endEmitted && !r.readableListening:
		r.readableListening, r.needReadable = true, true
		r.flow, r.emittedReadable = flowOff, false
		if r.length > 0 {
			r.emitReadable()
		} else if !r.reading {
			b.tick(func() { r.readThrough(0) })
		}
	}
}

// Unlistening looks in the next tick whether anybody still listens for 'readable', so that
// listeners may be removed and added again without a pause.
func (b *Base) Unlistening(name string) {
	switch {
	case b.r == nil:
	case name == "readable" || name == "":
		b.tick(b.r.relisten)
	case name == "data":
		b.r.dataListening = b.Has("data")
	}
}

func (r *ReadSide) relisten() {
	r.readableListening = r.b.Has("readable")
	switch {
	case r.resumeScheduled && !r.paused:
		r.flow = flowOn
	case r.dataListening:
		r.Resume()
	case !r.readableListening:
		r.flow = flowNull
	}
}
