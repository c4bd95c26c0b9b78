//go:build linux && !gaggle_portable

package netio

import "testing"

// A reset behind the last bytes is the end of the connection, as in libuv: the poller tells
// of both together, and the bytes are read first.
func TestResetBehindBytes(t *testing.T) {
	r := newReactor(t)
	c, s := pair(t, r)
	p := &peer{}
	c.SetHandler(p)
	c.Resume()
	if done, err := s.Write([]byte("last"), nil); !done || err != nil {
		t.Fatal(done, err)
	}
	if err := s.Reset(); err != nil {
		t.Fatal(err)
	}
	turn(t, r, func() bool { return p.ended || p.err != nil })
	if string(p.got) != "last" || !p.ended || p.err != nil {
		t.Errorf("got %q, ended %v, error %v", p.got, p.ended, p.err)
	}
}

// gather waits until the next Poll has n to tell: epoll knows at once.
func gather(*Reactor, int) {}
