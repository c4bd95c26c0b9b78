package ipc

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// end is one end of a channel in a test; the tests call Ready themselves.
type end struct {
	c      *Channel
	got    []string
	fds    []int
	closed int
	err    error
	write  bool // waits for write readiness

	onMessage func(m Message) // may be nil
}

func (e *end) Set(_, write bool) error { e.write = write; return nil }
func (e *end) Close()                  {}
func (e *end) OnClose(err error)       { e.closed++; e.err = err }
func (e *end) OnRead()                 {}

func (e *end) OnMessage(m Message) {
	s := string(m.Body)
	if m.FD >= 0 {
		s += "+" + m.Type
		e.fds = append(e.fds, m.FD)
	}
	e.got = append(e.got, s)
	if e.onMessage != nil {
		e.onMessage(m)
	}
}

func newEnd(t *testing.T, fd int) *end {
	t.Helper()
	e := &end{}
	e.c = New(fd, JSON, make([]byte, 4096), e)
	if err := e.c.Drive(e); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		e.c.Close()
		for _, fd := range e.fds {
			unix.Close(fd)
		}
	})
	return e
}

func newPair(t *testing.T) (a, b *end) {
	t.Helper()
	x, y, err := Pair()
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.SetNonblock(y, true); err != nil {
		t.Fatal(err)
	}
	return newEnd(t, x), newEnd(t, y)
}

func handle(t *testing.T) int {
	t.Helper()
	f, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return int(f.Fd())
}

func withHandle(body string, fd int) Outgoing {
	return Outgoing{Body: AppendEnvelope(nil, TypeNative, []byte(body), ""), FD: fd}
}

func plain(body string) Outgoing { return Outgoing{Body: []byte(body), FD: -1} }

func TestHandleHoldsLaterMessagesBack(t *testing.T) {
	a, b := newPair(t)
	fd := handle(t)
	var settled []error
	m := withHandle(`"h"`, fd)
	m.Settled = func(err error) { settled = append(settled, err) }
	a.c.Send(plain("1"))
	a.c.Send(m)
	a.c.Send(plain("2"))
	a.c.Send(withHandle(`"i"`, fd))
	a.c.Send(plain("3"))
	b.c.Ready(true, false)
	if want := []string{"1", `"h"+net.Native`}; !reflect.DeepEqual(b.got, want) {
		t.Fatalf("before the answer: %q", b.got)
	}
	if settled != nil {
		t.Error("settled before the answer")
	}
	for range 3 {
		a.c.Ready(true, false)
		b.c.Ready(true, false)
	}
	if want := []string{"1", `"h"+net.Native`, "2", `"i"+net.Native`, "3"}; !reflect.DeepEqual(b.got, want) {
		t.Errorf("got %q", b.got)
	}
	if !reflect.DeepEqual(settled, []error{nil}) {
		t.Errorf("settled %v", settled)
	}
}

// raw is a peer that speaks the protocol wrongly.
func raw(t *testing.T) (a *end, peer int) {
	t.Helper()
	x, y, err := Pair()
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.SetNonblock(y, true); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.Close(y) })
	return newEnd(t, x), y
}

func say(t *testing.T, a *end, peer int, s string) string {
	t.Helper()
	if s != "" {
		if _, err := unix.Write(peer, []byte(s)); err != nil {
			t.Fatal(err)
		}
	}
	a.c.Ready(true, a.write)
	b := make([]byte, 1<<16)
	n, _ := unix.Read(peer, b)
	return string(b[:max(n, 0)])
}

func TestRefusedHandleIsSentAgainThreeTimes(t *testing.T) {
	a, peer := raw(t)
	var settled error
	m := withHandle(`"h"`, handle(t))
	m.Settled = func(err error) { settled = err }
	a.c.Send(m)
	a.c.Send(plain("later"))
	text := string(m.Body) + "\n"
	if got := say(t, a, peer, ""); got != text {
		t.Fatalf("got %q", got)
	}
	for i := range 3 {
		if got := say(t, a, peer, `{"cmd":"NODE_HANDLE_NACK"}`+"\n"); got != text {
			t.Fatalf("resend %d: %q", i, got)
		}
	}
	if got := say(t, a, peer, `{"cmd":"NODE_HANDLE_NACK"}`+"\n"); got != "later\n" || settled != ErrHandleLost {
		t.Errorf("in the end %q, %v", got, settled)
	}
}

