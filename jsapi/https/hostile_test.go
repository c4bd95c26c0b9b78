package https_test

import (
	"crypto/tls"
	"fmt"
	"io"
	stdnet "net"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
)

// impatient is a server that logs the codes of what its clients do wrong.
const impatient = `
const server = require('https').createServer({
	key, cert, handshakeTimeout: 200, headersTimeout: 100, requestTimeout: 150, connectionsCheckingInterval: 20,
}, (req, res) => {
	req.on('error', () => {}).resume();
	res.end('served');
});
server.on('clientError', (e, socket) => {
	log(e.code);
	socket.destroy();
}).listen(0, '127.0.0.1', () => ready(server));
`

// serve runs the server while client speaks to it, and returns what it logged.
func serve(t *testing.T, client func(addr string)) []string {
	w := newWorld(t)
	certify(t, w)
	_ = w.VM.Set("ready", w.Func("ready", 1, func(c goja.FunctionCall) goja.Value {
		server, end := c.Argument(0).(*goja.Object), w.Loop.NewPending()
		port := w.Method(server, "address").(*goja.Object).Get("port").ToInteger()
		go func() {
			client(fmt.Sprint("127.0.0.1:", port))
			end.Resolve(func() {
				w.Method(server, "close")
				w.Method(server, "closeAllConnections")
			})
		}()
		return goja.Undefined()
	}))
	return w.Run(impatient)
}

// others is a client that is served whatever the hostile ones do.
func others(t *testing.T, addr string) {
	c, err := tls.Dial("tcp", addr, &tls.Config{InsecureSkipVerify: true})
	if err != nil {
		t.Error(err)
		return
	}
	defer c.Close()
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
	if b, err := io.ReadAll(c); err != nil || !strings.HasSuffix(string(b), "served") {
		t.Errorf("others get %q, %v", b, err)
	}
}

// A client that never comes to an end of something goes, over TLS as without it.
func TestEndlessClients(t *testing.T) {
	const post = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
	clients := []struct{ start, again, code string }{
		{"GET / HTTP/1.1\r\n", "X: " + strings.Repeat("y", 500) + "\r\n", "HPE_HEADER_OVERFLOW"},
		{"GET / HTTP/1.1\r\nHost: a\r\nX: ", "y", "ERR_HTTP_REQUEST_TIMEOUT"},
		{"", "", "ERR_HTTP_REQUEST_TIMEOUT"},
		{post + "5;", strings.Repeat("a", 500), "HPE_CHUNK_EXTENSIONS_OVERFLOW"},
		{post, "1\r\ny\r\n", "ERR_HTTP_REQUEST_TIMEOUT"},
	}
	var want []string
	got := serve(t, func(addr string) {
		for _, x := range clients {
			want = append(want, x.code)
			c, err := tls.Dial("tcp", addr, &tls.Config{InsecureSkipVerify: true})
			if err != nil {
				t.Error(err)
				continue
			}
			gone := make(chan struct{})
			go func() {
				_, _ = io.Copy(io.Discard, c)
				close(gone)
			}()
			_, err = io.WriteString(c, x.start)
			for pace := time.NewTicker(time.Millisecond); gone != nil; {
				select {
				case <-gone:
					gone = nil
					pace.Stop()
				case <-pace.C:
					if err == nil && x.again != "" {
						_, err = io.WriteString(c, x.again)
					}
				}
			}
			c.Close()
			others(t, addr)
		}
	})
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What is no handshake, and one that does not go on, is a 'clientError'.
func TestNoHandshake(t *testing.T) {
	got := serve(t, func(addr string) {
		for _, sent := range []string{"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "", "\x16\x03\x01"} {
			c, err := stdnet.Dial("tcp", addr)
			if err != nil {
				t.Error(err)
				continue
			}
			_, _ = io.WriteString(c, sent)
			_, _ = io.Copy(io.Discard, c)
			c.Close()
			others(t, addr)
		}
	})
	if want := []string{"ERR_SSL_HTTP_REQUEST", "ERR_TLS_HANDSHAKE_TIMEOUT", "ERR_TLS_HANDSHAKE_TIMEOUT"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// cutter passes on so many bytes, and then resets the connection.
type cutter struct {
	*stdnet.TCPConn
	left int
}

func (c *cutter) Write(b []byte) (int, error) {
	if len(b) > c.left {
		b = b[:c.left]
	}
	n, err := c.TCPConn.Write(b)
	if c.left -= n; c.left == 0 {
		_ = c.SetLinger(0)
		c.TCPConn.Close()
		return n, io.ErrClosedPipe
	}
	return n, err
}

// A connection that is reset at any byte of handshake and request leaves nothing behind.
func TestResetAtEveryByte(t *testing.T) {
	serve(t, func(addr string) {
		for n, whole := 1, false; !whole; n += 7 {
			c, err := stdnet.Dial("tcp", addr)
			if err != nil {
				t.Error(err)
				return
			}
			cut := &cutter{c.(*stdnet.TCPConn), n}
			s := tls.Client(cut, &tls.Config{InsecureSkipVerify: true})
			_, err = io.WriteString(s, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde")
			whole = err == nil && cut.left > 0
			c.Close()
		}
		others(t, addr)
	})
}
