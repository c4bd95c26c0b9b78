package path

import "strings"

// WinDir is path.win32.dirname.
func WinDir(path string) string {
	if path == "" {
		return "."
	}
	if len(path) == 1 {
		if isWinSep(path[0]) {
			return path
		}
		return "."
	}
	root := dirRoot(path)
	if root == len(path) && split(path).unc {
		return path
	}
	end := -1
	trimmed := trimSeps(path, root, isWinSep)
	if i := lastSegment(trimmed, root, isWinSep); i > root {
		end = i - 1
	}
	if end == -1 {
		if root == 0 {
			return "."
		}
		end = root
	}
	return path[:end]
}

// dirRoot is how much of a path dirname never cuts.
func dirRoot(path string) int {
	v := split(path)
	if v.unc && v.end < len(path) {
		return v.end + 1
	}
	return v.end
}

// WinBase is path.win32.basename without a suffix.
func WinBase(path string) string {
	start := 0
	if len(path) >= 2 && isLetter(path[0]) && path[1] == ':' {
		start = 2
	}
	path = trimSeps(path, start, isWinSep)
	return path[lastSegment(path, start, isWinSep):]
}

// WinExt is path.win32.extname.
func WinExt(path string) string { return ext(WinBase(path)) }

// WinParse is path.win32.parse.
func WinParse(path string) Parsed {
	var p Parsed
	root := dirRoot(path)
	p.Root = path[:root]
	trimmed := trimSeps(path, root, isWinSep)
	i := lastSegment(trimmed, root, isWinSep)
	p.Base = trimmed[i:]
	p.Ext = ext(p.Base)
	p.Name = strings.TrimSuffix(p.Base, p.Ext)
	if p.Dir = p.Root; i > root {
		p.Dir = trimmed[:i-1]
	}
	return p
}

// Namespaced is path.win32.toNamespacedPath.
func Namespaced(cwd func() string, path string) string {
	if path == "" {
		return path
	}
	resolved := WinResolve(cwd, path)
	if len(resolved) <= 2 {
		return path
	}
	if strings.HasPrefix(resolved, `\\`) {
		if resolved[2] != '?' && resolved[2] != '.' {
			return `\\?\UNC\` + resolved[2:]
		}
	} else if isLetter(resolved[0]) && resolved[1] == ':' && resolved[2] == '\\' {
		return `\\?\` + resolved
	}
	return resolved
}
