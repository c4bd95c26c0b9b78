package http_test

import (
	"strings"
	"testing"
)

// A client that is refused before it has sent its body gets to read the answer.
func TestEarlyAnswerIsNotLost(t *testing.T) {
	const size = 3_000_000
	request := "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n" + strings.Repeat("x", size)
	serve(t, `
const server = require('http').createServer((req, res) => res.writeHead(401, { Connection: 'close' }).end('no'))
	.listen(0, '127.0.0.1', () => ready(server));
`, func(addr string) {
		for range 20 {
			if got := exchange(t, addr, request); !strings.Contains(got, "\r\nno\r\n") {
				t.Errorf("the answer was %q", got)
				return
			}
		}
	})
}
