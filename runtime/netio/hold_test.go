package netio

import (
	"bytes"
	"testing"

	"golang.org/x/sys/unix"
)

// holder answers what it reads by Hold, or by Write when that takes nothing.
type holder struct {
	t        *testing.T
	c        *Conn
	peer     int
	answer   []byte
	held     bool // Hold took the answer
	left     bool
	written  int
	answered func() // after the answer
}

func (h *holder) OnRead([]byte) {
	if h.c.isEnd {
		return
	}
	if h.held = h.c.Hold(h.answer, h); !h.held {
		if _, err := h.c.Write(h.answer, h.Written); err != nil {
			h.t.Error(err)
		}
	}
	if h.answered != nil {
		h.answered()
	}
}

func (h *holder) OnEnd()             {}
func (h *holder) OnError(unix.Errno) {}
func (h *holder) Left([]byte)        { h.left = true }
func (h *holder) Written(error)      { h.written++ }

// there is what the peer has got by now.
func (h *holder) there() string {
	b := make([]byte, 64<<10)
	n, err := unix.Read(h.peer, b)
	if err != nil {
		return ""
	}
	return string(b[:n])
}

// crowd is a reactor whose next turn has so many connections to tell.
func crowd(t *testing.T, n int) (*Reactor, []*holder) {
	r := newReactor(t)
	t.Cleanup(r.CloseAll)
	all := make([]*holder, n)
	for i := range all {
		fds := descriptors(t, unix.SOCK_STREAM)
		t.Cleanup(func() { unix.Close(fds[1]) })
		h := &holder{t: t, c: r.NewConn(fds[0]), peer: fds[1], answer: []byte{byte('a' + i)}}
		h.c.SetHandler(h)
		h.c.Resume()
		all[i] = h
	}
	return r, all
}

// tell has everyone told in one turn.
func tell(t *testing.T, r *Reactor, all []*holder) {
	t.Helper()
	for _, h := range all {
		if _, err := unix.Write(h.peer, []byte("?")); err != nil {
			t.Fatal(err)
		}
	}
	gather(r, len(all))
	r.brisk = true
	r.Poll(0)
}

func TestHeldUntilTheEndOfTheTurn(t *testing.T) {
	r, all := crowd(t, 3)
	var within []string
	last := func() {
		for _, h := range all {
			within = append(within, h.there())
		}
	}
	told := 0
	for _, h := range all {
		h.answered = func() {
			if told++; told == len(all)-1 {
				last()
			}
		}
	}
	tell(t, r, all)
	for i, got := range within {
		if got != "" {
			t.Errorf("%d had its answer %q within the turn", i, got)
		}
	}
	direct := 0
	for _, h := range all {
		if got := h.there(); got != string(h.answer) || h.held != h.left || h.written != 0 || h.c.BytesWritten != 1 {
			t.Errorf("got %q, %+v", got, h)
		}
		if !h.held {
			direct++
		}
	}
	if direct != 1 {
		t.Errorf("%d answers left at once; want that of the last connection only", direct)
	}
}

// Everything leaves in the order in which it was written.
func TestHeldLeavesBeforeWhatFollows(t *testing.T) {
	for name, follow := range map[string]func(first, second *holder){
		"write": func(_, second *holder) { _, _ = second.c.Write([]byte("x"), nil) },
		"end":   func(_, second *holder) { second.c.CloseWrite(func(error) {}) },
		"close": func(_, second *holder) { second.c.Close() },
		"own":   func(first, _ *holder) { first.c.Close() },
		"flush": func(first, _ *holder) { first.c.w.r.Flush() },
	} {
		t.Run(name, func(t *testing.T) {
			r, all := crowd(t, 3)
			seen := ""
			first := true
			for _, h := range all {
				h.answered = func() {
					if !first {
						return
					}
					first = false
					other := all[0]
					if other == h {
						other = all[1]
					}
					follow(h, other)
					seen = h.there()
				}
			}
			tell(t, r, all)
			if len(seen) != 1 {
				t.Errorf("the answer was not there behind it: %q", seen)
			}
		})
	}
}

func TestHeldOfATurnThatIsUnwound(t *testing.T) {
	r, all := crowd(t, 3)
	told := 0
	for _, h := range all {
		h.answered = func() {
			if told++; told == 2 {
				panic("exit")
			}
		}
	}
	func() {
		defer func() { _ = recover() }()
		tell(t, r, all)
	}()
	got := ""
	for _, h := range all {
		got += h.there()
	}
	if len(got) != 2 || r.ahead != 0 {
		t.Errorf("left: %q", got)
	}
}

// What the socket does not take waits as any write does, and what follows waits behind it.
func TestHeldByAFullSocket(t *testing.T) {
	r, all := crowd(t, 2)
	full := 0
	for _, h := range all {
		h.answer = bytes.Repeat([]byte("y"), heldBytes)
		h.answered = func() {
			for h.held && h.c.Queued() == 0 {
				h.c.Hold(h.answer, h)
				full++
			}
		}
	}
	tell(t, r, all)
	for _, h := range all {
		if !h.held {
			continue
		}
		for h.c.Queued() > 0 {
			for h.there() != "" {
			}
			r.Poll(-1)
		}
		if h.written == 0 {
			t.Error("nobody was told of the writes that had to wait")
		}
		if want := uint64(full+1) * heldBytes; h.c.BytesWritten != want {
			t.Errorf("%d bytes written of %d", h.c.BytesWritten, want)
		}
	}
}
