package net_test

import (
	"bufio"
	"fmt"
	stdnet "net"
	"slices"
	"syscall"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// driver stands in for package http: it reads the raw connection up to a line, and then
// makes a Socket of it.
type driver struct {
	t      *testing.T
	env    *jsapi.Env
	n      *net.Net
	server *net.Server
	conn   *netio.Conn
	sock   *net.Socket
	ended  string
	use    func(*driver, []byte)
}

func (d *driver) OnRead(b []byte)       { d.use(d, b) }
func (d *driver) OnEnd()                { d.ended = "end"; d.close() }
func (d *driver) OnError(syscall.Errno) { d.ended = "error"; d.close() }
func (d *driver) close()                { d.conn.Close(); d.server.ConnClosed() }

// drive runs script, whose server's connections go to a driver, with client on a goroutine.
func drive(t *testing.T, script string, use func(*driver, []byte), client func(stdnet.Conn)) (*driver, []string) {
	t.Helper()
	w := newWorld(t)
	d := &driver{t: t, env: w.Env, n: net.From(w.Env), use: use}
	_ = w.VM.Set("ready", w.Func("ready", 1, func(c goja.FunctionCall) goja.Value {
		d.server = d.n.ServerOf(c.Argument(0))
		d.server.OnConn = func(c *netio.Conn) bool {
			d.conn = c
			c.SetHandler(d)
			c.TryRead()
			return true
		}
		a, _ := d.server.Addr()
		go func() {
			c, err := stdnet.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", a.Port))
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			client(c)
		}()
		return goja.Undefined()
	}))
	return d, w.Run(script)
}

const driven = `
	const s = require('net').createServer(() => log('connection'));
	s.on('close', () => log('close'));
	s.listen(0, '127.0.0.1', () => ready(s));`

func TestOnConn(t *testing.T) {
	d, got := drive(t, driven, func(d *driver, b []byte) {
		if n := d.server.Connections(); n != 1 {
			d.t.Errorf("%d connections", n)
		}
		_, _ = d.conn.Write(append([]byte(nil), b...), nil)
		d.server.StopListening()
	}, func(c stdnet.Conn) {
		fmt.Fprintln(c, "hello")
		if line, _ := bufio.NewReader(c).ReadString('\n'); line != "hello\n" {
			t.Errorf("got %q", line)
		}
	})
	if d.ended != "end" || !slices.Equal(got, []string{"close"}) {
		t.Errorf("ended by %q, logged %q", d.ended, got)
	}
}

// A Socket over a driven connection does not read until it takes over, and then does.
func TestTakeOver(t *testing.T) {
	_, got := drive(t, driven+`function upgrade(sock) {
			sock.on('data', (b) => { log(String(b)); sock.write('re:' + b); });
			sock.on('end', () => log('end', sock.server === s, s._connections)).on('close', (h) => { log('socket close', h); s.close(); });
		}`, func(d *driver, b []byte) {
		b = append([]byte(nil), b...)
		d.env.Loop.Call(func() {
			d.sock = d.n.NewSocketOver(d.conn, d.server)
			jsapi.Call(d.env.VM.Get("upgrade"), goja.Undefined(), d.sock.Object())
			d.sock.Push(b)
			d.sock.TakeOver()
		})
	}, func(c stdnet.Conn) {
		r := bufio.NewReader(c)
		for _, word := range []string{"one\n", "two\n"} {
			_, _ = c.Write([]byte(word))
			if line, _ := r.ReadString('\n'); line != "re:"+word {
				t.Errorf("got %q", line)
			}
		}
	})
	want := []string{"one\n", "two\n", "end true 1", "socket close false", "close"}
	if !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}

// What a 'connection' listener throws is an uncaught error, and the connection lives.
func TestThrowInConnectionListener(t *testing.T) {
	w := newWorld(t)
	got := w.Run(`
		const net = require('net');
		const s = net.createServer((c) => { c.on('data', (b) => { log(String(b)); c.end(); }); throw new Error('mine'); });
		s.listen(0, '127.0.0.1', () => {
			const c = net.connect(s.address().port, '127.0.0.1');
			c.resume().on('close', () => s.close()).write('served');
		});`)
	if want := []string{"Uncaught Error: mine", "served"}; !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}
