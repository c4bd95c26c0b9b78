package tls

import (
	"bytes"
	gocrypto "crypto"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"reflect"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// authorities reads options.ca. An empty list is one, too, and has nobody trusted.
func (x *Context) authorities(t *TLS, v goja.Value) {
	x.ownCA = v.ToBoolean()
	for _, b := range t.list(v, "options.ca") {
		x.ca = append(x.ca, certificates(b)...)
	}
}

// certificateHead begins a certificate in PEM.
const certificateHead = "-----BEGIN CERTIFICATE-----"

// certificates are the certificates in PEM, or the one in DER; what is none is left out.
func certificates(b []byte) (list []*x509.Certificate) {
	for {
		block, rest := pem.Decode(b)
		if block == nil {
			return list
		}
		b = rest
		if c, err := x509.ParseCertificate(block.Bytes); err == nil && block.Type != "X509 CRL" {
			list = append(list, c)
		}
	}
}

// keys reads options.key with its passphrases.
func (x *Context) keys(t *TLS, o *goja.Object) []gocrypto.PrivateKey {
	v, passphrase := option(o, "key"), option(o, "passphrase")
	if !v.ToBoolean() {
		return nil
	}
	given := []goja.Value{v}
	if t.env.IsArray(v) {
		given = t.elements(v)
	}
	var keys []gocrypto.PrivateKey
	for _, k := range given {
		pass := passphrase
		if e, ok := k.(*goja.Object); ok && t.env.IsArray(v) && option(e, "pem").ToBoolean() {
			if p := option(e, "passphrase"); !jsapi.IsNullish(p) {
				pass = p
			}
			k = option(e, "pem")
		}
		if !jsapi.IsNullish(pass) {
			t.env.ValidateString(pass, "options.passphrase")
		}
		keys = append(keys, t.crypto.PrivateKey(t.validatePEM(k, "options.key"), t.passphrase(pass)))
	}
	return keys
}

// passphrase is the bytes of an option, nil without.
func (t *TLS) passphrase(v goja.Value) []byte {
	if jsapi.IsNullish(v) {
		return nil
	}
	if b, ok := buffer.Bytes(v); ok {
		return b
	}
	return []byte(v.String())
}

// chains reads options.cert.
func (t *TLS) chains(v goja.Value) (out [][]*x509.Certificate) {
	for _, b := range t.list(v, "options.cert") {
		chain := certificates(b)
		switch given := bytes.Count(b, []byte(certificateHead)); {
		case given > len(chain):
			panic(t.crypto.OpenSSLError("068000A8", "asn1 encoding routines", "wrong tag"))
		case len(chain) == 0:
			panic(t.crypto.OpenSSLError("0480006C", "PEM routines", "no start line"))
		}
		out = append(out, chain)
	}
	return out
}

// pair finds for each chain of certificates the key that belongs to it.
func (x *Context) pair(t *TLS, chains [][]*x509.Certificate, keys []gocrypto.PrivateKey) {
	for i, chain := range chains {
		c := tls.Certificate{Leaf: chain[0]}
		for _, one := range chain {
			c.Certificate = append(c.Certificate, one.Raw)
		}
		x.own = append(x.own, chain[0])
		for _, k := range keys {
			if belongs(k, chain[0]) {
				c.PrivateKey = k
			}
		}
		if c.PrivateKey == nil && i < len(keys) && sameKind(keys[i], chain[0]) {
			panic(t.crypto.OpenSSLError("05800074", "x509 certificate routines", "key values mismatch"))
		}
		if c.PrivateKey != nil {
			c.Certificate, x.bare = completed(chain, x.ca), len(chain) == 1
			x.certs = append(x.certs, c)
		}
	}
}

// completed is a chain with the authorities that are known behind it, which OpenSSL sends along
// unless the chain was given with more than its leaf.
func completed(chain, known []*x509.Certificate) (out [][]byte) {
	if len(chain) == 1 {
		for len(chain) < 10 {
			last := chain[len(chain)-1]
			issuer := issuerIn(known, last)
			if issuer == nil || selfIssued(last) {
				break
			}
			chain = append(chain, issuer)
		}
	}
	for _, c := range chain {
		out = append(out, c.Raw)
	}
	return out
}

// sameKind reports whether k is a key of the kind that c has. OpenSSL keeps one pair of each kind,
// and compares those only.
func sameKind(k gocrypto.PrivateKey, c *x509.Certificate) bool {
	signer, ok := k.(gocrypto.Signer)
	return !ok || reflect.TypeOf(signer.Public()) == reflect.TypeOf(c.PublicKey)
}

func belongs(k gocrypto.PrivateKey, c *x509.Certificate) bool {
	signer, ok := k.(gocrypto.Signer)
	if !ok {
		return false
	}
	public, ok := signer.Public().(interface{ Equal(gocrypto.PublicKey) bool })
	return ok && public.Equal(c.PublicKey)
}

// revocations reads options.crl.
func (x *Context) revocations(t *TLS, v goja.Value) {
	if jsapi.IsNullish(v) {
		return
	}
	given := []goja.Value{v}
	if t.env.IsArray(v) {
		given = t.elements(v)
	}
	for _, e := range given {
		block, _ := pem.Decode(t.validatePEM(e, "options.crl"))
		if block != nil {
			if list, err := x509.ParseRevocationList(block.Bytes); err == nil {
				x.crls = append(x.crls, list)
				continue
			}
		}
		panic(t.env.CodeError("Error", "ERR_CRYPTO_OPERATION_FAILED", "Failed to parse CRL"))
	}
}

// list is the bytes of an option that is one text or several.
func (t *TLS) list(v goja.Value, name string) (out [][]byte) {
	if !v.ToBoolean() {
		return nil
	}
	if !t.env.IsArray(v) {
		return [][]byte{t.validatePEM(v, name)}
	}
	for _, e := range t.elements(v) {
		out = append(out, t.validatePEM(e, name))
	}
	return out
}

func (t *TLS) elements(v goja.Value) (out []goja.Value) {
	o := v.(*goja.Object)
	for i := range option(o, "length").ToInteger() {
		out = append(out, option(o, t.env.VM.ToValue(i).String()))
	}
	return out
}

// validatePEM is the bytes of a text, which may be a string or a view.
func (t *TLS) validatePEM(v goja.Value, name string) []byte {
	if jsapi.IsString(v) {
		return []byte(v.String())
	}
	if b, ok := buffer.Bytes(v); ok && buffer.IsView(v) {
		return b
	}
	panic(t.env.InvalidArgType(name, "of type string or an instance of Buffer, TypedArray, or DataView", v))
}
