package webstreams

import "github.com/dop251/goja"

// tee is two branches that share what is read from a stream, which is cancelled when both are.
// (Streams Standard, ReadableStreamDefaultTee.)
type tee struct {
	s        *streams
	stream   *readable
	reader   *reader
	branches [2]*branch
	end      *deferred // what both cancellations return
	reading  bool
	again    bool // read once more
}

// branch is one of the two.
type branch struct {
	*readable
	canceled bool
	reason   goja.Value
}

// tee is stream.tee().
func (r *readable) tee() [2]*readable {
	t := &tee{s: r.s, stream: r, end: r.s.deferred()}
	if r.ctl.bytes != nil {
		(&byteTee{tee: t}).begin()
	} else {
		t.begin()
	}
	return [2]*readable{t.branches[0].readable, t.branches[1].readable}
}

func (t *tee) begin() {
	t.reader = t.stream.acquire(false)
	for i := range t.branches {
		t.add(i, &source{mark: 1, pull: func(...goja.Value) *goja.Object { t.pull(); return t.s.done() }})
	}
	t.s.react(t.reader.closed.Object(), nil, func(err goja.Value) {
		for _, b := range t.branches {
			b.ctl.fail(err)
		}
		t.over()
	})
}

// add makes the branch i with its controller.
func (t *tee) add(i int, ctl *source) {
	b := &branch{}
	t.branches[i] = b
	ctl.cancel = func(args ...goja.Value) *goja.Object {
		b.canceled, b.reason = true, args[0]
		if !t.wanted() {
			t.end.resolve(t.stream.cancel(t.s.vm.NewArray(t.branches[0].reason, t.branches[1].reason)))
		}
		return t.end.Object()
	}
	b.readable = t.s.create(nothing, ctl)
}

// wanted reports whether a branch has not been cancelled.
func (t *tee) wanted() bool { return !t.branches[0].canceled || !t.branches[1].canceled }

// over lets who has cancelled one branch go when the stream ends.
func (t *tee) over() {
	if t.wanted() {
		t.end.fulfil()
	}
}

func (t *tee) pull() {
	if t.reading {
		t.again = true
		return
	}
	t.reading = true
	t.reader.read(t)
}

// chunk implements request.
func (t *tee) chunk(v goja.Value) {
	t.s.env.Loop.Microtask(func() {
		t.again = false
		for _, b := range t.branches {
			if !b.canceled {
				b.ctl.enqueue(v)
			}
		}
		t.reading = false
		if t.again {
			t.pull()
		}
	})
}

// close implements request. It waits for a tick, which is Node's and not of the standard.
func (t *tee) close(goja.Value) {
	t.s.env.Loop.NextTick(func() {
		t.reading = false
		for _, b := range t.branches {
			if !b.canceled {
				b.ctl.close()
			}
		}
		t.over()
	})
}

// fail implements request.
func (t *tee) fail(goja.Value) { t.reading = false }
