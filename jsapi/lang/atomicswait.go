package lang

import (
	"math"
	"time"

	"github.com/dop251/goja"
)

// waitable is the element that Atomics.wait, waitAsync and notify name.
func (l *lang) waitable(c goja.FunctionCall) element {
	at := l.element(c)
	if at.class != "Int32Array" && at.class != "BigInt64Array" {
		panic(l.env.TypeError("[object " + at.class + "] is not an int32 or BigInt64 typed array."))
	}
	return at
}

// toWait is the element that is waited for, the bits that it should have and how long.
func (l *lang) toWait(c goja.FunctionCall) (at element, expected uint64, timeout time.Duration) {
	at = l.waitable(c)
	if at.memory == nil {
		panic(l.env.TypeError("[object " + at.class + "] is not a shared typed array."))
	}
	_, expected = at.operand(l, c.Argument(2))
	ms := math.Inf(1)
	if v := c.Argument(3); !goja.IsUndefined(v) && !math.IsNaN(v.ToFloat()) {
		ms = max(v.ToFloat(), 0)
	}
	if ms > float64(math.MaxInt64/time.Millisecond) {
		return at, expected, -1
	}
	return at, expected, time.Duration(ms * float64(time.Millisecond))
}

// wait is Atomics.wait. It holds the whole loop; a thread that is terminated stops waiting.
func (l *lang) wait(c goja.FunctionCall) goja.Value {
	at, expected, timeout := l.toWait(c)
	woken := make(chan struct{})
	w := &waiter{wake: func() { close(woken) }}
	if !at.memory.wait(at.off, at.size, expected, w) {
		return l.env.VM.ToValue("not-equal")
	}
	l.env.Loop.Flush()
	var over <-chan time.Time
	if timeout >= 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		over = t.C
	}
	var stopped <-chan struct{}
	if t := l.env.Host.Thread; t != nil {
		stopped = t.Stopped
	}
	select {
	case <-woken:
		return l.env.VM.ToValue("ok")
	case <-over:
	case <-stopped:
	}
	if !at.memory.giveUp(at.off, w) {
		return l.env.VM.ToValue("ok")
	}
	return l.env.VM.ToValue("timed-out")
}

// waitAsync is Atomics.waitAsync: {async, value}, where value is a promise unless the
// outcome is clear at once. The wait does not keep the loop alive.
func (l *lang) waitAsync(c goja.FunctionCall) goja.Value {
	vm, loop := l.env.VM, l.env.Loop
	at, expected, timeout := l.toWait(c)
	result := vm.NewObject()
	settled := func(async bool, v any) goja.Value {
		_ = result.Set("async", async)
		_ = result.Set("value", v)
		return result
	}
	promise, resolve, _ := vm.NewPromise()
	h := loop.NewHandle()
	h.Unref()
	end := func(outcome string) {
		h.Close()
		_ = resolve(outcome)
	}
	w := &waiter{wake: func() { h.Post(func() { end("ok") }) }}
	switch {
	case !at.memory.wait(at.off, at.size, expected, w):
		h.Close()
		return settled(false, "not-equal")
	case timeout == 0 && at.memory.giveUp(at.off, w):
		h.Close()
		return settled(false, "timed-out")
	case timeout > 0:
		loop.NewTimer(int64(math.Ceil(float64(timeout)/float64(time.Millisecond))), false, func() {
			if at.memory.giveUp(at.off, w) {
				end("timed-out")
			}
		}).Unref()
	}
	return settled(true, promise)
}

// notify is Atomics.notify. Nobody waits for what is not shared.
func (l *lang) notify(c goja.FunctionCall) goja.Value {
	at := l.waitable(c)
	n := math.Inf(1)
	if v := c.Argument(2); !goja.IsUndefined(v) {
		n = max(v.ToFloat(), 0)
	}
	if at.memory == nil {
		return l.env.VM.ToValue(0)
	}
	return l.env.VM.ToValue(at.memory.notify(at.off, n))
}
