package netio

import (
	"net/netip"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// patience bounds how long a test waits for what must happen.
const patience = 10 * time.Second

var loopback = Addr{IP: netip.MustParseAddr("127.0.0.1")}

func newReactor(t *testing.T) *Reactor {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// turn polls until done says so.
func turn(t *testing.T, r *Reactor, done func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !done(); {
		if time.Now().After(end) {
			t.Fatal("waited in vain")
		}
		r.Poll(patience / 10)
	}
}

// turns polls n times without waiting, to see that something does not happen.
func turns(r *Reactor, n int) {
	for range n {
		r.Poll(time.Millisecond)
	}
}

// peer records what a Conn tells its handler.
type peer struct {
	got    []byte
	ended  bool
	err    error
	onRead func([]byte)
}

func (p *peer) OnRead(b []byte) {
	if p.onRead != nil {
		p.onRead(b)
		return
	}
	p.got = append(p.got, b...)
}
func (p *peer) OnEnd()                    { p.ended = true }
func (p *peer) OnError(err syscall.Errno) { p.err = err }

// listenLoopback starts a Listener on a free port whose connections go to accept.
func listenLoopback(t *testing.T, r *Reactor, accept func(*Conn)) (*Listener, Addr) {
	t.Helper()
	fd, err := listens(BindTCP(loopback, false))
	if err != nil {
		t.Fatal(err)
	}
	a, err := LocalAddr(fd)
	if err != nil {
		t.Fatal(err)
	}
	l := r.NewListener(fd, false)
	t.Cleanup(l.Close)
	if err := l.Start(func(fd int, err error) {
		if err != nil {
			t.Error("accept:", err)
			return
		}
		accept(r.NewConn(fd))
	}); err != nil {
		t.Fatal(err)
	}
	return l, a
}

// pair is two ends of a connection on r.
func pair(t *testing.T, r *Reactor) (client, server *Conn) {
	t.Helper()
	l, a := listenLoopback(t, r, func(c *Conn) { server = c })
	open := false
	client, err := connect(r, a, nil, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
		open = true
	})
	if err != nil {
		t.Fatal(err)
	}
	turn(t, r, func() bool { return open && server != nil })
	l.Close()
	t.Cleanup(client.Close)
	t.Cleanup(server.Close)
	return client, server
}

func isClosed(fd int) bool {
	_, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	return err == unix.EBADF
}

// connect opens a connection to a.
func connect(r *Reactor, a Addr, local *Addr, done func(error)) (*Conn, error) {
	c, err := r.Open(a, local)
	if err != nil {
		return nil, err
	}
	if err := c.Connect(a, done); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// listens has a socket that Bind made listen.
func listens(fd int, err error) (int, error) {
	if err != nil {
		return -1, err
	}
	if err := unix.Listen(fd, 511); err != nil {
		sysClose(fd)
		return -1, err
	}
	return fd, nil
}

// descriptors is a pair of unix sockets of a kind, as a reactor wants them.
func descriptors(t *testing.T, kind int) [2]int {
	t.Helper()
	fds, err := unix.Socketpair(unix.AF_UNIX, kind, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, fd := range fds {
		unix.CloseOnExec(fd)
		if err := unix.SetNonblock(fd, true); err != nil {
			t.Fatal(err)
		}
	}
	return fds
}
