package parser

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The files of testdata hold what Node 20.20.2 (llhttp 9.3.1) makes of each input:
// its http server's events for requests, its client's for responses. {a*N} stands for
// N letters.

var repeated = regexp.MustCompile(`\{a\*(\d+)\}`)

func expand(s string) string {
	s = repeated.ReplaceAllStringFunc(s, func(m string) string {
		n, _ := strconv.Atoi(repeated.FindStringSubmatch(m)[1])
		return strings.Repeat("a", n)
	})
	b := make([]byte, 0, len(s))
	for _, r := range s { // the files hold Latin-1 as characters
		b = append(b, byte(r))
	}
	return string(b)
}

type outcome struct {
	heads, bodies []string
	err           string
}

// drive feeds the pieces to p and notes what a server would see.
func drive(p *Parser, pieces []string, plan func(*Parser)) (o outcome) {
	var body strings.Builder
	for _, piece := range pieces {
		b := []byte(piece)
		for more := true; more; {
			n, ev, err := p.Next(b)
			if err != nil {
				o.err = fmt.Sprintf("%s %s", err.Code, err.Error())
				return o
			}
			b = b[n:]
			switch ev {
			case HeadReady:
				h := p.Head()
				o.heads = append(o.heads, fmt.Sprintf("%s %d %s %s %d.%d %s", p.Method, p.Status, h.Target(), h.Reason(), p.Major, p.Minor, joined(h.Fields())))
				plan(p)
				body.Reset()
			case Data:
				body.Write(p.Body)
			case Done:
				o.bodies = append(o.bodies, body.String()+" "+joined(p.Trailers()))
			case Upgraded:
				o.bodies = append(o.bodies, "upgraded "+string(b))
				return o
			case NeedMore:
				more = false
			}
		}
	}
	ev, err := p.Finish()
	if err != nil {
		o.err = fmt.Sprintf("%s %s", err.Code, err.Error())
	} else if ev == Done {
		o.bodies = append(o.bodies, body.String()+" ")
	}
	return o
}

func joined(f Fields) string {
	var out []string
	for {
		name, value, rest, ok := f.Next()
		if !ok {
			return strings.Join(out, "|")
		}
		out = append(out, name, value)
		f = rest
	}
}

func server(p *Parser) {
	if p.WantsUpgrade() {
		p.Upgrade()
	}
}

func load(t *testing.T, file string) (cases [][]any) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// compare checks o against Node's events.
func compare(t *testing.T, in string, o outcome, events []any) {
	t.Helper()
	var heads, bodies []string
	wantErr, silent := "", true
	for _, e := range events {
		ev := e.([]any)
		s := func(i int) string { x, _ := ev[i].(string); return expand(x) }
		switch ev[0] {
		case "req":
			silent = false
			heads = append(heads, fmt.Sprintf("%s 0 %s  %s %s", s(1), s(2), s(3), s(4)))
		case "res":
			silent = false
			heads = append(heads, fmt.Sprintf("DELETE %v  %s %s %s", ev[2], s(3), s(1), s(4)))
		case "end":
			bodies = append(bodies, s(1)+" "+s(2))
		case "upgrade", "connect":
			silent = false
			bodies = append(bodies, "upgraded "+s(3))
		case "err":
			silent = false
			wantErr = s(1) + " " + s(2)
		}
	}
	if silent || strings.Contains(fmt.Sprint(heads), "...") {
		return // refused above the parser: no Host, an unknown expectation
	}
	if n := len(o.heads); n > len(heads) && !strings.Contains(o.heads[n-1], "Host") && wantErr == "" {
		return // the last request has no Host
	}
	if o.err != wantErr && !strings.HasPrefix(wantErr, "ECONNRESET") {
		t.Errorf("%.80q: error %q, Node %q", in, o.err, wantErr)
	}
	if len(heads) > 0 && fmt.Sprint(o.heads) != fmt.Sprint(heads) {
		t.Errorf("%.80q:\nheads %q\nNode  %q", in, o.heads, heads)
	}
	if fmt.Sprint(o.bodies) != fmt.Sprint(bodies) {
		t.Errorf("%.80q:\nbodies %q\nNode   %q", in, o.bodies, bodies)
	}
}

