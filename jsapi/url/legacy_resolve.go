package url

import "strings"

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

func (u Legacy) samePlace(rel Legacy) Legacy {
	out := u
	out.Hash, out.HasHash = rel.Hash, rel.HasHash
	sourceAbs := strings.HasPrefix(u.Pathname, "/")
	relAbs := rel.Host != "" || strings.HasPrefix(rel.Pathname, "/")
	mustAbs := relAbs || sourceAbs || u.Host != "" && rel.Pathname != ""
	removeDots := mustAbs
	src, relPath := splitPath(u.Pathname), splitPath(rel.Pathname)
	bare := u.Protocol != "" && !slashed(u.Protocol)
	if bare {
		out.Hostname, out.Port = "", ""
		if u.Host != "" {
			if len(src) > 0 && src[0] == "" {
				src[0] = u.Host
			} else {
				src = append([]string{u.Host}, src...)
			}
		}
		out.Host = ""
		if rel.Protocol != "" {
			if rel.Host != "" {
				if len(relPath) > 0 && relPath[0] == "" {
					relPath[0] = rel.Host
				} else {
					relPath = append([]string{rel.Host}, relPath...)
				}
			}
		}
		mustAbs = mustAbs && (len(relPath) > 0 && relPath[0] == "" || len(src) > 0 && src[0] == "")
	}
	switch {
	case relAbs:
		if rel.HasHost && rel.Host != "" {
			if out.Host != rel.Host {
				out.Auth, out.HasAuth = "", false
			}
			out.Host, out.Hostname, out.Port, out.HasHost = rel.Host, rel.Hostname, rel.Port, true
		}
		out.Search, out.Query, out.HasSearch = rel.Search, rel.Query, rel.HasSearch
		src = relPath
	case len(relPath) > 0:
		if len(src) > 0 {
			src = src[:len(src)-1]
		}
		src = append(append([]string(nil), src...), relPath...)
		out.Search, out.Query, out.HasSearch = rel.Search, rel.Query, rel.HasSearch
	case rel.HasSearch:
		out.Search, out.Query, out.HasSearch = rel.Search, rel.Query, true
		if bare {
			if len(src) > 0 {
				out.Host, out.Hostname = src[0], src[0]
			}
		}
		return out
	}
	return out.finish(src, rel, mustAbs, removeDots, bare)
}

// finish resolves the dots of a path and puts the URL together.
func (u Legacy) finish(src []string, rel Legacy, mustAbs, removeDots, bare bool) Legacy {
	if len(src) == 0 {
		u.Pathname, u.HasPathname = "", false
		return u
	}
	last := src[len(src)-1]
	trailing := (u.Host != "" || rel.Host != "" || len(src) > 1) && (last == "." || last == "..") || last == ""
	up := 0
	for i := len(src) - 1; i >= 0; i-- {
		switch {
		case src[i] == ".":
			src = append(src[:i:i], src[i+1:]...)
		case src[i] == "..":
			src = append(src[:i:i], src[i+1:]...)
			up++
		case up > 0:
			src = append(src[:i:i], src[i+1:]...)
			up--
		}
	}
	if !mustAbs && !removeDots {
		for ; up > 0; up-- {
			src = append([]string{".."}, src...)
		}
	}
	if mustAbs && (len(src) == 0 || src[0] != "") && (len(src) == 0 || src[0] == "" || src[0][0] != '/') {
		if len(src) == 0 || src[0] != "" {
			src = append([]string{""}, src...)
		}
	}
	if trailing && !strings.HasSuffix(strings.Join(src, "/"), "/") {
		src = append(src, "")
	}
	isAbs := len(src) > 0 && (src[0] == "" || strings.HasPrefix(src[0], "/"))
	if bare {
		u.Host = ""
		if !isAbs && len(src) > 0 {
			u.Host, src = src[0], src[1:]
		}
		u.Hostname = u.Host
		u.HasHost = u.Host != ""
	}
	mustAbs = mustAbs || u.Host != "" && len(src) > 0
	if mustAbs && !isAbs {
		src = append([]string{""}, src...)
	}
	u.Pathname = strings.Join(src, "/")
	u.HasPathname = len(src) > 0
	if rel.Auth != "" {
		u.Auth, u.HasAuth = rel.Auth, true
	}
	u.Slashes = u.Slashes || rel.Slashes
	return u
}

func splitPath(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "/")
}
