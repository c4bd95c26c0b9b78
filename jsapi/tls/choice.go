package tls

import (
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"slices"
	"strings"
)

// under is the context of a connection of the server's whose SNICallback has given x: the
// server's, but with the last identity of x in place of the one of its kind, and with whom x
// trusts. Versions, suites and protocols stay the server's, as in Node, and so do the authorities
// that go along with an identity.
func (x *Context) under(server *Context) *Context {
	c := *server
	c.ca, c.ownCA, c.crls = x.ca, x.ownCA, x.crls
	if n := len(x.certs); n > 0 {
		last := x.certs[n-1]
		if x.bare {
			last.Certificate = completed([]*x509.Certificate{last.Leaf}, server.ca)
		}
		c.certs = append(slices.DeleteFunc(slices.Clone(c.certs), func(o tls.Certificate) bool { return isRSA(&o) == isRSA(&last) }), last)
		c.own = nil
		for _, o := range c.certs {
			c.own = append(c.own, o.Leaf)
		}
	}
	return &c
}

// identityFor is OpenSSL's choice for a client of TLS 1.3: an identity of elliptic curves, whose
// signatures clients put first, else the first.
func (x *Context) identityFor(hello *tls.ClientHelloInfo) *tls.Certificate {
	unnamed := *hello
	unnamed.ServerName = "" // which OpenSSL does not look at
	for i := range x.certs {
		if !isRSA(&x.certs[i]) && unnamed.SupportsCertificate(&x.certs[i]) == nil {
			return &x.certs[i]
		}
	}
	if len(x.certs) == 0 {
		return nil
	}
	return &x.certs[0]
}

// suiteFor is OpenSSL's choice up to TLS 1.2: the first suite by the order of one of the two sides
// for which there is an identity of the kind that it wants, and that identity. When nothing
// fits it is nil, and crypto/tls finds that out too.
func (x *Context) suiteFor(hello *tls.ClientHelloInfo) (ids []uint16, identity *tls.Certificate) {
	version := x.version(hello)
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
		for i := range x.certs {
			if isRSA(&x.certs[i]) == wantsRSA {
				return []uint16{id}, &x.certs[i]
			}
		}
	}
	return nil, nil
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
