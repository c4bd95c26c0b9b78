package stream

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// maxGiven is how many writes that _write has had stay at the front of what is queued. It is
// Node's, where scripts see it by bufferedIndex.
const maxGiven = 256

// flush writes what is queued: in one call when there is a _writev, else until a write
// does not end at once.
func (w *WriteSide) flush() {
	b := w.b
	if w.corked > 0 || w.clearing || b.destroyed || b.unconstructed || w.waiting() == 0 {
		return
	}
	w.clearing, w.shown = true, w.next
	if w.waiting() > 1 && w.flushAll() {
		w.clearing = false
		return
	}
	for w.next < len(w.queued) && !w.writing {
		q := w.queued[w.next]
		w.queued[w.next] = write{given: true}
		w.next++
		w.giveQueued(&q)
	}
	switch {
	case w.next == len(w.queued):
		w.queued, w.next = w.queued[:0], 0
	case w.next > maxGiven:
		w.queued, w.next = slices.Delete(w.queued, 0, w.next), 0
	}
	w.clearing = false
}

func (w *WriteSide) giveQueued(q *write) {
	if w.b.destroyed {
		w.begin(q.c.n, q.cb)
		w.wrote(w.b.s.errDestroyed("write"))
		w.sync = false
		return
	}
	w.give(&q.c, q.encoding, q.cb)
}

// flushAll gives everything that is queued to _writev, and reports whether there is one.
func (w *WriteSide) flushAll() bool {
	b := w.b
	v := b.method("_writev")
	native := w.gather != nil && (v == nil || v == goja.Value(b.s.fns.underWritev)) && b.resolves("_write", b.s.fns.underWrite)
	if v == nil && !native {
		return false
	}
	all := w.queued[w.next:]
	w.queued, w.next = nil, 0
	w.pending -= len(all) - 1
	w.begin(w.length, w.together(all))
	if native {
		bs := make([][]byte, len(all))
		for i := range all {
			bs[i] = all[i].c.raw(all[i].encoding)
		}
		w.gather.WriteChunks(bs)
	} else {
		b.call(v, "_writev", w.entries(all), w.callback())
	}
	w.sync = false
	return true
}

// together is the callback of several writes.
func (w *WriteSide) together(all []write) done {
	silent := true
	for i := range all {
		silent = silent && !all[i].cb.set()
	}
	if silent {
		return done{}
	}
	return done{goFn: func(err goja.Value) {
		for i := range all {
			all[i].cb.call(err)
		}
	}}
}

// entries is the array that _writev gets.
func (w *WriteSide) entries(all []write) *goja.Object {
	vm, bytes := w.b.s.env.VM, true
	items := make([]any, len(all))
	for i := range all {
		q := &all[i]
		cb := q.cb.v
		if cb == nil {
			cb = w.b.s.silence()
		}
		items[i] = w.b.s.entry(&q.c, q.encoding, cb)
		bytes = bytes && q.encoding == "buffer"
	}
	o := vm.NewArray(items...)
	jsapi.Must(o.Set("allBuffers", bytes))
	return o
}
