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
		case c == '_' || c == '$' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80:
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

// closing finds the end of the brackets that open at i, past strings, templates, regular
// expressions and comments; -1 when there is none.
func closing(src string, i int) int {
	depth := 0
	value := false // whether the last token ends a value, so that / divides
	for i < len(src) {
		c := src[i]
		switch {
		case c == '(' || c == '[' || c == '{':
			depth, value = depth+1, false
		case c == ')' || c == ']' || c == '}':
			value = true
			if depth--; depth == 0 {
				return i + 1
			}
		case c == '"' || c == '\'':
			i, value = skipQuoted(src, i, c), true
			continue
		case c == '`':
			i, value = skipTemplate(src, i), true
			continue
		case strings.HasPrefix(src[i:], "//"):
			i += lineLength(src[i:])
			continue
		case strings.HasPrefix(src[i:], "/*"):
			n := strings.Index(src[i+2:], "*/")
			if n < 0 {
				return -1
			}
			i += n + 4
			continue
		case c == '/' && !value:
			i, value = skipRegExp(src, i), true
			continue
		case c != ' ' && c != '\t' && c != '\n' && c != '\r':
			value = c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		}
		i++
	}
	return -1
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
