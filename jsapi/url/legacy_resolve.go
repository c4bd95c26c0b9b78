package url

import (
	"slices"
	"strings"
)

// resolve is url.resolveObject: rel as seen from u. (RFC 3986, section 5.2, with Node's
// own ideas about protocols that have no slashes.)
func (u Legacy) resolve(rel Legacy, empty bool) Legacy {
	out := u
	out.Hash, out.HasHash = rel.Hash, rel.HasHash
	if empty {
		return out
	}
	if rel.Slashes && rel.Protocol == "" {
		proto := out.Protocol
		out = rel
		out.Protocol = proto
		if slashed(out.Protocol) && out.Hostname != "" && out.Pathname == "" {
			out.Pathname, out.HasPathname = "/", true
		}
		return out
	}
	if rel.Protocol != "" && rel.Protocol != out.Protocol {
		return out.otherProtocol(rel)
	}
	return out.samePlace(rel)
}

func (u Legacy) otherProtocol(rel Legacy) Legacy {
	if !slashed(rel.Protocol) {
		return rel
	}
	out := rel
	if rel.Host == "" && !strings.HasPrefix(rel.Protocol, "file") && !hostless(rel.Protocol) {
		parts := strings.Split(rel.Pathname, "/")
		for len(parts) > 0 && out.Host == "" {
			out.Host, parts = parts[0], parts[1:]
		}
		out.Hostname, out.HasHost = out.Host, true
		out.Pathname, out.HasPathname = "/"+strings.TrimPrefix(strings.Join(parts, "/"), "/"), true
	}
	out.Slashes = u.Slashes || rel.Slashes
	return out
}

// relative is a URL on its way from what it is relative to.
type relative struct {
	out      Legacy
	rel      Legacy
	path     []string
	absolute bool // the path begins with a slash
	climbs   bool // dots that lead above the path stay
	bare     bool // the protocol has no slashes: a host is the path's first segment meanwhile
}

func (u Legacy) samePlace(rel Legacy) Legacy {
	r := relative{out: u, rel: rel, path: splitPath(u.Pathname), bare: u.Protocol != "" && !slashed(u.Protocol)}
	r.out.Hash, r.out.HasHash = rel.Hash, rel.HasHash
	fromRoot := rel.Host != "" || strings.HasPrefix(rel.Pathname, "/")
	r.absolute = fromRoot || strings.HasPrefix(u.Pathname, "/") || u.Host != "" && rel.Pathname != ""
	r.climbs = !r.absolute
	path := splitPath(rel.Pathname)
	if r.bare {
		path = r.hostsToPaths(path)
	}
	switch {
	case fromRoot:
		r.takeHost()
		r.takeSearch()
		r.path = path
	case len(path) > 0:
		r.takeSearch()
		r.path = append(slices.Clone(r.path[:max(len(r.path)-1, 0)]), path...)
	case rel.HasSearch:
		r.takeSearch()
		if r.bare && len(r.path) > 0 {
			r.out.Host, r.out.Hostname = r.path[0], r.path[0]
		}
		return r.out
	}
	return r.finish()
}

// hostsToPaths puts the hosts of both URLs before their paths, and returns rel's.
func (r *relative) hostsToPaths(path []string) []string {
	r.path = behindHost(r.out.Host, r.path)
	if r.rel.Protocol != "" {
		path = behindHost(r.rel.Host, path)
	}
	r.out.Host, r.out.Hostname, r.out.Port = "", "", ""
	r.absolute = r.absolute && (fromRoot(path) || fromRoot(r.path))
	return path
}

// behindHost is path with host, when there is one, as its first segment.
func behindHost(host string, path []string) []string {
	if host == "" {
		return path
	}
	if fromRoot(path) {
		path = path[1:]
	}
	return append([]string{host}, path...)
}

func fromRoot(path []string) bool { return len(path) > 0 && path[0] == "" }

func (r *relative) takeHost() {
	if !r.rel.HasHost || r.rel.Host == "" {
		return
	}
	if r.out.Host != r.rel.Host {
		r.out.Auth, r.out.HasAuth = "", false
	}
	r.out.Host, r.out.Hostname, r.out.Port, r.out.HasHost = r.rel.Host, r.rel.Hostname, r.rel.Port, true
}

func (r *relative) takeSearch() {
	r.out.Search, r.out.Query, r.out.HasSearch = r.rel.Search, r.rel.Query, r.rel.HasSearch
}

// finish resolves the dots of the path and puts the URL together.
func (r *relative) finish() Legacy {
	u := r.out
	if len(r.path) == 0 {
		u.Pathname, u.HasPathname = "", false
		return u
	}
	path := r.withoutDots()
	rooted := fromRoot(path)
	if r.bare {
		u.Host = ""
		if !rooted && len(path) > 0 {
			u.Host, path = path[0], path[1:]
		}
		u.Hostname, u.HasHost = u.Host, u.Host != ""
	}
	if u.Host != "" && len(path) > 0 && !rooted {
		path = append([]string{""}, path...)
	}
	u.Pathname, u.HasPathname = strings.Join(path, "/"), len(path) > 0
	if r.rel.Auth != "" {
		u.Auth, u.HasAuth = r.rel.Auth, true
	}
	u.Slashes = u.Slashes || r.rel.Slashes
	return u
}

// withoutDots is the path without its segments . and .., with a slash before it where it is
// absolute and one behind it where it had one or ended in dots.
func (r *relative) withoutDots() []string {
	last := r.path[len(r.path)-1]
	open := last == "" || (last == "." || last == "..") && (r.out.Host != "" || r.rel.Host != "" || len(r.path) > 1)
	var path []string // from its end
	up := 0
	for _, segment := range slices.Backward(r.path) {
		switch {
		case segment == ".":
		case segment == "..":
			up++
		case up > 0:
			up--
		default:
			path = append(path, segment)
		}
	}
	for ; r.climbs && up > 0; up-- {
		path = append(path, "..")
	}
	slices.Reverse(path)
	if r.absolute && !fromRoot(path) {
		path = append([]string{""}, path...)
	}
	if open && !strings.HasSuffix(strings.Join(path, "/"), "/") {
		path = append(path, "")
	}
	return path
}

func splitPath(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "/")
}
