package netio

import (
	"bytes"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

func TestEcho(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	s.SetHandler(&peer{onRead: func(b []byte) {
		if done, err := s.Write(b, nil); !done || err != nil {
			t.Errorf("echo: %v, %v", done, err)
		}
	}})
	s.Resume()
	p := &peer{}
	c.SetHandler(p)
	c.Resume()
	c.Write([]byte("ping"), nil)
	turn(t, r, func() bool { return string(p.got) == "ping" })
	if c.BytesWritten != 4 || c.BytesRead != 4 || s.BytesRead != 4 {
		t.Errorf("counts: %d %d %d", c.BytesWritten, c.BytesRead, s.BytesRead)
	}
}

// A write larger than the socket takes waits for a slow reader, and done comes when the
// last byte has gone.
func TestBackPressure(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<20) // 16 MiB
	flushed := false
	done, err := c.Write(big, func(err error) { flushed = err == nil })
	if done || err != nil {
		t.Fatalf("16 MiB went out at once: %v, %v", done, err)
	}
	turns(r, 5)
	if flushed || c.Queued() == 0 {
		t.Fatal("flushed without a reader")
	}
	sum := bytes.NewBuffer(make([]byte, 0, len(big)))
	s.SetHandler(&peer{onRead: func(b []byte) { sum.Write(b) }})
	s.Resume()
	turn(t, r, func() bool { return sum.Len() == len(big) && flushed })
	if !bytes.Equal(sum.Bytes(), big) {
		t.Error("bytes differ")
	}
	if c.Queued() != 0 || c.BytesWritten != uint64(len(big)) {
		t.Errorf("queued %d, written %d", c.Queued(), c.BytesWritten)
	}
}

// A Conn that fills its buffer is read on in the same turn, and stops when it is paused.
func TestFullReadsGoOnInOneTurn(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	p, got := &small{b: make([]byte, 4)}, ""
	p.onRead = func(b []byte) {
		if got += string(b); len(got) == 12 {
			s.Pause()
		}
	}
	s.SetHandler(p)
	c.Write([]byte("0123456789abcdefgh"), nil)
	s.Resume()
	turn(t, r, func() bool { return got != "" })
	if got != "0123456789ab" {
		t.Errorf("in the first turn, up to the pause: %q", got)
	}
	s.Resume()
	turn(t, r, func() bool { return got == "0123456789abcdefgh" })
}

// small is a peer that reads into four bytes of its own.
type small struct {
	peer
	b []byte
}

func (s *small) ReadBuffer() []byte { return s.b }