func TestRefusedConnectionIsGivenUp(t *testing.T) {
	a, peer := raw(t)
	lost := -1
	a.c.OnLost(func(fd int) { lost = fd })
	m := withHandle(`"h"`, handle(t))
	a.c.Send(m)
	for range resends + 1 {
		if lost >= 0 {
			t.Fatal("given up too early")
		}
		say(t, a, peer, `{"cmd":"NODE_HANDLE_NACK"}`+"\n")
	}
	if lost != m.FD {
		t.Errorf("lost %d, want %d", lost, m.FD)
	}
}

func TestEnvelopeWithoutDescriptorIsRefused(t *testing.T) {
	a, peer := raw(t)
	if got := say(t, a, peer, nodeNewConn+"\n"); got != `{"cmd":"NODE_HANDLE_NACK"}`+"\n" || a.got != nil {
		t.Errorf("answered %q, delivered %q", got, a.got)
	}
}

func TestBrokenPeers(t *testing.T) {
	for name, c := range map[string]struct {
		says string
		err  error
	}{
		"leaves":      {"", nil},
		"half":        {`{"a`, ErrPartial},
		"whole, half": {"1\n2", ErrPartial},
		"stray ack":   {`{"cmd":"NODE_HANDLE_ACK"}` + "\n", nil},
	} {
		a, peer := raw(t)
		if c.says != "" {
			unix.Write(peer, []byte(c.says))
		}
		unix.Shutdown(peer, unix.SHUT_RDWR)
		a.c.Ready(true, false)
		a.c.Ready(true, false)
		if a.closed != 1 || a.err != c.err {
			t.Errorf("%s: closed %d times, %v", name, a.closed, a.err)
		}
	}
}

func TestBigMessagesArriveInOrderBeforeClose(t *testing.T) {
	a, b := newPair(t)
	var want []string
	written, done := 0, false
	for i := range 50 {
		s := fmt.Sprintf(`"%d%s"`, i, strings.Repeat("x", 64<<10))
		want = append(want, s)
		m := plain(s)
		m.Written = func(err error) {
			if err != nil {
				t.Error(err)
			}
			written++
		}
		a.c.Send(m)
	}
	if a.c.Queued() == 0 {
		t.Fatal("the socket took 3 MiB at once: the test tests nothing")
	}
	a.c.CloseFlushed(func(flushed bool) { done = flushed })
	for i := 0; b.closed == 0 && i < 10000; i++ {
		b.c.Ready(true, false)
		a.c.Ready(false, a.write)
	}
	if !done || written != 50 || !reflect.DeepEqual(b.got, want) {
		t.Errorf("done %v, %d written, %d arrived", done, written, len(b.got))
	}
}

// What comes in one read with the message that its receiver closes for arrives; what comes
// later does not.
func TestCloseFlushedInTheMiddleOfARead(t *testing.T) {
	a, b := newPair(t)
	for _, s := range []string{"1", "2", "3"} {
		a.c.Send(plain(s))
	}
	done := false
	b.onMessage = func(m Message) {
		b.c.CloseFlushed(func(bool) { done = true })
		if done || !b.c.Closed() {
			t.Errorf("at %s: done %v, closed %v", m.Body, done, b.c.Closed())
		}
		b.onMessage = nil
	}
	b.c.Ready(true, false)
	a.c.Send(plain("4"))
	b.c.Ready(true, false)
	if got := strings.Join(b.got, ""); got != "123" || !done || b.closed != 0 {
		t.Errorf("got %q, done %v, closed %d times", got, done, b.closed)
	}
}

func TestSendAfterClose(t *testing.T) {
	a, _ := newPair(t)
	a.c.Close()
	var err error
	m := plain("1")
	m.Written = func(e error) { err = e }
	a.c.Send(m)
	if err != ErrClosed || !a.c.Closed() {
		t.Errorf("%v", err)
	}
}

func TestCloseTellsWhatIsQueued(t *testing.T) {
	a, _ := newPair(t)
	var errs []error
	for range 2 {
		m := withHandle("1", handle(t))
		m.Settled = func(e error) { errs = append(errs, e) }
		a.c.Send(m)
	}
	a.c.Close()
	if !reflect.DeepEqual(errs, []error{ErrClosed, ErrClosed}) {
		t.Errorf("%v", errs)
	}
}

