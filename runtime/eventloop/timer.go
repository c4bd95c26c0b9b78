package eventloop

import (
	"container/heap"
	"time"
)

// Timer is a timer of the loop: one-shot or repeating, in whole milliseconds of
// loop time, as libuv's. Use it on the loop only.
type Timer struct {
	l       *Loop
	f       func()
	after   int64 // ms
	repeat  bool
	when    int64 // loop time, ms
	seq     uint64
	index   int // in the heap, -1 when not there
	unref   bool
	context any  // of when it was made
	firing  bool // its callback runs, and nobody has started or stopped it there
}

// NewTimer starts a timer that calls f through Loop.Call after ms milliseconds
// (at least 1), again and again when repeat is set. It keeps the loop alive
// until it has fired or is stopped, unless Unref is called.
func (l *Loop) NewTimer(ms int64, repeat bool, f func()) *Timer {
	t := &Timer{l: l, f: f, after: max(ms, 1), repeat: repeat, index: -1, context: l.Context}
	t.Start()
	return t
}

// Start starts the timer, or starts it afresh from the loop time of now.
func (t *Timer) Start() {
	l := t.l
	t.firing = false
	l.timerSeq++
	t.when, t.seq = l.now+t.after, l.timerSeq
	if t.index >= 0 {
		heap.Fix(&l.timers, t.index)
		return
	}
	heap.Push(&l.timers, t)
	if !t.unref {
		l.timerRef++
	}
}

// Stop stops the timer; it may be started again.
func (t *Timer) Stop() {
	t.firing = false
	if t.index < 0 {
		return
	}
	heap.Remove(&t.l.timers, t.index)
	if !t.unref {
		t.l.timerRef--
	}
}

// SetInterval changes the time that the next Start waits, in milliseconds.
func (t *Timer) SetInterval(ms int64) { t.after = max(ms, 1) }

// SetRepeat says whether the timer starts again by itself after it has fired.
func (t *Timer) SetRepeat(on bool) { t.repeat = on }

// Active reports whether the timer is waiting to fire.
func (t *Timer) Active() bool { return t.index >= 0 }

// HasRef reports whether the timer, when active, keeps the loop alive.
func (t *Timer) HasRef() bool { return !t.unref }

// Ref makes the timer keep the loop alive while it is active.
func (t *Timer) Ref() {
	if t.unref && t.index >= 0 {
		t.l.timerRef++
	}
	t.unref = false
}

// Unref lets the loop end although the timer is active.
func (t *Timer) Unref() {
	if !t.unref && t.index >= 0 {
		t.l.timerRef--
	}
	t.unref = true
}

// Now is the loop time in milliseconds since the loop was made. It stands still
// while callbacks run and is brought up to date once a turn.
func (l *Loop) Now() int64 { return l.now }

// UpdateTime brings Now up to date within a turn.
func (l *Loop) UpdateTime() { l.updateTime() }

func (l *Loop) updateTime() { l.now = int64(time.Since(l.epoch) / time.Millisecond) }

// nextTimer is the time until the first timer, 0 when it is due, -1 without timers.
func (l *Loop) nextTimer() time.Duration {
	if len(l.timers) == 0 {
		return -1
	}
	due := l.epoch.Add(time.Duration(l.timers[0].when) * time.Millisecond)
	return max(time.Until(due), 0)
}

// runTimers fires what was due when it began; a timer started meanwhile waits for the next turn.
func (l *Loop) runTimers() {
	last := l.timerSeq
	for len(l.timers) > 0 && l.timers[0].when <= l.now && l.timers[0].seq <= last {
		t := heap.Pop(&l.timers).(*Timer)
		if !t.unref {
			l.timerRef--
		}
		t.firing = true
		l.callIn(t.context, t.f)
		if t.repeat && t.firing {
			l.updateTime()
			t.Start()
		}
	}
}

// timerHeap orders timers by time, then by when they were started.
type timerHeap []*Timer

func (h timerHeap) Len() int { return len(h) }
func (h timerHeap) Less(i, j int) bool {
	return h[i].when < h[j].when || h[i].when == h[j].when && h[i].seq < h[j].seq
}
func (h timerHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *timerHeap) Push(x any) {
	t := x.(*Timer)
	t.index = len(*h)
	*h = append(*h, t)
}
func (h *timerHeap) Pop() any {
	old := *h
	n := len(old) - 1
	t := old[n]
	old[n] = nil
	t.index = -1
	*h = old[:n]
	return t
}
