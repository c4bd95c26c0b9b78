package tls

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"github.com/dop251/goja"
	"golang.org/x/crypto/x509roots/fallback/bundle"

	"github.com/gaggle-js/gaggle/jsapi"
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
	extra, _ := extraAuthorities(t.env.Host.Defaults.ExtraCAs)
	r.certs = append(r.certs, extra...)
	t.roots = r
	return r
}

// extraAuthorities are the certificates in the file name, "" for none. reason is what OpenSSL finds
// wrong with the file or with one of them; those that are good count all the same.
func extraAuthorities(name string) (list []*x509.Certificate, reason string) {
	if name == "" {
		return nil, ""
	}
	b, err := os.ReadFile(name)
	var no syscall.Errno
	if errors.As(err, &no) && no != syscall.EISDIR { // of which a file is opened, too, and is empty
		text := no.Error()
		return nil, fmt.Sprintf("error:%X:system library::%s", 1<<31|uint32(no), strings.ToUpper(text[:1])+text[1:])
	}
	if list = certificates(b); len(list) < bytes.Count(b, []byte(certificateHead)) {
		reason = "error:068000A8:asn1 encoding routines::wrong tag"
	}
	return list, reason
}

// CheckExtra warns on standard error of a file of extra authorities that cannot be read, as a
// process begins. It reads the file, when there is to be one, and keeps nothing.
func CheckExtra(host *jsapi.Host) {
	if _, reason := extraAuthorities(host.Defaults.ExtraCAs); reason != "" {
		fmt.Fprintf(host.Stderr, "Warning: Ignoring extra certs from `%s`, load failed: %s\n", host.Defaults.ExtraCAs, reason)
	}
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
