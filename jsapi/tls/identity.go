package tls

import (
	"crypto/x509"
	"encoding/json"
	"net/netip"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// checkIdentity asks options.checkServerIdentity whether the server is the one that was
// meant, and returns its objection.
func (s *Socket) checkIdentity(chain []*x509.Certificate) *goja.Object {
	var cert goja.Value = s.t.env.VM.NewObject()
	if len(chain) > 0 {
		cert = s.t.detailed(chain, s.ctx.trusted(s.t).certs)
	}
	r := jsapi.Call(option(s.options, "checkServerIdentity"), s.options, s.t.str(s.hostname()), cert)
	err, _ := r.(*goja.Object)
	return err
}

// hostname is whom the script meant to connect to.
func (s *Socket) hostname() string {
	for _, name := range []string{"servername", "host"} {
		if v := option(s.options, name); v.ToBoolean() {
			return v.String()
		}
	}
	if under, ok := option(s.options, "socket").(*goja.Object); ok {
		if v := option(under, "_host"); v.ToBoolean() {
			return v.String()
		}
	}
	return "localhost"
}

// checkServerIdentity is tls.checkServerIdentity(hostname, cert) (RFC 6125 section 6).
func (t *TLS) checkServerIdentity(c goja.FunctionCall) goja.Value {
	host := c.Argument(0).String()
	cert, ok := c.Argument(1).(*goja.Object)
	if !ok {
		panic(t.env.TypeError("Cannot read properties of " + c.Argument(1).String() + " (reading 'subject')"))
	}
	reason := t.mismatch(host, cert)
	if reason == "" {
		return goja.Undefined()
	}
	err := t.env.CodeError("Error", "ERR_TLS_CERT_ALTNAME_INVALID", "Hostname/IP does not match certificate's altnames: "+reason)
	jsapi.Must(err.Set("reason", reason))
	jsapi.Must(err.Set("host", c.Argument(0)))
	jsapi.Must(err.Set("cert", cert))
	return err
}

// mismatch is why cert, an object as getPeerCertificate gives it, is not host's; "" when it is.
func (t *TLS) mismatch(host string, cert *goja.Object) string {
	alternatives := option(cert, "subjectaltname")
	subject, _ := option(cert, "subject").(*goja.Object)
	var dns, ips []string
	if alternatives.ToBoolean() {
		for _, a := range splitAlternatives(alternatives.String()) {
			if n, ok := strings.CutPrefix(a, "DNS:"); ok {
				dns = append(dns, n)
			} else if ip, ok := strings.CutPrefix(a, "IP Address:"); ok {
				ips = append(ips, canonicalIP(ip))
			}
		}
	}
	if net.IsIP(host) != 0 {
		for _, ip := range ips {
			if ip == canonicalIP(host) {
				return ""
			}
		}
		return "IP: " + host + " is not in the cert's list: " + strings.Join(ips, ", ")
	}
	name := strings.TrimSuffix(host, ".")
	if len(dns) > 0 {
		for _, pattern := range dns {
			if matches(name, pattern) {
				return ""
			}
		}
		return "Host: " + name + ". is not in the cert's altnames: " + alternatives.String()
	}
	common := option(subject, "CN")
	if !common.ToBoolean() {
		return "Cert does not contain a DNS name"
	}
	names := []goja.Value{common}
	if t.env.IsArray(common) {
		names = t.elements(common)
	}
	for _, n := range names {
		if matches(name, n.String()) {
			return ""
		}
	}
	return "Host: " + name + ". is not cert's CN: " + common.String()
}

// splitAlternatives splits a subjectaltname, whose parts may be JSON strings.
func splitAlternatives(s string) (list []string) {
	for s != "" {
		end := strings.Index(s, ", ")
		quote := strings.IndexByte(s, '"')
		if quote >= 0 && (end < 0 || quote < end) {
			dec := json.NewDecoder(strings.NewReader(s[quote:]))
			var text string
			if dec.Decode(&text) != nil {
				return list
			}
			list = append(list, s[:quote]+text)
			s = strings.TrimPrefix(s[quote+int(dec.InputOffset()):], ", ")
			continue
		}
		if end < 0 {
			return append(list, s)
		}
		list = append(list, s[:end])
		s = s[end+2:]
	}
	return list
}

func canonicalIP(s string) string {
	if a, err := netip.ParseAddr(s); err == nil {
		return a.String()
	}
	return s
}

// matches reports whether a name fits a pattern, whose first label may have a "*".
func matches(name, pattern string) bool {
	host, want := strings.Split(strings.ToLower(name), "."), strings.Split(strings.ToLower(strings.TrimSuffix(pattern, ".")), ".")
	if pattern == "" || len(host) != len(want) {
		return false
	}
	for _, label := range want {
		if label == "" || strings.ContainsFunc(label, func(r rune) bool { return r < '!' || r > '~' }) {
			return false
		}
	}
	for i := len(host) - 1; i > 0; i-- {
		if host[i] != want[i] {
			return false
		}
	}
	before, after, star := strings.Cut(want[0], "*")
	switch {
	case !star || strings.Contains(want[0], "xn--"):
		return host[0] == want[0]
	case strings.Contains(after, "*") || len(want) <= 2:
		return false
	}
	return len(host[0]) >= len(before)+len(after) && strings.HasPrefix(host[0], before) && strings.HasSuffix(host[0], after)
}
