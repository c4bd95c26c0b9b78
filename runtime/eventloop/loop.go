// Package eventloop is the one goroutine that owns a goja runtime, and the
// order in which things happen on it.
//
// # Who may do what
//
// A Loop belongs to the goroutine that calls Run. goja values never leave that
// goroutine. Other goroutines reach the loop through two primitives only:
//
//   - Pending, a one-shot promise of work to come: Resolve it exactly once.
//   - Handle, a source of many posts: Post, Ref, Unref, Close.
//
// Pending.Resolve and Handle.Post are the only functions of this package that
// are safe to call from another goroutine (and Loop.Interrupt and Loop.Kill, which end
// a run from outside).
//
// # Order
//
// Every callback enters JavaScript through Loop.Call. When the outermost Call
// returns, the nextTick queue runs, then the promise jobs, until both are empty
// (Node, "The Node.js event loop"); when it throws they wait for the next one. Phases follow libuv 1.46: expired timers
// once before the first turn; then in each turn posts and I/O, immediates,
// close callbacks, timers.
//
// # Life
//
// Run returns when nothing is left that can cause a callback: no Pending, no
// ref'd Handle, timer, immediate or socket. Exit unwinds at once, through any
// JavaScript on the stack, without running finally blocks, as process.exit does.
package eventloop

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"time"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/gaggle-js/gaggle/runtime/linked"
)

// Poller is where a Loop sleeps, and the sockets that it sleeps on.
// Package netio has one; NewPoller returns one that knows no sockets.
type Poller interface {
	// Poll runs what is ready on the calling goroutine and returns. With
	// nothing ready it waits: for ever when timeout is negative, not at all
	// when it is zero, until Wake or timeout otherwise.
	Poll(timeout time.Duration)
	// Wake makes a Poll in progress, or else the next one, return soon.
	// It is safe to call from any goroutine.
	Wake()
	// Active reports whether a ref'd socket can still cause a callback.
	Active() bool
	// Flush writes what a Poll in progress holds back; see Loop.Flush.
	Flush()
}

// Loop is the event loop of one goja runtime. Make it with New.
type Loop struct {
	vm     *goja.Runtime
	poller Poller
	jobs   *[]func() // the runtime's promise jobs; see RunMicrotasks

	spareJobs []func() // an array for the next ones

	// Context is what JavaScript that runs now belongs to: nil, or what async_hooks keeps
	// for AsyncLocalStorage. Ticks, timers, immediates, microtasks and Pendings take it
	// along from where they are made to where they run.
	Context any
	// Thrown is how many errors OnError has been given.
	Thrown int
	// Tracker follows resources; nil, and nothing is followed, until async_hooks sets it.
	Tracker Tracker
	// Turned, when not nil, is called once in each turn, before the loop waits.
	Turned func()

	depth    int // nested Calls; the outermost one drains
	ticks    tickQueue
	eachTick func() // runEachTick, made once
	// ticking says that the tracker was told of the tick that runs, of tickContext.
	ticking     bool
	tickContext any
	refs        int // Pendings, ref'd Handles: what keeps Run going beside timers, immediates and sockets
	now         int64
	epoch       time.Time
	timers      timers
	timerRef    int
	fires       *Timer // whose callback runs

	immediates   []*Immediate
	immediateRef int
	// brokenOff says that a tick threw and that the queues behind it have not been drained.
	brokenOff bool
	closing   []later

	pendings linked.List[Pending, *Pending]
	handles  []*Handle // that are open
	soon     []later

	mu     sync.Mutex
	posted []func()
	spare  []func()
	ended  bool // Run has returned: posts are dropped
	begun  bool // Run's main has returned
	stop   *exit

	// OnError receives every error that a callback lets escape, on the loop,
	// before the queues are drained. It must be set before Run.
	OnError func(*goja.Exception)
	// AfterMicrotasks runs each time both queues are empty, and reports whether
	// it may have filled them again. Unhandled rejections are found here.
	AfterMicrotasks func() bool
	// BeforeExit runs when nothing keeps the loop alive any more. Run goes on
	// if something does afterwards.
	BeforeExit func()
	// AtEnd runs last in a Run that nobody ended with Exit; it may call Exit itself.
	// Queues are not drained behind it.
	AtEnd func()
}

// New makes the loop of vm. It fails when this version of goja hides its promise
// jobs where New does not find them.
func New(vm *goja.Runtime, p Poller) (*Loop, error) {
	f, ok := reflect.TypeFor[goja.Runtime]().FieldByName("jobQueue")
	if !ok || f.Type != reflect.TypeFor[[]func()]() {
		return nil, fmt.Errorf("eventloop: this version of goja has no jobQueue []func(); use the version in gaggle's go.mod")
	}
	l := &Loop{vm: vm, poller: p, epoch: time.Now()}
	l.jobs = (*[]func())(unsafe.Add(unsafe.Pointer(vm), f.Offset))
	l.eachTick = l.runEachTick
	l.OnError = func(ex *goja.Exception) { panic(ex) }
	return l, nil
}

