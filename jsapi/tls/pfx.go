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
		if jsapi.IsNullish(e) {
			panic(t.env.TypeError("Cannot read properties of " + e.String() + " (reading 'buf')"))
		}
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
	case ok && buffer.IsView(v):
	case jsapi.IsString(v):
		b = []byte(v.String())
	default:
		panic(t.env.CodeError("Error", "ERR_CRYPTO_OPERATION_FAILED", "Unable to load PFX certificate"))
	}
	b, reason := pfx(b)
	var pass []byte
	if passphrase.ToBoolean() {
		if _, ok := buffer.Bytes(passphrase); !ok && !jsapi.IsString(passphrase) {
			panic(t.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "Pass phrase must be a buffer"))
		}
		pass = t.passphrase(passphrase)
	}
	if reason != "" {
		panic(t.env.Error(reason))
	}
	key, leaf, authorities, err := pkcs12.DecodeChain(b, string(pass))
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword), errors.Is(err, pkcs12.ErrDecryption):
		panic(t.env.Error("mac verify failure"))
	case err != nil:
		panic(t.env.Error("wrong tag"))
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

// pfx cuts off what is behind the PFX at the beginning of b, or tells OpenSSL's reason not to take
// it for one: it is a sequence of a version and what is kept (RFC 7292 section 4).
func pfx(b []byte) (whole []byte, reason string) {
	const integer, sequence = 0x02, 0x30
	if len(b) == 0 {
		return nil, "not enough data"
	}
	inside, rest, reason := element(b, sequence, "not enough data")
	whole = b[:len(b)-len(rest)]
	for _, tag := range []byte{integer, sequence} {
		switch {
		case reason != "":
		case len(inside) == 0:
			reason = "field missing"
		default:
			_, inside, reason = element(inside, tag, "too long")
		}
	}
	return whole, reason
}

// element reads the ASN.1 element at the beginning of b (X.690 section 8.1): what it contains and
// what is behind it. long is the reason to refuse one that does not fit.
func element(b []byte, tag byte, long string) (content, rest []byte, reason string) {
	if len(b) < 2 {
		return nil, nil, "header too long"
	}
	size, at := int(b[1]), 2
	if size > 0x7f {
		octets := size & 0x7f
		if at += octets; octets > 4 || len(b) < at {
			return nil, nil, "header too long"
		}
		size = 0
		for _, o := range b[2:at] {
			size = size<<8 | int(o)
		}
	}
	switch {
	case size > len(b)-at:
		return nil, nil, long
	case b[0] != tag:
		return nil, nil, "wrong tag"
	}
	return b[at : at+size], b[at+size:], ""
}
