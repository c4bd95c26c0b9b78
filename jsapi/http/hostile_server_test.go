package http_test

import (
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
)

// hostile is a server that answers with start and then again and again, until the client takes no
// more for as long as patience; how much it took arrives in sent.
func hostile(t *testing.T, start, again string, patience time.Duration) (net.Listener, <-chan int) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	sent := make(chan int, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		_, _ = c.Read(make([]byte, 4096))
		total, _ := io.WriteString(c, start)
		for err == nil {
			var n int
			_ = c.SetWriteDeadline(time.Now().Add(patience))
			n, err = io.WriteString(c, again)
			total += n
		}
		sent <- total
	}()
	return l, sent
}

// A server whose answer never comes to an end of something is an error of the request, and its
// connection is closed.
func TestEndlessServers(t *testing.T) {
	const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
	for _, x := range []struct{ name, start, again, want string }{
		{"fields", "HTTP/1.1 200 OK\r\n", "X: " + strings.Repeat("y", 500) + "\r\n", "error HPE_HEADER_OVERFLOW"},
		{"one field", "HTTP/1.1 200 OK\r\nX: ", strings.Repeat("y", 500), "error HPE_HEADER_OVERFLOW"},
		{"spaces", "HTTP/1.1 200 OK\r\nX:", strings.Repeat(" ", 5000), "error HPE_HEADER_OVERFLOW"},
		{"reason", "HTTP/1.1 200 ", strings.Repeat("y", 500), "error HPE_HEADER_OVERFLOW"},
		{"digits of a length", "HTTP/1.1 200 OK\r\nContent-Length: ", "9", "error HPE_INVALID_CONTENT_LENGTH"},
		{"extensions", chunked + "5;", strings.Repeat("a", 500), "response error HPE_CHUNK_EXTENSIONS_OVERFLOW"},
		{"chunk size", chunked, "f", "response error HPE_INVALID_CHUNK_SIZE"},
		{"trailers", chunked + "0\r\n", "T: " + strings.Repeat("y", 500) + "\r\n", "response error HPE_HEADER_OVERFLOW"},
	} {
		l, sent := hostile(t, x.start, x.again, time.Minute)
		got := ask(t, l.Addr(), `(port) => {
			const seen = [];
			const req = require('http').get({ port, host: '127.0.0.1' }, (res) => {
				seen.push('response');
				res.on('error', () => {}).resume();
			});
			req.on('error', (e) => seen.push('error', e.code));
			req.on('close', () => log(seen.join(' ')));
		}`)
		if !slices.Equal(got, []string{x.want}) {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
		if n := <-sent; n > 32<<20 {
			t.Errorf("%s: %d bytes were taken", x.name, n)
		}
	}
}

// A body that nobody reads stays where it is: the server is held back, whatever it sends.
func TestBodyThatNobodyReads(t *testing.T) {
	for _, start := range []string{"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"} {
		again := strings.Repeat("y", 64<<10)
		if strings.Contains(start, "chunked") {
			again = "10000\r\n" + again + "\r\n"
		}
		l, sent := hostile(t, start, again, time.Second)
		w := newWorld(t)
		end := w.Loop.NewPending()
		var taken int
		go func() {
			taken = <-sent
			end.Resolve(func() { _, _ = w.VM.RunString("drop()") })
		}()
		got := w.Run(fmt.Sprintf(`
			let res;
			const req = require('http').get({ port: %d, host: '127.0.0.1' }, (r) => {
				res = r.on('readable', () => {}).on('error', (e) => log(e.code));
			});
			globalThis.drop = () => {
				log(res.readableLength <= 1 << 20);
				res.destroy();
			};
			req.on('close', () => log('close'));`, l.Addr().(*net.TCPAddr).Port))
		if want := []string{"true", "close"}; !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", start, got, want)
		}
		if taken > 32<<20 {
			t.Errorf("%q: %d bytes were taken, and nobody reads them", start, taken)
		}
	}
}

// Informational answers without end are told of as they come and kept nowhere; the request ends
// when its script has had enough.
func TestEndlessInformation(t *testing.T) {
	l, sent := hostile(t, "", strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 100), time.Minute)
	before := heap()
	w := newWorld(t)
	_ = w.VM.Set("heap", heap)
	got := w.Run(fmt.Sprintf(`
		let n = 0;
		const req = require('http').get({ port: %d, host: '127.0.0.1' }, () => log('response'));
		req.on('information', (i) => {
			if (++n === 50_000) {
				log(i.statusCode, heap() - %d < 32 << 20);
				req.destroy();
			}
		});
		req.on('error', (e) => log(e.code));
		req.on('close', () => log('close'));`, l.Addr().(*net.TCPAddr).Port, before))
	<-sent
	if want := []string{"103 true", "ECONNRESET", "close"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
