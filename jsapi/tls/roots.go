package tls

import (
	"crypto/x509"
	"encoding/pem"
	"os"

	"github.com/dop251/goja"
	"golang.org/x/crypto/x509roots/fallback/bundle"
)

// trust is a set of authorities.
type trust struct {
	certs []*x509.Certificate
	// limits are what Mozilla asks of the chains of some roots beyond what those say
	// themselves.
	limits map[*x509.Certificate]func([]*x509.Certificate) error
}

// authorities are whom a context without ca trusts: Mozilla's authorities and those of the
// file that NODE_EXTRA_CA_CERTS names.
func (t *TLS) authorities() trust {
	if t.roots.certs != nil {
		return t.roots
	}
	r := trust{limits: make(map[*x509.Certificate]func([]*x509.Certificate) error)}
	for root := range bundle.Roots() {
		c, err := x509.ParseCertificate(root.Certificate)
		if err != nil {
			continue
		}
		r.certs = append(r.certs, c)
		if root.Constraint != nil {
			r.limits[c] = root.Constraint
		}
	}
	if name, _ := t.env.Host.Env.Get("NODE_EXTRA_CA_CERTS"); name != "" {
		if b, err := os.ReadFile(name); err == nil {
			r.certs = append(r.certs, certificates(b)...)
		}
	}
	t.roots = r
	return r
}

// rootCertificates is tls.rootCertificates: the built-in authorities in PEM, frozen.
func (t *TLS) rootCertificates() goja.Value {
	if t.rootTexts == nil {
		var list []any
		for root := range bundle.Roots() {
			text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: root.Certificate})
			list = append(list, string(text[:len(text)-1]))
		}
		t.rootTexts = t.env.VM.NewArray(list...)
		t.env.Method(t.env.VM.Get("Object").(*goja.Object), "freeze", t.rootTexts)
	}
	return t.rootTexts
}
