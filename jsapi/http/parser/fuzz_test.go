package parser

import (
	"strings"
	"testing"
)

// FuzzSplit checks that where the reads split a stream changes nothing, that Next always
// gets on, and that no refused shape is accepted with a body that two parsers would cut
// differently.
func FuzzSplit(f *testing.F) {
	f.Add("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 5)
	f.Add("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n0\r\nX: y\r\n\r\nGET / HTTP/1.0\r\n\r\n", 70)
	f.Add("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcPRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 40)
	f.Fuzz(func(t *testing.T, in string, at int) {
		if at < 0 || at > len(in) || in == "" {
			return
		}
		for _, p := range []Parser{{}, {Response: true}, {Lenient: LenientAll}, {MaxHead: 30}} {
			a, b := p, p
			whole := drive(&a, []string{in}, server)
			split := drive(&b, []string{in[:at], in[at:]}, server)
			// An overflow is found at the end of a read, so it may come before another error.
			if !same(split, whole) && !strings.Contains(split.err+whole.err, "OVERFLOW") {
				t.Fatalf("%q split at %d: %q, whole %q (%+v)", in, at, split, whole, p)
			}
		}
	})
}

func TestSmugglingShapes(t *testing.T) {
	const start = "POST / HTTP/1.1\r\nHost: a\r\n"
	for _, head := range []string{
		"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
		"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
		"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
		"Content-Length: 5,5\r\n\r\n",
		"Transfer-Encoding : chunked\r\n\r\n",
		"Transfer-Encoding: chunked, identity\r\n\r\n",
		"X: y\r\n Transfer-Encoding: chunked\r\n\r\n",
		"X: y\nTransfer-Encoding: chunked\r\n\r\n",
		"X: y\rTransfer-Encoding: chunked\r\n\r\n",
		"Content-Length: 0x5\r\n\r\n",
	} {
		if o := drive(&Parser{}, []string{start + head + "0\r\n\r\n"}, server); o.err == "" || len(o.bodies) > 0 {
			t.Errorf("%q accepted: %q", head, o)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	in := []byte("GET /index.html?a=b HTTP/1.1\r\nHost: localhost:8000\r\nUser-Agent: wrk/4.2.0\r\nAccept: */*\r\nAccept-Encoding: gzip\r\n\r\n")
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	var p Parser
	for b.Loop() {
		n, ev, err := p.Next(in)
		if ev != HeadReady || err != nil || n != len(in) {
			b.Fatal(n, ev, err)
		}
		h := p.Head()
		if h.Target() == "" {
			b.Fatal("no target")
		}
		if _, ev, _ := p.Next(in[n:]); ev != Done {
			b.Fatal(ev)
		}
	}
}
