package eventloop

import (
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/linked"
)

// Timer is a timer of the loop: one-shot or repeating, in whole milliseconds of
// loop time, as libuv's. Use it on the loop only.
type Timer struct {
	l                   *Loop
	f                   func()
	object              *goja.Object // that scripts see, or nil
	after               int64        // ms
	repeat              bool
	start               int64      // loop time when it was started, ms
	list                *timerList // nil while it does not wait
	linked.Links[Timer]            // in list
	unref               bool
	context             any  // of when it was made, then what its callback left
	gone                bool // the tracker has been told of its end
	firing              bool // its callback runs, and nobody has started or stopped it there
}

// NewTimer starts a timer that calls f through Loop.Call after ms milliseconds
// (at least 1), again and again when repeat is set. It keeps the loop alive
// until it has fired or is stopped, unless Unref is called.
func (l *Loop) NewTimer(ms int64, repeat bool, f func()) *Timer {
	return l.NewTimerFor(nil, ms, repeat, f)
}

// NewTimerFor is NewTimer for the object that scripts see, nil without one.
func (l *Loop) NewTimerFor(object *goja.Object, ms int64, repeat bool, f func()) *Timer {
	t := &Timer{l: l, f: f, object: object, after: max(ms, 1), repeat: repeat, context: l.Made("Timeout", object)}
	t.Start()
	return t
}

// Start starts the timer, or starts it afresh, from the time of now. The loop's own time
// is brought up to date for that, as Node does: what a script computed before it set a
// timer does not count.
func (t *Timer) Start() {
	t.l.updateTime()
	t.startAt(t.l.now)
}

func (t *Timer) startAt(now int64) {
	t.firing = false
	if t.gone && t.l.Tracker != nil {
		t.gone, t.context = false, t.l.Tracker.Made("Timeout", t.object)
	}
	before := t.list
	if before != nil {
		before.remove(t)
	} else if !t.unref {
		t.l.timerRef++
	}
	t.start = now
	t.l.timers.add(t)
	if before != nil {
		t.l.timers.release(before)
	}
}

// Stop stops the timer; it may be started again.
func (t *Timer) Stop() {
	stopped := t.firing && t.repeat
	t.firing = false
	if t.list != nil {
		t.take()
		stopped = true
	}
	if stopped && t.l.Tracker != nil {
		t.end()
	}
}

// end tells the tracker that the timer is no more, unless it is started again.
func (t *Timer) end() {
	if !t.gone {
		t.gone = true
		t.l.Tracker.Gone(t.context)
	}
}

// take takes a waiting timer out of its list.
func (t *Timer) take() {
	list := t.list
	list.remove(t)
	t.l.timers.release(list)
	if !t.unref {
		t.l.timerRef--
	}
}

// SetInterval changes the time that the next Start waits, in milliseconds.
func (t *Timer) SetInterval(ms int64) { t.after = max(ms, 1) }

// SetRepeat says whether the timer starts again by itself after it has fired.
func (t *Timer) SetRepeat(on bool) { t.repeat = on }

// Active reports whether the timer is waiting to fire.
func (t *Timer) Active() bool { return t.list != nil }

// Started is the loop time in milliseconds at which the timer was last started.
func (t *Timer) Started() int64 { return t.start }

// HasRef reports whether the timer, when active, keeps the loop alive.
func (t *Timer) HasRef() bool { return !t.unref }

// Ref makes the timer keep the loop alive while it is active.
func (t *Timer) Ref() {
	if t.unref && t.list != nil {
		t.l.timerRef++
	}
	t.unref = false
}

// Unref lets the loop end although the timer is active.
func (t *Timer) Unref() {
	if !t.unref && t.list != nil {
		t.l.timerRef--
	}
	t.unref = true
}

// Now is the loop time in milliseconds since the loop was made. It stands still while
// callbacks run, but for those that start timers, and is brought up to date once a turn.
func (l *Loop) Now() int64 { return l.now }

// UpdateTime brings Now up to date within a turn.
func (l *Loop) UpdateTime() { l.updateTime() }

func (l *Loop) updateTime() { l.now = int64(time.Since(l.epoch) / time.Millisecond) }

// nextTimer is the time until timers are to be looked at, 0 when it is due, -1 without timers.
func (l *Loop) nextTimer() time.Duration {
	first := l.timers.first()
	if first == nil {
		return -1
	}
	at := max(l.timers.alarm, first.expiry)
	due := l.epoch.Add(time.Duration(at) * time.Millisecond)
	return max(time.Until(due), 0)
}

// runTimers fires what is due, and again when what runs behind it takes so long that more
// is due by then. An alarm whose timers were all stopped still drains the queues.
func (l *Loop) runTimers() {
	for l.timers.byMS != nil && l.now >= l.timers.alarm {
		l.runDue()
	}
}

// runDue fires what was due when it began, ticks and promise jobs behind each. A timer
// started meanwhile waits for the next time. Behind one that threw the next one of its
// duration fires at once, as in Node.
func (l *Loop) runDue() {
	q := &l.timers
	l.updateTime()
	now := l.now
	q.alarm = never
	for list := q.first(); list != nil && list.expiry <= now; list = q.first() {
		drain := l.runList(list, now)
		if next := q.first(); drain && next != nil && next.expiry <= now {
			l.drainOutermost()
		}
	}
	if first := q.first(); first != nil {
		q.alarm = max(first.expiry, l.now+1)
	}
	l.drainOutermost()
}

// runList fires the timers of one duration that are due, and reports whether the queues are
// to be drained before others fire: they are but behind a tick that stopped the list's last
// timer and threw.
func (l *Loop) runList(list *timerList, now int64) bool {
	drain, broke := false, false
	l.timers.current = list
	for t := list.waiting.First(); t != nil && now-t.start >= list.ms; t = list.waiting.First() {
		if drain && !l.drainOutermost() && list.waiting.First() == nil {
			broke = true
			break
		}
		drain = t.list == list && t.fire()
	}
	l.timers.requeue(list, now)
	return !broke
}

// fire runs the callback of a waiting timer and reports whether it did not throw. A
// repeating one starts again from when its callback began.
func (t *Timer) fire() bool {
	l := t.l
	t.take()
	if t.repeat {
		l.updateTime()
	}
	began := l.now
	t.firing, l.fires = true, t
	ok := l.runOf(t.context, t.f)
	t.context, l.fires = l.Context, nil
	if t.repeat && t.firing {
		t.startAt(began)
	} else if l.Tracker != nil && t.list == nil {
		t.end()
	}
	return ok
}
