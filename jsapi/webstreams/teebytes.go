package webstreams

import (
	"github.com/dop251/goja"
)

// byteTee is the tee of a byte stream: it reads into the buffer of a branch that brings one, and
// the other gets a copy. (Streams Standard, ReadableByteStreamTee.)
type byteTee struct {
	*tee
	more [2]bool // the branches that have pulled meanwhile
}

func (t *byteTee) begin() {
	t.reader = t.stream.acquire(false)
	for i := range t.branches {
		t.add(i, &source{bytes: &byteQueue{}, pull: func(...goja.Value) *goja.Object { t.pull(i); return t.s.done() }})
	}
	t.watch(t.reader)
}

// watch passes an error of the stream on, as long as r is the reader.
func (t *byteTee) watch(r *reader) {
	t.s.react(r.closed.Object(), nil, func(err goja.Value) {
		if r == t.reader {
			t.failBranches(err)
			t.over()
		}
	})
}

func (t *byteTee) failBranches(err goja.Value) {
	for _, b := range t.branches {
		b.ctl.fail(err)
	}
}

// exchange has the stream read by a reader of the kind that is needed.
func (t *byteTee) exchange(byob bool) {
	if t.reader.byob != byob {
		t.reader.release()
		t.reader = t.stream.acquire(byob)
		t.watch(t.reader)
	}
}

// pull reads for branch i.
func (t *byteTee) pull(i int) {
	if t.reading {
		t.more[i] = true
		return
	}
	t.reading = true
	view := t.branches[i].ctl.request()
	t.exchange(view != nil)
	if view == nil {
		t.reader.read(&teeChunk{t})
	} else {
		t.reader.readInto(view.view, 1, &teeBuffer{t, i})
	}
}

// read is over: the branches that have pulled meanwhile are served.
func (t *byteTee) read() {
	t.reading = false
	switch {
	case t.more[0]:
		t.pull(0)
	case t.more[1]:
		t.pull(1)
	}
}

// copied is a copy of the bytes of a view.
func (t *byteTee) copied(view goja.Value) (copied *goja.Object, ok bool) {
	if ex := t.s.env.Try(func() { copied = t.s.copyOf(view) }); ex != nil {
		t.failBranches(ex.Value())
		t.end.resolve(t.stream.cancel(ex.Value()))
		return nil, false
	}
	return copied, true
}

// teeChunk is the request of a branch that brings no buffer.
type teeChunk struct{ *byteTee }

func (t *teeChunk) chunk(v goja.Value) {
	t.s.env.Loop.Microtask(func() {
		t.more = [2]bool{}
		second := v
		if !t.branches[0].canceled && !t.branches[1].canceled {
			copied, ok := t.copied(v)
			if !ok {
				return
			}
			second = copied
		}
		for i, chunk := range []goja.Value{v, second} {
			if !t.branches[i].canceled {
				t.branches[i].ctl.enqueueBytes(chunk.(*goja.Object))
			}
		}
		t.read()
	})
}

func (t *teeChunk) close(goja.Value) {
	t.reading = false
	for _, b := range t.branches {
		if !b.canceled {
			b.ctl.closeBytes()
		}
	}
	for _, b := range t.branches {
		if len(b.ctl.bytes.wanted) > 0 {
			b.ctl.respond(0)
		}
	}
	t.over()
}

func (t *teeChunk) fail(goja.Value) { t.reading = false }

// teeBuffer is the request of the branch i, which brings a buffer.
type teeBuffer struct {
	*byteTee
	i int
}

func (t *teeBuffer) chunk(v goja.Value) {
	t.s.env.Loop.Microtask(func() {
		t.more = [2]bool{}
		mine, other := t.branches[t.i], t.branches[1-t.i]
		var second *goja.Object
		if !other.canceled {
			var ok bool
			if second, ok = t.copied(v); !ok {
				return
			}
		}
		if !mine.canceled {
			mine.ctl.respondWithView(v.(*goja.Object))
		}
		if second != nil {
			other.ctl.enqueueBytes(second)
		}
		t.read()
	})
}

func (t *teeBuffer) close(v goja.Value) {
	t.reading = false
	mine, other := t.branches[t.i], t.branches[1-t.i]
	for _, b := range t.branches {
		if !b.canceled {
			b.ctl.closeBytes()
		}
	}
	if view, ok := v.(*goja.Object); ok {
		if !mine.canceled {
			mine.ctl.respondWithView(view)
		}
		if !other.canceled && len(other.ctl.bytes.wanted) > 0 {
			other.ctl.respond(0)
		}
	}
	t.over()
}

func (t *teeBuffer) fail(goja.Value) { t.reading = false }
