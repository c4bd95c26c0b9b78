package path

import (
	"regexp"
	"strings"
)

// MatchesGlob is path.matchesGlob: * and ? within a segment, ** for any number of them,
// [classes] and {alternatives}. A * does not match a leading dot. (Node: experimental.)
func MatchesGlob(path, pattern string, windows bool) bool {
	sep := "/"
	if windows {
		path = strings.ReplaceAll(path, `\`, "/")
		pattern = strings.ReplaceAll(pattern, `\`, "/")
	}
	for _, p := range braces(pattern) {
		if matchSegments(strings.Split(path, sep), strings.Split(p, sep)) {
			return true
		}
	}
	return false
}

func matchSegments(path, pattern []string) bool {
	if len(pattern) == 0 {
		return len(path) == 0
	}
	if pattern[0] == "**" {
		if len(pattern) == 1 {
			return true
		}
		for i := 0; i <= len(path); i++ {
			if matchSegments(path[i:], pattern[1:]) {
				return true
			}
			if i < len(path) && strings.HasPrefix(path[i], ".") {
				return false
			}
		}
		return false
	}
	return len(path) > 0 && matchSegment(path[0], pattern[0]) && matchSegments(path[1:], pattern[1:])
}

func matchSegment(s, pattern string) bool {
	if strings.HasPrefix(s, ".") && !strings.HasPrefix(pattern, ".") {
		return false
	}
	if !strings.ContainsAny(pattern, "*?[") {
		return s == pattern
	}
	var re strings.Builder
	re.WriteString("^(?s:")
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; c {
		case '*':
			re.WriteString(".*")
		case '?':
			re.WriteString(".")
		case '[':
			end := strings.IndexByte(pattern[i+1:], ']')
			if end <= 0 {
				re.WriteString(`\[`)
				continue
			}
			class := pattern[i+1 : i+1+end]
			if class[0] == '!' {
				class = "^" + class[1:]
			}
			re.WriteString("[" + class + "]")
			i += end + 1
		default:
			re.WriteString(regexp.QuoteMeta(string(c)))
		}
	}
	r, err := regexp.Compile(re.String() + ")$")
	return err == nil && r.MatchString(s) && s != ""
}

// braces expands {a,b} into one pattern for each.
func braces(pattern string) []string {
	open := strings.IndexByte(pattern, '{')
	if open < 0 {
		return []string{pattern}
	}
	depth, start := 0, open+1
	var parts []string
	for i := open; i < len(pattern); i++ {
		switch pattern[i] {
		case '{':
			depth++
		case ',':
			if depth == 1 {
				parts, start = append(parts, pattern[start:i]), i+1
			}
		case '}':
			if depth--; depth > 0 {
				continue
			}
			if parts == nil {
				return []string{pattern}
			}
			var out []string
			for _, p := range append(parts, pattern[start:i]) {
				out = append(out, braces(pattern[:open]+p+pattern[i+1:])...)
			}
			return out
		}
	}
	return []string{pattern}
}
