package url

import (
	"strings"

	"github.com/gaggle-js/gaggle/jsapi/querystring"
)

// Legacy is what url.parse makes. Fields that are "" with their flag unset are null.
type Legacy struct {
	Protocol, Auth, Host, Port, Hostname, Hash, Search, Query, Pathname string
	Slashes                                                             bool
	HasAuth, HasHost, HasHash, HasSearch, HasPathname                   bool
	// badPort says that something else than digits stood in the place of the port.
	badPort bool
}

// slashed are the protocols that are followed by // and a host.
func slashed(protocol string) bool {
	switch strings.TrimSuffix(protocol, ":") {
	case "http", "https", "ftp", "gopher", "file", "ws", "wss":
		return true
	}
	return false
}

// hostless is the one protocol that never has a host, and whose rest is not escaped.
func hostless(protocol string) bool { return protocol == "javascript:" || protocol == "javascript" }

// parseLegacy parses as url.parse(s, false, slashesDenoteHost); it is not ok where Node
// throws ERR_INVALID_URL.
func parseLegacy(s string, slashesDenoteHost bool) (u Legacy, ok bool) {
	rest := forwardSlashes(strings.TrimFunc(s, isBlank))
	proto := protocolOf(rest)
	u.Protocol = strings.ToLower(proto)
	rest = rest[len(proto):]
	slashes := false
	if slashesDenoteHost || proto != "" || looksLikeAuth(rest) {
		slashes = strings.HasPrefix(rest, "//")
		if slashes && !(proto != "" && hostless(u.Protocol)) {
			rest, u.Slashes = rest[2:], true
		}
	}
	if !hostless(u.Protocol) && (slashes || proto != "" && !slashed(u.Protocol)) {
		if rest, ok = u.takeHost(rest); !ok {
			return u, false
		}
	}
	if !hostless(u.Protocol) {
		rest = autoEscape(rest)
	}
	u.takeRest(rest)
	if slashed(u.Protocol) && u.Hostname != "" && u.Pathname == "" {
		u.Pathname, u.HasPathname = "/", true
	}
	return u, true
}

func isBlank(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r == 0xa0 || r == 0xfeff || r == 0x2028 || r == 0x2029 || r >= 0x2000 && r <= 0x200a || r == 0x3000 || r == 0x1680 || r == 0x202f || r == 0x205f
}

// forwardSlashes turns backslashes before the query or the fragment.
func forwardSlashes(s string) string {
	end := strings.IndexAny(s, "?#")
	if end < 0 {
		end = len(s)
	}
	return strings.ReplaceAll(s[:end], `\`, "/") + s[end:]
}

// protocolOf is "http:" of "http://..."; "" without one.
func protocolOf(s string) string {
	for i := range len(s) {
		switch c := s[i]; {
		case isLetter(c) || isDigit(c) || c == '.' || c == '+' || c == '-':
		case c == ':' && i > 0:
			return s[:i+1]
		default:
			return ""
		}
	}
	return ""
}

// looksLikeAuth reports whether s is //user@host.
func looksLikeAuth(s string) bool {
	if !strings.HasPrefix(s, "//") {
		return false
	}
	at := strings.IndexByte(s[2:], '@')
	return at > 0 && strings.IndexByte(s[2:2+at], '/') < 0 && len(s) > 3+at && s[3+at] != '/' && s[3+at] != '@'
}

// takeHost reads user, host and port, and gives back what follows.
func (u *Legacy) takeHost(rest string) (string, bool) {
	end, nonHost, at := -1, -1, -1
	for i := 0; i < len(rest) && end < 0; i++ {
		switch rest[i] {
		case '\t', '\n', '\r', ' ', '"', '%', '\'', ';', '<', '>', '\\', '^', '`', '{', '|', '}':
			if nonHost < 0 {
				nonHost = i
			}
		case '#', '/', '?':
			if nonHost < 0 {
				nonHost = i
			}
			end = i
		case '@':
			at, nonHost = i, -1
		}
	}
	start := 0
	if at >= 0 {
		u.Auth, u.HasAuth = querystring.Unescape(rest[:at]), true
		start = at + 1
	}
	if nonHost < 0 {
		nonHost = len(rest)
	}
	u.Host, rest = rest[start:nonHost], rest[nonHost:]
	u.HasHost = true
	u.splitPort()
	if v6 := strings.HasPrefix(u.Hostname, "[") && strings.HasSuffix(u.Hostname, "]"); !v6 {
		if n := strings.IndexByte(u.Hostname, ':'); n >= 0 { // no port: digits would be one
			u.badPort = true
			rest = "/" + u.Hostname[n:] + rest
			u.Hostname = u.Hostname[:n]
		}
		if len(u.Hostname) > 255 {
			u.Hostname = ""
		}
		ascii, ok := legacyHost(u.Hostname)
		if !ok {
			return "", false
		}
		u.Hostname = ascii
		u.Host = u.Hostname + portOf(u.Port)
	} else {
		u.Hostname = strings.ToLower(u.Hostname[1 : len(u.Hostname)-1])
		u.Host = "[" + u.Hostname + "]" + portOf(u.Port)
		if rest != "" && rest[0] != '/' {
			rest = "/" + rest
		}
	}
	return rest, true
}

