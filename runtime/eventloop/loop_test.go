package eventloop

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dop251/goja"
)

// world is a loop with a log and the few globals that the tests' scripts use.
type world struct {
	*Loop
	log []string
}

func newWorld(t testing.TB) *world {
	t.Helper()
	l, err := New(goja.New(), NewPoller())
	if err != nil {
		t.Fatal(err)
	}
	w := &world{Loop: l}
	l.OnError = func(ex *goja.Exception) { w.add("error " + ex.Value().String()) }
	w.native("log", func(c goja.FunctionCall) { w.add(c.Argument(0).String()) })
	w.native("tick", func(c goja.FunctionCall) { l.NextTickFn(fn(c, 0), c.Arguments[1:]) })
	w.native("immediate", func(c goja.FunctionCall) { l.NewImmediate(call(c, 0)) })
	w.native("timeout", func(c goja.FunctionCall) { l.NewTimer(c.Argument(1).ToInteger(), false, call(c, 0)) })
	w.native("closing", func(c goja.FunctionCall) { l.OnClose(call(c, 0)) })
	w.native("exit", func(c goja.FunctionCall) { l.Exit(int(c.Argument(0).ToInteger())) })
	return w
}

func (w *world) add(s string) { w.log = append(w.log, s) }

func (w *world) native(name string, f func(goja.FunctionCall)) {
	w.VM().Set(name, func(c goja.FunctionCall) goja.Value { f(c); return goja.Undefined() })
}

func fn(c goja.FunctionCall, i int) Fn { return c.Argument(i).Export().(Fn) }

func call(c goja.FunctionCall, i int) func() {
	f := fn(c, i)
	return func() { f(goja.FunctionCall{This: goja.Undefined()}) }
}

