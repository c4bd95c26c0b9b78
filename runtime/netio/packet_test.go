package netio

import (
	"errors"
	"fmt"
	"slices"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// inbox records what a Packet tells its handler.
type inbox struct {
	got  []string
	from Addr
	err  error
}

func (i *inbox) OnPacket(b []byte, from Addr)    { i.got, i.from = append(i.got, string(b)), from }
func (i *inbox) OnPacketError(err syscall.Errno) { i.err = err }
func never(t *testing.T) func(error) {
	return func(err error) { t.Error("told of a send that did not wait:", err) }
}
func boundPacket(t *testing.T, r *Reactor) (*Packet, *inbox, Addr) {
	t.Helper()
	fd, err := OpenPacket(false)
	if err == nil {
		err = BindPacket(fd, loopback, PacketOptions{})
	}
	if err != nil {
		t.Fatal(err)
	}
	in := &inbox{}
	p := r.NewPacket(fd, in)
	t.Cleanup(p.Close)
	a, err := LocalAddr(fd)
	if err != nil {
		t.Fatal(err)
	}
	return p, in, a
}

func TestPacketThereAndBack(t *testing.T) {
	r := newReactor(t)
	a, inA, addrA := boundPacket(t, r)
	b, inB, addrB := boundPacket(t, r)
	for _, p := range []*Packet{a, b} {
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range []string{"one", "", "three"} {
		if sent, err := a.Send([]byte(text), addrB, never(t)); !sent || err != nil {
			t.Fatal(sent, err)
		}
	}
	turn(t, r, func() bool { return len(inB.got) == 3 })
	if !slices.Equal(inB.got, []string{"one", "", "three"}) || inB.from != addrA {
		t.Errorf("got %q from %v", inB.got, inB.from)
	}
	b.Stop()
	if _, err := a.Send([]byte("unseen"), addrB, never(t)); err != nil {
		t.Fatal(err)
	}
	turns(r, 3)
	if len(inB.got) != 3 {
		t.Error("received after Stop")
	}
	if _, err := b.Send([]byte("back"), inB.from, never(t)); err != nil {
		t.Fatal(err)
	}
	turn(t, r, func() bool { return len(inA.got) == 1 })
}

func TestPacketTooBig(t *testing.T) {
	r := newReactor(t)
	p, _, a := boundPacket(t, r)
	if sent, err := p.Send(make([]byte, 70000), a, never(t)); sent || !errors.Is(err, unix.EMSGSIZE) {
		t.Error(sent, err)
	}
}

func TestPacketConnected(t *testing.T) {
	r := newReactor(t)
	p, in, _ := boundPacket(t, r)
	gone, _, a := boundPacket(t, r)
	gone.Close()
	if err := ConnectPacket(p.FD(), a); err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	if sent, err := p.Send([]byte("anybody"), Addr{}, never(t)); !sent || err != nil {
		t.Fatal(sent, err)
	}
	turn(t, r, func() bool { return in.err != nil })
	if in.err != unix.ECONNREFUSED {
		t.Error(in.err)
	}
	if err := DisconnectPacket(p.FD()); err != nil {
		t.Fatal(err)
	}
	if _, err := PeerAddr(p.FD()); err == nil {
		t.Error("connected still")
	}
}

// Sends wait in order while the system has no room, which a unix socket pair can be
// brought to.
func TestPacketQueue(t *testing.T) {
	r := newReactor(t)
	fds := descriptors(t, unix.SOCK_DGRAM)
	in := &inbox{}
	from, to := r.NewPacket(fds[0], &inbox{}), r.NewPacket(fds[1], in)
	t.Cleanup(from.Close)
	t.Cleanup(to.Close)
	var told []string
	n, waiting := 0, 0
	for ; waiting < 3 && n < 100_000; n++ {
		text := fmt.Sprint(n)
		sent, err := from.Send([]byte(text), Addr{}, func(err error) { told = append(told, fmt.Sprint(text, " ", err)) })
		if err != nil {
			t.Fatal(err)
		}
		if !sent {
			waiting++
		}
	}
	if bytes, count := from.Queued(); count != 3 || bytes != len(fmt.Sprint(n-1))*3 {
		t.Errorf("%d bytes in %d datagrams wait", bytes, count)
	}
	if err := to.Start(); err != nil {
		t.Fatal(err)
	}
	turn(t, r, func() bool { return len(in.got) == n })
	want := []string{fmt.Sprint(n-3, " <nil>"), fmt.Sprint(n-2, " <nil>"), fmt.Sprint(n-1, " <nil>")}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	for i, text := range in.got {
		if text != fmt.Sprint(i) {
			t.Fatalf("datagram %d is %q", i, text)
		}
	}
	if _, count := from.Queued(); count != 0 {
		t.Error(count, "wait still")
	}
}

func TestPacketCloseCancels(t *testing.T) {
	r := newReactor(t)
	fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_DGRAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(fds[1])
	if err := unix.SetNonblock(fds[0], true); err != nil {
		t.Fatal(err)
	}
	p := r.NewPacket(fds[0], &inbox{})
	var told []error
	for range 100_000 {
		sent, err := p.Send([]byte("x"), Addr{}, func(err error) { told = append(told, err) })
		if err != nil {
			t.Fatal(err)
		}
		if !sent {
			break
		}
	}
	if !r.Active() {
		t.Error("a send that waits does not keep the loop alive")
	}
	p.Close()
	if len(told) != 1 || told[0] != unix.ECANCELED {
		t.Errorf("told %v", told)
	}
	if _, err := p.Send(nil, Addr{}, never(t)); err != unix.EBADF {
		t.Error(err)
	}
	if p.FD() != -1 || r.Active() || !isClosed(fds[0]) {
		t.Error("not closed")
	}
}

func TestFDKind(t *testing.T) {
	r := newReactor(t)
	p, _, _ := boundPacket(t, r)
	l, _ := listenLoopback(t, r, func(*Conn) {})
	var pipe [2]int
	if err := unix.Pipe(pipe[:]); err != nil {
		t.Fatal(err)
	}
	defer unix.Close(pipe[0])
	defer unix.Close(pipe[1])
	for fd, want := range map[int]string{p.FD(): "UDP", l.FD(): "TCP", pipe[0]: "PIPE", 1 << 20: "UNKNOWN"} {
		if got := FDKind(fd); got != want {
			t.Errorf("%d is %s, want %s", fd, got, want)
		}
	}
}
