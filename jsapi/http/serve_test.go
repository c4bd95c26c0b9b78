package http_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	nethttp "net/http"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/http"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	gnet "github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/querystring"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/timers"
	"github.com/gaggle-js/gaggle/jsapi/url"
)

func newWorld(t testing.TB) *jsapitest.World {
	modules := append([]jsapi.Module{http.Module, gnet.Module, events.Module, buffer.Module, timers.Module, url.Module, querystring.Module}, stream.Modules()...)
	return jsapitest.New(t, modules...)
}

// serve runs script, which calls ready(server) with a server that listens, and client
// beside it with the server's address. The server is closed when client returns.
func serve(t testing.TB, script string, client func(addr string)) []string {
	t.Helper()
	return serveIn(newWorld(t), script, client)
}

// serveIn is serve in a world that has been prepared.
func serveIn(w *jsapitest.World, script string, client func(addr string)) []string {
	_ = w.VM.Set("ready", w.Func("ready", 1, func(c goja.FunctionCall) goja.Value {
		server := c.Argument(0).(*goja.Object)
		port := w.Method(server, "address").(*goja.Object).Get("port").ToInteger()
		end := w.Loop.NewPending()
		go func() {
			client(fmt.Sprintf("127.0.0.1:%d", port))
			end.Resolve(func() {
				w.Method(server, "close")
				w.Method(server, "closeAllConnections")
			})
		}()
		return goja.Undefined()
	}))
	return w.Run(script)
}

const hello = `
const server = require('http').createServer((req, res) => {
	res.writeHead(200, { 'Content-Type': 'text/plain' });
	res.end('hello world\n');
}).listen(0, '127.0.0.1', () => ready(server));
`

// exchange sends one request on a connection of its own and returns all that comes back.
func exchange(t testing.TB, addr, request string) string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer c.Close()
	if _, err := io.WriteString(c, request); err != nil {
		t.Error(err)
	}
	b, err := io.ReadAll(c)
	if err != nil {
		t.Error(err)
	}
	return string(b)
}

func TestGoClient(t *testing.T) {
	serve(t, `
const server = require('http').createServer((req, res) => {
	let body = '';
	req.setEncoding('utf8');
	req.on('data', (d) => body += d);
	req.on('end', () => {
		res.setHeader('X-Method', req.method);
		res.write(req.url + ' ');
		res.end(body.length + body.slice(0, 3));
	});
}).listen(0, '127.0.0.1', () => ready(server));
`, func(addr string) {
		client := &nethttp.Client{Transport: &nethttp.Transport{}}
		defer client.CloseIdleConnections()
		for i := range 20 {
			var body io.Reader = strings.NewReader(strings.Repeat("abc", i*5000))
			if i%2 == 1 {
				body = struct{ io.Reader }{body} // of unknown length: chunked
			}
			res, err := client.Post("http://"+addr+"/p", "text/plain", body)
			if err != nil {
				t.Error(err)
				return
			}
			got, _ := io.ReadAll(res.Body)
			res.Body.Close()
			want := fmt.Sprintf("/p %d", i*15000)
			if i > 0 {
				want += "abc"
			}
			if string(got) != want || res.StatusCode != 200 || res.Header.Get("X-Method") != "POST" {
				t.Errorf("%d: %q %v, want %q", i, got, res, want)
			}
		}
		res, err := client.Head("http://" + addr + "/h")
		if err != nil || res.ContentLength != -1 && res.ContentLength != 0 {
			t.Error(res, err)
		}
	})
}

// A request that has arrived, unread, on a connection that waits for one when its server closes
// is served, and the connection ends with the answer.
func TestCloseServesWhatHasArrived(t *testing.T) {
	w, sent := newWorld(t), make(chan struct{})
	_ = w.VM.Set("untilSent", w.Func("untilSent", 0, func(goja.FunctionCall) goja.Value {
		<-sent
		return goja.Undefined()
	}))
	serveIn(w, `
const server = require('http').createServer((req, res) => {
	if (req.url === '/1') res.on('close', () => require('timers').setImmediate(() => { untilSent(); server.close(); }));
	res.end(req.url);
}).listen(0, '127.0.0.1', () => ready(server));
`, func(addr string) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Error(err)
			close(sent)
			return
		}
		defer c.Close()
		in := bufio.NewReader(c)
		for _, url := range []string{"/1", "/2"} {
			_, _ = io.WriteString(c, "GET "+url+" HTTP/1.1\r\nHost: a\r\n\r\n")
			if url == "/2" {
				close(sent)
			}
			res, err := nethttp.ReadResponse(in, nil)
			if err != nil {
				t.Error(url, err)
				return
			}
			if body, err := io.ReadAll(res.Body); string(body) != url || err != nil || res.Close != (url == "/2") {
				t.Errorf("%s: %q, %v, close %v", url, body, err, res.Close)
			}
		}
	})
}

