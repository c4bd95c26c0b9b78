package intl

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// segments are the ends, in UTF-16 units, of the graphemes, words or sentences of text
// (Unicode Standard Annex 29, the rules that matter outside of Indic scripts).
func segments(text, granularity string) []int {
	runes := []rune(text)
	joined := graphemeJoins
	switch granularity {
	case "word":
		joined = wordJoins
	case "sentence":
		joined = sentenceJoins
	}
	var cuts []int
	units, begin := 0, 0
	for i, r := range runes {
		if i > 0 && !joined(runes[begin:], i-begin) {
			cuts = append(cuts, units)
			begin = i
		}
		units += utf16.RuneLen(max(r, 0))
	}
	if units > 0 {
		cuts = append(cuts, units)
	}
	return cuts
}

const (
	zeroWidthJoiner = '\u200d'
	hangulV         = '\u1160'
	hangulT         = '\u11a8'
)

func extends(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == zeroWidthJoiner || r == '\u200c' ||
		r >= 0x1f3fb && r <= 0x1f3ff || r >= 0xe0020 && r <= 0xe007f
}

// pictographic is Extended_Pictographic, about.
func pictographic(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff && !regional(r) && !(r >= 0x1f3fb && r <= 0x1f3ff) || r >= 0x2190 && r <= 0x21ff || r >= 0x2300 && r <= 0x27bf || r >= 0x2b00 && r <= 0x2bff ||
		r == '©' || r == '®' || r == '™'
}

func regional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

// graphemeJoins reports whether no grapheme ends before s[i], where one began at s[0].
func graphemeJoins(s []rune, i int) bool {
	a, b := s[i-1], s[i]
	switch {
	case a == '\r' && b == '\n':
		return true
	case unicode.IsControl(a) || unicode.IsControl(b):
		return false
	case extends(b):
		return true
	case a == zeroWidthJoiner && pictographic(b):
		return pictographic(s[0])
	case regional(a) && regional(b):
		return i%2 == 1
	}
	return hangulJoins(a, b)
}

// hangulJoins joins the letters of a Korean syllable.
func hangulJoins(a, b rune) bool {
	lead := a >= 0x1100 && a < hangulV
	vowel := a >= hangulV && a < hangulT
	syllable := a >= 0xac00 && a <= 0xd7a3
	toVowel, toTail := b >= hangulV && b < hangulT, b >= hangulT && b < 0x1200
	switch {
	case lead:
		return toVowel || b >= 0x1100 && b < hangulV || b >= 0xac00 && b <= 0xd7a3
	case syllable && (a-0xac00)%28 == 0, vowel:
		return toVowel || toTail
	case syllable, a >= hangulT && a < 0x1200:
		return toTail
	}
	return false
}

func letter(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_') && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai)
}

// wordJoins reports whether no word ends before s[i].
func wordJoins(s []rune, i int) bool {
	a, b := s[i-1], s[i]
	switch {
	case extends(b) && !unicode.IsControl(a), a == '\r' && b == '\n', a == ' ' && b == ' ', letter(a) && letter(b):
		return true
	case unicode.In(a, unicode.Katakana) && unicode.In(b, unicode.Katakana):
		return true
	case letter(a) && i+1 < len(s) && strings.ContainsRune("'.’:", b):
		return inWord(a, b, s[i+1])
	case i > 1 && strings.ContainsRune("'.’:,;", a) && letter(b):
		return inWord(s[i-2], a, b)
	case letter(a) && (b == ',' || b == ';') && i+1 < len(s):
		return inWord(a, b, s[i+1])
	}
	return graphemeJoins(s, i)
}

// inWord reports whether mark between a and b does not end a word: "can't", "3.14".
func inWord(a, mark, b rune) bool {
	digits, letters := unicode.IsDigit(a) && unicode.IsDigit(b), unicode.IsLetter(a) && unicode.IsLetter(b)
	switch mark {
	case ':':
		return letters
	case ',', ';':
		return digits
	}
	return digits || letters
}

// sentenceJoins reports whether no sentence ends before s[i].
func sentenceJoins(s []rune, i int) bool {
	if s[i-1] == '\n' {
		return false
	}
	if unicode.IsSpace(s[i]) || !unicode.IsSpace(s[i-1]) {
		return true
	}
	end := strings.TrimRightFunc(string(s[:i]), unicode.IsSpace)
	end = strings.TrimRight(end, `"')]’”`)
	if strings.HasSuffix(end, ".") {
		return unicode.IsLower(s[i])
	}
	return !strings.HasSuffix(end, "!") && !strings.HasSuffix(end, "?")
}
