package resolve

import "strings"

// tokens is what a scan of source has found: the brackets that are open, and for each
// whether it holds the arguments of a call, and the last token.
type tokens struct {
	open   []bool
	last   string
	lastAt int
	prior  string // the token before last
	each   func() // called with each token as last; may be nil
}

// scan reads source that is whole but for its end.
func scan(src string) *tokens {
	s := &tokens{}
	s.read(src)
	return s
}

// read goes through src. It knows as much of the language as finding tokens takes, and is
// for telling of errors only.
func (s *tokens) read(src string) {
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c <= ' ':
			i++
		case strings.HasPrefix(src[i:], "//"):
			i = after(src, i, "\n")
		case strings.HasPrefix(src[i:], "/*"):
			i = after(src, i+2, "*/")
		case c == '"' || c == '\'' || c == '`':
			i = s.take(src, i, stringEnd(src, i))
		case c == '/' && s.operand():
			i = s.take(src, i, patternEnd(src, i))
		case wordAt(src, i) || c >= 0x80:
			n := i
			for n < len(src) && (wordAt(src, n) || src[n] >= 0x80) {
				n++
			}
			i = s.take(src, i, n)
		default:
			s.bracket(c)
			i = s.take(src, i, i+1)
		}
	}
}

// take notes the token between from and to.
func (s *tokens) take(src string, from, to int) int {
	s.prior, s.last, s.lastAt = s.last, src[from:to], from
	if s.each != nil {
		s.each()
	}
	return to
}

// bracket opens or closes what c does. A parenthesis behind a name or a value is a call's.
func (s *tokens) bracket(c byte) {
	switch c {
	case '(':
		called := s.last == ")" || s.last == "]" || wordAt(s.last, 0) && !isKeyword(s.last)
		s.open = append(s.open, called && s.prior != "function" && s.prior != "*")
	case '[', '{':
		s.open = append(s.open, false)
	case ')', ']', '}':
		if n := len(s.open); n > 0 {
			s.open = s.open[:n-1]
		}
	}
}

// operand reports whether a value is to come next, so that a slash begins a pattern.
func (s *tokens) operand() bool {
	return s.last == "" || s.last != ")" && s.last != "]" && s.last != "}" && !strings.ContainsAny(s.last[:1], "\"'`/") &&
		(!wordAt(s.last, 0) || isKeyword(s.last))
}

// isKeyword reports whether a parenthesis behind the word does not call it.
func isKeyword(word string) bool {
	switch word {
	case "if", "for", "while", "switch", "catch", "with", "function", "return", "typeof", "case", "do", "else", "in", "of", "new",
		"delete", "void", "throw", "await", "yield", "instanceof", "extends", "default":
		return true
	}
	return false
}

// after is the place behind the next end, from i on.
func after(src string, i int, end string) int {
	if n := strings.Index(src[i:], end); n >= 0 {
		return i + n + len(end)
	}
	return len(src)
}

// stringEnd is the place behind the string that begins at i: behind its quote, or the end
// of the line for want of one. A template may have several lines and whole templates inside.
func stringEnd(src string, i int) int {
	quote := src[i]
	for i++; i < len(src) && (src[i] != '\n' || quote == '`'); i++ {
		switch {
		case src[i] == '\\':
			i++
		case src[i] == quote:
			return i + 1
		case quote == '`' && strings.HasPrefix(src[i:], "${"):
			i = holeEnd(src, i+2)
		}
	}
	return min(i, len(src))
}

// holeEnd is the place of the brace that ends a template's ${.
func holeEnd(src string, i int) int {
	for depth := 0; i < len(src); i++ {
		switch src[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return i
			}
		case '"', '\'', '`':
			i = stringEnd(src, i) - 1
		}
	}
	return i
}

// patternEnd is the place behind the regular expression that begins at i.
func patternEnd(src string, i int) int {
	class := false
	for i++; i < len(src) && src[i] != '\n'; i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if !class {
				return i + 1
			}
		}
	}
	return min(i, len(src))
}
