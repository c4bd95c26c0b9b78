package url

import (
	"strconv"
	"strings"
)

// Parse parses input, against base when that is not nil, and reports whether it is a URL.
// (URL Standard, 4.4 "URL parsing"; the states of its parser are the functions here.)
func Parse(input string, base *Record) (*Record, bool) {
	input = strings.TrimFunc(input, func(r rune) bool { return r <= 0x20 })
	input = dropTabs(input)
	u := &Record{}
	scheme, rest, ok := cutScheme(input)
	if !ok {
		return u, u.noScheme(input, base)
	}
	u.Scheme = scheme
	switch {
	case scheme == "file":
		if base != nil && base.Scheme != "file" {
			base = nil
		}
		return u, u.file(rest, base)
	case u.special() && base != nil && base.Scheme == scheme && !strings.HasPrefix(rest, "//"):
		return u, u.relative(rest, base)
	case u.special():
		return u, u.authority(strings.TrimLeft(rest, `/\`))
	case strings.HasPrefix(rest, "//"):
		return u, u.authority(rest[2:])
	case strings.HasPrefix(rest, "/"):
		u.path(rest)
		return u, true
	}
	u.opaque(rest)
	return u, true
}

func dropTabs(s string) string {
	if !strings.ContainsAny(s, "\t\n\r") {
		return s
	}
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
}

// cutScheme splits "scheme:rest"; the scheme comes in lower case.
func cutScheme(s string) (scheme, rest string, ok bool) {
	for i := range len(s) {
		c := s[i]
		switch {
		case isLetter(c):
		case i > 0 && (isDigit(c) || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(s[:i]), s[i+1:], true
		default:
			return "", "", false
		}
	}
	return "", "", false
}

func (u *Record) noScheme(input string, base *Record) bool {
	if base == nil || base.Opaque && !strings.HasPrefix(input, "#") {
		return false
	}
	if base.Opaque {
		*u = *base
		u.setFragment(input[1:])
		return true
	}
	if base.Scheme == "file" {
		u.Scheme = "file"
		return u.file(input, base)
	}
	return u.relative(input, base)
}

func (u *Record) isSlash(c byte) bool { return c == '/' || c == '\\' && u.special() }

// relative parses what follows base's scheme.
func (u *Record) relative(s string, base *Record) bool {
	u.Scheme = base.Scheme
	if s != "" && u.isSlash(s[0]) {
		if len(s) > 1 && u.isSlash(s[1]) {
			s = s[2:]
			if u.special() {
				s = strings.TrimLeft(s, `/\`)
			}
			return u.authority(s)
		}
		u.takeAuthority(base)
		u.path(s)
		return true
	}
	u.takeAuthority(base)
	u.inherit(s, base, false)
	return true
}

func (u *Record) takeAuthority(base *Record) {
	u.Username, u.Password, u.Host, u.HasHost, u.Port = base.Username, base.Password, base.Host, base.HasHost, base.Port
}

// inherit begins with base's path, and its query when s has none of either.
func (u *Record) inherit(s string, base *Record, dropPath bool) {
	u.Path = append([]string(nil), base.Path...)
	u.Query, u.HasQuery = base.Query, base.HasQuery
	switch {
	case s == "":
	case s[0] == '?' || s[0] == '#':
		u.queryAndFragment(s)
	default:
		u.Query, u.HasQuery = "", false
		if dropPath {
			u.Path = nil
		} else {
			u.shorten()
		}
		u.segments(s)
	}
}

// authority parses user:password@host:port and what follows.
func (u *Record) authority(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return r == '/' || r == '?' || r == '#' || r == '\\' && u.special() })
	if end < 0 {
		end = len(s)
	}
	host := s[:end]
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		user, password, _ := strings.Cut(host[:at], ":")
		u.Username, u.Password = userinfoSet.encode(user), userinfoSet.encode(password)
		if host = host[at+1:]; host == "" {
			return false
		}
	}
	if !u.hostPort(host) {
		return false
	}
	u.path(s[end:])
	return true
}

// hostPort parses host and port of an authority.
func (u *Record) hostPort(s string) bool {
	host, port, hasPort := cutPort(s)
	if host == "" && (u.special() || hasPort) {
		return false
	}
	h, ok := parseHost(host, u.special())
	if !ok {
		return false
	}
	u.Host, u.HasHost = h, true
	return u.setPort(port)
}

// cutPort splits at the first colon outside brackets.
func cutPort(s string) (host, port string, ok bool) {
	inside := false
	for i := range len(s) {
		switch s[i] {
		case '[':
			inside = true
		case ']':
			inside = false
		case ':':
			if !inside {
				return s[:i], s[i+1:], true
			}
		}
	}
	return s, "", false
}

func (u *Record) setPort(s string) bool {
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
		if n = n*10 + int(s[i]-'0'); n > 65535 {
			return false
		}
	}
	u.Port = ""
	if port := strconv.Itoa(n); s != "" {
		if own, _ := defaultPort(u.Scheme); port != own {
			u.Port = port
		}
	}
	return true
}

// file parses a file URL behind its scheme; base is nil or a file URL.
func (u *Record) file(s string, base *Record) bool {
	u.HasHost = true
	if s != "" && (s[0] == '/' || s[0] == '\\') {
		if len(s) > 1 && (s[1] == '/' || s[1] == '\\') {
			return u.fileHost(s[2:])
		}
		if base != nil {
			u.Host, u.HasHost = base.Host, base.HasHost
			if !startsWithDrive(s[1:]) && len(base.Path) > 0 && isNormalDrive(base.Path[0]) {
				u.Path = []string{base.Path[0]}
			}
		}
		u.segments(s[1:])
		return true
	}
	if base == nil {
		u.segments(s)
		return true
	}
	u.Host, u.HasHost = base.Host, base.HasHost
	u.inherit(s, base, startsWithDrive(s))
	return true
}

func (u *Record) fileHost(s string) bool {
	end := strings.IndexAny(s, `/\?#`)
	if end < 0 {
		end = len(s)
	}
	host := s[:end]
	if isDrive(host) {
		u.segments(s)
		return true
	}
	if host != "" {
		h, ok := parseHost(host, true)
		if !ok {
			return false
		}
		if h != "localhost" {
			u.Host = h
		}
	}
	u.path(s[end:])
	return true
}
