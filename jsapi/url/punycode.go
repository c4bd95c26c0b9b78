package url

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Names are mapped by NFKC and case folding, which is UTS 46 but for its exotic rows, and
// encoded by the punycode below. golang.org/x/net/idna would bring all of UTS 46 and 150 KB
// of tables for hosts that scripts hardly ever meet; x/text is in the binary already,
// through goja.

// toASCII is the standard's "domain to ASCII", not strict.
func toASCII(name string) (string, bool) {
	if isASCII(name) {
		name = strings.ToLower(name)
		if !strings.Contains(name, "xn--") {
			return name, true
		}
	} else {
		name = mapName(name)
	}
	labels := strings.Split(name, ".")
	for i, l := range labels {
		switch {
		case strings.HasPrefix(l, "xn--"):
			u, ok := decodeLabel(l[4:])
			if !isASCII(l) || !ok || u == "" || isASCII(u) || mapName(u) != u || !validLabel(u) {
				return "", false
			}
		case !isASCII(l):
			if !validLabel(l) {
				return "", false
			}
			labels[i] = "xn--" + encodeLabel(l)
		}
	}
	return strings.Join(labels, "."), true
}

// toUnicode shows the labels of a name in their own script.
func toUnicode(name string) string {
	labels := strings.Split(name, ".")
	for i, l := range labels {
		if strings.HasPrefix(l, "xn--") {
			if u, ok := decodeLabel(l[4:]); ok {
				labels[i] = u
			}
		}
	}
	return strings.Join(labels, ".")
}

// mapName is UTS 46's mapping: the ideographic full stops are dots, what is ignored goes,
// and the rest is folded.
func mapName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u3002', '\uff0e', '\uff61':
			return '.'
		case '\u00ad', '\u200b', '\u2060', '\ufeff', '\u034f', '\u180b', '\u180c', '\u180d':
			return -1
		case '\u1e9e':
			return 'ß'
		}
		if r >= 0xfe00 && r <= 0xfe0f {
			return -1
		}
		return r
	}, s)
	s = norm.NFKC.String(s)
	return norm.NFKC.String(strings.Map(unicode.ToLower, s))
}

// validLabel refuses what no name may hold: controls, unassigned code points, a mark at
// the begin, and the replacement character.
func validLabel(l string) bool {
	for i, r := range l {
		if i == 0 && unicode.Is(unicode.M, r) {
			return false
		}
		if r == unicode.ReplacementChar || r > 0x7f && !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.S, unicode.P) && r != 0x200c && r != 0x200d {
			return false
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// The parameters of punycode. (RFC 3492, section 5.)
const (
	base        = 36
	tMin        = 1
	tMax        = 26
	skew        = 38
	damp        = 700
	initialBias = 72
	initialN    = 128
)

// encodeLabel is punycode without its prefix. (RFC 3492, section 6.3.)
func encodeLabel(label string) string {
	var out []byte
	runes := []rune(label)
	for _, r := range runes {
		if r < initialN {
			out = append(out, byte(r))
		}
	}
	basic := len(out)
	if basic > 0 {
		out = append(out, '-')
	}
	n, delta, bias := rune(initialN), 0, initialBias
	for done := basic; done < len(runes); n++ {
		next := rune(unicode.MaxRune)
		for _, r := range runes {
			if r >= n && r < next {
				next = r
			}
		}
		delta += int(next-n) * (done + 1)
		n = next
		for _, r := range runes {
			if r < n {
				delta++
			}
			if r != n {
				continue
			}
			out = appendDelta(out, delta, bias)
			bias = adapt(delta, done+1, done == basic)
			delta = 0
			done++
		}
		delta++
	}
	return string(out)
}

// appendDelta writes a number in digits whose weights follow the bias.
func appendDelta(out []byte, q, bias int) []byte {
	for k := base; ; k += base {
		t := min(max(k-bias, tMin), tMax)
		if q < t {
			return append(out, digit(q))
		}
		out = append(out, digit(t+(q-t)%(base-t)))
		q = (q - t) / (base - t)
	}
}

func digit(d int) byte {
	if d < 26 {
		return byte('a' + d)
	}
	return byte('0' + d - 26)
}

func adapt(delta, points int, first bool) int {
	if first {
		delta /= damp
	} else {
		delta /= 2
	}
	delta += delta / points
	k := 0
	for delta > (base-tMin)*tMax/2 {
		delta /= base - tMin
		k += base
	}
	return k + (base-tMin+1)*delta/(delta+skew)
}

// decodeLabel undoes encodeLabel. (RFC 3492, section 6.2.)
func decodeLabel(s string) (string, bool) {
	var out []rune
	if i := strings.LastIndexByte(s, '-'); i >= 0 {
		out, s = []rune(s[:i]), s[i+1:]
	}
	n, i, bias := initialN, 0, initialBias
	for s != "" {
		old, w := i, 1
		for k := base; ; k += base {
			if s == "" {
				return "", false
			}
			d := value(s[0])
			s = s[1:]
			if d < 0 || d > (1<<31-i)/w {
				return "", false
			}
			i += d * w
			t := min(max(k-bias, tMin), tMax)
			if d < t {
				break
			}
			w *= base - t
		}
		bias = adapt(i-old, len(out)+1, old == 0)
		n += i / (len(out) + 1)
		i %= len(out) + 1
		if n > unicode.MaxRune {
			return "", false
		}
		out = append(out[:i], append([]rune{rune(n)}, out[i:]...)...)
		i++
	}
	return string(out), true
}

func value(c byte) int {
	switch {
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return int(c | 0x20 - 'a')
	case isDigit(c):
		return int(c-'0') + 26
	}
	return -1
}
