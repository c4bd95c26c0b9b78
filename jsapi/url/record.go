package url

import "strings"

// Record is a URL as the standard's parser leaves it. (URL Standard, 4.1 "URL representation".)
type Record struct {
	Scheme             string // without the colon
	Username, Password string // percent-encoded
	Host               string // serialized
	HasHost            bool   // false is the standard's null host
	Port               string // "" for none or the scheme's own
	Opaque             bool   // the path is one piece, Path[0]
	Path               []string
	Query, Fragment    string // without ? and #
	HasQuery           bool
	HasFragment        bool
}

// defaultPort maps the special schemes to their ports.
func defaultPort(scheme string) (port string, special bool) {
	switch scheme {
	case "http", "ws":
		return "80", true
	case "https", "wss":
		return "443", true
	case "ftp":
		return "21", true
	case "file":
		return "", true
	}
	return "", false
}

func (u *Record) special() bool {
	_, ok := defaultPort(u.Scheme)
	return ok
}

// Pathname is the path as it is written.
func (u *Record) Pathname() string {
	if u.Opaque {
		return u.Path[0]
	}
	if len(u.Path) == 0 {
		return ""
	}
	return "/" + strings.Join(u.Path, "/")
}

// HostPort is the host and, when it has one, the port.
func (u *Record) HostPort() string {
	if u.Port == "" {
		return u.Host
	}
	return u.Host + ":" + u.Port
}

// Href is the whole URL.
func (u *Record) Href() string { return u.href(true) }

func (u *Record) href(fragment bool) string {
	var s strings.Builder
	s.WriteString(u.Scheme + ":")
	if u.HasHost {
		s.WriteString("//")
		if u.Username != "" || u.Password != "" {
			s.WriteString(u.Username)
			if u.Password != "" {
				s.WriteString(":" + u.Password)
			}
			s.WriteByte('@')
		}
		s.WriteString(u.HostPort())
	} else if !u.Opaque && len(u.Path) > 1 && u.Path[0] == "" {
		s.WriteString("/.")
	}
	s.WriteString(u.Pathname())
	if u.HasQuery {
		s.WriteString("?" + u.Query)
	}
	if u.HasFragment && fragment {
		s.WriteString("#" + u.Fragment)
	}
	return s.String()
}

// Search is the query with its "?", nothing when it is empty.
func (u *Record) Search() string {
	if u.Query == "" {
		return ""
	}
	return "?" + u.Query
}

// Hash is the fragment with its "#", nothing when it is empty.
func (u *Record) Hash() string {
	if u.Fragment == "" {
		return ""
	}
	return "#" + u.Fragment
}

// Origin is the serialized origin, "null" where there is none. (URL Standard, 4.7 "Origin".)
func (u *Record) Origin() string {
	switch u.Scheme {
	case "http", "https", "ws", "wss", "ftp":
		return u.Scheme + "://" + u.HostPort()
	case "blob":
		inner, ok := Parse(u.Pathname(), nil)
		if ok && (inner.Scheme == "http" || inner.Scheme == "https") {
			return inner.Origin()
		}
	}
	return "null"
}

// shorten drops the last segment, but no drive letter of a file URL.
func (u *Record) shorten() {
	if u.Scheme == "file" && len(u.Path) == 1 && isNormalDrive(u.Path[0]) {
		return
	}
	if len(u.Path) > 0 {
		u.Path = u.Path[:len(u.Path)-1]
	}
}

// isDrive reports whether s is a Windows drive letter: a letter and a colon or a bar.
func isDrive(s string) bool { return len(s) == 2 && isLetter(s[0]) && (s[1] == ':' || s[1] == '|') }

func isNormalDrive(s string) bool { return len(s) == 2 && isLetter(s[0]) && s[1] == ':' }

// startsWithDrive reports whether a path begins with a drive letter.
func startsWithDrive(s string) bool {
	return len(s) >= 2 && isDrive(s[:2]) && (len(s) == 2 || strings.IndexByte("/\\?#", s[2]) >= 0)
}