// run runs src to the end of the loop and compares the log.
func (w *world) run(t testing.TB, src string, want string) (int, bool) {
	t.Helper()
	code, exited := w.Run(func() {
		if _, err := w.VM().RunString(src); err != nil {
			panic(err)
		}
	})
	if got := strings.Join(w.log, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	return code, exited
}

func TestTicksRunBeforePromiseJobs(t *testing.T) {
	newWorld(t).run(t, `
		Promise.resolve().then(() => { log('promise'); tick(() => log('tick2')); Promise.resolve().then(() => log('promise2')) });
		tick(() => log('tick'));
		log('main')`, "main tick promise promise2 tick2")
}

func TestQueuesDrainAfterEachCallback(t *testing.T) {
	newWorld(t).run(t, `
		immediate(() => { log('i1'); Promise.resolve().then(() => log('p')); tick(() => log('t')) });
		immediate(() => log('i2'))`, "i1 t p i2")
}

func TestPhases(t *testing.T) {
	newWorld(t).run(t, `
		immediate(() => { log('i'); closing(() => log('close')); timeout(() => log('timer'), 1); immediate(() => log('i2')) });`,
		"i close i2 timer")
}

func TestTimersFireInOrder(t *testing.T) {
	newWorld(t).run(t, `
		timeout(() => log('c'), 5); timeout(() => log('a'), 1); timeout(() => { log('b'); timeout(() => log('z'), 9) }, 0)`,
		"a b c z")
}

func TestErrorsDoNotStopTheQueue(t *testing.T) {
	newWorld(t).run(t, `
		tick(() => { throw 1 }); tick(() => log('t'));
		immediate(() => { throw 2 }); immediate(() => log('i'));
		throw 0`, "error 0 error 1 t error 2 i")
}

func TestStackOverflowIsARangeError(t *testing.T) {
	w := newWorld(t)
	w.VM().SetMaxCallStackSize(100)
	w.run(t, `immediate(() => log('on')); (function f() { f() })()`,
		"error RangeError: Maximum call stack size exceeded on")
}

func TestScriptsCatchAStackOverflow(t *testing.T) {
	w := newWorld(t)
	w.VM().SetMaxCallStackSize(100)
	w.run(t, `
		const f = () => f()
		try { f() } catch (e) { log([e instanceof RangeError, e.message, typeof e.stack].join(' ')) }
		const g = () => { try { g() } finally { [1].map(f) } }
		try { g() } catch (e) { log(e.name) }
		new Promise(f).catch((e) => log(e.name))
		log(new Error('on').message)`,
		"true Maximum call stack size exceeded string RangeError on RangeError")
}

func TestExitUnwindsAtOnce(t *testing.T) {
	w := newWorld(t)
	code, exited := w.run(t, `
		Promise.resolve().then(() => log('no'));
		try { [1].forEach(() => exit(7)) } catch (e) { log('no') } finally { log('no') }`, "")
	if code != 7 || !exited {
		t.Errorf("got %d %v", code, exited)
	}
}

func TestBeforeExitMayGoOn(t *testing.T) {
	w := newWorld(t)
	n := 0
	w.BeforeExit = func() {
		w.add("before")
		if n++; n < 3 {
			w.NewImmediate(func() { w.add("more") })
		}
	}
	w.run(t, ``, "before more before more before")
}

func TestAfterMicrotasksMayFillTheQueues(t *testing.T) {
	w := newWorld(t)
	first := true
	w.AfterMicrotasks = func() bool {
		if !first {
			return false
		}
		first = false
		w.NextTick(func() { w.add("late") })
		return true
	}
	w.run(t, `tick(() => log('tick'))`, "tick late")
}

func TestUnrefLetsGo(t *testing.T) {
	w := newWorld(t)
	w.run(t, ``, "")
	w = newWorld(t)
	code, _ := w.Run(func() {
		timer := w.NewTimer(1<<40, false, func() { t.Error("fired") })
		timer.Unref()
		timer.Ref()
		timer.Unref()
		h := w.NewHandle()
		h.Unref()
		w.NewImmediate(func() { t.Error("ran") }).Unref()
	})
	if code != 0 {
		t.Error(code)
	}
}

func TestRepeatAndStop(t *testing.T) {
	w := newWorld(t)
	var timer *Timer
	w.Run(func() {
		n := 0
		timer = w.NewTimer(1, true, func() {
			w.add("x")
			if n++; n == 3 {
				timer.Stop()
			}
		})
	})
	if len(w.log) != 3 {
		t.Errorf("fired %d times", len(w.log))
	}
}

func TestPostsKeepTheirOrder(t *testing.T) {
	const n = 1000
	w := newWorld(t)
	got := make([][]int, 4)
	w.Run(func() {
		for g := range got {
			h := w.NewHandle()
			go func() {
				for i := range n {
					h.Post(func() {
						if got[g] = append(got[g], i); i == n-1 {
							h.Close()
						}
					})
				}
			}()
		}
	})
	for g := range got {
		for i, v := range got[g] {
			if i != v {
				t.Fatalf("goroutine %d: post %d came at %d", g, v, i)
			}
		}
		if len(got[g]) != n {
			t.Fatalf("goroutine %d: %d posts", g, len(got[g]))
		}
	}
}

func TestPendingKeepsTheLoopAliveOnce(t *testing.T) {
	w := newWorld(t)
	var wg sync.WaitGroup
	w.Run(func() {
		p := w.NewPending()
		wg.Go(func() {
			p.Resolve(func() { w.add("resolved") })
			defer func() {
				if recover() == nil {
					t.Error("second Resolve did not panic")
				}
			}()
			p.Resolve(func() {})
		})
	})
	wg.Wait()
	if strings.Join(w.log, " ") != "resolved" {
		t.Error(w.log)
	}
}

func TestPostAfterTheEndIsDropped(t *testing.T) {
	w := newWorld(t)
	var h *Handle
	w.Run(func() { h = w.NewHandle(); h.Unref() })
	h.Post(func() { t.Error("ran") })
}

func BenchmarkCall(b *testing.B) {
	w := newWorld(b)
	v, _ := w.VM().RunString(`(function () {})`)
	f := v.Export().(Fn)
	w.Run(func() {
		w.NewImmediate(func() {
			w.depth-- // measure the outermost Call
			run := func() { f(goja.FunctionCall{This: goja.Undefined()}) }
			b.ReportAllocs()
			for b.Loop() {
				w.Call(run)
			}
			w.depth++
		})
	})
}

// What a script that handles 'uncaughtException' prints in Node 20.20.2.
func TestQueuesWaitBehindAThrow(t *testing.T) {
	for src, want := range map[string]string{
		`tick(() => { log('n1'); tick(() => log('nested')); throw 'n' }); tick(() => log('n2')); immediate(() => log('i'))`:                                 "n1 error n n2 nested i",
		`tick(() => { throw 'n' }); tick(() => log('n2')); timeout(() => log('t'), 1); later()`:                                                             "error n t n2",
		`timeout(() => { tick(() => log('tick')); throw 'x' }, 1); timeout(() => log('t2'), 1); timeout(() => log('t3'), 1); later()`:                       "error x t2 tick t3",
		`timeout(() => { tick(() => log('tick')); throw 'x' }, 1); timeout(() => log('t2'), 2); timeout(() => log('t3'), 3); later()`:                       "error x tick t2 t3",
		`immediate(() => { tick(() => log('tick')); throw 'x' }); immediate(() => log('i2')); immediate(() => log('i3'))`:                                   "error x i2 tick i3",
		`immediate(() => { tick(() => log('tick')); throw 'x' })`:                                                                                           "error x tick",
		`immediate(() => { timeout(() => log('t'), 1); later(); immediate(() => log('i2')); throw 'x' })`:                                                   "error x i2 t",
		`timeout(() => { timeout(() => log('t2'), 1); immediate(() => log('i')); tick(() => { timeout(() => {}, 5); later(); timeout(() => {}, 6) }) }, 1)`: "t2 i",
		`tick(() => log('tick')); timeout(() => log('t'), 1); later(); throw 'main'`:                                                                        "error main tick t",
	} {
		w := newWorld(t)
		w.native("later", func(goja.FunctionCall) { w.epoch = w.epoch.Add(-10 * time.Millisecond) })
		w.run(t, src, want)
	}
}

// A timer counts from when it is started, not from when the turn began, and those that
// are started by timers wait for the next turn.
func TestTimersCountFromTheirStart(t *testing.T) {
	for src, want := range map[string]string{
		`timeout(() => log('ten'), 10); later(); timeout(() => log('five'), 5)`:                                                 "ten five",
		`timeout(() => { timeout(() => log('nested'), 1); immediate(() => log('i')); later() }, 1); timeout(() => log('b'), 1)`: "b i nested",
		`timeout(() => { log('a'); timeout(() => log('c'), 1) }, 1); timeout(() => { log('b'); later() }, 2); later()`:          "a b c",
	} {
		w := newWorld(t)
		w.native("later", func(goja.FunctionCall) { w.epoch = w.epoch.Add(-10 * time.Millisecond) })
		w.run(t, src, want)
	}
}

// One duration's list goes away with its last timer, also when another timer stops it, or
// moves to another duration.
func TestTimerListsAreReleased(t *testing.T) {
	w := newWorld(t)
	w.Run(func() {
		a, b := w.NewTimer(1<<40, false, nil), w.NewTimer(1<<40, false, nil)
		b.SetInterval(1)
		b.Start()
		a.Stop()
		a.Stop()
		if len(w.timers.queue) != 1 || len(w.timers.byMS) != 1 || w.timerRef != 1 {
			t.Errorf("%d lists, %d durations, %d timers", len(w.timers.queue), len(w.timers.byMS), w.timerRef)
		}
		b.f = func() { w.NewTimer(1, false, func() { w.add("again") }) }
	})
	if len(w.timers.queue) != 0 || len(w.timers.byMS) != 0 || len(w.log) != 1 {
		t.Error(w.timers, w.log)
	}
}

func BenchmarkTimerStartStop(b *testing.B) {
	w := newWorld(b)
	w.Run(func() {
		b.ReportAllocs()
		for b.Loop() {
			w.NewTimer(100, false, nil).Stop()
		}
	})
}

// Pendings and Owners tell what keeps the loop alive.
func TestWhatKeepsTheLoopAlive(t *testing.T) {
	w := newWorld(t)
	w.Run(func() {
		a, b, c := w.NewRequest("a"), w.NewPending(), w.NewRequest("c")
		h, i := w.NewHandle(), w.NewHandle()
		h.Owner, i.Owner = "h", "i"
		h.Unref()
		w.add(strings.Join(w.Pendings(), ",") + fmt.Sprint(w.Owners()))
		h.Ref()
		w.add(fmt.Sprint(w.Owners()))
		i.Close()
		b.Resolve(func() { w.add(strings.Join(w.Pendings(), ",") + fmt.Sprint(w.Owners())); h.Close() })
		a.Resolve(func() { w.add(strings.Join(w.Pendings(), ",")) })
		c.Resolve(func() { w.add(strings.Join(w.Pendings(), ",") + fmt.Sprint(w.Owners())) })
	})
	want := "a,,c[i] [h i] a,c[h] c []"
	if got := strings.Join(w.log, " "); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
