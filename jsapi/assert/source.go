package assert

import (
	"os"
	"strings"
)

// callSource is the text of the call that the script is in: "assert.ok(a === b)". It is
// read from the script's file; "" when that cannot be found.
func (m *asserts) callSource() string {
	for _, f := range m.env.VM.CaptureCallStack(0, nil) {
		p := f.Position()
		if p.Line == 0 || f.SrcName() == "<native>" {
			continue
		}
		text, err := os.ReadFile(strings.TrimPrefix(p.Filename, "file://"))
		if err != nil {
			return ""
		}
		return callAt(string(text), p.Line, p.Column)
	}
	return ""
}

// callAt finds the call whose parenthesis opens at line and column, both from 1. Lines
// after the first lose the indentation that they share with it.
func callAt(src string, line, column int) string {
	start := 0
	for ; line > 1; line-- {
		i := strings.IndexByte(src[start:], '\n')
		if i < 0 {
			return ""
		}
		start += i + 1
	}
	open := start + column - 1
	if open <= start || open >= len(src) || src[open] != '(' {
		return ""
	}
	begin, end := calleeStart(src, start, open), closing(src, open)
	if begin == open || end < 0 {
		return ""
	}
	lines := strings.Split(src[begin:end], "\n")
	for i, l := range lines[1:] {
		cut := 0
		for cut < begin-start && cut < len(l) && (l[cut] == ' ' || l[cut] == '\t') {
			cut++
		}
		lines[i+1] = "  " + l[cut:]
	}
	return strings.Join(lines, "\n")
}

// calleeStart goes back from the parenthesis over a.b['c'].
func calleeStart(src string, start, open int) int {
	i := open
	for i > start {
		c := src[i-1]
		switch {
		case c == '.' || isWord(c):
			i--
		case c == ']':
			j := strings.LastIndexByte(src[start:i], '[')
			if j < 0 {
				return i
			}
			i = start + j
		default:
			return i
		}
	}
	return i
}

// closing finds the end of the brackets that open at i; -1 when there is none.
func closing(src string, i int) int {
	depth, divides := 0, false
	for i < len(src) {
		switch src[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
		i, divides = skipToken(src, i, divides)
	}
	return -1
}

// skipToken returns the index behind the string, template, regular expression or comment at
// i, or behind the one byte of anything else, and whether a slash there divides, as it does
// behind a value.
func skipToken(src string, i int, divides bool) (int, bool) {
	switch c := src[i]; {
	case c == '"' || c == '\'':
		return skipQuoted(src, i, c), true
	case c == '`':
		return skipTemplate(src, i), true
	case strings.HasPrefix(src[i:], "//"):
		return i + lineLength(src[i:]), divides
	case strings.HasPrefix(src[i:], "/*"):
		if n := strings.Index(src[i+2:], "*/"); n >= 0 {
			return i + n + 4, divides
		}
		return len(src), divides
	case c == '/' && !divides:
		return skipRegExp(src, i), true
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		return i + 1, divides
	default:
		return i + 1, c == ')' || c == ']' || c == '}' || isWord(c)
	}
}

// isWord reports whether c may be part of a name or a number.
func isWord(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func lineLength(s string) int {
	if n := strings.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}

// skipQuoted returns the index behind the string that opens at i.
func skipQuoted(src string, i int, quote byte) int {
	for i++; i < len(src) && src[i] != quote; i++ {
		if src[i] == '\\' {
			i++
		}
	}
	return i + 1
}

func skipTemplate(src string, i int) int {
	for i++; i < len(src) && src[i] != '`'; i++ {
		switch {
		case src[i] == '\\':
			i++
		case strings.HasPrefix(src[i:], "${"):
			end := closing(src, i+1)
			if end < 0 {
				return len(src)
			}
			i = end - 1
		}
	}
	return i + 1
}

func skipRegExp(src string, i int) int {
	class := false
	for i++; i < len(src) && (class || src[i] != '/'); i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		}
	}
	return i + 1
}
