package net_test

import (
	"io"
	gonet "net"
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/net"
)

// A connection that Go accepted is the script's from then on, to its last byte.
func TestAdopt(t *testing.T) {
	l, err := gonet.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	answer := make(chan string)
	go func() {
		c, err := gonet.Dial("tcp", l.Addr().String())
		if err != nil {
			close(answer)
			return
		}
		defer c.Close()
		_, _ = io.WriteString(c, "ping")
		_ = c.(*gonet.TCPConn).CloseWrite()
		b, _ := io.ReadAll(c)
		answer <- string(b)
	}()
	conn, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	_ = w.VM.Set("adopt", w.Func("adopt", 0, func(goja.FunctionCall) goja.Value {
		s, err := net.From(w.Env).Adopt(conn.(*gonet.TCPConn))
		if err != nil {
			panic(w.Error(err.Error()))
		}
		_ = conn.Close()
		return s.Object()
	}))
	got := w.Run(`const s = adopt(); log(s instanceof require('net').Socket, s.remoteAddress);
		s.setEncoding('utf8').on('data', (d) => log(d)).on('end', () => s.end('pong')).on('close', () => log('closed'));
		try { adopt() } catch (e) { log(/use of closed network connection/.test(e.message)) }`)
	if want := []string{"true 127.0.0.1", "true", "ping", "closed"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if a := <-answer; a != "pong" {
		t.Errorf("the client got %q", a)
	}
}
