// Package path is Node's path module: path.posix and path.win32, both on every system,
// and require('path') as one of them. (Node: "Path".)
//
// The two flavours are plain Go on strings (posix.go, win32.go) and know no JavaScript;
// module.go checks arguments and makes the objects. Where they disagree with path/filepath
// Node is right: Dir("//a") is "//" here, and trailing slashes survive Normalize.
package path

import "strings"

// Parsed is what Parse splits a path into. Dir includes Root, and Base is Name and Ext.
type Parsed struct{ Root, Dir, Base, Ext, Name string }

// clean resolves "." and ".." in the segments of path and joins them by sep. Above says
// whether leading ".." stay, as they do in a relative path.
func clean(path string, above bool, sep string, isSep func(byte) bool) string {
	var kept []string
	for start := 0; start <= len(path); {
		end := start
		for end < len(path) && !isSep(path[end]) {
			end++
		}
		switch seg := path[start:end]; {
		case seg == "" || seg == ".":
		case seg != "..":
			kept = append(kept, seg)
		case len(kept) > 0 && kept[len(kept)-1] != "..":
			kept = kept[:len(kept)-1]
		case above:
			kept = append(kept, seg)
		}
		start = end + 1
	}
	return strings.Join(kept, sep)
}

// trimSeps cuts the separators at the end of path, but none before from.
func trimSeps(path string, from int, isSep func(byte) bool) string {
	for len(path) > from && isSep(path[len(path)-1]) {
		path = path[:len(path)-1]
	}
	return path
}

// lastSegment is where the last segment of path, which ends in no separator, begins.
func lastSegment(path string, from int, isSep func(byte) bool) int {
	i := len(path)
	for i > from && !isSep(path[i-1]) {
		i--
	}
	return i
}

// ext is the extension of a last segment: from its last dot on, when something other than
// that dot, and than "..", comes before it.
func ext(base string) string {
	i := strings.LastIndexByte(base, '.')
	if i <= 0 || base == ".." {
		return ""
	}
	return base[i:]
}

// withoutSuffix is basename with a suffix. A base that is the suffix stays; one that is
// only the end of the suffix is shown with the separators that follow it in path, a
// curiosity of Node's that scripts may have met.
func withoutSuffix(path string, start int, base, suffix string) string {
	switch {
	case suffix == "" || len(suffix) > len(path):
		return base
	case path == suffix:
		return ""
	case len(base) > len(suffix):
		return strings.TrimSuffix(base, suffix)
	case base == "":
		return path[start:]
	case len(base) < len(suffix) && strings.HasSuffix(suffix, base):
		return path[strings.LastIndex(path, base):]
	}
	return base
}
