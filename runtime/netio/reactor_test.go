package netio

import (
	"os"
	"runtime"
	"slices"
	"testing"
	"time"
)

// A Wake from another goroutine ends a Poll that would wait for ever, and soon: it must
// not wait for the scheduler to notice a blocked thread.
func TestWakeLatency(t *testing.T) {
	r := newReactor(t)
	const rounds = 200
	ask, took := make(chan struct{}), make([]time.Duration, 0, rounds)
	woke := make(chan time.Time, 1)
	go func() {
		for range ask {
			runtime.Gosched()
			woke <- time.Now()
			r.Wake()
		}
	}()
	for range rounds {
		ask <- struct{}{}
		r.Poll(-1)
		took = append(took, time.Since(<-woke))
	}
	close(ask)
	slices.Sort(took)
	if m := took[rounds/2]; m > 5*time.Millisecond {
		t.Errorf("median wake-up took %v", m)
	}
}

// A Wake before Poll is not lost.
func TestWakeBeforePoll(t *testing.T) {
	r := newReactor(t)
	for range 100 {
		r.Wake()
		start := time.Now()
		r.Poll(patience)
		if time.Since(start) > patience/2 {
			t.Fatal("the wake-up was lost")
		}
	}
}

func TestPollTimeout(t *testing.T) {
	r := newReactor(t)
	for _, d := range []time.Duration{0, 5 * time.Millisecond} {
		start := time.Now()
		r.Poll(d)
		if got := time.Since(start); got < d || got > patience/2 {
			t.Errorf("Poll(%v) took %v", d, got)
		}
	}
}

func TestActiveCountsWhatWaits(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	c.SetHandler(&peer{})
	check := func(want bool, when string) {
		t.Helper()
		if r.Active() != want {
			t.Errorf("%s: active %v", when, !want)
		}
	}
	check(false, "both ends paused")
	c.Resume()
	check(true, "reading")
	c.Unref()
	check(false, "unref'd")
	c.Ref()
	check(true, "ref'd")
	c.Pause()
	check(false, "paused")
	s.Write(make([]byte, 16<<20), nil)
	check(true, "write waits")
	s.Close()
	check(false, "closed")
}

// A watch that is closed within the batch that reported it hears nothing, and neither
// does a new one with its descriptor number.
func TestStaleReadiness(t *testing.T) {
	r := newReactor(t)
	a, b := pair(t, r)
	c, d := pair(t, r)
	var fresh *os.File
	for _, x := range []*Conn{a, c} {
		x.SetHandler(&peer{onRead: func([]byte) {
			// Whichever comes first closes the other and takes its number.
			for _, y := range []*Conn{a, c} {
				if y != x && !y.Closed() {
					y.Close()
					fresh, _ = os.Open(os.DevNull)
				}
			}
		}})
		x.Resume()
	}
	b.Write([]byte("1"), nil)
	d.Write([]byte("2"), nil)
	turn(t, r, func() bool { return a.Closed() != c.Closed() })
	turns(r, 3)
	if a.Closed() == c.Closed() {
		t.Error("the closed one was told")
	}
	fresh.Close()
}

// Thousands of short connections leave nothing behind.
func TestNoLeaks(t *testing.T) {
	r := newReactor(t)
	ends := 0
	_, a := listenLoopback(t, r, func(c *Conn) {
		c.SetHandler(&peer{onRead: func(b []byte) {
			c.Write(b, nil)
			c.Close()
		}})
		c.TryRead()
	})
	fds, routines := openFDs(t), runtime.NumGoroutine()
	const total, window = 3000, 50
	started := 0
	var start func()
	start = func() {
		started++
		c, err := connect(r, a, nil, func(err error) {
			if err != nil {
				t.Error(err)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		c.SetHandler(&closeAtEnd{c, func() {
			if ends++; started < total {
				start()
			}
		}})
		c.Write([]byte("x"), nil)
		c.Resume()
	}
	for range window {
		start()
	}
	turn(t, r, func() bool { return ends == total })
	turns(r, 5)
	if n := openFDs(t); n > fds {
		t.Errorf("descriptors: %d before, %d after", fds, n)
	}
	for end := time.Now().Add(patience); runtime.NumGoroutine() > routines+2; runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatalf("goroutines: %d before, %d after", routines, runtime.NumGoroutine())
		}
	}
}

type closeAtEnd struct {
	c    *Conn
	then func()
}

func (h *closeAtEnd) OnRead([]byte) {}
func (h *closeAtEnd) OnEnd()        { h.c.Close(); h.then() }
func (h *closeAtEnd) OnError(errno) { h.c.Close(); h.then() }

func openFDs(t *testing.T) int {
	t.Helper()
	for _, dir := range []string{"/proc/self/fd", "/dev/fd"} {
		if l, err := os.ReadDir(dir); err == nil {
			return len(l)
		}
	}
	t.Skip("cannot count descriptors here")
	return 0
}