func TestMalformedHurtsNobodyElse(t *testing.T) {
	serve(t, hello, func(addr string) {
		good, err := net.Dial("tcp", addr)
		if err != nil {
			t.Error(err)
			return
		}
		defer good.Close()
		for _, c := range []struct{ request, status string }{
			{"GARBAGE\r\n\r\n", "400 Bad Request"},
			{"GET / HTTP/1.1\r\n\r\n", "400 Bad Request"},
			{"GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n", "400 Bad Request"},
			{"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", "400 Bad Request"},
			{"GET / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat("x", 17000) + "\r\n\r\n", "431 Request Header Fields Too Large"},
			{"GET / HTTP/1.1\r\nHost: a\r\nExpect: magic\r\nConnection: close\r\n\r\n", "417 Expectation Failed"},
		} {
			got := exchange(t, addr, c.request)
			if !strings.HasPrefix(got, "HTTP/1.1 "+c.status+"\r\n") {
				t.Errorf("%.60q: %q, want %s", c.request, got, c.status)
			}
			if n := strings.Count(got, "HTTP/1.1"); n != 1 {
				t.Errorf("%.60q: %d answers", c.request, n)
			}
		}
		fmt.Fprint(good, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
		res, err := nethttp.ReadResponse(bufio.NewReader(good), nil)
		if err != nil || res.StatusCode != 200 {
			t.Error("a connection opened before:", res, err)
		}
	})
}

// TestPipelined sends many requests at once: answers come in order, in few writes, and
// slow ones hold back those behind them.
func TestPipelined(t *testing.T) {
	serve(t, `
const server = require('http').createServer((req, res) => {
	if (req.url.endsWith('7')) require('timers').setImmediate(() => res.end(req.url + '\n'));
	else res.end(req.url + '\n');
}).listen(0, '127.0.0.1', () => ready(server));
`, func(addr string) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		const n = 2000
		go func() {
			for i := range n {
				fmt.Fprintf(c, "GET /%d HTTP/1.1\r\nHost: a\r\n\r\n", i)
			}
		}()
		r := bufio.NewReader(c)
		for i := range n {
			res, err := nethttp.ReadResponse(r, nil)
			if err != nil {
				t.Error(i, err)
				return
			}
			if b, _ := io.ReadAll(res.Body); string(b) != fmt.Sprintf("/%d\n", i) {
				t.Errorf("answer %d is %q", i, b)
				return
			}
		}
	})
}

// TestUnreadAnswers has a client that sends for ever and reads nothing: the server must
// stop reading it, and serve others.
func TestUnreadAnswers(t *testing.T) {
	served := serve(t, `
let n = 0;
const server = require('http').createServer((req, res) => {
	n++;
	if (req.url === '/end') { log(n < 100000 ? 'bounded' : 'unbounded'); res.end('end'); return }
	res.end(require('buffer').Buffer.alloc(10000));
}).listen(0, '127.0.0.1', () => ready(server));
`, func(addr string) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		full := make(chan struct{})
		go func() {
			defer close(full)
			batch := strings.Repeat("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 1000)
			for range 1000 {
				if _, err := io.WriteString(c, batch); err != nil {
					return
				}
			}
		}()
		got := exchange(t, addr, "GET /end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
		if !strings.HasSuffix(got, "end") { // another client gets through meanwhile
			t.Errorf("another client got %q", got)
		}
		c.Close()
		<-full
	})
	if len(served) != 1 || served[0] != "bounded" {
		t.Error(served)
	}
}

// BenchmarkHello is one keep-alive connection, client and server in one process.
func BenchmarkHello(b *testing.B) {
	request := []byte("GET / HTTP/1.1\r\nHost: localhost:8000\r\nUser-Agent: bench\r\nAccept: */*\r\n\r\n")
	b.ReportAllocs()
	serve(b, hello, func(addr string) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			b.Error(err)
			return
		}
		defer c.Close()
		buf := make([]byte, 4096)
		b.ResetTimer()
		for range b.N {
			if _, err := c.Write(request); err != nil {
				b.Error(err)
				return
			}
			for n := 0; n < 5 || string(buf[n-5:n]) != "0\r\n\r\n"; {
				k, err := c.Read(buf[n:])
				if err != nil {
					b.Error(err)
					return
				}
				n += k
			}
		}
		b.StopTimer()
	})
}
