package dgram_test

import (
	"slices"
	"syscall"
	"testing"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi/dgram"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// asked is a Strategy that notes what it is asked.
type asked struct {
	requests []dgram.BindRequest
	answer   func(dgram.BindRequest, func(dgram.Bound, error))
}

func (a *asked) Bind(req dgram.BindRequest, done func(dgram.Bound, error)) {
	a.requests = append(a.requests, req)
	a.answer(req, done)
}

func world(t *testing.T, a *asked) *jsapitest.World {
	t.Helper()
	w := jsapitest.New(t, table()...)
	dgram.From(w.Env).SetStrategy(a)
	return w
}

func TestStrategyLends(t *testing.T) {
	var notes []string
	a := &asked{}
	a.answer = func(req dgram.BindRequest, done func(dgram.Bound, error)) {
		own := req
		own.Address, own.Port = "127.0.0.1", 0
		fd, err := dgram.OpenHandle(own)
		if err != nil {
			t.Fatal(err)
		}
		req.Socket.OnceGo("listening", func([]goja.Value) {
			b, err := netio.LocalAddr(req.Socket.FD())
			if err != nil || b.Port == 0 || b.IP.String() != "127.0.0.1" {
				t.Error(b, err)
			}
			notes = append(notes, "listening")
		})
		done(dgram.Bound{FD: fd, Closed: func() { notes = append(notes, "closed") }}, nil)
	}
	got := world(t, a).Run(`
		const dgram = require('dgram');
		const s = dgram.createSocket({type: 'udp4', reuseAddr: true}, (m) => { log(m.toString()); s.close(() => log('close')); });
		s.bind(80, '0.0.0.0', () => {
			const own = dgram.createSocket('udp4'); // implicit and exclusive: the strategy is not asked
			own.send('hello', s.address().port, () => own.close());
		});`)
	if want := []string{"hello", "close"}; !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
	if want := []string{"listening", "closed"}; !slices.Equal(notes, want) {
		t.Errorf("noted %q, want %q", notes, want)
	}
	if len(a.requests) != 1 {
		t.Fatalf("asked %d times", len(a.requests))
	}
	req := a.requests[0]
	if req.Socket == nil {
		t.Error("nobody asks")
	}
	req.Socket = nil
	if want := (dgram.BindRequest{Type: "udp4", Address: "0.0.0.0", Port: 80, FD: -1, Flags: dgram.ReuseAddr}); req != want {
		t.Errorf("asked %+v, want %+v", req, want)
	}
}

func TestStrategyRefuses(t *testing.T) {
	a := &asked{answer: func(_ dgram.BindRequest, done func(dgram.Bound, error)) {
		done(dgram.Bound{FD: -1}, syscall.EADDRINUSE)
	}}
	got := world(t, a).Run(`
		const s = require('dgram').createSocket('udp6');
		s.on('error', (e) => { log(e.message, e.address, e.port); s.close(); });
		s.bind(81, '::1');`)
	if want := []string{"bind EADDRINUSE ::1:81 ::1 81"}; !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}

// An answer that comes when the socket was closed is given back.
func TestStrategyAnswersTooLate(t *testing.T) {
	fd, err := netio.OpenPacket(false)
	if err != nil {
		t.Fatal(err)
	}
	var answer func()
	released := 0
	a := &asked{answer: func(_ dgram.BindRequest, done func(dgram.Bound, error)) {
		answer = func() { done(dgram.Bound{FD: fd, Closed: func() { released++ }}, nil) }
	}}
	w := world(t, a)
	w.Loop.NewImmediate(func() { answer() })
	got := w.Run(`
		const s = require('dgram').createSocket('udp4').on('listening', () => log('listening'));
		s.bind(0);
		Promise.resolve().then(() => s.close(() => log('closed'))); // behind the look-up's tick`)
	if released != 1 || !slices.Equal(got, []string{"closed"}) {
		t.Errorf("released %d times, logged %q", released, got)
	}
	if _, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != unix.EBADF {
		t.Error("the descriptor leaks")
	}
}

// Neither sockets nor failures leave a descriptor open.
func TestNothingLeaks(t *testing.T) {
	before := lowestFree(t)
	got := jsapitest.New(t, table()...).Run(`
		const dgram = require('dgram');
		const taken = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
			for (let i = 0; i < 20; i++) {
				const s = dgram.createSocket('udp4').on('error', () => s.close()).bind(taken.address().port, '127.0.0.1');
				const c = dgram.createSocket('udp4');
				c.connect(taken.address().port, '127.0.0.1', () => c.send('x', () => c.close()));
				dgram.createSocket('udp4').close();
			}
			let n = 0;
			taken.on('message', () => { if (++n === 20) { taken.close(); log('end'); } });
		});`)
	if !slices.Equal(got, []string{"end"}) {
		t.Fatal(got)
	}
	// The world's reactor is open until the test ends: its descriptors come first.
	if after := lowestFree(t); after > before+4 {
		t.Errorf("the lowest free descriptor was %d and is %d", before, after)
	}
}

func lowestFree(t *testing.T) int {
	t.Helper()
	fd, err := netio.OpenPacket(false)
	if err != nil {
		t.Fatal(err)
	}
	netio.CloseFD(fd)
	return fd
}
