package http_test

import (
	"fmt"
	"io"
	"net"
	nethttp "net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// ask runs script, a function (port, done) that makes requests of the server at port.
func ask(t testing.TB, addr net.Addr, script string) []string {
	t.Helper()
	w := newWorld(t)
	return w.Run(fmt.Sprintf("(%s)(%d);", script, addr.(*net.TCPAddr).Port))
}

// goServer is Go's http server for what a client may meet, and the number of its connections.
func goServer(t testing.TB) (*httptest.Server, *atomic.Int32) {
	mux := nethttp.NewServeMux()
	mux.HandleFunc("/echo", func(w nethttp.ResponseWriter, r *nethttp.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		fmt.Fprintf(w, "%s %d %d %v", r.Method, r.ContentLength, len(body), r.TransferEncoding)
	})
	mux.HandleFunc("/big", func(w nethttp.ResponseWriter, r *nethttp.Request) {
		_, _ = w.Write(make([]byte, 3<<20))
	})
	mux.HandleFunc("/trailer", func(w nethttp.ResponseWriter, r *nethttp.Request) {
		w.Header().Set("Trailer", "X-Sum")
		_, _ = io.WriteString(w, "body")
		w.Header().Set("X-Sum", "42")
	})
	mux.HandleFunc("/none", func(w nethttp.ResponseWriter, r *nethttp.Request) { w.WriteHeader(204) })
	mux.HandleFunc("/hints", func(w nethttp.ResponseWriter, r *nethttp.Request) {
		w.WriteHeader(103)
		_, _ = io.WriteString(w, "after")
	})
	conns := new(atomic.Int32)
	s := httptest.NewUnstartedServer(mux)
	s.Config.ConnState = func(_ net.Conn, state nethttp.ConnState) {
		if state == nethttp.StateNew {
			conns.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	return s, conns
}

func TestGoServer(t *testing.T) {
	s, conns := goServer(t)
	got := ask(t, s.Listener.Addr(), `async (port) => {
		const http = require('http');
		const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
		const go = (options, write) => new Promise((resolve) => {
			const req = http.request({ port, host: '127.0.0.1', agent, ...options }, (res) => {
				let text = '', n = 0;
				res.on('data', (d) => { n += d.length; if (n < 100) text += d; });
				res.on('end', () => log(req.method, req.path, res.statusCode, n, text, JSON.stringify(res.trailers)));
			});
			req.on('information', (i) => log('information', i.statusCode));
			req.on('continue', () => req.end('x'.repeat(70000)));
			req.on('close', resolve);
			(write || ((r) => r.end()))(req);
		});
		await go({ path: '/echo' });
		await go({ path: '/echo', method: 'POST' }, (r) => r.end('abc'));
		await go({ path: '/echo', method: 'PUT' }, (r) => { for (let i = 0; i < 50; i++) r.write('y'.repeat(2000)); r.end(); });
		await go({ path: '/echo', method: 'POST', headers: { Expect: '100-continue' } }, () => {});
		await go({ path: '/echo', method: 'HEAD' });
		await go({ path: '/big' });
		await go({ path: '/trailer' });
		await go({ path: '/none' });
		await go({ path: '/hints' });
		log(agent.totalSocketCount);
		agent.destroy();
	}`)
	want := []string{
		"GET /echo 200 10 GET 0 0 [] {}",
		"POST /echo 200 11 POST 3 3 [] {}",
		"PUT /echo 200 23 PUT -1 100000 [chunked] {}",
		"information 100",
		"POST /echo 200 23 POST -1 70000 [chunked] {}",
		"HEAD /echo 200 0  {}",
		"GET /big 200 3145728  {}",
		`GET /trailer 200 4 body {"x-sum":"42"}`,
		"GET /none 204 0  {}",
		"information 103",
		"GET /hints 200 5 after {}",
		"1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := conns.Load(); n != 1 {
		t.Errorf("%d connections were opened", n)
	}
}

// TestServerGoneAtEachByte has the server end, or reset, its connection after each byte of
// an answer: the request ends every time, with an answer or an error, and never both whole.
func TestServerGoneAtEachByte(t *testing.T) {
	const answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: T\r\n\r\n3\r\nabc\r\n0\r\nT: v\r\n\r\n"
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	const rounds = 2 * (len(answer) + 1)
	go func() {
		for i := range rounds {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = c.Read(make([]byte, 4096))
			_, _ = io.WriteString(c, answer[:i/2])
			if i%2 == 1 {
				_ = c.(*net.TCPConn).SetLinger(0)
			}
			c.Close()
		}
	}()
	got := ask(t, l.Addr(), fmt.Sprintf(`async (port) => {
		const http = require('http');
		const agent = new http.Agent({ keepAlive: true });
		let whole = 0, cut = 0, failed = 0;
		for (let i = 0; i < %d; i++) {
			await new Promise((resolve) => {
				const seen = [];
				const req = http.get({ port, host: '127.0.0.1', agent }, (res) => {
					for (const ev of ['end', 'error', 'aborted']) res.on(ev, () => seen.push('res ' + ev));
					res.resume();
				});
				req.on('error', () => seen.push('error'));
				req.on('close', () => require('timers').setImmediate(() => {
					if (seen.includes('res end') && !seen.includes('res error')) whole++;
					else if (seen.includes('res error') && !seen.includes('res end')) cut++;
					else if (seen.join() === 'error') failed++;
					else log(i, seen.join());
					const free = Object.values(agent.freeSockets).flat();
					for (const socket of free) socket.on('close', resolve).destroy();
					if (!free.length) resolve();
				}));
			});
		}
		log(whole + cut + failed, whole > 0, cut > 0, failed > 0, agent.totalSocketCount);
	}`, rounds))
	if want := fmt.Sprint(rounds, " true true true 0"); len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// BenchmarkRequest is one request behind the other on a kept connection, server and client
// being the script's.
func BenchmarkRequest(b *testing.B) {
	b.ReportAllocs()
	newWorld(b).Run(fmt.Sprintf(`
const http = require('http');
const server = http.createServer((req, res) => res.end('hello')).listen(0, '127.0.0.1', () => {
	const agent = new http.Agent({ keepAlive: true }), port = server.address().port;
	let n = %d;
	const next = () => http.get({ port, host: '127.0.0.1', agent }, (res) => {
		res.resume();
		res.on('close', () => { if (--n > 0) next(); else { agent.destroy(); server.close(); } });
	});
	next();
});`, b.N))
}
