package path

import "strings"

func isWinSep(c byte) bool { return c == '/' || c == '\\' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// volume is how a Windows path begins.
type volume struct {
	device   string // "C:" or "\\server\share", "" without one
	end      int    // where the rest begins, behind the root's separator
	absolute bool
	unc      bool
}

// split reads the volume of a path.
func split(path string) volume {
	if path == "" {
		return volume{}
	}
	if !isWinSep(path[0]) {
		if len(path) < 2 || !isLetter(path[0]) || path[1] != ':' {
			return volume{}
		}
		v := volume{device: path[:2], end: 2}
		if len(path) > 2 && isWinSep(path[2]) {
			v.absolute, v.end = true, 3
		}
		return v
	}
	v := volume{end: 1, absolute: true}
	if len(path) > 1 && isWinSep(path[1]) {
		if server, share, end, ok := splitUNC(path); ok {
			v.device, v.end, v.unc = `\\`+server+`\`+share, end, true
		}
	}
	return v
}

// splitUNC reads \\server\share.
func splitUNC(path string) (server, share string, end int, ok bool) {
	i := segmentEnd(path, 2)
	if i == 2 || i == len(path) {
		return "", "", 0, false
	}
	j := i
	for j < len(path) && isWinSep(path[j]) {
		j++
	}
	if j == len(path) {
		return "", "", 0, false
	}
	end = segmentEnd(path, j)
	return path[2:i], path[j:end], end, true
}

func segmentEnd(path string, i int) int {
	for i < len(path) && !isWinSep(path[i]) {
		i++
	}
	return i
}

// WinNormalize is path.win32.normalize.
func WinNormalize(path string) string {
	if path == "" {
		return "."
	}
	v := split(path)
	if len(path) == 1 && !v.absolute {
		return path
	}
	if v.unc && (strings.HasPrefix(v.device, `\\.\`) || strings.HasPrefix(v.device, `\\?\`)) {
		// A device namespace: what follows is no share, and its root ends with the dot.
		v.device, v.end = v.device[:3], 4
	}
	if v.unc && v.end == len(path) && v.end > 4 {
		return v.device + `\`
	}
	tail := clean(path[v.end:], !v.absolute, `\`, isWinSep)
	if tail == "" && !v.absolute {
		tail = "."
	}
	if tail != "" && isWinSep(path[len(path)-1]) && len(path) > 1 {
		tail += `\`
	}
	if v.absolute {
		return v.device + `\` + tail
	}
	if v.device == "" && hidesDrive(path, tail) {
		return `.\` + tail
	}
	return v.device + tail
}

// hidesDrive reports whether a relative path has a colon that could make its normal form
// a drive or a device, as "a\..\C:" would; ".\" in front keeps it relative.
func hidesDrive(path, tail string) bool {
	if len(tail) >= 2 && isLetter(tail[0]) && tail[1] == ':' {
		return strings.Contains(path, ":")
	}
	for i := range len(path) {
		if path[i] == ':' && (i == len(path)-1 || isWinSep(path[i+1])) {
			return true
		}
	}
	return false
}

// WinIsAbsolute is path.win32.isAbsolute.
func WinIsAbsolute(path string) bool {
	return split(path).absolute
}

// WinJoin is path.win32.join. Several separators at the begin of the joined path make a
// UNC path only when the first part began one.
func WinJoin(parts ...string) string {
	joined, first := joinNonEmpty(parts, `\`), ""
	for _, p := range parts {
		if p != "" {
			first = p
			break
		}
	}
	if joined == "" {
		return "."
	}
	seps := leadingSeps(first)
	if seps == 2 && len(first) > 2 {
		return WinNormalize(joined)
	}
	if n := leadingSeps(joined); n >= 2 {
		joined = `\` + joined[n:]
	}
	return WinNormalize(joined)
}

func leadingSeps(s string) int {
	n := 0
	for n < len(s) && isWinSep(s[n]) {
		n++
	}
	return n
}

// WinResolve is path.win32.resolve. On other systems than Windows no drive has a
// directory of its own, and cwd serves.
func WinResolve(cwd func() string, parts ...string) string {
	device, tail, absolute := "", "", false
	for i := len(parts) - 1; i >= -1; i-- {
		var path string
		switch {
		case i >= 0:
			path = parts[i]
		case device == "":
			path = cwd()
		default:
			path = driveDir(device, cwd())
		}
		if path == "" {
			continue
		}
		v := split(path)
		if v.device != "" {
			if device != "" && !strings.EqualFold(v.device, device) {
				continue
			}
			if device == "" {
				device = v.device
			}
		}
		if !absolute {
			tail = path[v.end:] + `\` + tail
			absolute = v.absolute
		}
		if absolute && device != "" {
			break
		}
	}
	tail = clean(tail, !absolute, `\`, isWinSep)
	switch {
	case absolute:
		return device + `\` + tail
	case device+tail == "":
		return "."
	}
	return device + tail
}

// driveDir is the directory of a drive: cwd when it is on it, the drive's root otherwise.
func driveDir(device, cwd string) string {
	if len(cwd) > 2 && cwd[2] == '\\' && !strings.EqualFold(cwd[:2], device) {
		return device + `\`
	}
	return cwd
}

// WinRelative is path.win32.relative.
func WinRelative(cwd func() string, from, to string) string {
	if from == to {
		return ""
	}
	from, to = WinResolve(cwd, from), WinResolve(cwd, to)
	if from == to {
		return ""
	}
	low, lowTo := strings.ToLower(from), strings.ToLower(to)
	if low == lowTo {
		return ""
	}
	a, b, show := segments(low, '\\'), segments(lowTo, '\\'), segments(to, '\\')
	if !sameVolume(a, b) {
		return to
	}
	return climb(a, b, show, `\`)
}

// sameVolume reports whether there is a relative way between two resolved paths, given as
// their segments.
func sameVolume(a, b []string) bool {
	if len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		return true
	}
	return len(a) == 0 || len(b) == 0
}
