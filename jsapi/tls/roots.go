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
	r.certs = append(r.certs, extraAuthorities(t.env.Host)...)
	t.roots = r
	return r
}

// extraAuthorities are the certificates in the file of Defaults.ExtraCAs, if there is to be
// one. It warns of a certificate that is none; those that are good count all the same.
func extraAuthorities(host *jsapi.Host) []*x509.Certificate {
	name := host.Defaults.ExtraCAs
	if name == "" {
		return nil
	}
	b, err := os.ReadFile(name)
	if err != nil { // of which CheckExtra has warned, unless it is a directory, and for that nobody does
		return nil
	}
	list := certificates(b)
	if len(list) < bytes.Count(b, []byte(certificateHead)) {
		ignoring(host, "error:068000A8:asn1 encoding routines::wrong tag")
	}
	return list
}

// CheckExtra warns of a file of extra authorities that cannot be opened, as a process begins.
// What is in it is looked at when it is needed: the authorities of a system are 3 ms, which
// is a third of the start.
func CheckExtra(host *jsapi.Host) {
	if host.Defaults.ExtraCAs == "" {
		return
	}
	f, err := os.Open(host.Defaults.ExtraCAs)
	if err == nil {
		f.Close()
		return
	}
	var no syscall.Errno
	errors.As(err, &no)
	text := no.Error()
	ignoring(host, fmt.Sprintf("error:%X:system library::%s", 1<<31|uint32(no), strings.ToUpper(text[:1])+text[1:]))
}

// ignoring says on standard error what OpenSSL finds wrong with the file.
func ignoring(host *jsapi.Host, reason string) {
	fmt.Fprintf(host.Stderr, "Warning: Ignoring extra certs from `%s`, load failed: %s\n", host.Defaults.ExtraCAs, reason)
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
