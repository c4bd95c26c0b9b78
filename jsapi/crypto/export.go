package crypto

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// exportAsymmetric is keyObject.export([options]) of a public or private key.
func (c *Crypto) exportAsymmetric(call goja.FunctionCall) goja.Value {
	k, options := c.keyOf(call.This), call.Argument(0)
	c.env.ValidateObject(options, "options")
	if option(options, "format").String() == "jwk" {
		return c.toJWK(k)
	}
	return c.encodeKey(k, options, "options.")
}

// encodeKey writes a key as the options format, type, cipher and passphrase say. prefix
// stands before their names in errors.
func (c *Crypto) encodeKey(k *key, options goja.Value, prefix string) goja.Value {
	format, kind := option(options, "format"), option(options, "type")
	if f := format.String(); f != "pem" && f != "der" {
		panic(c.env.InvalidArgValue(prefix+"format", format, ""))
	}
	der, label := c.marshalKey(k, kind, prefix)
	if k.kind == "private" {
		if v := option(options, "cipher"); !jsapi.IsNullish(v) {
			return c.encryptKey(der, label, options, prefix)
		}
	}
	if format.String() == "der" {
		return c.bufs.New(der)
	}
	return c.vm.ToValue(string(pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der})))
}

// marshalKey is the key's DER and the label of its PEM.
func (c *Crypto) marshalKey(k *key, kind goja.Value, prefix string) (der []byte, label string) {
	var err error
	wrong := func() { panic(c.env.InvalidArgValue(prefix+"type", kind, "")) }
	switch k.kind + " " + kind.String() {
	case "public spki":
		der, err = x509.MarshalPKIXPublicKey(k.public)
		label = "PUBLIC KEY"
	case "private pkcs8":
		der, err = x509.MarshalPKCS8PrivateKey(k.private)
		label = "PRIVATE KEY"
	case "public pkcs1":
		p, ok := k.public.(*rsa.PublicKey)
		if !ok {
			c.onlyFor("pkcs1", "RSA")
		}
		der, label = x509.MarshalPKCS1PublicKey(p), "RSA PUBLIC KEY"
	case "private pkcs1":
		p, ok := k.private.(*rsa.PrivateKey)
		if !ok {
			c.onlyFor("pkcs1", "RSA")
		}
		der, label = x509.MarshalPKCS1PrivateKey(p), "RSA PRIVATE KEY"
	case "private sec1":
		p, ok := k.private.(*ecdsa.PrivateKey)
		if !ok {
			c.onlyFor("sec1", "EC")
		}
		der, err = x509.MarshalECPrivateKey(p)
		label = "EC PRIVATE KEY"
	default:
		wrong()
	}
	if err != nil {
		panic(c.env.Error(err.Error()))
	}
	return der, label
}

func (c *Crypto) onlyFor(encoding, keys string) {
	c.fail("Error", "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS", "The selected key encoding "+encoding+" can only be used for "+keys+" keys.")
}

// encryptKey writes a key under a passphrase: PKCS #8 has an encryption of its own, the
// others have that of the PEM block (RFC 1423).
func (c *Crypto) encryptKey(der []byte, label string, options goja.Value, prefix string) goja.Value {
	name, passphrase := option(options, "cipher"), option(options, "passphrase")
	if !jsapi.IsString(name) {
		panic(c.env.InvalidArgValue(prefix+"cipher", name, ""))
	}
	if jsapi.IsUndefined(passphrase) {
		panic(c.env.InvalidArgValue(prefix+"passphrase", passphrase, ""))
	}
	secret := c.bytes(passphrase, prefix+"passphrase", nil)
	if label == "PRIVATE KEY" {
		b, err := encryptPKCS8(der, secret, name.String())
		jsapi.Must(err)
		switch {
		case b == nil:
			c.fail("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher")
		case option(options, "format").String() == "der":
			return c.bufs.New(b)
		}
		return c.vm.ToValue(string(pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: b})))
	}
	if option(options, "format").String() == "der" {
		c.fail("Error", "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS", "The selected key encoding "+option(options, "type").String()+" does not support encryption.")
	}
	alg := map[string]x509.PEMCipher{"aes128": x509.PEMCipherAES128, "aes192": x509.PEMCipherAES192, "aes256": x509.PEMCipherAES256,
		"aes-128-cbc": x509.PEMCipherAES128, "aes-192-cbc": x509.PEMCipherAES192, "aes-256-cbc": x509.PEMCipherAES256,
		"des3": x509.PEMCipher3DES, "des-ede3-cbc": x509.PEMCipher3DES}[strings.ToLower(name.String())]
	if alg == 0 {
		c.fail("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher")
	}
	b, err := x509.EncryptPEMBlock(rand.Reader, label, der, secret, alg) //nolint:staticcheck // it is what Node writes
	jsapi.Must(err)
	return c.vm.ToValue(string(pem.EncodeToMemory(b)))
}
