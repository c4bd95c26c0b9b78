package netio

import (
	"net"
	"net/netip"
	"testing"

	"golang.org/x/sys/unix"
)

func TestListenAddressInUse(t *testing.T) {
	fd, err := listens(BindTCP(loopback, false))
	if err != nil {
		t.Fatal(err)
	}
	defer CloseFD(fd)
	a, _ := LocalAddr(fd)
	if _, err := listens(BindTCP(a, false)); err != unix.EADDRINUSE {
		t.Errorf("%v", err)
	}
}

// Stop leaves connections in the backlog; Start finds them there.
func TestListenerStopStart(t *testing.T) {
	for _, shared := range []bool{false, true} {
		r := newReactor(t)
		fd, err := listens(BindTCP(loopback, false))
		if err != nil {
			t.Fatal(err)
		}
		a, _ := LocalAddr(fd)
		l := r.NewListener(fd, shared)
		n := 0
		accept := func(fd int, _ error) { n++; CloseFD(fd) }
		if err := l.Start(accept); err != nil {
			t.Fatal(err)
		}
		l.Stop()
		if r.Active() {
			t.Error("a stopped listener is active")
		}
		c, err := net.Dial("tcp", dialString(a))
		if err != nil {
			t.Fatal(err)
		}
		turns(r, 5)
		if n != 0 {
			t.Fatal("accepted while stopped")
		}
		l.Start(accept)
		turn(t, r, func() bool { return n == 1 })
		c.Close()
		l.Close()
	}
}

// With no descriptor left, waiting clients see the end, accept is not spun on, and the
// listener works again afterwards.
func TestOutOfDescriptors(t *testing.T) {
	r := newReactor(t)
	accepted := 0
	_, a := listenLoopback(t, r, func(c *Conn) { accepted++; c.Close() })
	var clients []net.Conn
	for range 3 {
		c, err := net.Dial("tcp", dialString(a))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		clients = append(clients, c)
	}
	restore := exhaust(t)
	turns(r, 3)
	restore()
	if accepted != 0 {
		t.Fatalf("accepted %d without descriptors", accepted)
	}
	for _, c := range clients {
		if n, err := c.Read(make([]byte, 1)); n != 0 || err == nil {
			t.Errorf("refused client read %d, %v", n, err)
		}
	}
	c, err := net.Dial("tcp", dialString(a))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	turn(t, r, func() bool { return accepted == 1 })
}

// exhaust takes every descriptor that the process may have, until restore.
func exhaust(t *testing.T) (restore func()) {
	t.Helper()
	var old unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &old); err != nil {
		t.Fatal(err)
	}
	low := old
	low.Cur = 256
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &low); err != nil {
		t.Fatal(err)
	}
	var held []int
	for {
		fd, err := unix.Dup(0)
		if err != nil {
			break
		}
		held = append(held, fd)
	}
	return func() {
		for _, fd := range held {
			unix.Close(fd)
		}
		unix.Setrlimit(unix.RLIMIT_NOFILE, &old)
	}
}

func dialString(a Addr) string {
	return netip.AddrPortFrom(a.IP, uint16(a.Port)).String()
}
