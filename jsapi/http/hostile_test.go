package http_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// counting answers with half a KiB, and with the number of requests so far at /count.
const counting = `
let n = 0;
const page = 'x'.repeat(512);
const server = require('http').createServer(options, (req, res) => {
	if (req.url === '/count') return res.end(String(n));
	n++;
	req.on('error', () => {}).resume();
	res.end(page);
}).listen(0, '127.0.0.1', () => ready(server));
`

const patient, impatient = "const options = {};", "const options = { headersTimeout: 100, requestTimeout: 150, connectionsCheckingInterval: 20 };"

// telling logs the codes of 'clientError'.
const telling = `
server.on('clientError', (e, socket) => {
	log(e.code);
	socket.destroy();
});
`

// count asks the server, on a connection of its own, how many requests it has served.
func count(t *testing.T, addr string) int {
	got := exchange(t, addr, "GET /count HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
	_, body, _ := strings.Cut(got, "\r\n\r\n")
	n, err := strconv.Atoi(body)
	if err != nil {
		t.Errorf("others are not served: %q", got)
	}
	return n
}

// A client that sends requests and reads no answers is not read from, costs no more memory
// than what waits in the kernel, and gets every answer once it reads.
func TestClientThatReadsNothing(t *testing.T) {
	const requests = 100_000
	serve(t, patient+counting, func(addr string) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		count(t, addr) // what the first request loads is not the client's
		before := heap()
		all := []byte(strings.Repeat("GET / HTTP/1.1\r\nHost: a\r\n\r\n", requests))
		for sent := 0; len(all) > 0 && sent < 3; sent++ { // until the server reads no more
			_ = c.SetWriteDeadline(time.Now().Add(100 * time.Millisecond))
			n, err := c.Write(all)
			all = all[n:]
			if err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Error(err)
				return
			}
		}
		served := count(t, addr)
		if served >= requests {
			t.Errorf("all %d requests are served, though nobody reads the answers", served)
		}
		if grown := heap() - before - int64(len(all)); grown > 16<<20 { // all of them are 64 MiB
			t.Errorf("%d bytes of memory for answers that nobody reads", grown)
		}
		_ = c.SetWriteDeadline(time.Time{})
		go c.Write(all)
		answers := bufio.NewReader(c)
		one := make([]byte, len(exchange(t, addr, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))+len("keep-alive\r\nKeep-Alive: timeout=5")-len("close"))
		for i := range requests {
			if _, err := io.ReadFull(answers, one); err != nil || !bytes.HasPrefix(one, []byte("HTTP/1.1 200 OK\r\n")) || !bytes.HasSuffix(one, []byte("\r\n\r\n"+strings.Repeat("x", 512))) {
				t.Errorf("answer %d: %q, %v", i, one, err)
				return
			}
		}
	})
}

// heap is what lives on the heap, in bytes.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// chunkedPost is a head behind which chunks follow.
const chunkedPost = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

// endlessClient never comes to an end of something: what it sends first, and then again and
// again; what a script is told, and the status that it is, unless its request is answered.
type endlessClient struct{ name, start, again, code, status string }

const timedOut = "ERR_HTTP_REQUEST_TIMEOUT"

