package http_test

import (
	"bufio"
	"errors"
	"io"
	"net"
	nethttp "net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// counting answers with four KiB, and with the number of requests so far at /count.
const counting = `
let n = 0;
const page = 'x'.repeat(4096);
const server = require('http').createServer(options, (req, res) => {
	if (req.url === '/count') return res.end(String(n));
	n++;
	req.resume();
	res.end(page);
}).listen(0, '127.0.0.1', () => ready(server));
`

const patient, impatient = "const options = {};", "const options = { headersTimeout: 100, requestTimeout: 150, connectionsCheckingInterval: 20 };"

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
	const requests = 20_000
	serve(t, patient+counting, func(addr string) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
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
		_ = c.SetWriteDeadline(time.Time{})
		go c.Write(all)
		answers := bufio.NewReader(c)
		for i := range requests {
			res, err := nethttp.ReadResponse(answers, nil)
			if err != nil {
				t.Errorf("answer %d: %v", i, err)
				return
			}
			if n, err := io.Copy(io.Discard, res.Body); n != 4096 || res.StatusCode != 200 {
				t.Errorf("answer %d: %s with %d bytes (%v)", i, res.Status, n, err)
				return
			}
		}
	})
}

// A client that never comes to an end of something is told what it did, and goes.
func TestEndlessClients(t *testing.T) {
	const post = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
	serve(t, impatient+counting, func(addr string) {
		for _, x := range []struct{ name, start, again, status string }{
			{"fields", "GET / HTTP/1.1\r\n", strings.Repeat("X: "+strings.Repeat("y", 500)+"\r\n", 10), "431"},
			{"one field", "GET / HTTP/1.1\r\nX: ", strings.Repeat("y", 5000), "431"},
			{"target", "GET /", strings.Repeat("y", 5000), "431"},
			{"spaces", "GET / HTTP/1.1\r\nX:", strings.Repeat(" ", 5000), "431"},
			{"no request", "", strings.Repeat("\r\n", 5000), "408"},
			{"extensions", post + "5;", strings.Repeat("a", 500), ""},
			{"trailers", post + "0\r\n", "T: " + strings.Repeat("y", 500) + "\r\n", ""},
			{"head by the byte", "GET / HTTP/1.1\r\nHost: a\r\nX: ", "y", "408"},
			{"body by the byte", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n", "y", ""},
			{"nothing", "", "", "408"},
		} {
			if got := endless(t, addr, x.start, x.again); x.status != "" && !strings.HasPrefix(got, "HTTP/1.1 "+x.status+" ") {
				t.Errorf("%s: %.60q, want %s", x.name, got, x.status)
			}
		}
		count(t, addr)
	})
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
