package net

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// touch notes activity. The timer is not moved: when it fires it sees how long ago this was.
func (s *Socket) touch() {
	if s.timeout > 0 {
		s.lastActive = s.n.env.Loop.Now()
		if s.timer != nil && !s.timer.Active() && !s.Destroyed() {
			s.timer.SetInterval(s.timeout)
			s.timer.Start()
		}
	}
}

// setTimeout starts the idle timer of ms milliseconds; 0 stops it. It does not keep the
// process alive.
func (s *Socket) setTimeout(ms int64) {
	s.timeout = ms
	if s.timer != nil {
		s.timer.Stop()
	}
	if ms == 0 {
		return
	}
	s.n.env.Loop.UpdateTime()
	s.lastActive = s.n.env.Loop.Now()
	s.timer = s.n.env.Loop.NewTimer(ms, false, s.expired) // a new one, which belongs to the caller's context
	s.timer.Unref()
}

// expired runs when the timer does, which may be before the socket has been idle for long
// enough: then it waits for the rest.
func (s *Socket) expired() {
	if rest := s.lastActive + s.timeout - s.n.env.Loop.Now(); rest > 0 {
		s.timer.SetInterval(rest)
		s.timer.Start()
		return
	}
	s.n.env.Method(s.Object(), "_onTimeout")
}

// idle emits 'timeout', unless a large write has moved on since the timer was set.
func (s *Socket) idle() {
	if q := s.queued(); q > 0 && q != s.lastQueue {
		s.lastQueue = q
		s.touch()
		return
	}
	s.Emit("timeout")
}

func (s *Socket) jsSetTimeout(c goja.FunctionCall) goja.Value {
	if s.Destroyed() {
		return c.This
	}
	env, cb := s.n.env, c.Argument(1)
	jsapi.Must(s.Object().Set("timeout", c.Argument(0)))
	ms := s.n.duration(c.Argument(0))
	s.setTimeout(ms)
	if jsapi.IsUndefined(cb) {
		return c.This
	}
	env.ValidateFunction(cb, "callback")
	if ms == 0 {
		env.Method(s.Object(), "removeListener", s.n.str("timeout"), cb)
	} else {
		s.Once("timeout", cb)
	}
	return c.This
}

// duration checks the time of a timeout, in milliseconds.
func (n *Net) duration(v goja.Value) int64 {
	f := n.Milliseconds(v, "msecs")
	if f > 0 && f < 1 {
		return 1
	}
	return int64(f)
}

// Milliseconds is the time of a timeout that a script gave as its argument name. It throws
// unless that is a number that is finite and not negative; of one that is longer than a
// timer takes it warns, and returns the longest.
func (n *Net) Milliseconds(v goja.Value, name string) float64 {
	f := n.env.ValidateNumber(v, name, math.Inf(-1), math.Inf(1))
	if f < 0 || math.IsInf(f, 0) || math.IsNaN(f) {
		panic(n.env.OutOfRange(name, "a non-negative finite number", v))
	}
	if f > math.MaxInt32 {
		process.From(n.env).EmitWarning(v.String()+" does not fit into a 32-bit signed integer.\nTimer duration was truncated to "+
			strconv.Itoa(math.MaxInt32)+".", "TimeoutOverflowWarning", "")
		return math.MaxInt32
	}
	return f
}