func TestRequestsAsNode(t *testing.T) {
	for _, c := range load(t, "requests.json") {
		in := expand(c[0].(string))
		compare(t, in, drive(&Parser{}, []string{in}, server), c[1].([]any))
	}
}

func TestLenientRequestsAsNode(t *testing.T) {
	for _, c := range load(t, "lenient.json") {
		in := expand(c[0].(string))
		if strings.Contains(in, "3\nabc\n0\n\n") {
			continue // lone LFs in a chunked body: llhttp waits for more behind the last one
		}
		compare(t, in, drive(&Parser{Lenient: LenientAll}, []string{in}, server), c[1].([]any))
	}
}

func TestResponsesAsNode(t *testing.T) {
	for _, c := range load(t, "responses.json") {
		in := expand(c[0].(string))
		method := c[1].(string)
		if strings.HasPrefix(in, "HTTP/1.1 101 SP\r\n\r\n") {
			continue // the client stops listening before the error that follows
		}
		plan := func(p *Parser) {
			if method == "HEAD" {
				p.SkipBody()
			}
			if method == "CONNECT" || p.WantsUpgrade() {
				p.Upgrade()
			}
		}
		o := firstAnswer(drive(&Parser{Response: true}, []string{in}, plan))
		compare(t, in, o, c[2].([]any))
	}
}

// firstAnswer drops what a client does not show as a response: informational ones, what
// comes behind the first final one, and the cut that it calls "aborted".
func firstAnswer(o outcome) outcome {
	for len(o.heads) > 1 && strings.HasPrefix(o.heads[0], "DELETE 10") {
		o.heads, o.bodies = o.heads[1:], o.bodies[1:]
	}
	if len(o.heads) > 1 {
		o.heads, o.bodies = o.heads[:1], o.bodies[:1]
	}
	if strings.HasPrefix(o.err, codeEOF) {
		o.err = ""
	}
	return o
}

func TestErrorPositions(t *testing.T) {
	for _, c := range load(t, "requests.json") {
		in := expand(c[0].(string))
		for _, e := range c[1].([]any) {
			ev := e.([]any)
			if ev[0] != "err" || ev[1] == codeEOF || ev[1] == "HPE_CHUNK_EXTENSIONS_OVERFLOW" {
				continue
			}
			if got := position(in); got != int(ev[3].(float64)) {
				t.Errorf("%.80q: bytes parsed %d, Node %v (%v)", in, got, ev[3], ev[2])
			}
		}
	}
}

func position(in string) int {
	p := &Parser{}
	at := 0
	for {
		n, ev, err := p.Next([]byte(in[at:]))
		if err != nil {
			return at + err.Pos
		}
		if ev == NeedMore {
			return -1
		}
		if ev == HeadReady && p.WantsUpgrade() {
			p.Upgrade()
		}
		at += n
	}
}

// TestEverySplit gives each request in two pieces, and byte by byte.
func TestEverySplit(t *testing.T) {
	for _, c := range load(t, "requests.json") {
		in := expand(c[0].(string))
		if len(in) > 400 {
			continue
		}
		whole := drive(&Parser{}, []string{in}, server)
		bytewise := strings.Split(in, "")
		if in == "" {
			continue
		}
		if got := drive(&Parser{}, bytes1(in), server); !same(got, whole) {
			t.Errorf("%q byte by byte: %q, whole %q (%d)", in, got, whole, len(bytewise))
		}
		for i := 1; i < len(in); i++ {
			if got := drive(&Parser{}, []string{in[:i], in[i:]}, server); !same(got, whole) {
				t.Errorf("%q split at %d: %q, whole %q", in, i, got, whole)
			}
		}
	}
}

func bytes1(s string) (out []string) {
	for i := range len(s) {
		out = append(out, s[i:i+1])
	}
	return out
}

// same compares outcomes; what follows an upgrade depends on the split.
func same(a, b outcome) bool {
	for i := range a.bodies {
		if strings.HasPrefix(a.bodies[i], "upgraded") && i < len(b.bodies) {
			b.bodies = append(append([]string(nil), b.bodies[:i]...), a.bodies[i:]...)
			break
		}
	}
	return fmt.Sprint(a) == fmt.Sprint(b)
}
