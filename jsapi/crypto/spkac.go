package crypto

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"encoding/pem"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// spkac is a signed public key and challenge, what <keygen> made.
type spkac struct {
	Signed struct {
		Raw       asn1.RawContent
		Key       asn1.RawValue
		Challenge string `asn1:"ia5"`
	}
	Algorithm pkix.AlgorithmIdentifier
	Signature asn1.BitString
}

// certificateMethods are the methods of Certificate, which are its statics as well.
func (c *Crypto) certificateMethods() []jsapi.Method {
	parse := func(call goja.FunctionCall) *spkac {
		b, err := base64.StdEncoding.DecodeString(string(c.bytes(call.Argument(0), "spkac", call.Argument(1))))
		s := new(spkac)
		if err != nil {
			return nil
		}
		if _, err = asn1.Unmarshal(b, s); err != nil {
			return nil
		}
		return s
	}
	return []jsapi.Method{
		{Name: "exportChallenge", Length: 2, Fn: func(call goja.FunctionCall) goja.Value {
			s := parse(call)
			if s == nil {
				return c.vm.ToValue("")
			}
			return c.bufs.New([]byte(s.Signed.Challenge))
		}},
		{Name: "exportPublicKey", Length: 2, Fn: func(call goja.FunctionCall) goja.Value {
			s := parse(call)
			if s == nil {
				return c.vm.ToValue("")
			}
			return c.bufs.New(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: s.Signed.Key.FullBytes}))
		}},
		{Name: "verifySpkac", Length: 2, Fn: func(call goja.FunctionCall) goja.Value {
			s := parse(call)
			if s == nil {
				return c.vm.ToValue(false)
			}
			return c.vm.ToValue(s.valid(c))
		}},
	}
}

// valid reports whether the signature was made with the key in it. x509's own check would
// refuse MD5, which OpenSSL signs these with.
func (s *spkac) valid(c *Crypto) bool {
	public, err := x509.ParsePKIXPublicKey(s.Signed.Key.FullBytes)
	name, ok := map[string]string{"1.2.840.113549.1.1.4": "md5", "1.2.840.113549.1.1.5": "sha1", "1.2.840.113549.1.1.11": "sha256",
		"1.2.840.113549.1.1.12": "sha384", "1.2.840.113549.1.1.13": "sha512", "1.2.840.10045.4.3.2": "sha256"}[s.Algorithm.Algorithm.String()]
	if err != nil || !ok {
		return false
	}
	sum, d := c.message(c.digest(name), s.Signed.Raw)
	return scheme{hash: d.id}.verify(public, sum, s.Signature.RightAlign())
}

func (c *Crypto) certificateTool() *jsapi.Class {
	return c.env.Class(jsapi.ClassSpec{Name: "Certificate", Enumerable: true, Methods: c.certificateMethods(), Statics: c.certificateMethods()})
}
