package parser

import (
	"bufio"
	"fmt"
	"io"
	nethttp "net/http"
	"slices"
	"strings"
	"testing"
)

// TestSmuggling goes through the shapes that are known to be read differently by a proxy and a
// server behind it: each is refused before a second request is seen, with llhttp's error, or is
// read as llhttp reads it and, where Go's net/http takes it too, as that does.
func TestSmuggling(t *testing.T) {
	for _, c := range recorded(t, "smuggling.json") {
		got := trace(c.how, c.pieces)
		if !slices.Equal(got, c.want) {
			t.Errorf("%q:\n     %q\nllhttp %q", c.pieces, got, c.want)
		}
		if last := got[len(got)-1]; strings.HasPrefix(last, "HPE_") && heads(got) > 1 {
			t.Errorf("%q: a second request, and then %s", c.pieces, last)
		}
		if err := asGo(string(latin1(strings.Join(c.pieces, "")))); err != nil {
			t.Error(err)
		}
	}
}

func heads(log []string) (n int) {
	for _, l := range log {
		if strings.HasPrefix(l, "head ") {
			n++
		}
	}
	return n
}

// FuzzAsGo looks for requests that pass here and in Go's net/http, and are not the same ones.
func FuzzAsGo(f *testing.F) {
	for _, file := range []string{"oracle.json", "smuggling.json"} {
		for _, c := range recorded(f, file) {
			f.Add(string(latin1(strings.Join(c.pieces, ""))))
		}
	}
	f.Fuzz(func(t *testing.T, in string) {
		if err := asGo(in); err != nil {
			t.Error(err)
		}
	})
}

// asGo holds the requests of in against those that net/http reads, as far as both go on.
func asGo(in string) error {
	ours, theirs := drive(&Parser{}, []string{in}, server), bufio.NewReader(strings.NewReader(strings.TrimLeft(in, "\r\n")))
	for i, body := range ours.bodies {
		if strings.HasPrefix(body, "upgraded ") || strings.Contains(ours.heads[i], " 0.9 ") {
			return nil
		}
		body, _, _ = strings.Cut(body, " ")
		req, err := nethttp.ReadRequest(theirs)
		if err != nil {
			return nil
		}
		want, err := io.ReadAll(req.Body)
		if err != nil {
			return nil
		}
		if method, _, _ := strings.Cut(ours.heads[i], " "); method != req.Method || body != string(want) {
			return fmt.Errorf("%q: request %d is %.60q with %q, net/http's %s with %q", in, i, ours.heads[i], body, req.Method, want)
		}
		for b, _ := theirs.Peek(1); len(b) == 1 && (b[0] == '\r' || b[0] == '\n'); b, _ = theirs.Peek(1) {
			_, _ = theirs.Discard(1) // empty lines
		}
	}
	return nil
}
