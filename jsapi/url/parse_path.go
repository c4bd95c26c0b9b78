package url

import "strings"

// path parses a path with its slash, a query and a fragment.
func (u *Record) path(s string) {
	if u.special() {
		if s != "" && u.isSlash(s[0]) {
			s = s[1:]
		}
		u.segments(s)
		return
	}
	if s == "" || s[0] == '?' || s[0] == '#' {
		u.queryAndFragment(s)
		return
	}
	u.segments(strings.TrimPrefix(s, "/"))
}

// segments appends the segments of a path to u.Path; the slash before s is already read.
func (u *Record) segments(s string) {
	for {
		end := 0
		for end < len(s) && !u.isSlash(s[end]) && s[end] != '?' && s[end] != '#' {
			end++
		}
		slash := end < len(s) && u.isSlash(s[end])
		u.segment(pathSet.encode(s[:end]), slash)
		if !slash {
			u.queryAndFragment(s[end:])
			return
		}
		s = s[end+1:]
	}
}

func (u *Record) segment(seg string, slash bool) {
	switch dots(seg) {
	case 2:
		u.shorten()
		if !slash {
			u.Path = append(u.Path, "")
		}
	case 1:
		if !slash {
			u.Path = append(u.Path, "")
		}
	default:
		if u.Scheme == "file" && len(u.Path) == 0 && isDrive(seg) {
			seg = seg[:1] + ":"
		}
		u.Path = append(u.Path, seg)
	}
}

// dots is 1 for "." and 2 for "..", %2e being a dot too.
func dots(seg string) int {
	n := 0
	for seg != "" {
		switch {
		case seg[0] == '.':
			seg = seg[1:]
		case len(seg) >= 3 && seg[0] == '%' && seg[1] == '2' && seg[2]|0x20 == 'e':
			seg = seg[3:]
		default:
			return 0
		}
		n++
	}
	if n > 2 {
		return 0
	}
	return n
}

func (u *Record) opaque(s string) {
	end := strings.IndexAny(s, "?#")
	if end < 0 {
		end = len(s)
	}
	u.Opaque, u.Path = true, []string{c0Set.encode(s[:end])}
	u.queryAndFragment(s[end:])
}

// queryAndFragment parses what begins with ? or #, or nothing.
func (u *Record) queryAndFragment(s string) {
	query, fragment, hasFragment := strings.Cut(s, "#")
	if query != "" {
		u.setQuery(query[1:])
	}
	if hasFragment {
		u.setFragment(fragment)
	}
}

func (u *Record) setQuery(s string) {
	set := querySet
	if u.special() {
		set = specialQuerySet
	}
	u.Query, u.HasQuery = set.encode(s), true
}

func (u *Record) setFragment(s string) { u.Fragment, u.HasFragment = fragmentSet.encode(s), true }
