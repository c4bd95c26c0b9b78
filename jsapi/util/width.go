package util

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// length is how many UTF-16 units s has, a string's length in JavaScript.
func length(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

func (p *inspector) width(s string) int { return Width(s) }

// Width is how many columns of a terminal s takes; escape sequences take none, wide
// characters (Unicode, UAX 11) two.
func Width(s string) int {
	s = StripColors(s)
	n := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c >= ' ' && c != 0x7f {
				n++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	if r < 0xa0 { // a control character
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	if r != softHyphen && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	return 1
}

const softHyphen = 0xad
