package net_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// A unix socket's path appears with its mode and goes with the server; a stale one is in use.
func TestUnixPath(t *testing.T) {
	t.Chdir(t.TempDir())
	w := newWorld(t)
	_ = w.VM.Set("stat", w.Func("stat", 0, func(c goja.FunctionCall) goja.Value {
		info, err := os.Stat("sock")
		if err != nil {
			return w.VM.ToValue("none")
		}
		return w.VM.ToValue(info.Mode().String())
	}))
	if err := os.WriteFile("stale", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got := w.Run(`
		const net = require('net');
		const s = net.createServer((c) => c.end('hello'));
		s.listen({ path: 'sock', readableAll: true, writableAll: true }, () => {
			log(s.address(), stat());
			net.connect('sock').on('data', (b) => log(String(b))).on('close', () => { s.close(); log(stat()); });
		});
		net.createServer().on('error', (e) => log(e.message)).listen('stale');`)
	want := []string{"sock Srwxrwxrwx", "listen EADDRINUSE: address already in use stale", "hello", "none"}
	if !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}

// Detach takes the descriptor out of a Socket, and NewSocket makes another of it; the
// peer notices nothing.
func TestDetach(t *testing.T) {
	w := newWorld(t)
	n := net.From(w.Env)
	_ = w.VM.Set("move", w.Func("move", 1, func(c goja.FunctionCall) goja.Value {
		fd := n.SocketOf(c.Argument(0)).Detach()
		if fd < 0 {
			t.Error("nothing to detach")
		}
		return n.NewSocket(fd).Object()
	}))
	got := w.Run(`
		const net = require('net');
		const server = net.createServer((s) => {
			s.on('close', () => log('must not close'));
			const moved = move(s);
			log(s._handle, server._connections, moved.remoteAddress);
			moved.on('data', (b) => moved.end('re:' + b));
			server.close(() => log('server closed'));
		}).listen(0, '127.0.0.1', () => {
			const c = net.connect(server.address().port, '127.0.0.1');
			c.write('x');
			c.on('data', (b) => log(String(b))).on('close', (e) => log('close', e));
		});`)
	if want := []string{"null 0 127.0.0.1", "server closed", "re:x", "close false"}; !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}

// A server listens on an inherited descriptor, and a socket opens one.
func TestListenOnFD(t *testing.T) {
	w := newWorld(t)
	fd, err := net.OpenHandle(&net.ListenRequest{Address: "127.0.0.1", Type: net.TCP4, FD: -1})
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := socketPair(t)
	_ = w.VM.Set("fds", w.VM.NewArray(fd, ours))
	go func() { _, _ = theirs.Write([]byte("by fd")); theirs.Close() }()
	got := w.Run(`
		const net = require('net');
		const s = net.createServer((c) => c.end('ok')).listen({ fd: fds[0] }, () => {
			log(s.address().address, s._handle.fd === fds[0]);
			net.connect(s.address().port).on('data', (b) => log(String(b))).on('close', () => s.close());
		});
		const sock = new net.Socket({ fd: fds[1] });
		sock.setEncoding('utf8').on('data', (d) => log(d, sock.remoteFamily));`)
	slices.Sort(got)
	if want := []string{"127.0.0.1 true", "by fd IPv4", "ok"}; !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}

// A request without address opens one socket for both families.
func TestOpenHandle(t *testing.T) {
	req := net.ListenRequest{FD: -1, Type: net.TCP4}
	fd, err := net.OpenHandle(&req)
	if err != nil {
		t.Fatal(err)
	}
	defer netio.CloseFD(fd)
	if err := net.ListenHandle(fd, 0); err != nil {
		t.Fatal(err)
	}
	a, err := netio.LocalAddr(fd)
	if err != nil || a.Port == 0 || a.IP.String() != req.Address {
		t.Errorf("%v, %v; asked for %q", a, err, req.Address)
	}
	again := net.ListenRequest{FD: -1, Type: net.TCP4, Port: a.Port}
	if _, err := net.OpenHandle(&again); jsapi.ErrnoName(jsapi.AsErrno(err)) != "EADDRINUSE" {
		t.Errorf("second: %v", err)
	}
	if _, err := net.OpenHandle(&net.ListenRequest{FD: -1, Type: net.Pipe, Address: filepath.Join(t.TempDir(), strings.Repeat("d", 9), "s")}); jsapi.ErrnoName(jsapi.AsErrno(err)) != "EACCES" {
		t.Errorf("missing directory: %v", err)
	}
}
