package parser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestAsLLHTTP holds the parser against llhttp 9.3.1, case by case: which event, which
// error, at which byte. testdata/record.js says how the cases are written and records them.
func TestAsLLHTTP(t *testing.T) {
	for _, c := range recorded(t, "oracle.json") {
		if got := trace(c.how, c.pieces); !slices.Equal(got, c.want) {
			t.Errorf("%s %q:\n     %q\nllhttp %q", c.how, c.pieces, got, c.want)
		}
	}
}

// TestEverySplitUnderFlags gives what is recorded of lenient flags in two pieces.
func TestEverySplitUnderFlags(t *testing.T) {
	for _, c := range recorded(t, "oracle.json") {
		p := Parser{Response: strings.Contains(c.how, "s"), Lenient: leniency(c.how)}
		if p.Lenient == 0 || strings.ContainsAny(c.how, "uhc") {
			continue
		}
		in := string(latin1(strings.Join(c.pieces, "")))
		one := p
		whole := drive(&one, []string{in}, server)
		for i := 1; i < len(in); i++ {
			two := p
			if got := drive(&two, []string{in[:i], in[i:]}, server); !same(got, whole) {
				t.Errorf("%s %q split at %d: %q, whole %q", c.how, in, i, got, whole)
			}
		}
	}
}

// record is an input, and what llhttp makes of it.
type record struct {
	how          string
	pieces, want []string
}

func recorded(t testing.TB, file string) (list []record) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var cases [][2][]string
	if err := json.Unmarshal(b, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		list = append(list, record{c[0][0], c[0][1:], c[1]})
	}
	return list
}

// trace is record.js's trace.
func trace(how string, pieces []string) (log []string) {
	p := &Parser{Response: strings.Contains(how, "s"), Lenient: leniency(how)}
	p.MaxHead, _ = strconv.Atoi(strings.TrimLeft(how, "qsluhcABCDEFGHIJ"))
	body := ""
	for _, piece := range pieces {
		all := latin1(piece)
		for b, more := all, true; more; {
			n, ev, err := p.Next(b)
			if err != nil {
				return append(log, fmt.Sprintf("%s at %d: %s", err.Code, len(all)-len(b)+err.Pos, err.Reason))
			}
			b = b[n:]
			switch ev {
			case NeedMore:
				more = false
			case HeadReady:
				log = append(log, p.traceHead())
				p.answer(how)
				body = ""
			case Data:
				body += string(p.Body)
			case Done:
				log = append(log, fmt.Sprintf("done %s %s", quoted(body), traceFields(p.Trailers())))
				if p.DropsRest() && len(b) > 0 {
					return log
				}
			case Upgraded:
				return append(log, "upgraded", "rest "+quoted(string(b)))
			}
		}
	}
	ev, err := p.Finish()
	if err != nil {
		return append(log, err.Code+": "+err.Reason)
	}
	if ev == Done {
		log = append(log, fmt.Sprintf("done %s []", quoted(body)))
	}
	return log
}

// leniency is record.js's flags.
func leniency(how string) (set Lenient) {
	if strings.Contains(how, "l") {
		set = LenientAll
	}
	for _, letter := range how {
		if letter >= 'A' && letter <= 'J' {
			set |= 1 << (letter - 'A')
		}
	}
	return set
}

func (p *Parser) traceHead() string {
	h := p.Head()
	what := fmt.Sprintf("%s %s", p.Method, quoted(h.Target()))
	if p.Response {
		what = fmt.Sprintf("%d %s", p.Status, quoted(h.Reason()))
	}
	s := fmt.Sprintf("head %s %d.%d %s", what, p.Major, p.Minor, traceFields(h.Fields()))
	if p.WantsUpgrade() {
		s += " upgrade"
	}
	if p.KeepAlive() {
		s += " keep"
	}
	return s
}

// answer does what Node's server or client would.
func (p *Parser) answer(how string) {
	switch {
	case strings.Contains(how, "c"), p.WantsUpgrade() && !(strings.Contains(how, "u") && p.Method != CONNECT):
		p.Upgrade()
	case strings.Contains(how, "h"):
		p.SkipBody()
	}
}

func traceFields(f Fields) string {
	list := []string{}
	for name, value, rest, ok := f.Next(); ok; name, value, rest, ok = rest.Next() {
		list = append(list, quoted(name), quoted(value))
	}
	return "[" + strings.Join(list, ",") + "]"
}

// quoted is JSON.stringify of the Latin-1 text s.
func quoted(s string) string {
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(string(runes))
	return strings.TrimSuffix(b.String(), "\n")
}

func latin1(s string) []byte {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}
