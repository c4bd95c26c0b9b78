package net_test

import (
	"fmt"
	stdnet "net"
	"net/netip"
	"slices"
	"syscall"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/globals"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// newWorld is a runtime with this package's modules and globals.
func newWorld(t *testing.T) *jsapitest.World {
	t.Helper()
	w := jsapitest.New(t, table()...)
	globals.Define(w.Env)
	return w
}

// asked is a Strategy that notes what it is asked and answers by a function.
type asked struct {
	requests []string
	answer   func(net.ListenRequest, func(net.Listening, error))
}

func (a *asked) Listen(req net.ListenRequest, done func(net.Listening, error)) {
	a.requests = append(a.requests, fmt.Sprintf("%s|%d|%d|%d|%d|%d", req.Address, req.Port, req.Type, req.FD, req.Flags, req.Backlog))
	a.answer(req, done)
}

func TestStrategyIsAsked(t *testing.T) {
	w := newWorld(t)
	a := &asked{answer: func(_ net.ListenRequest, done func(net.Listening, error)) {
		done(net.Listening{FD: -1}, syscall.EADDRINUSE)
	}}
	net.From(w.Env).SetStrategy(a)
	got := w.Run(`
		const net = require('net');
		const make = () => net.createServer().on('error', (e) => log(e.message, e.code, e.syscall, e.address, e.port));
		make().listen(8000);
		make().listen(8000, '127.0.0.1', 5);
		make().listen({ port: 0, host: '::1', ipv6Only: true });
		make().listen('/some/path');
		make().listen({ port: 0, exclusive: true }).once('listening', function () { this.close(); log('own'); });`)
	want := []string{"|8000|4|-1|0|0", "/some/path|-1|-1|-1|0|0", "127.0.0.1|8000|4|-1|0|5", "::1|0|6|-1|1|0"}
	if !slices.Equal(a.requests, want) {
		t.Errorf("asked\n %q\nwant\n %q", a.requests, want)
	}
	wantLog := []string{
		"bind EADDRINUSE null:8000 EADDRINUSE bind null 8000",
		"bind EADDRINUSE /some/path EADDRINUSE bind /some/path -1",
		"own",
		"bind EADDRINUSE 127.0.0.1:8000 EADDRINUSE bind 127.0.0.1 8000",
		"bind EADDRINUSE ::1 EADDRINUSE bind ::1 undefined",
	}
	slices.Sort(wantLog)
	slices.Sort(got)
	if !slices.Equal(got, wantLog) {
		t.Errorf("logged\n%q\nwant\n%q", got, wantLog)
	}
}

// A server without a descriptor gets its connections by Accept, shows the name that it
// was given, and tells its strategy of ref, unref and the end.
func TestStrategyWithoutDescriptor(t *testing.T) {
	w := newWorld(t)
	var server *net.Server
	var notes []string
	a := &asked{answer: func(req net.ListenRequest, done func(net.Listening, error)) {
		server = req.Server
		server.OnceGo("listening", func([]goja.Value) { notes = append(notes, "listening") })
		done(net.Listening{
			FD:     -1,
			Name:   &netio.Addr{IP: netip.MustParseAddr("::"), Port: 4321},
			SetRef: func(on bool) { notes = append(notes, fmt.Sprint("ref ", on)) },
			Closed: func() { notes = append(notes, "closed") },
		}, nil)
	}}
	net.From(w.Env).SetStrategy(a)
	ours, theirs := socketPair(t)
	fd, primary := socketPair(t)
	channel := w.Net.NewConn(fd)
	channel.SetHandler(fromPoller(func() {
		if !server.Accepting() {
			t.Error("does not accept")
		}
		channel.Close()
		server.Accept(ours)
	}))
	channel.Resume()
	_, _ = theirs.Write([]byte("ping"))
	_, _ = primary.Write([]byte("newconn"))
	got := w.Run(`
		const s = require('net').createServer((c) => {
			process.nextTick(() => log('tick'));
			c.on('data', (b) => { log(String(b), c.server === s, s._connections); c.destroy(); s.close(); });
		});
		s.on('close', () => log('close'));
		s.listen(80, () => log(JSON.stringify(s.address()), s._handle !== null, s.listening));
		s.unref().ref();`)
	want := []string{`{"address":"::","family":"IPv6","port":4321} true true`, "tick", "ping true 1", "close"}
	if !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
	if want := []string{"ref false", "ref true", "listening", "closed"}; !slices.Equal(notes, want) {
		t.Errorf("noted %q, want %q", notes, want)
	}
}

// fromPoller is a Handler that calls f when something has come, as a channel does.
type fromPoller func()

func (f fromPoller) OnRead([]byte)         { f() }
func (f fromPoller) OnEnd()                {}
func (f fromPoller) OnError(syscall.Errno) {}

// An answer that comes when the server was closed is given back.
func TestStrategyAnswersTooLate(t *testing.T) {
	w := newWorld(t)
	var answer func()
	released := 0
	a := &asked{answer: func(_ net.ListenRequest, done func(net.Listening, error)) {
		answer = func() { done(net.Listening{FD: -1, Closed: func() { released++ }}, nil) }
	}}
	net.From(w.Env).SetStrategy(a)
	w.Loop.NewImmediate(func() { answer() })
	got := w.Run(`require('net').createServer().on('listening', () => log('listening')).listen(80).close(() => log('closed'));`)
	if released != 1 || !slices.Equal(got, []string{"closed"}) {
		t.Errorf("released %d times, logged %q", released, got)
	}
}

// socketPair is a connection: a descriptor to be accepted, and its other end.
func socketPair(t *testing.T) (int, stdnet.Conn) {
	t.Helper()
	l, err := stdnet.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	client, err := stdnet.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	raw, err := server.(*stdnet.TCPConn).SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	fd := -1
	if err := raw.Control(func(p uintptr) { fd, err = syscall.Dup(int(p)) }); err != nil || fd < 0 {
		t.Fatal(err, fd)
	}
	syscall.CloseOnExec(fd)
	return fd, client
}
