package tls

import (
	"bytes"
	"crypto/x509"
	"slices"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// A verdict is why a chain is not trusted, in OpenSSL's code: "" when it is.
type verdict string

// text is OpenSSL's wording for a verdict (x509_txt.c's, as its page verify(1) lists them).
func (v verdict) text() string {
	switch v {
	case "DEPTH_ZERO_SELF_SIGNED_CERT":
		return "self-signed certificate"
	case "SELF_SIGNED_CERT_IN_CHAIN":
		return "self-signed certificate in certificate chain"
	case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
		return "unable to verify the first certificate"
	case "UNABLE_TO_GET_ISSUER_CERT":
		return "unable to get issuer certificate"
	case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
		return "unable to get local issuer certificate"
	case "CERT_HAS_EXPIRED":
		return "certificate has expired"
	case "CERT_NOT_YET_VALID":
		return "certificate is not yet valid"
	case "CERT_REVOKED":
		return "certificate revoked"
	case "UNABLE_TO_GET_CRL":
		return "unable to get certificate CRL"
	case "CRL_HAS_EXPIRED":
		return "CRL has expired"
	case "INVALID_CA":
		return "invalid CA certificate"
	case "INVALID_PURPOSE":
		return "unsuitable certificate purpose"
	case "CERT_REJECTED":
		return "certificate rejected"
	}
	return "certificate chain too long"
}

// verdictError is the Error of a verdict.
func (t *TLS) verdictError(v verdict) *goja.Object {
	e := t.env.Error(v.text())
	jsapi.Must(e.Set("code", string(v)))
	return e
}

// trusted are the authorities of the context.
func (x *Context) trusted(t *TLS) trust {
	if x.ownCA {
		return trust{certs: x.ca}
	}
	return t.authorities()
}

// maxDepth is how many certificates a chain has at most.
const maxDepth = 100

// verify judges a chain that a peer has sent, its own certificate first, for that use. Where
// several things are wrong the verdict is the one that OpenSSL comes to last: it goes on
// behind each, as Node has it do.
func (x *Context) verify(t *TLS, sent []*x509.Certificate, use x509.ExtKeyUsage, now time.Time) verdict {
	if len(sent) == 0 {
		return "UNABLE_TO_GET_ISSUER_CERT"
	}
	trusted := x.trusted(t)
	chain, v := build(sent, trusted.certs)
	for _, c := range chain[1:] {
		if c.Version == 3 && !c.IsCA {
			v = "INVALID_CA"
		}
	}
	if len(sent[0].ExtKeyUsage) > 0 && !slices.Contains(sent[0].ExtKeyUsage, use) && !slices.Contains(sent[0].ExtKeyUsage, x509.ExtKeyUsageAny) {
		v = "INVALID_PURPOSE"
	}
	if limit := trusted.limits[chain[len(chain)-1]]; limit != nil && limit(chain) != nil {
		v = "CERT_REJECTED"
	}
	if r := x.revoked(chain, now); r != "" {
		v = r
	}
	for _, c := range slices.Backward(chain) {
		switch {
		case now.Before(c.NotBefore):
			v = "CERT_NOT_YET_VALID"
		case now.After(c.NotAfter):
			v = "CERT_HAS_EXPIRED"
		}
	}
	return v
}

// build finds the way from the peer's certificate to an authority.
func build(sent, authorities []*x509.Certificate) (chain []*x509.Certificate, v verdict) {
	chain = sent[:1:1]
	known := holds(authorities, sent[0])
	for len(chain) < maxDepth {
		last := chain[len(chain)-1]
		if selfIssued(last) {
			switch {
			case known:
				return chain, ""
			case len(chain) == 1:
				return chain, "DEPTH_ZERO_SELF_SIGNED_CERT"
			}
			return chain, "SELF_SIGNED_CERT_IN_CHAIN"
		}
		if c := issuerIn(authorities, last); c != nil {
			chain, known = append(chain, c), true
			continue
		}
		c := issuerIn(sent[1:], last)
		switch {
		case c != nil:
			chain, known = append(chain, c), false
		case len(chain) == 1:
			return chain, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
		case known:
			return chain, "UNABLE_TO_GET_ISSUER_CERT"
		default:
			return chain, "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"
		}
	}
	return chain, "CERT_CHAIN_TOO_LONG"
}

func holds(list []*x509.Certificate, c *x509.Certificate) bool {
	return slices.ContainsFunc(list, c.Equal)
}

// selfIssued reports whether c is signed with its own key.
func selfIssued(c *x509.Certificate) bool { return issued(c, c) }

// issued reports whether issuer signed c.
func issued(issuer, c *x509.Certificate) bool {
	return bytes.Equal(issuer.RawSubject, c.RawIssuer) &&
		issuer.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) == nil
}

// issuerIn finds the certificate that signed c, or nil.
func issuerIn(list []*x509.Certificate, c *x509.Certificate) *x509.Certificate {
	for _, i := range list {
		if issued(i, c) {
			return i
		}
	}
	return nil
}

// revoked looks the chain up in the lists of options.crl: once there are any, each
// certificate's issuer must have one.
func (x *Context) revoked(chain []*x509.Certificate, now time.Time) (v verdict) {
	if len(x.crls) == 0 {
		return ""
	}
	for i, c := range slices.Backward(chain) {
		issuer := chain[min(i+1, len(chain)-1)]
		at := slices.IndexFunc(x.crls, func(l *x509.RevocationList) bool { return l.CheckSignatureFrom(issuer) == nil })
		if at < 0 {
			v = "UNABLE_TO_GET_CRL"
			continue
		}
		l := x.crls[at]
		if !l.NextUpdate.IsZero() && now.After(l.NextUpdate) {
			v = "CRL_HAS_EXPIRED"
		}
		for _, e := range l.RevokedCertificateEntries {
			if e.SerialNumber.Cmp(c.SerialNumber) == 0 {
				v = "CERT_REVOKED"
			}
		}
	}
	return v
}