func portOf(p string) string {
	if p == "" {
		return ""
	}
	return ":" + p
}

// splitPort cuts :digits from the host.
func (u *Legacy) splitPort() {
	u.Hostname = u.Host
	i := strings.LastIndexByte(u.Host, ':')
	if i >= 0 && strings.Trim(u.Host[i+1:], "0123456789") == "" {
		u.Port, u.Hostname = u.Host[i+1:], u.Host[:i]
	}
}

func legacyHost(host string) (string, bool) {
	if isASCII(host) {
		return strings.ToLower(host), !strings.ContainsAny(host, forbiddenHost)
	}
	ascii, ok := toASCII(strings.ToLower(host))
	if !ok || ascii == "" || forbiddenDomain(ascii) {
		return "", false
	}
	return ascii, true
}

// autoEscape encodes what url.parse does not leave in a path, a query or a fragment.
func autoEscape(s string) string { return escapeOnly(s, "\t\n\r \"'<>\\^`{|}") }

func escapeOnly(s, set string) string {
	if !strings.ContainsAny(s, set) {
		return s
	}
	var out strings.Builder
	for i := range len(s) {
		if c := s[i]; strings.IndexByte(set, c) >= 0 {
			out.WriteByte('%')
			out.WriteByte(upperHex[c>>4])
			out.WriteByte(upperHex[c&15])
		} else {
			out.WriteByte(c)
		}
	}
	return out.String()
}

// takeRest splits path, query and fragment.
func (u *Legacy) takeRest(rest string) {
	if i := strings.IndexByte(rest, '#'); i >= 0 {
		u.Hash, u.HasHash, rest = rest[i:], true, rest[:i]
	}
	if i := strings.IndexByte(rest, '?'); i >= 0 {
		u.Search, u.HasSearch, u.Query, rest = rest[i:], true, rest[i+1:], rest[:i]
	}
	if rest != "" {
		u.Pathname, u.HasPathname = rest, true
	}
}

// format is url.format of a Legacy.
func (u *Legacy) format() string {
	host, protocol := u.authority(), u.Protocol
	if protocol != "" && !strings.HasSuffix(protocol, ":") {
		protocol += ":"
	}
	path := escapeOnly(u.Pathname, "#?")
	if u.Slashes || slashed(protocol) {
		switch {
		case u.Slashes || host != "":
			if path != "" && path[0] != '/' {
				path = "/" + path
			}
			host = "//" + host
		case strings.HasPrefix(protocol, "file"):
			host = "//"
		}
	}
	search, hash := strings.ReplaceAll(u.Search, "#", "%23"), u.Hash
	if hash != "" && hash[0] != '#' {
		hash = "#" + hash
	}
	if search != "" && search[0] != '?' {
		search = "?" + search
	}
	return protocol + host + path + search + hash
}

// authority is auth, host and port as they stand in a URL.
func (u *Legacy) authority() string {
	auth := ""
	if u.Auth != "" {
		auth = encodeAuth(u.Auth) + "@"
	}
	switch name := u.Hostname; {
	case u.Host != "":
		return auth + u.Host
	case name == "":
		return ""
	case strings.Contains(name, ":") && !(strings.HasPrefix(name, "[") && strings.HasSuffix(name, "]")):
		return auth + "[" + name + "]" + portOf(u.Port)
	default:
		return auth + name + portOf(u.Port)
	}
}

// encodeAuth is encodeURIComponent, but for the colon.
func encodeAuth(s string) string {
	var out strings.Builder
	for i := range len(s) {
		c := s[i]
		if isLetter(c) || isDigit(c) || strings.IndexByte("-_.!~*'():", c) >= 0 {
			out.WriteByte(c)
		} else {
			out.WriteByte('%')
			out.WriteByte(upperHex[c>>4])
			out.WriteByte(upperHex[c&15])
		}
	}
	return out.String()
}
