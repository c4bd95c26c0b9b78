package crypto

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// keyType is keyObject.asymmetricKeyType.
func keyType(public crypto.PublicKey) string {
	switch public.(type) {
	case *rsa.PublicKey:
		return "rsa"
	case *ecdsa.PublicKey:
		return "ec"
	case ed25519.PublicKey:
		return "ed25519"
	}
	return "x25519"
}

// curveNames are OpenSSL's names of Go's curves.
var curveNames = [...][2]string{{"P-224", "secp224r1"}, {"P-256", "prime256v1"}, {"P-384", "secp384r1"}, {"P-521", "secp521r1"}}

func (c *Crypto) keyDetails(k *key) goja.Value {
	o := c.vm.NewObject()
	switch p := k.public.(type) {
	case *rsa.PublicKey:
		jsapi.Must(o.Set("modulusLength", p.N.BitLen()))
		jsapi.Must(o.Set("publicExponent", big.NewInt(int64(p.E))))
	case *ecdsa.PublicKey:
		for _, n := range curveNames {
			if n[0] == p.Params().Name {
				jsapi.Must(o.Set("namedCurve", n[1]))
			}
		}
	}
	return o
}

func (c *Crypto) unsupported() *goja.Object {
	return c.opensslError("1E08010C", "DECODER routines", "unsupported")
}

// keyInput is what a script gives for a key: a KeyObject, the text or bytes of one, or an
// object with the key and how it is written.
type keyInput struct {
	k          *key
	data       []byte
	der        bool
	kind       string // pkcs1, pkcs8, spki or sec1, of DER
	passphrase []byte
	options    goja.Value // where a signature's options stand
}

func (c *Crypto) keyInput(v goja.Value) keyInput {
	in := keyInput{options: goja.Undefined()}
	if k := c.keyOf(v); k != nil {
		in.k = k
		return in
	}
	encoding := goja.Undefined()
	if o, ok := v.(*goja.Object); ok {
		if _, isBytes := anyBytes(v); !isBytes {
			in.options, v = o, option(o, "key")
			encoding = option(o, "encoding")
			if in.k = c.keyOf(v); in.k != nil {
				return in
			}
			if f := option(o, "format"); f.String() == "jwk" {
				in.k = c.fromJWK(v)
				return in
			}
			c.readFormat(&in, o)
		}
	}
	if jsapi.IsString(v) {
		in.data = encodingOf(encoding).Encode(v)
	} else if b, ok := anyBytes(v); ok {
		in.data = b
	} else {
		panic(c.env.InvalidArgType("key", wantKey, v))
	}
	return in
}

func (c *Crypto) readFormat(in *keyInput, o *goja.Object) {
	if f := option(o, "format"); !jsapi.IsUndefined(f) {
		in.der = f.String() == "der"
		if !in.der && f.String() != "pem" {
			panic(c.env.InvalidArgValue("options.format", f, ""))
		}
	}
	t := option(o, "type")
	if in.der && jsapi.IsUndefined(t) {
		panic(c.env.InvalidArgValue("options.type", t, ""))
	}
	in.kind = t.String()
	if p := option(o, "passphrase"); !jsapi.IsNullish(p) {
		if in.passphrase = c.bytes(p, "options.passphrase", option(o, "encoding")); in.passphrase == nil {
			in.passphrase = []byte{} // an empty one is one
		}
	}
}

// privateKey is the private key that a script gave.
func (c *Crypto) privateKey(in keyInput) *key {
	if in.k != nil {
		if in.k.kind != "private" {
			c.wrongKind(in.k.kind, "private")
		}
		return in.k
	}
	der, kind := in.data, in.kind
	if !in.der {
		b, _ := pem.Decode(in.data)
		if b == nil {
			panic(c.unsupported())
		}
		der, kind = c.decryptPEM(b, in.passphrase)
	} else if in.passphrase != nil && kind == "pkcs8" {
		if open, err := decryptPKCS8(der, in.passphrase); err == nil {
			der = open
		}
	}
	k := parsePrivate(der, kind)
	if k == nil {
		panic(c.unsupported())
	}
	return k
}