// VM returns the runtime that this loop owns.
func (l *Loop) VM() *goja.Runtime { return l.vm }

// Run calls main and then turns the loop until nothing is left to wait for or
// Exit is called. It returns the exit code given to Exit, and whether Exit was
// called. The calling goroutine owns the runtime until Run returns. A Loop runs
// once.
func (l *Loop) Run(main func()) (code int, exited bool) {
	defer l.end()
	err := l.hold(func() {
		l.runOutermost(nil, main)
		l.begun = true
		l.drainOutermost() // also when main threw
		l.untilIdle()
		if l.AtEnd != nil {
			l.depth++
			l.try(l.AtEnd)
			l.depth--
		}
	})
	if l.stop != nil {
		return l.stop.code, true
	}
	if err != nil {
		panic(err)
	}
	return 0, false
}

// untilIdle turns the loop, and again when BeforeExit made new work.
func (l *Loop) untilIdle() {
	for l.turns(); l.BeforeExit != nil; l.turns() {
		l.Call(l.BeforeExit)
		if !l.Alive() {
			return
		}
	}
}

// hold keeps one JavaScript frame open below everything that f does. goja runs
// promise jobs, and throws its stack away, whenever its outermost frame returns;
// with a frame always open it does neither, and microtasks run when the loop
// says so. (RATIONALE: "Why one frame is held open".)
func (l *Loop) hold(f func()) (err error) {
	defer func() {
		if x := recover(); x != nil {
			if e, ok := x.(*exit); ok {
				l.stop = e
				return
			}
			panic(x)
		}
		var broken *goja.InterruptedError // by Kill
		if errors.As(err, &broken) {
			l.stop, err = broken.Value().(*exit), nil
		}
	}()
	v, err := l.vm.RunScript("<loop>", "(function (run) { run() })")
	if err != nil {
		return err
	}
	frame, _ := goja.AssertFunction(v)
	bottom := l.vm.ToValue(func(goja.FunctionCall) goja.Value {
		f()
		return goja.Undefined()
	}).(*goja.Object)
	if err = l.catchOverflow(bottom); err == nil {
		_, err = frame(goja.Undefined(), bottom)
	}
	return err
}

// end drops posts from now on.
func (l *Loop) end() {
	l.mu.Lock()
	l.ended, l.posted = true, nil
	l.mu.Unlock()
}

// turns turns the loop while something keeps it alive.
func (l *Loop) turns() {
	alive := l.Alive()
	l.updateTime()
	if alive {
		l.runTimers()
	}
	for alive = l.Alive(); alive; alive = l.Alive() {
		l.runSoon()
		if l.pendings.First() != nil {
			runtime.Gosched() // a loop that never sleeps would starve those at work on a single processor
		}
		if l.Turned != nil {
			l.Turned()
		}
		l.poller.Poll(l.pollTimeout())
		l.updateTime()
		l.runPosted()
		l.runSoon()
		l.runImmediates()
		l.runClosing()
		l.updateTime()
		l.runTimers()
		l.checkedAtEnd()
	}
	l.checkedAtEnd()
}

// Flush has everything that was written leave now. What blocks the loop, ends the process
// on the spot, or tells another process of what was done calls it before.
func (l *Loop) Flush() { l.poller.Flush() }

// Alive reports whether anything ref'd is left that can cause a callback.
func (l *Loop) Alive() bool {
	return l.refs > 0 || l.timerRef > 0 || l.immediateRef > 0 || len(l.closing) > 0 || len(l.soon) > 0 || l.poller.Active()
}

// Waiting is how many timers and immediates keep the loop alive. A timer whose callback
// runs is among them.
func (l *Loop) Waiting() (timers, immediates int) {
	timers = l.timerRef
	if t := l.fires; t != nil && t.firing && !t.unref {
		timers++
	}
	return timers, l.immediateRef
}

// pollTimeout is how long Poll may wait: not while there is something to run.
func (l *Loop) pollTimeout() time.Duration {
	if l.immediateRef > 0 || len(l.closing) > 0 || len(l.soon) > 0 || !l.Alive() {
		return 0
	}
	return l.nextTimer()
}

// OnClose runs f in the close phase of this turn, where 'close' events are emitted. What
// was closed last comes first, as in libuv.
func (l *Loop) OnClose(f func()) { l.closing = append(l.closing, later{f: f, context: l.Context}) }

// OnCloseOf is OnClose for a callback of the resource whose context it is.
func (l *Loop) OnCloseOf(context any, f func()) {
	l.closing = append(l.closing, later{f, context, l.Tracker != nil})
}

func (l *Loop) runClosing() {
	q := l.closing
	l.closing = nil
	for _, c := range slices.Backward(q) {
		if c.own {
			l.CallOf(c.context, c.f)
			continue
		}
		l.CallIn(c.context, c.f)
	}
}

// exit unwinds Go and JavaScript frames up to Run.
type exit struct{ code int }

// Exit ends the run with code. It does not return. Call it on the loop only.
func (l *Loop) Exit(code int) { panic(&exit{code}) }
