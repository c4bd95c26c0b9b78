// Package unicodeset spells out the \p{...} of regular expressions, which the engine reads
// as the letter p, as ranges of characters (ECMA-262, section 22.2.1, "UnicodePropertyValueExpression").
// The sets are those of Go's package unicode, and the emoji of Unicode 15 (UTS #51).
package unicodeset

import (
	"strconv"
	"strings"
	"unicode"
)

// Mentions reports whether source may have a \p in it.
func Mentions(src string) bool { return strings.Contains(src, `\p{`) || strings.Contains(src, `\P{`) }

// Expand replaces each \p{...} and \P{...} of a pattern with the u flag. Those that name no
// property are left as they are.
func Expand(pattern string) string {
	var out strings.Builder
	inClass := false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\' && i+1 < len(pattern):
			if text, n := property(pattern[i:], inClass); n > 0 {
				out.WriteString(text)
				i += n - 1
				continue
			}
			out.WriteByte(c)
			i++
			c = pattern[i]
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		}
		out.WriteByte(c)
	}
	return out.String()
}

// property is what stands for the escape that s begins with, and how long the escape is; 0
// when it is none.
func property(s string, inClass bool) (string, int) {
	end := strings.IndexByte(s, '}')
	if end < 0 || !strings.HasPrefix(s, `\p{`) && !strings.HasPrefix(s, `\P{`) {
		return "", 0
	}
	set, ok := find(s[3:end])
	if !ok {
		return "", 0
	}
	if s[1] == 'P' {
		set = set.complement()
	}
	text := set.String()
	if !inClass {
		text = "[" + text + "]"
	}
	return text, end + 1
}

// span is a range of characters, both ends included.
type span struct{ lo, hi rune }

// ranges is a set of characters: spans in order that do not touch.
type ranges []span

// String is the set as the inside of a class.
func (r ranges) String() string {
	var b strings.Builder
	for _, s := range r {
		b.WriteString(`\u{` + strconv.FormatInt(int64(s.lo), 16) + `}`)
		if s.hi > s.lo {
			b.WriteString(`-\u{` + strconv.FormatInt(int64(s.hi), 16) + `}`)
		}
	}
	return b.String()
}

func (r ranges) complement() ranges {
	var out ranges
	next := rune(0)
	for _, s := range r {
		if s.lo > next {
			out = append(out, span{next, s.lo - 1})
		}
		next = s.hi + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, span{next, unicode.MaxRune})
	}
	return out
}

// collect is the set of the characters in any of the tables and in none of those without.
func collect(in, without []*unicode.RangeTable) ranges {
	var out ranges
	add := func(lo, hi, stride rune) {
		for c := lo; c <= hi; c += stride {
			if len(without) > 0 && unicode.IsOneOf(without, c) {
				continue
			}
			out = append(out, span{c, c})
		}
	}
	for _, t := range in {
		for _, r := range t.R16 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return out.joined()
}