// While a write made before the connection stands waits for the peer, reading goes on:
// two ends that echo would otherwise wait for each other for ever.
func TestReadsWhileFirstWriteWaits(t *testing.T) {
	r := newReactor(t)
	var s *Conn
	_, a := listenLoopback(t, r, func(c *Conn) { s = c })
	c, err := connect(r, a, nil, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	p := &peer{}
	c.SetHandler(p)
	c.Resume()
	c.Write(make([]byte, 16<<20), func(error) {})
	turn(t, r, func() bool { return s != nil })
	defer s.Close()
	s.Write([]byte("hello"), nil)
	turn(t, r, func() bool { return string(p.got) == "hello" })
	if c.Queued() == 0 {
		t.Error("the large write did not wait; the test shows nothing")
	}
}

func TestWritevCrossesPartialWrites(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	var bufs [][]byte
	var want []byte
	for i := range 40 { // more than one writev takes
		b := bytes.Repeat([]byte{byte('a' + i%26)}, i*9973)
		bufs, want = append(bufs, b), append(want, b...)
	}
	n := 0
	done, err := c.Writev(bufs, func(err error) {
		if n++; err != nil {
			t.Error(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	p := &peer{}
	s.SetHandler(p)
	s.Resume()
	turn(t, r, func() bool { return len(p.got) == len(want) })
	turn(t, r, func() bool { return c.Queued() == 0 })
	if !bytes.Equal(p.got, want) {
		t.Error("bytes differ")
	}
	if !done && n != 1 {
		t.Errorf("done was called %d times", n)
	}
}

func TestCloseWriteWaitsForQueue(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	c.Write(make([]byte, 8<<20), nil)
	ended := false
	c.CloseWrite(func(err error) { ended = err == nil })
	if ended {
		t.Fatal("ended with bytes in the queue")
	}
	n := 0
	p := &peer{onRead: func(b []byte) { n += len(b) }}
	s.SetHandler(p)
	s.Resume()
	turn(t, r, func() bool { return p.ended })
	if n != 8<<20 || !ended {
		t.Errorf("end after %d bytes, ended %v", n, ended)
	}
	c.CloseWrite(func(err error) {
		if err != unix.ENOTCONN {
			t.Errorf("second CloseWrite: %v", err)
		}
	})
}

// Writes that wait when a Conn is closed hear of it, each once, in order.
func TestCloseCancelsWrites(t *testing.T) {
	r := newReactor(t)
	c, _ := pair(t, r)
	var errs []error
	note := func(err error) { errs = append(errs, err) }
	c.Write(make([]byte, 16<<20), note)
	c.Write([]byte("x"), note)
	c.CloseWrite(note)
	c.Close()
	c.Close()
	if len(errs) != 3 || errs[0] != unix.ECANCELED || errs[2] != unix.ECANCELED {
		t.Errorf("told %v", errs)
	}
	if _, err := c.Write(nil, nil); err != unix.EBADF {
		t.Errorf("write after close: %v", err)
	}
	if err := c.Reset(); err != unix.EBADF {
		t.Errorf("reset after close: %v", err)
	}
}

func TestCloseInHandlers(t *testing.T) {
	for _, where := range []string{"read", "done", "end"} {
		t.Run(where, func(t *testing.T) {
			r := newReactor(t)
			c, s := pair(t, r)
			fd := s.FD()
			s.SetHandler(&peer{onRead: func([]byte) { s.Close() }})
			s.Resume()
			c.SetHandler(&closer{c})
			switch where {
			case "read":
				c.Write([]byte("x"), nil)
				turn(t, r, s.Closed)
			case "done":
				s.Pause()
				s.Write(make([]byte, 8<<20), func(error) { s.Close() })
				c.SetHandler(&peer{onRead: func([]byte) {}})
				c.Resume()
				turn(t, r, s.Closed)
			case "end":
				s.Close()
				c.Resume()
				turn(t, r, c.Closed)
			}
			if s.FD() != -1 || !isClosed(fd) {
				t.Errorf("descriptor %d is open", fd)
			}
		})
	}
}

// closer closes its Conn at the end.
type closer struct{ c *Conn }

func (h *closer) OnRead([]byte) {}
func (h *closer) OnEnd()        { h.c.Close() }
func (h *closer) OnError(errno) { h.c.Close() }

type errno = syscall.Errno

// A peer that resets is an error of reading, once.
func TestReset(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	p := &peer{}
	c.SetHandler(p)
	c.Resume()
	if err := s.Reset(); err != nil {
		t.Fatal(err)
	}
	turn(t, r, func() bool { return p.err != nil })
	if p.err != unix.ECONNRESET || p.ended || c.Reading() {
		t.Errorf("err %v, ended %v, reading %v", p.err, p.ended, c.Reading())
	}
}

// TryRead finds bytes that are there without a turn of the reactor, and end of stream too.
func TestTryRead(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	s.Write([]byte("early"), nil)
	p := &peer{}
	c.SetHandler(p)
	c.TryRead()
	if string(p.got) != "early" || !c.Reading() {
		t.Errorf("got %q, reading %v", p.got, c.Reading())
	}
	c.TryRead()
	if p.ended || p.err != nil {
		t.Error("EAGAIN was reported")
	}
	s.Close()
	turn(t, r, func() bool { return p.ended })
}

// ownBuffer has reads go to a buffer of its own.
type ownBuffer struct {
	peer
	buf  []byte
	same bool
}

func (o *ownBuffer) ReadBuffer() []byte { return o.buf }
func (o *ownBuffer) OnRead(b []byte) {
	o.same = &b[0] == &o.buf[0]
	o.peer.OnRead(b)
}

func TestReadBuffer(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	o := &ownBuffer{buf: make([]byte, 3)}
	c.SetHandler(o)
	c.Resume()
	s.Write([]byte("abcdefgh"), nil)
	turn(t, r, func() bool { return string(o.got) == "abcdefgh" })
	if !o.same {
		t.Error("read into another buffer")
	}
}

func TestPauseHoldsBytesBack(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	p := &peer{}
	c.SetHandler(p)
	c.Resume()
	c.Pause()
	s.Write([]byte("later"), nil)
	turns(r, 5)
	if len(p.got) > 0 {
		t.Fatalf("paused and read %q", p.got)
	}
	c.Resume()
	turn(t, r, func() bool { return string(p.got) == "later" })
}

// Detach leaves the descriptor open and the reactor without it.
func TestDetach(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	p := &peer{}
	c.SetHandler(p)
	c.Resume()
	fd := c.Detach()
	if fd < 0 || c.Detach() != -1 || isClosed(fd) {
		t.Fatal("detached", fd)
	}
	s.Write([]byte("x"), nil)
	turns(r, 3)
	if len(p.got) > 0 {
		t.Error("read after Detach")
	}
	again := r.NewConn(fd)
	again.SetHandler(p)
	again.Resume()
	turn(t, r, func() bool { return string(p.got) == "x" })
	again.Close()
}

// When both sides are shut the last bytes and the end come at one readiness, where the
// reactor learns of it; the end comes once in any case.
func TestEndWithLastBytes(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	p := &peer{}
	ends := 0
	c.SetHandler(&countEnds{p, &ends})
	c.CloseWrite(func(error) {})
	s.Write([]byte("last"), nil)
	s.CloseWrite(func(error) {})
	c.Resume()
	turn(t, r, func() bool { return ends > 0 })
	turns(r, 3)
	if string(p.got) != "last" || ends != 1 || p.err != nil {
		t.Errorf("got %q, %d ends, %v", p.got, ends, p.err)
	}
}

type countEnds struct {
	*peer
	n *int
}

func (h *countEnds) OnEnd() { *h.n++ }
