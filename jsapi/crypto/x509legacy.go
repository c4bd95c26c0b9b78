package crypto

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// legacyCertificate is what tls.TLSSocket.getPeerCertificate gives.
func (c *Crypto) legacyCertificate(x *x509.Certificate) *goja.Object {
	o := c.vm.NewObject()
	set := func(name string, v any) { jsapi.Must(o.Set(name, v)) }
	set("subject", c.legacyName(x.Subject))
	set("issuer", c.legacyName(x.Issuer))
	if v, ok := alternative(x).(string); ok {
		set("subjectaltname", v)
	}
	if len(x.OCSPServer)+len(x.IssuingCertificateURL) > 0 {
		set("infoAccess", c.infoAccess(x))
	}
	set("ca", x.IsCA)
	switch p := x.PublicKey.(type) {
	case *rsa.PublicKey:
		set("modulus", fmt.Sprintf("%X", p.N))
		set("bits", p.N.BitLen())
		set("exponent", fmt.Sprintf("0x%x", p.E))
		set("pubkey", c.bufs.Copy(x.RawSubjectPublicKeyInfo))
	case *ecdsa.PublicKey:
		set("bits", p.Curve.Params().BitSize)
		if b, err := p.Bytes(); err == nil {
			set("pubkey", c.bufs.Copy(b))
		}
		set("asn1Curve", curveName(p.Curve))
		set("nistCurve", p.Curve.Params().Name)
	}
	set("valid_from", x.NotBefore.UTC().Format(validFormat))
	set("valid_to", x.NotAfter.UTC().Format(validFormat))
	s1, s256, s512 := sha1.Sum(x.Raw), sha256.Sum256(x.Raw), sha512.Sum512(x.Raw)
	set("fingerprint", colons(s1[:]))
	set("fingerprint256", colons(s256[:]))
	set("fingerprint512", colons(s512[:]))
	if usage := extendedUsage(x); usage != nil {
		set("ext_key_usage", c.strings(usage))
	}
	set("serialNumber", serial(x.SerialNumber))
	set("raw", c.bufs.Copy(x.Raw))
	return o
}

// legacyName is a name as an object; an attribute that comes more than once is an array.
func (c *Crypto) legacyName(n pkix.Name) *goja.Object {
	o := c.vm.CreateObject(nil)
	seen := map[string][]string{}
	for _, p := range nameParts(n) {
		seen[p[0]] = append(seen[p[0]], p[1])
		if all := seen[p[0]]; len(all) > 1 {
			jsapi.Must(o.Set(p[0], c.strings(all)))
		} else {
			jsapi.Must(o.Set(p[0], p[1]))
		}
	}
	return o
}

// infoAccess is the authority's information (RFC 5280 section 4.2.2.1), by kind.
func (c *Crypto) infoAccess(x *x509.Certificate) *goja.Object {
	o := c.vm.CreateObject(nil)
	if len(x.OCSPServer) > 0 {
		jsapi.Must(o.Set("OCSP - URI", c.strings(x.OCSPServer)))
	}
	if len(x.IssuingCertificateURL) > 0 {
		jsapi.Must(o.Set("CA Issuers - URI", c.strings(x.IssuingCertificateURL)))
	}
	return o
}

// infoAccessText is infoAccess line by line, undefined without.
func infoAccessText(x *x509.Certificate) any {
	var lines []string
	for _, u := range x.OCSPServer {
		lines = append(lines, "OCSP - URI:"+u)
	}
	for _, u := range x.IssuingCertificateURL {
		lines = append(lines, "CA Issuers - URI:"+u)
	}
	if lines == nil {
		return goja.Undefined()
	}
	return strings.Join(lines, "\n")
}

// curveName is OpenSSL's name of a curve.
func curveName(curve elliptic.Curve) string {
	switch curve {
	case elliptic.P224():
		return "secp224r1"
	case elliptic.P256():
		return "prime256v1"
	case elliptic.P384():
		return "secp384r1"
	}
	return "secp521r1"
}

// extendedUsage are the object identifiers of what the key may be used for.
func extendedUsage(x *x509.Certificate) (list []string) {
	for _, e := range x.Extensions {
		if e.Id.String() != "2.5.29.37" {
			continue
		}
		var ids []asn1.ObjectIdentifier
		if _, err := asn1.Unmarshal(e.Value, &ids); err == nil {
			for _, id := range ids {
				list = append(list, id.String())
			}
		}
	}
	return list
}
