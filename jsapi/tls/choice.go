package tls

import (
	"crypto/rsa"
	"crypto/tls"
	"slices"
	"strings"
)

// under is the context of a connection of the server's whose SNICallback has given x: the
// server's, but with the last identity of x in place of the one of its kind, and with whom x
// trusts. Versions, suites and protocols stay the server's, as in Node.
func (x *Context) under(server *Context) *Context {
	c := *server
	c.ca, c.ownCA, c.crls = x.ca, x.ownCA, x.crls
	if n := len(x.certs); n > 0 {
		last := x.certs[n-1]
		c.certs = append(slices.DeleteFunc(slices.Clone(c.certs), func(o tls.Certificate) bool { return isRSA(&o) == isRSA(&last) }), last)
		c.own = nil
		for _, o := range c.certs {
			c.own = append(c.own, o.Leaf)
		}
	}
	return &c
}

// choose narrows a server's config to what OpenSSL would choose for a client. Up to TLS 1.2 that
// is a suite, by the order of one of the two sides, and the identity whose kind it wants. For TLS
// 1.3 it is an identity of elliptic curves, whose signatures clients put first; which suite is
// up to crypto/tls.
func (x *Context) choose(c *tls.Config, hello *tls.ClientHelloInfo) {
	version := x.version(hello)
	if version < tls.VersionTLS13 {
		x.chooseSuite(c, hello, version)
		return
	}
	unnamed := *hello
	unnamed.ServerName = "" // which OpenSSL does not look at
	for i := range c.Certificates {
		if !isRSA(&c.Certificates[i]) && unnamed.SupportsCertificate(&c.Certificates[i]) == nil {
			c.Certificates = c.Certificates[i : i+1]
			return
		}
	}
}

// chooseSuite is choose up to TLS 1.2. When nothing fits, crypto/tls finds that out too.
func (x *Context) chooseSuite(c *tls.Config, hello *tls.ClientHelloInfo, version uint16) {
	first, second := hello.CipherSuites, x.suites
	if x.ordered {
		first, second = second, first
	}
	for _, id := range first {
		s := suiteOf(id)
		if !slices.Contains(second, id) || version < tls.VersionTLS12 && s.version == "TLSv1.2" {
			continue
		}
		wantsRSA := !strings.Contains(s.name, "ECDSA")
		if at := slices.IndexFunc(c.Certificates, func(o tls.Certificate) bool { return isRSA(&o) == wantsRSA }); at >= 0 {
			c.CipherSuites, c.Certificates = []uint16{id}, c.Certificates[at:at+1]
			return
		}
	}
}

// version is the one that a server speaks with a client, 0 when there is none.
func (x *Context) version(hello *tls.ClientHelloInfo) (best uint16) {
	for _, v := range hello.SupportedVersions {
		if v >= x.min && v <= x.max {
			best = max(best, v)
		}
	}
	return best
}

// isRSA reports whether an identity's key is RSA's. OpenSSL has one identity of each kind.
func isRSA(c *tls.Certificate) bool {
	_, ok := c.PrivateKey.(*rsa.PrivateKey)
	return ok
}