var endlessClients = []endlessClient{
	{"fields", "GET / HTTP/1.1\r\n", strings.Repeat("X: "+strings.Repeat("y", 500)+"\r\n", 10), "HPE_HEADER_OVERFLOW", "431"},
	{"one field", "GET / HTTP/1.1\r\nX: ", strings.Repeat("y", 5000), "HPE_HEADER_OVERFLOW", "431"},
	{"one name", "GET / HTTP/1.1\r\nX", strings.Repeat("y", 5000), "HPE_HEADER_OVERFLOW", "431"},
	{"target", "GET /", strings.Repeat("y", 5000), "HPE_HEADER_OVERFLOW", "431"},
	{"spaces", "GET / HTTP/1.1\r\nX:", strings.Repeat(" ", 5000), "HPE_HEADER_OVERFLOW", "431"},
	{"no request", "", strings.Repeat("\r\n", 5000), timedOut, "408"},
	{"extensions", chunkedPost + "5;", strings.Repeat("a", 500), "HPE_CHUNK_EXTENSIONS_OVERFLOW", ""},
	{"chunk size", chunkedPost, "f", "HPE_INVALID_CHUNK_SIZE", ""},
	{"trailers", chunkedPost + "0\r\n", "T: " + strings.Repeat("y", 500) + "\r\n", "HPE_HEADER_OVERFLOW", ""},
	{"head by the byte", "GET / HTTP/1.1\r\nHost: a\r\nX: ", "y", timedOut, "408"},
	{"body by the byte", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n", "y", timedOut, ""},
	{"chunk by chunk", chunkedPost, "1\r\ny\r\n", timedOut, ""},
	{"nothing", "", "", timedOut, "408"},
}

// serveEndless has each endless client come: those that reach a limit to a server that would
// wait for them for minutes, the others to one that soon loses patience.
func serveEndless(t *testing.T, script string, come func(addr string, x endlessClient)) (told []string) {
	for _, options := range []string{patient, impatient} {
		told = append(told, serve(t, options+script, func(addr string) {
			for _, x := range endlessClients {
				if (x.code == timedOut) == (options == impatient) {
					come(addr, x)
				}
			}
			if options == patient {
				count(t, addr)
			}
		})...)
	}
	return told
}

// A client that never comes to an end of something is told what it did, and goes.
func TestEndlessClients(t *testing.T) {
	serveEndless(t, counting, func(addr string, x endlessClient) {
		if got := endless(t, addr, x.start, x.again); x.status != "" && !strings.HasPrefix(got, "HTTP/1.1 "+x.status+" ") {
			t.Errorf("%s: %.60q, want %s", x.name, got, x.status)
		}
	})
}

// And the script is told by 'clientError'.
func TestEndlessClientsAreErrors(t *testing.T) {
	var want []string
	told := serveEndless(t, counting+telling, func(addr string, x endlessClient) {
		want = append(want, x.code)
		endless(t, addr, x.start, x.again)
	})
	if !slices.Equal(told, want) {
		t.Errorf("'clientError' %q, want %q", told, want)
	}
}

// A client that sends no more is answered when its request was whole, told when it was not, and
// leaves nothing behind.
func TestHalfOpenClients(t *testing.T) {
	halves := []struct{ name, sent, status, code string }{
		{"nothing", "", "", ""},
		{"empty lines", "\r\n\r\n", "", ""},
		{"whole", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "200", ""},
		{"head", "GET / HTTP/1.1\r\nHost: a\r\n", "400", "HPE_INVALID_EOF_STATE"},
		{"method", "GE", "400", "HPE_INVALID_EOF_STATE"},
		{"body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabc", "200", "HPE_INVALID_EOF_STATE"},
		{"chunk", chunkedPost + "5\r\nabc", "200", "HPE_INVALID_EOF_STATE"},
		{"trailer", chunkedPost + "0\r\nT: ", "200", "HPE_INVALID_EOF_STATE"},
	}
	var want []string
	for _, x := range halves {
		if x.code != "" {
			want = append(want, x.code)
		}
	}
	told := serve(t, patient+counting+telling, func(addr string) {
		for _, x := range halves {
			half(t, addr, x.sent)
		}
	})
	if !slices.Equal(told, want) {
		t.Errorf("'clientError' %q, want %q", told, want)
	}
	serve(t, patient+counting, func(addr string) {
		for _, x := range halves {
			got := half(t, addr, x.sent)
			if got != "" && (x.status == "" || !strings.HasPrefix(got, "HTTP/1.1 "+x.status+" ")) || got == "" && x.status != "" {
				t.Errorf("%s: %.60q, want %q", x.name, got, x.status)
			}
		}
	})
}

// half sends, ends its side, and returns what comes until the server ends its own.
func half(t *testing.T, addr, sent string) string {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer c.Close()
	_, _ = io.WriteString(c, sent)
	_ = c.(*net.TCPConn).CloseWrite()
	b, _ := io.ReadAll(c)
	return string(b)
}

// endless sends again and again until the server closes, and returns what it said.
func endless(t *testing.T, addr, start, again string) string {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer c.Close()
	gone := make(chan string)
	go func() {
		b, _ := io.ReadAll(c)
		gone <- string(b)
	}()
	_, err = io.WriteString(c, start)
	for pace := time.NewTicker(time.Millisecond); ; {
		select {
		case got := <-gone:
			pace.Stop()
			return got
		case <-pace.C:
			if err == nil && again != "" {
				_, err = io.WriteString(c, again)
			}
		}
	}
}

// A connection that is reset at any byte leaves nothing behind.
func TestResetAtEveryByte(t *testing.T) {
	const messages = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"
	got := serve(t, strings.Replace(patient+counting, "ready(server)", `{
	server.on('clientError', (e, socket) => socket.destroy());
	server.on('close', () => log('closed'));
	ready(server);
}`, 1), func(addr string) {
		for i := range len(messages) + 1 {
			c, err := net.Dial("tcp", addr)
			if err != nil {
				t.Error(err)
				return
			}
			_, _ = io.WriteString(c, messages[:i])
			_ = c.(*net.TCPConn).SetLinger(0)
			c.Close()
		}
		count(t, addr)
	})
	if len(got) != 1 || got[0] != "closed" {
		t.Errorf("got %q", got)
	}
}