func TestConnectionRoundAllocatesNothing(t *testing.T) {
	x, y, err := Pair()
	if err != nil {
		t.Fatal(err)
	}
	unix.SetNonblock(y, true)
	w, p := &acceptor{}, &acceptor{}
	p.c, w.c = New(x, JSON, make([]byte, 4096), p), New(y, JSON, make([]byte, 4096), w)
	p.c.Drive(&end{})
	w.c.Drive(&end{})
	defer p.c.Close()
	defer w.c.Close()
	fd, key, buf := handle(t), QuoteKey("k"), []byte(nil)
	n := testing.AllocsPerRun(200, func() {
		buf = AppendNewConn(buf[:0], key, 7)
		p.c.Send(Outgoing{Body: buf, FD: fd})
		w.c.Ready(true, false)
		p.c.Ready(true, false)
	})
	if n > 0 {
		t.Errorf("%v allocations for a connection", n)
	}
	if w.n != p.n || p.n < 200 {
		t.Errorf("%d connections, %d answers", w.n, p.n)
	}
}

// acceptor closes each connection and acknowledges it.
type acceptor struct {
	c   *Channel
	buf []byte
	n   int
}

func (a *acceptor) OnClose(error) {}
func (a *acceptor) OnRead()       {}
func (a *acceptor) OnMessage(m Message) {
	a.n++
	if m.FD >= 0 {
		unix.Close(m.FD)
		a.buf = AppendAccepted(a.buf[:0], 7, true, int64(a.n))
		a.c.Send(Outgoing{Body: a.buf, FD: -1})
	}
}

func TestFailedWriteLosesNothingThatHasArrived(t *testing.T) {
	a, b := newPair(t)
	b.c.Send(plain("1"))
	b.c.Send(plain("2"))
	b.c.Close()
	var err error
	m := plain("too late")
	m.Written = func(e error) { err = e }
	for range 2 {
		err = nil
		a.c.Send(m)
		if err != unix.EPIPE || !a.c.Closed() || a.closed != 0 {
			t.Errorf("%v, closed %v", err, a.closed)
		}
	}
	a.c.Ready(true, false) // the messages
	a.c.Ready(true, false) // the end
	if want := []string{"1", "2"}; !reflect.DeepEqual(a.got, want) || a.closed != 1 || a.err != nil {
		t.Errorf("got %q, closed %d times, %v", a.got, a.closed, a.err)
	}
}

// Node tells a sender of a write that fails at once, and of none that fails later.
func TestPeerThatLeavesBeforeItHasReadAll(t *testing.T) {
	a, b := newPair(t)
	var errs []error
	m := plain(`"` + strings.Repeat("x", 4<<20) + `"`)
	m.Written = func(e error) { errs = append(errs, e) }
	a.c.Send(m)
	b.c.Close()
	m.Body = []byte("1")
	a.c.Send(m)
	if !reflect.DeepEqual(errs, []error{ErrClosed, ErrClosed}) || a.closed != 0 {
		t.Errorf("%v, closed %d times", errs, a.closed)
	}
}

func TestFlushSyncWaitsForThePeer(t *testing.T) {
	a, b := newPair(t)
	for range 20 {
		a.c.Send(plain(`"` + strings.Repeat("x", 64<<10) + `"`))
	}
	a.c.Send(withHandle(`"h"`, handle(t)))
	read := make(chan struct{})
	go func() {
		defer close(read)
		for b.closed == 0 {
			b.c.Ready(true, b.write)
		}
	}()
	a.c.FlushSync(time.Now().Add(10 * time.Second))
	<-read
	if len(b.got) != 21 || b.got[20] != `"h"+net.Native` {
		t.Errorf("%d messages arrived", len(b.got))
	}
}

func TestFlushSyncGivesUp(t *testing.T) {
	a, _ := newPair(t)
	a.c.Send(withHandle(`"h"`, handle(t)))
	a.c.FlushSync(time.Now().Add(time.Millisecond))
	if a.c.Idle() {
		t.Error("nobody has answered")
	}
}
