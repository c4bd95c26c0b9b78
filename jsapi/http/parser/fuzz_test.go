package parser

import (
	"strings"
	"testing"
)

// FuzzSplit checks that where the reads split a stream changes nothing, and that Next always
// gets on.
func FuzzSplit(f *testing.F) {
	f.Add("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 5)
	f.Add("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n0\r\nX: y\r\n\r\nGET / HTTP/1.0\r\n\r\n", 70)
	f.Add("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcPRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 40)
	for _, c := range append(recorded(f, "oracle.json"), recorded(f, "smuggling.json")...) {
		in := string(latin1(strings.Join(c.pieces, "")))
		f.Add(in, len(in)/2)
	}
	f.Fuzz(func(t *testing.T, in string, at int) {
		if at < 0 || at > len(in) || in == "" {
			return
		}
		for _, p := range []Parser{{}, {Response: true}, {Lenient: LenientAll}, {Lenient: LenientHeaders}, {Response: true, Lenient: LenientCRBeforeLF | LenientLFAfterCR}, {MaxHead: 30}} {
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
