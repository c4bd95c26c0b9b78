package url

import (
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/gaggle-js/gaggle/jsapi/querystring"
)

// pair is a name and its value.
type pair struct{ name, value string }

// parseForm reads application/x-www-form-urlencoded text. (URL Standard, 5.1.)
func parseForm(s string) []pair {
	var list []pair
	for part := range strings.SplitSeq(s, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(strings.ReplaceAll(part, "+", " "), "=")
		list = append(list, pair{querystring.Unescape(name), querystring.Unescape(value)})
	}
	return list
}

// writeForm is the opposite. (URL Standard, 5.2.)
func writeForm(list []pair) string {
	var out []byte
	for i, p := range list {
		if i > 0 {
			out = append(out, '&')
		}
		out = appendForm(out, p.name)
		out = append(out, '=')
		out = appendForm(out, p.value)
	}
	return string(out)
}

func appendForm(out []byte, s string) []byte {
	for i := range len(s) {
		switch c := s[i]; {
		case isLetter(c) || isDigit(c) || c == '*' || c == '-' || c == '.' || c == '_':
			out = append(out, c)
		case c == ' ':
			out = append(out, '+')
		default:
			out = append(out, '%', upperHex[c>>4], upperHex[c&15])
		}
	}
	return out
}

// sortForm orders by name in UTF-16 units, equal names as they were.
func sortForm(list []pair) {
	slices.SortStableFunc(list, func(a, b pair) int {
		if isASCII(a.name) && isASCII(b.name) {
			return strings.Compare(a.name, b.name)
		}
		return slices.Compare(utf16.Encode([]rune(a.name)), utf16.Encode([]rune(b.name)))
	})
}
