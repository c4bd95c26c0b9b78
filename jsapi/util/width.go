package util

import (
	"unicode"
	"unicode/utf8"
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
	switch {
	case r < 0xa0, r != 0xad && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case isWide(r):
		return 2
	}
	return 1
}

// isWide covers the blocks whose characters are East Asian wide or fullwidth.
func isWide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || // Hangul initials
		r == 0x2329 || r == 0x232a ||
		r >= 0x2e80 && r <= 0x303e || // CJK radicals to punctuation
		r >= 0x3041 && r <= 0x3247 || // kana to enclosed CJK
		r >= 0x3250 && r <= 0x4dbf ||
		r >= 0x4e00 && r <= 0xa4c6 ||
		r >= 0xa960 && r <= 0xa97c ||
		r >= 0xac00 && r <= 0xd7a3 || // Hangul
		r >= 0xf900 && r <= 0xfaff ||
		r >= 0xfe10 && r <= 0xfe19 ||
		r >= 0xfe30 && r <= 0xfe6b ||
		r >= 0xff01 && r <= 0xff60 || // fullwidth forms
		r >= 0xffe0 && r <= 0xffe6 ||
		r >= 0x1b000 && r <= 0x1b2ff ||
		r >= 0x1f300 && r <= 0x1f64f || // pictographs
		r >= 0x1f680 && r <= 0x1f6ff ||
		r >= 0x1f900 && r <= 0x1f9ff ||
		r >= 0x1fa70 && r <= 0x1faff ||
		r >= 0x20000 && r <= 0x3fffd)
}
