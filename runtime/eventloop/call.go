package eventloop

import "github.com/dop251/goja"

// Call is the border between the loop and JavaScript: it runs f, hands an error
// that escapes it to OnError, and, when it is the outermost Call, drains the
// nextTick queue and the promise jobs. Every callback that comes from outside
// goes through it. Call it on the loop only.
func (l *Loop) Call(f func()) { l.CallIn(nil, f) }

// CallIn is Call for a callback that was asked for when Context was context: that of a
// socket's events, kept since the socket was made. A Call inside another belongs to the
// outer one.
func (l *Loop) CallIn(context any, f func()) {
	if l.depth > 0 {
		l.try(f)
		return
	}
	if l.runOutermost(context, f) {
		l.drain()
	}
	l.Context = nil
}

// runOutermost runs f as the outermost callback, does not drain behind it, and reports
// whether it did not throw.
func (l *Loop) runOutermost(context any, f func()) bool {
	l.Context = context
	l.depth++
	ok := l.try(f)
	l.depth--
	return ok
}

// drainLater makes an immediate, behind which the queues are drained.
func (l *Loop) drainLater() { l.NewImmediate(func() {}) }

// drainOutermost drains between callbacks that the loop runs one behind the other; see drain.
func (l *Loop) drainOutermost() bool {
	ok := l.drain()
	l.Context = nil
	return ok
}

// try runs f and reports whether it did not throw; what it throws goes to OnError. Errors
// of Go itself and Exit go on upwards. Behind a callback that threw Node drains no queue: the
// next callback does, and so that there is one, an immediate is made.
func (l *Loop) try(f func()) bool {
	ex := l.catch(f)
	if ex != nil {
		l.Thrown++
		l.OnError(ex)
		l.drainLater()
	}
	return ex == nil
}

// catch runs f and returns what it throws. A stack overflow that no script could catch, for
// catchOverflow does not know this goja, becomes the RangeError that it is in Node.
func (l *Loop) catch(f func()) (ex *goja.Exception) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case *goja.StackOverflowError:
			ex = l.vm.Try(func() { panic(l.overflow()) })
		default:
			panic(x)
		}
	}()
	return l.vm.Try(f)
}

// drain runs ticks, then promise jobs, until there are none of either, or until a tick throws,
// which it reports by false. The queues run at depth 1, so that a Call made by a tick does
// not drain again.
func (l *Loop) drain() bool {
	if l.ticks.empty() && len(*l.jobs) == 0 && l.AfterMicrotasks == nil {
		return true
	}
	l.depth++
	l.brokenOff = false
	for {
		if !l.runTicks() {
			l.brokenOff = true
			break
		}
		l.RunMicrotasks()
		if !l.ticks.empty() {
			continue
		}
		if l.AfterMicrotasks == nil || !l.AfterMicrotasks() {
			break
		}
	}
	l.depth--
	return !l.brokenOff
}

// RunMicrotasks runs the promise jobs until there are none. goja catches what a
// reaction throws, so an error can only come from a job that is not a reaction.
// Call it on the loop only.
func (l *Loop) RunMicrotasks() {
	for len(*l.jobs) > 0 {
		q := *l.jobs
		*l.jobs, l.spareJobs = l.spareJobs, nil
		for _, job := range q {
			l.Context = nil // a reaction gets its own from the engine's tracker
			l.try(job)
		}
		l.Context = nil
		if cap(q) <= spareJobs {
			clear(q)
			l.spareJobs = q[:0]
		}
	}
}

// spareJobs is for how many jobs an array is kept: an await has one.
const spareJobs = 256

// Microtask queues f behind the promise jobs, as queueMicrotask does.
func (l *Loop) Microtask(f func()) {
	if context := l.Made("Microtask", nil); context != nil {
		run := f
		f = func() { l.within(context, run) }
	}
	*l.jobs = append(*l.jobs, f)
}

// Fn is a JavaScript function as Go calls it without reflection: it throws by panic.
type Fn = func(goja.FunctionCall) goja.Value

// Job is a Go function to be called once. A pointer that is one goes to a queue without a
// closure being made for it.
type Job interface{ Run() }

// plain is a Go function as a Job.
type plain func()

func (f plain) Run() { f() }

// tick is one entry of the nextTick queue: a Job, or a JavaScript function with its arguments.
type tick struct {
	job     Job
	fn      Fn
	args    []goja.Value
	context any
}

// tickQueue is a first-in first-out queue that reuses its array.
type tickQueue struct {
	q    []tick
	head int
}

func (q *tickQueue) empty() bool { return q.head == len(q.q) }

func (q *tickQueue) push(t tick) { q.q = append(q.q, t) }

func (q *tickQueue) pop() tick {
	t := q.q[q.head]
	q.q[q.head] = tick{}
	if q.head++; q.head == len(q.q) {
		q.q, q.head = q.q[:0], 0
	}
	return t
}

// NextTick queues a Go function on the nextTick queue.
func (l *Loop) NextTick(f func()) { l.NextTickJob(plain(f)) }

// NextTickJob queues j on the nextTick queue.
func (l *Loop) NextTickJob(j Job) {
	l.ticks.push(tick{job: j, context: l.Made("TickObject", nil)})
}

// NextTickFn queues a JavaScript function with its arguments, which the queue keeps.
func (l *Loop) NextTickFn(fn Fn, args []goja.Value) {
	l.ticks.push(tick{fn: fn, args: args, context: l.Made("TickObject", nil)})
}

// runTicks runs the queue until it is empty, and reports whether it came so far: a tick
// that throws leaves the rest where it is.
func (l *Loop) runTicks() bool {
	if l.ticks.empty() || l.try(l.eachTick) {
		return true
	}
	if l.ticking {
		l.leaveTick()
	}
	return false
}

// runEachTick is what eachTick runs: all ticks within one try, which costs more than many a tick.
func (l *Loop) runEachTick() {
	for !l.ticks.empty() {
		t := l.ticks.pop()
		l.Context = t.context
		if l.Tracker != nil {
			l.enter(t.context)
			l.ticking, l.tickContext = true, t.context
		}
		if t.job != nil {
			t.job.Run()
		} else {
			t.fn(goja.FunctionCall{This: goja.Undefined(), Arguments: t.args})
		}
		if l.ticking {
			l.leaveTick()
		}
	}
}

// leaveTick tells the tracker of the end of a tick that it was told of, also of one that threw.
func (l *Loop) leaveTick() {
	context := l.tickContext
	l.ticking, l.tickContext = false, nil
	l.leave(context)
	l.Gone(context)
}
