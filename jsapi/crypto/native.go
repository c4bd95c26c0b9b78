package crypto

import (
	"crypto"
	"crypto/x509"

	"github.com/dop251/goja"
)

// PrivateKey is the private key in PEM, which passphrase opens when it is encrypted; nil
// for none. It throws what Node throws for a key that cannot be read. It is for package tls.
func (c *Crypto) PrivateKey(pem, passphrase []byte) crypto.PrivateKey {
	if passphrase == nil {
		passphrase = []byte{}
	}
	return c.privateKey(keyInput{data: pem, passphrase: passphrase}).private
}

// OpenSSLError is an error as OpenSSL reports it, with its number, library and reason.
func (c *Crypto) OpenSSLError(number, library, reason string) *goja.Object {
	return c.opensslError(number, library, reason)
}

// NewX509 is x as an X509Certificate object.
func (c *Crypto) NewX509(x *x509.Certificate) goja.Value {
	o := c.env.Create(c.x509)
	c.env.Bind(o, &certificate{x: x})
	return o
}

// LegacyCertificate is x as tlsSocket.getPeerCertificate() shows it (Node, "Certificate
// object").
func (c *Crypto) LegacyCertificate(x *x509.Certificate) *goja.Object { return c.legacyCertificate(x) }
