package net

import (
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"

	"github.com/gaggle-js/gaggle/jsapi"
)

// race tries one address after the other, each for a time, until one answers (Node,
// "autoSelectFamily"; RFC 8305 without overlap).
type race struct {
	s       *Socket
	d       *dial
	targets []target
	next    int
	round   int // of attempts; what ends in an earlier one is stale
	wait    time.Duration
	timer   *eventloop.Timer
	conn    *netio.Conn // of the attempt under way, nil without
	errors  []any
	tried   []any // "address:port" of each attempt
}

func (s *Socket) race(d *dial, targets []target, wait time.Duration) {
	d.race = &race{s: s, d: d, targets: targets, wait: wait}
	d.race.showTried()
	d.race.try()
}

// try begins the next attempt, or gives up after the last.
func (r *race) try() {
	s := r.s
	for !r.d.over {
		if r.next == len(r.targets) {
			s.Destroy(r.failure())
			return
		}
		t := r.targets[r.next]
		r.next++
		if r.begin(t) {
			return
		}
	}
}

// showTried sets what scripts see of the attempts so far.
func (r *race) showTried() {
	jsapi.Must(r.s.Object().Set("autoSelectFamilyAttemptedAddresses", r.s.n.env.VM.NewArray(r.tried...)))
}

// begin starts an attempt and reports whether it is under way, or the socket was destroyed.
func (r *race) begin(t target) bool {
	s := r.s
	r.drop()
	r.round++
	round := r.round
	ended := func(err error) { r.ended(round, t, err) }
	if err := s.bindFor(r.d, t); err != nil {
		r.errors = append(r.errors, s.startError(r.d, t, err))
		return false
	}
	s.Emit("connectionAttempt", t.values(s.n)...)
	if r.d.over {
		return true
	}
	r.tried = append(r.tried, t.address+":"+strconv.Itoa(t.port))
	r.showTried()
	switch err := s.begin(r.d, t, ended); {
	case err == nil:
		r.conn = s.conn
	case later(err, t):
		r.conn = s.conn
		s.n.soon(func() { ended(err) })
	default:
		r.failed(t, s.startError(r.d, t, err))
		return false
	}
	if r.next < len(r.targets) {
		r.timer = s.n.env.Loop.NewTimer(r.wait.Milliseconds(), false, func() { r.timedOut(t) })
	}
	return true
}

// ended hears from the poller how the attempt of a round ended.
func (r *race) ended(round int, t target, err error) {
	s := r.s
	if r.d.over || round != r.round {
		return
	}
	r.stopTimer()
	s.enterConnect(r.d, func() {
		if err == nil {
			s.connected(r.d, t)
			return
		}
		r.conn = nil
		r.failed(t, s.attemptError(r.d, t, err))
		r.try()
	})
}

func (r *race) failed(t target, ex *goja.Object) {
	r.errors = append(r.errors, ex)
	r.s.Emit("connectionAttemptFailed", append(t.values(r.s.n), ex)...)
}

// timedOut gives an attempt up. It runs in the timer's Loop.Call.
func (r *race) timedOut(t target) {
	s := r.s
	if r.d.over {
		return
	}
	s.Emit("connectionAttemptTimeout", t.values(s.n)...)
	r.errors = append(r.errors, s.attemptError(r.d, t, unix.ETIMEDOUT))
	r.round++
	r.try()
}

// drop closes the connection of the attempt before.
func (r *race) drop() {
	if r.next <= 1 {
		return
	}
	c := r.s.conn
	r.conn, r.s.conn, r.s.localAddr = nil, nil, nil
	if c != nil {
		c.Close()
	}
}

// failure is the error of all attempts together.
func (r *race) failure() goja.Value {
	n := r.s.n
	if len(r.errors) == 0 {
		return n.codeError("ERR_SOCKET_CONNECTION_TIMEOUT", "Socket connection timeout")
	}
	e := n.env.New(n.env.VM.Get("AggregateError"), n.env.VM.NewArray(r.errors...))
	code := r.errors[0].(*goja.Object).Get("code")
	jsapi.Must(e.Set("code", code))
	jsapi.Must(e.Set("stack", strings.Replace(e.Get("stack").String(), "AggregateError", "AggregateError ["+code.String()+"]: ", 1)))
	return e
}

func (r *race) stopTimer() {
	if r.timer != nil {
		r.timer.Stop()
		r.timer = nil
	}
}

// stop gives the race up; the socket closes the connection of the attempt under way, which
// is told of before 'close'.
func (r *race) stop() {
	r.stopTimer()
	if r.conn == nil {
		return
	}
	t := r.targets[r.next-1]
	r.d.cancelled = func() { r.failed(t, r.s.attemptError(r.d, t, unix.ECANCELED)) }
}
