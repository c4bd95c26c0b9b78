package url

import "strings"

// The Set methods are what assigning to a URL's properties does; a value that does not
// fit is ignored. (URL Standard, 6.1 "URL class".)

// SetProtocol changes the scheme, but never between special and other ones.
func (u *Record) SetProtocol(v string) {
	scheme, _, ok := cutScheme(dropTabs(v) + ":")
	if !ok {
		return
	}
	_, special := defaultPort(scheme)
	credentials := u.Username != "" || u.Password != "" || u.Port != ""
	if special != u.special() || scheme == "file" && credentials || u.Scheme == "file" && u.Host == "" {
		return
	}
	u.Scheme = scheme
	if own, _ := defaultPort(scheme); own == u.Port {
		u.Port = ""
	}
}

// fixed reports whether the URL cannot have a user, a password or a port.
func (u *Record) fixed() bool { return u.Host == "" || u.Scheme == "file" }

// SetUsername changes the user.
func (u *Record) SetUsername(v string) {
	if !u.fixed() {
		u.Username = userinfoSet.encode(v)
	}
}

// SetPassword changes the password.
func (u *Record) SetPassword(v string) {
	if !u.fixed() {
		u.Password = userinfoSet.encode(v)
	}
}

// SetHost changes host and port.
func (u *Record) SetHost(v string) { u.setHost(v, true) }

// SetHostname changes the host alone.
func (u *Record) SetHostname(v string) { u.setHost(v, false) }

func (u *Record) setHost(v string, withPort bool) {
	if u.Opaque {
		return
	}
	v = dropTabs(v)
	if i := strings.IndexFunc(v, func(r rune) bool { return r == '/' || r == '?' || r == '#' || r == '\\' && u.special() }); i >= 0 {
		v = v[:i]
	}
	host, port, hasPort := v, "", false
	if u.Scheme != "file" {
		host, port, hasPort = cutPort(v)
	}
	if hasPort && (host == "" || !withPort) {
		return
	}
	ok := !u.needsHost()
	if host != "" {
		host, ok = parseHost(host, u.special())
	}
	if !ok {
		return
	}
	if u.Scheme == "file" && host == "localhost" {
		host = ""
	}
	u.Host, u.HasHost = host, true
	if hasPort {
		u.portPrefix(port)
	}
}

// needsHost reports whether there would be no URL like this one without a host.
func (u *Record) needsHost() bool {
	return u.special() && u.Scheme != "file" || u.Username != "" || u.Password != "" || u.Port != ""
}

// SetPort changes the port to the digits that v begins with; "" removes it.
func (u *Record) SetPort(v string) {
	if u.fixed() {
		return
	}
	if v == "" {
		u.Port = ""
		return
	}
	u.portPrefix(dropTabs(v))
}

func (u *Record) portPrefix(v string) {
	n := 0
	for n < len(v) && isDigit(v[n]) {
		n++
	}
	if n > 0 {
		u.setPort(v[:n])
	}
}

// SetPathname changes the path.
func (u *Record) SetPathname(v string) {
	if u.Opaque {
		return
	}
	v = dropTabs(v)
	u.Path = nil
	v = strings.NewReplacer("?", "%3F", "#", "%23").Replace(v)
	switch {
	case u.special():
		if v != "" && u.isSlash(v[0]) {
			v = v[1:]
		}
		u.segments(v)
	case v != "" || !u.HasHost:
		u.segments(strings.TrimPrefix(v, "/"))
	}
}

// SetSearch changes the query; a leading "?" is not part of it, and "" removes it.
func (u *Record) SetSearch(v string) {
	if u.Query, u.HasQuery = "", false; v != "" {
		u.setQuery(dropTabs(strings.TrimPrefix(v, "?")))
	}
}

// SetHash changes the fragment; a leading "#" is not part of it, and "" removes it.
func (u *Record) SetHash(v string) {
	if u.Fragment, u.HasFragment = "", false; v != "" {
		u.setFragment(dropTabs(strings.TrimPrefix(v, "#")))
	}
}
