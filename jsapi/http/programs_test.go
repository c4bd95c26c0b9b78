package http_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Other programs at the other end of the connection: curl, wrk and Node, each where it is
// installed. Go's own client and server have tests beside these.

// program runs a program that is looked for and returns what it prints on both outputs.
func program(t testing.TB, dir, name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = dir
	b, err := c.CombinedOutput()
	return string(b), err
}

func need(t testing.TB, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(err)
	}
}

// manifold serves what the programs ask for.
const manifold = `
const server = require('http').createServer((req, res) => {
	switch (req.url) {
	case '/early':
		res.writeHead(401, { Connection: 'close' });
		return res.end('no');
	case '/trailers':
		res.writeHead(200, { Trailer: 'X-Sum' });
		res.write('body');
		res.addTrailers({ 'X-Sum': '42' });
		return res.end();
	case '/big':
		return res.end('x'.repeat(2 << 20));
	}
	let n = 0;
	req.on('data', (b) => { n += b.length; });
	req.on('end', () => res.end([req.method, req.url, req.httpVersion, n, req.headers['transfer-encoding'], req.headers.expect].join(' ')));
});
server.on('upgrade', (req, socket, head) => {
	socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ' + req.headers.upgrade + '\r\n\r\nhello ' + head);
});
server.listen(0, '127.0.0.1', () => ready(server));
`

func TestCurl(t *testing.T) {
	need(t, "curl")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "big"), bytes.Repeat([]byte("y"), 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		args, want string // of args, BASE is the server
	}{
		{"BASE/a?b=c", "GET /a?b=c 1.1 0  "},
		{"-0 BASE/old", "GET /old 1.0 0  "},
		{"-I -w %{http_code} -o /dev/null BASE/head", "200"},
		{"-d abc BASE/post", "POST /post 1.1 3  "},
		{"-H Transfer-Encoding:chunked --data-binary @big BASE/chunks", "POST /chunks 1.1 2097152 chunked "},
		{"-T big -H Expect:100-continue BASE/put", "PUT /put 1.1 2097152  100-continue"},
		{"-w (%{num_connects}) BASE/1 -: -s -w (%{num_connects}) BASE/2", "GET /1 1.1 0  (1)GET /2 1.1 0  (0)"},
		{"-i BASE/trailers", "body"},
		{"-o /dev/null -w %{size_download} BASE/big", "2097152"},
		{"-d x -w %{http_code} BASE/early", "no401"},
		{"-H Connection:Upgrade -H Upgrade:echo -i --http1.1 BASE/up", "hello"},
	}
	serve(t, manifold, func(addr string) {
		for _, c := range cases {
			args := strings.Fields("-sS " + strings.ReplaceAll(c.args, "BASE", "http://"+addr))
			got, err := program(t, dir, "curl", args...)
			if err != nil || !strings.Contains(got, c.want) {
				t.Errorf("curl %s: %q (%v), want %q", c.args, got, err, c.want)
			}
		}
	})
}

// Every answer that wrk gets is whole, and none is an error.
func TestWrk(t *testing.T) {
	need(t, "wrk")
	serve(t, manifold, func(addr string) {
		for _, path := range []string{"/", "/big", "/trailers"} {
			got, err := program(t, "", "wrk", "-t1", "-c8", "-d1s", "http://"+addr+path)
			if err != nil || strings.Contains(got, "Socket errors") || strings.Contains(got, "Non-2xx") || !strings.Contains(got, "Requests/sec") {
				t.Errorf("%s: %s (%v)", path, got, err)
			}
		}
	})
}

// nodeClient asks for all that the server has, on one connection and in pipelined requests.
const nodeClient = `
const http = require('http'), net = require('net');
const [port] = process.argv.slice(1).map(Number);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const ask = (path, options = {}, body) => new Promise((resolve, reject) => {
	const req = http.request({ port, host: '127.0.0.1', path, agent, ...options }, (res) => {
		let n = 0, text = '';
		res.on('data', (b) => { n += b.length; text = n < 100 ? text + b : ''; });
		res.on('end', () => resolve([res.statusCode, text || n, JSON.stringify(res.trailers), req.reusedSocket].join(' ')));
	});
	req.on('error', reject);
	req.on('upgrade', (res, socket, head) => socket.on('data', (b) => { head = head + b; }).on('end', () => resolve('upgraded ' + head)));
	if (options.headers && options.headers.Expect) req.on('continue', () => req.end(body));
	else req.end(body);
});
(async () => {
	console.log(await ask('/a'));
	console.log(await ask('/b', { method: 'POST' }, 'abc'));
	console.log(await ask('/c', { method: 'PUT', headers: { Expect: '100-continue' } }, 'y'.repeat(1 << 20)));
	console.log(await ask('/trailers'));
	console.log(await ask('/big'));
	console.log(await ask('/up', { agent: false, headers: { Connection: 'Upgrade', Upgrade: 'x' } }));
	agent.destroy();
	const socket = net.connect(port, '127.0.0.1');
	let all = '';
	socket.on('data', (b) => { all += b; });
	socket.on('end', () => console.log(all.match(/GET \/\d 1\.[01] 0/g).join()));
	socket.write('GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.0\r\n\r\n');
})();
`

func TestNodeClient(t *testing.T) {
	need(t, "node")
	serve(t, manifold, func(addr string) {
		_, port, _ := net.SplitHostPort(addr)
		got, err := program(t, "", "node", "-e", nodeClient, port)
		want := `200 GET /a 1.1 0   {} false
200 POST /b 1.1 3   {} true
200 PUT /c 1.1 1048576 chunked 100-continue {} true
200 body {"x-sum":"42"} true
200 2097152 {} true
upgraded hello 
GET /1 1.1 0,GET /2 1.1 0,GET /3 1.0 0
`
		if err != nil || got != want {
			t.Errorf("%q (%v)\nwant %q", got, err, want)
		}
	})
}

// The client, too, gets from Node's server what Node's own client gets.
func TestNodeServer(t *testing.T) {
	need(t, "node")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	node := exec.CommandContext(ctx, "node", "-e", "const ready = (s) => console.log(s.address().port);"+manifold)
	out, err := node.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := node.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { cancel(); _ = node.Wait() }()
	b := make([]byte, 16)
	n, err := out.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.Atoi(strings.TrimSpace(string(b[:n])))
	if err != nil {
		t.Fatal(err)
	}
	script := strings.Replace(nodeClient, "process.argv.slice(1).map(Number)", fmt.Sprintf("[%d]", port), 1)
	want, err := program(t, "", "node", "-e", script)
	if err != nil {
		t.Fatal(want, err)
	}
	if got := strings.Join(newWorld(t).Run(script), "\n"); got != strings.TrimSuffix(want, "\n") {
		t.Errorf("%q\nwant %q", got, want)
	}
}
