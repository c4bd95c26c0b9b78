package tls

import (
	gocrypto "crypto"
	"crypto/tls"
	"errors"

	"github.com/dop251/goja"
	"software.sslmate.com/src/go-pkcs12"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// readPFX adds the keys, certificates and authorities of options.pfx: PKCS #12 (RFC 7292),
// one or several, each perhaps with a passphrase of its own.
func (x *Context) readPFX(t *TLS, v, passphrase goja.Value) {
	if !t.env.IsArray(v) {
		x.addPFX(t, v, passphrase)
		return
	}
	for _, e := range t.elements(v) {
		pass := passphrase
		if o, ok := e.(*goja.Object); ok && option(o, "buf").ToBoolean() {
			if p := option(o, "passphrase"); p.ToBoolean() {
				pass = p
			}
			e = option(o, "buf")
		}
		x.addPFX(t, e, pass)
	}
}

func (x *Context) addPFX(t *TLS, v, passphrase goja.Value) {
	b, ok := buffer.Bytes(v)
	switch {
	case ok:
	case jsapi.IsString(v):
		b = []byte(v.String())
	default:
		panic(t.env.CodeError("Error", "ERR_CRYPTO_OPERATION_FAILED", "Unable to load PFX certificate"))
	}
	key, leaf, authorities, err := pkcs12.DecodeChain(b, string(t.passphrase(passphrase)))
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword), errors.Is(err, pkcs12.ErrDecryption):
		panic(t.env.Error("mac verify failure"))
	case err != nil:
		panic(t.env.Error(notPFX(b)))
	}
	c := tls.Certificate{Leaf: leaf, PrivateKey: key.(gocrypto.PrivateKey), Certificate: [][]byte{leaf.Raw}}
	for _, a := range authorities {
		c.Certificate = append(c.Certificate, a.Raw)
	}
	x.certs, x.own, x.bare = append(x.certs, c), append(x.own, leaf), len(authorities) == 0
	if len(authorities) > 0 {
		x.ca, x.ownCA = append(x.ca, authorities...), true
	}
}

// notPFX is OpenSSL's reason to refuse b, as the head of its first ASN.1 element tells.
func notPFX(b []byte) string {
	const sequence = 0x30
	switch {
	case len(b) == 1:
		return "header too long"
	case len(b) > 1 && b[0] != sequence && int(b[1]) <= len(b)-2:
		return "wrong tag"
	}
	return "not enough data"
}