// decryptPEM undoes the encryption of a PEM block: PKCS #8's, or the older one of the block
// itself (RFC 1423). It returns what kind of key is in it.
func (c *Crypto) decryptPEM(b *pem.Block, passphrase []byte) ([]byte, string) {
	kind := map[string]string{"RSA PRIVATE KEY": "pkcs1", "EC PRIVATE KEY": "sec1", "PRIVATE KEY": "pkcs8"}[b.Type]
	if b.Type == "ENCRYPTED PRIVATE KEY" {
		if passphrase == nil {
			panic(c.noPassphrase("error:1C80009F:Provider routines::unable to get passphrase", interrupted))
		}
		der, err := decryptPKCS8(b.Bytes, passphrase)
		if err != nil || parsePrivate(der, "pkcs8") == nil {
			const final = "error:11800074:PKCS12 routines::pkcs12 cipherfinal error"
			panic(c.badDecrypt(final, "error:1C800064:Provider routines::bad decrypt", final))
		}
		return der, "pkcs8"
	}
	if !x509.IsEncryptedPEMBlock(b) { //nolint:staticcheck // keys of that kind are about
		return b.Bytes, kind
	}
	if passphrase == nil {
		panic(c.noPassphrase())
	}
	der, err := x509.DecryptPEMBlock(b, passphrase) //nolint:staticcheck // as above
	if err != nil || parsePrivate(der, kind) == nil {
		panic(c.badDecrypt("error:04800065:PEM routines::bad decrypt"))
	}
	return der, kind
}

const interrupted = "error:07880109:common libcrypto routines::interrupted or cancelled"

// noPassphrase is the error of an encrypted key without one.
func (c *Crypto) noPassphrase(behind ...string) *goja.Object {
	return c.opensslError("07880109", "common libcrypto routines", "interrupted or cancelled",
		append([]string{"error:04800068:PEM routines::bad password read", interrupted}, behind...)...)
}

// badDecrypt is the error of an encrypted key with a wrong passphrase.
func (c *Crypto) badDecrypt(behind ...string) *goja.Object {
	return c.opensslError("1C800064", "Provider routines", "bad decrypt", behind...)
}

func parsePrivate(der []byte, kind string) *key {
	var p any
	var err error
	switch kind {
	case "pkcs1":
		p, err = x509.ParsePKCS1PrivateKey(der)
	case "sec1":
		p, err = x509.ParseECPrivateKey(der)
	case "pkcs8":
		p, err = x509.ParsePKCS8PrivateKey(der)
	default:
		return nil
	}
	if err != nil {
		return nil
	}
	return privateOf(p)
}

// privateOf is the key for one of Go's private keys.
func privateOf(p crypto.PrivateKey) *key {
	switch q := p.(type) {
	case crypto.Signer:
		return &key{kind: "private", private: q, public: q.Public()}
	case *ecdh.PrivateKey:
		return &key{kind: "private", private: q, public: q.PublicKey()}
	}
	return nil
}

// publicKey is the public key that a script gave, perhaps within a private key or a
// certificate.
func (c *Crypto) publicKey(in keyInput) *key {
	if in.k != nil {
		if in.k.kind == "secret" {
			c.wrongKind(in.k.kind, "private or public")
		}
		return &key{kind: "public", public: in.k.public}
	}
	der, kind := in.data, in.kind
	if !in.der {
		b, _ := pem.Decode(in.data)
		switch {
		case b == nil:
			panic(c.unsupported())
		case strings.HasSuffix(b.Type, "PRIVATE KEY"):
			return &key{kind: "public", public: c.privateKey(in).public}
		}
		der, kind = b.Bytes, map[string]string{"RSA PUBLIC KEY": "pkcs1", "CERTIFICATE": "x509"}[b.Type]
	}
	public := parsePublic(der, kind)
	if public == nil {
		panic(c.unsupported())
	}
	return &key{kind: "public", public: public}
}

func parsePublic(der []byte, kind string) (p any) {
	var err error
	switch kind {
	case "pkcs1":
		p, err = x509.ParsePKCS1PublicKey(der)
	case "x509":
		var cert *x509.Certificate
		if cert, err = x509.ParseCertificate(der); err == nil {
			p = cert.PublicKey
		}
	default:
		p, err = x509.ParsePKIXPublicKey(der)
	}
	if err != nil {
		return nil
	}
	return p
}

// createPrivateKey is crypto.createPrivateKey(key).
func (c *Crypto) createPrivateKey(call goja.FunctionCall) goja.Value {
	if v := call.Argument(0); c.keyOf(v) != nil {
		panic(c.env.InvalidArgType("key", wantBytes, v))
	}
	k := *c.privateKey(c.keyInput(call.Argument(0)))
	return c.newKey(&key{kind: "private", private: k.private, public: k.public})
}

// createPublicKey is crypto.createPublicKey(key).
func (c *Crypto) createPublicKey(call goja.FunctionCall) goja.Value {
	in := c.keyInput(call.Argument(0))
	if in.k != nil && in.k.kind != "private" && in.options == goja.Undefined() {
		c.wrongKind(in.k.kind, "private")
	}
	return c.newKey(c.publicKey(in))
}
