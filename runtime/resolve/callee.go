package resolve

import "strings"

// calleeName writes the expression that ends s as V8 names it in its messages: "o.f",
// "require(...).x", "a[i]", "(intermediate value)". It returns an empty string when there
// is none.
func calleeName(s string) string {
	s = strings.TrimRight(s, " \t")
	if s == "" {
		return ""
	}
	switch c := s[len(s)-1]; {
	case c == ')':
		return groupName(s)
	case c == ']':
		return indexName(s)
	case c == '}':
		if strings.HasSuffix(s, "{}") {
			return "{}"
		}
		return intermediate
	case c == '"' || c == '\'' || c == '`':
		return quotedName(s, c)
	}
	start := len(s)
	for start > 0 && wordAt(s, start-1) {
		start--
	}
	name := s[start:]
	if name == "" {
		return ""
	}
	before := strings.TrimRight(s[:start], " \t")
	before, private := strings.CutSuffix(before, "#")
	if private {
		name = "#" + name
	}
	of, member := strings.CutSuffix(before, ".")
	if !member {
		return name
	}
	of, optional := strings.CutSuffix(of, "?")
	object := calleeName(of)
	if object == "" {
		object = intermediate
	}
	if optional {
		return object + "?." + name
	}
	return object + "." + name
}

// intermediate is V8's name of what the source has no name for.
const intermediate = "(intermediate value)"

// groupName is for a call, f(...), and for (x).
func groupName(s string) string {
	open := opening(s)
	if open < 0 {
		return intermediate
	}
	inner := strings.TrimSpace(s[open+1 : len(s)-1])
	of := calleeName(s[:open])
	switch {
	case endsInKeyword(of): // new X(...) and the like are handled by their own words
	case of != "" && constructed(s[:open]):
		return intermediate
	case of != "":
		return of + "(...)"
	}
	if inner != "" && calleeName(inner) == inner {
		return inner
	}
	if strings.HasPrefix(inner, "void ") {
		return "(" + inner + ")"
	}
	return intermediate
}

// constructed reports whether the expression that ends s stands behind new.
func constructed(s string) bool {
	i := len(s)
	for i > 0 && (wordAt(s, i-1) || s[i-1] == '.') {
		i--
	}
	before, found := strings.CutSuffix(strings.TrimRight(s[:i], " \t"), "new")
	return found && (before == "" || !wordAt(before, len(before)-1))
}

// indexName is for o[k] and for the literal [...].
func indexName(s string) string {
	open := opening(s)
	if open < 0 {
		return intermediate
	}
	of, key := calleeName(s[:open]), strings.TrimSpace(s[open+1:len(s)-1])
	switch {
	case of == "" || endsInKeyword(of):
		if key == "" {
			return "[]"
		}
		return intermediate
	case len(key) > 1 && strings.ContainsAny(key[:1], `'"`) && key[0] == key[len(key)-1]:
		return of + "." + key[1:len(key)-1]
	case key != "" && calleeName(key) == key:
		return of + "[" + key + "]"
	}
	return of + "[" + intermediate + "]"
}

func quotedName(s string, quote byte) string {
	i := strings.LastIndexByte(s[:len(s)-1], quote)
	if i < 0 || quote == '`' {
		return intermediate
	}
	return `"` + s[i+1:len(s)-1] + `"`
}

// opening finds the bracket that the last byte of s closes, -1 without one.
func opening(s string) int {
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ')', ']', '}':
			depth++
		case '(', '[', '{':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// endsInKeyword reports whether what looks like a name is a keyword before an operand.
func endsInKeyword(name string) bool {
	switch name {
	case "return", "typeof", "void", "await", "yield", "new", "in", "of", "case", "delete", "throw", "else", "do":
		return true
	}
	return false
}
