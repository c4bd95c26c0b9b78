package netio

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// connectError is the error of connecting to a, found at once or later.
func connectError(t *testing.T, r *Reactor, a Addr) error {
	t.Helper()
	told, result := false, error(nil)
	c, err := connect(r, a, nil, func(err error) { told, result = true, err })
	if err != nil {
		return err
	}
	turn(t, r, func() bool { return told })
	c.Close()
	return result
}

func TestConnectRefused(t *testing.T) {
	r := newReactor(t)
	fd, err := BindTCP(loopback, false) // bound, so nobody else listens there
	if err != nil {
		t.Fatal(err)
	}
	defer CloseFD(fd)
	a, _ := LocalAddr(fd)
	if err := connectError(t, r, a); err != unix.ECONNREFUSED {
		t.Errorf("%v", err)
	}
	if r.Active() {
		t.Error("still active")
	}
}

func TestConnectCloseBeforeOpen(t *testing.T) {
	r := newReactor(t)
	_, a := listenLoopback(t, r, func(c *Conn) { c.Close() })
	var told error
	c, err := connect(r, a, nil, func(err error) { told = err })
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if told != unix.ECANCELED {
		t.Errorf("told %v", told)
	}
}

func TestConnectFromLocalAddress(t *testing.T) {
	r := newReactor(t)
	var s *Conn
	_, a := listenLoopback(t, r, func(c *Conn) { s = c })
	local := Addr{IP: loopback.IP.Next()} // 127.0.0.2
	c, err := connect(r, a, &local, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	turn(t, r, func() bool { return s != nil })
	defer s.Close()
	if from, _ := PeerAddr(s.FD()); from.IP != local.IP {
		t.Errorf("came from %v", from)
	}
}

func TestUnixSocket(t *testing.T) {
	t.Chdir(t.TempDir()) // a relative path: absolute ones may exceed the limit
	r := newReactor(t)
	for _, path := range []string{"plain", "@at"} {
		fd, err := listens(BindUnix(path))
		if err != nil {
			t.Fatal(err)
		}
		if m, _ := filepath.Glob(path); len(m) != 1 {
			t.Errorf("%s: no such file", path)
		}
		var s *Conn
		l := r.NewListener(fd, false)
		l.Start(func(fd int, err error) { s = r.NewConn(fd) })
		c, err := connect(r, Addr{Path: path}, nil, func(error) {})
		if err != nil {
			t.Fatal(path, err)
		}
		turn(t, r, func() bool { return s != nil })
		s.Close()
		c.Close()
		l.Close()
		if err := connectError(t, r, Addr{Path: path}); err != unix.ECONNREFUSED {
			t.Errorf("%s: stale path: %v", path, err)
		}
	}
	if err := connectError(t, r, Addr{Path: "none"}); err != unix.ENOENT {
		t.Errorf("missing path: %v", err)
	}
}
