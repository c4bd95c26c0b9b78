package resolve

import (
	"strings"
	"testing"
)

func TestScan(t *testing.T) {
	for src, want := range map[string]string{
		"f(1, 'a)'":               "'a)' in a call",
		"f(/[)/]/ ":               "/[)/]/ in a call",
		"a / b / f(x":             "x in a call",
		"f(`a)${g({})}`, /* ( */": ", in a call",
		"if (x":                   "x in no call",
		"function f(a":            "a in no call",
		"f(); // g(":              "; in no call",
		"f([1":                    "1 in no call",
		"x = (1, 2":               "2 in no call",
		"a[0](b":                  "b in a call",
		"":                        " in no call",
		"f(\"open":                "\"open in a call",
	} {
		s := scan(src)
		got := s.last + " in no call"
		if n := len(s.open); n > 0 && s.open[n-1] {
			got = s.last + " in a call"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

// Whatever the source, the last token is one of it.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"f(`${`${1}`}", "/[", "'\\", "a\\", "`${", "/*", "((]", "\xff("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		s := scan(src)
		if !strings.HasPrefix(src[s.lastAt:], s.last) {
			t.Errorf("%q at %d", s.last, s.lastAt)
		}
	})
}
