package path

import "strings"

func isSlash(c byte) bool { return c == '/' }

// Normalize is path.posix.normalize.
func Normalize(path string) string {
	if path == "" {
		return "."
	}
	absolute := path[0] == '/'
	trailing := path[len(path)-1] == '/'
	path = clean(path, !absolute, "/", isSlash)
	switch {
	case path == "" && absolute:
		return "/"
	case path == "" && trailing:
		return "./"
	case path == "":
		return "."
	}
	if trailing {
		path += "/"
	}
	if absolute {
		return "/" + path
	}
	return path
}

// Join is path.posix.join.
func Join(parts ...string) string {
	joined := joinNonEmpty(parts, "/")
	if joined == "" {
		return "."
	}
	return Normalize(joined)
}

func joinNonEmpty(parts []string, sep string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}

// Resolve is path.posix.resolve; cwd is asked for only when no part is absolute.
func Resolve(cwd func() string, parts ...string) string {
	tail, absolute := "", false
	for i := len(parts) - 1; i >= 0 && !absolute; i-- {
		if parts[i] != "" {
			tail = parts[i] + "/" + tail
			absolute = parts[i][0] == '/'
		}
	}
	if !absolute {
		dir := cwd()
		tail = dir + "/" + tail
		absolute = strings.HasPrefix(dir, "/")
	}
	tail = clean(tail, !absolute, "/", isSlash)
	switch {
	case absolute:
		return "/" + tail
	case tail == "":
		return "."
	}
	return tail
}

// Relative is path.posix.relative.
func Relative(cwd func() string, from, to string) string {
	if from == to {
		return ""
	}
	from, to = Resolve(cwd, from), Resolve(cwd, to)
	if from == to {
		return ""
	}
	return climb(segments(from, '/'), segments(to, '/'), segments(to, '/'), "/")
}

func segments(path string, sep byte) []string {
	path = strings.Trim(path, string(sep))
	if path == "" {
		return nil
	}
	return strings.Split(path, string(sep))
}

// climb is the way from one list of segments to another; show is to as it is shown.
func climb(from, to, show []string, sep string) string {
	same := 0
	for same < len(from) && same < len(to) && from[same] == to[same] {
		same++
	}
	up := make([]string, len(from)-same)
	for i := range up {
		up[i] = ".."
	}
	return strings.Join(append(up, show[same:]...), sep)
}

// Dir is path.posix.dirname.
func Dir(path string) string {
	if path == "" {
		return "."
	}
	root := path[0] == '/'
	path = trimSeps(path, 1, isSlash)
	i := lastSegment(path, 1, isSlash)
	switch {
	case i <= 1 && root:
		return "/"
	case i <= 1:
		return "."
	case i == 2 && root:
		return "//" // for "//a"
	}
	return path[:i-1]
}

// Base is path.posix.basename without a suffix.
func Base(path string) string {
	path = trimSeps(path, 0, isSlash)
	return path[lastSegment(path, 0, isSlash):]
}

// Ext is path.posix.extname.
func Ext(path string) string { return ext(Base(path)) }

// Parse is path.posix.parse.
func Parse(path string) Parsed {
	var p Parsed
	start := 0
	if strings.HasPrefix(path, "/") {
		p.Root, start = "/", 1
	}
	trimmed := trimSeps(path, start, isSlash)
	i := lastSegment(trimmed, start, isSlash)
	p.Base = trimmed[i:]
	if p.Ext = ext(p.Base); p.Base == ".." && i == 1 {
		p.Ext = "." // Node's answer for "/..", and for no other path
	}
	p.Name = strings.TrimSuffix(p.Base, p.Ext)
	if p.Dir = p.Root; i > start {
		p.Dir = trimmed[:i-1]
	}
	return p
}
