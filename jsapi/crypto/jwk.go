package crypto

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"math/big"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// JSON Web Keys (RFC 7517, RFC 7518 section 6, RFC 8037).

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// toJWK is keyObject.export({format: 'jwk'}).
func (c *Crypto) toJWK(k *key) goja.Value {
	o := c.vm.NewObject()
	set := func(name, value string) { jsapi.Must(o.Set(name, value)) }
	switch p := k.public.(type) {
	case *rsa.PublicKey:
		set("kty", "RSA")
		set("n", b64(p.N.Bytes()))
		set("e", b64(big.NewInt(int64(p.E)).Bytes()))
		if r, ok := k.private.(*rsa.PrivateKey); ok {
			r.Precompute()
			for _, f := range []struct {
				name string
				n    *big.Int
			}{{"d", r.D}, {"p", r.Primes[0]}, {"q", r.Primes[1]}, {"dp", r.Precomputed.Dp}, {"dq", r.Precomputed.Dq}, {"qi", r.Precomputed.Qinv}} {
				set(f.name, b64(f.n.Bytes()))
			}
		}
	case *ecdsa.PublicKey:
		point, err := p.Bytes()
		jsapi.Must(err)
		n := len(point) / 2
		set("kty", "EC")
		set("x", b64(point[1:1+n]))
		set("y", b64(point[1+n:]))
		set("crv", p.Params().Name)
		if r, ok := k.private.(*ecdsa.PrivateKey); ok {
			d, err := r.Bytes()
			jsapi.Must(err)
			set("d", b64(d))
		}
	case ed25519.PublicKey:
		set("crv", "Ed25519")
		if r, ok := k.private.(ed25519.PrivateKey); ok {
			set("d", b64(r.Seed()))
		}
		set("x", b64(p))
		set("kty", "OKP")
	default:
		c.fail("Error", "ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE", "Unsupported JWK Key Type.")
	}
	return o
}

// fromJWK makes the key that a JWK describes, private when it has the private part.
func (c *Crypto) fromJWK(v goja.Value) *key {
	o := c.env.ValidateObject(v, "key.key")
	field := func(name string) []byte {
		b, err := base64.RawURLEncoding.DecodeString(c.env.ValidateString(option(o, name), "key."+name))
		if err != nil {
			c.fail("TypeError", "ERR_CRYPTO_INVALID_JWK", "Invalid JWK data")
		}
		return b
	}
	private := !jsapi.IsUndefined(option(o, "d"))
	var k *key
	switch option(o, "kty").String() {
	case "RSA":
		k = rsaFromJWK(field, private)
	case "EC":
		k = ecFromJWK(option(o, "crv").String(), field, private)
	case "OKP":
		k = edFromJWK(option(o, "crv").String(), field, private)
	default:
		c.env.ValidateOneOf(option(o, "kty"), "key.kty", c.vm.ToValue("RSA"), c.vm.ToValue("EC"), c.vm.ToValue("OKP"))
	}
	if k == nil {
		c.fail("TypeError", "ERR_CRYPTO_INVALID_JWK", "Invalid JWK data")
	}
	return k
}

func rsaFromJWK(field func(string) []byte, private bool) *key {
	number := func(name string) *big.Int { return new(big.Int).SetBytes(field(name)) }
	p := rsa.PublicKey{N: number("n"), E: int(number("e").Int64())}
	if !private {
		return &key{kind: "public", public: &p}
	}
	r := &rsa.PrivateKey{PublicKey: p, D: number("d"), Primes: []*big.Int{number("p"), number("q")}}
	if r.Validate() != nil {
		return nil
	}
	r.Precompute()
	return privateOf(r)
}

func ecFromJWK(name string, field func(string) []byte, private bool) *key {
	curve := curveOf(name)
	if curve == nil {
		return nil
	}
	n := (curve.Params().BitSize + 7) / 8
	point := make([]byte, 1+2*n)
	point[0] = 4
	x, y := field("x"), field("y")
	if len(x) > n || len(y) > n {
		return nil
	}
	copy(point[1+n-len(x):], x)
	copy(point[1+2*n-len(y):], y)
	p, err := ecdsa.ParseUncompressedPublicKey(curve, point)
	if err != nil {
		return nil
	}
	if !private {
		return &key{kind: "public", public: p}
	}
	r, err := ecdsa.ParseRawPrivateKey(curve, field("d"))
	if err != nil || !r.PublicKey.Equal(p) {
		return nil
	}
	return privateOf(r)
}

func edFromJWK(name string, field func(string) []byte, private bool) *key {
	x := field("x")
	if name != "Ed25519" || len(x) != ed25519.PublicKeySize {
		return nil
	}
	if !private {
		return &key{kind: "public", public: ed25519.PublicKey(x)}
	}
	d := field("d")
	if len(d) != ed25519.SeedSize {
		return nil
	}
	return privateOf(ed25519.NewKeyFromSeed(d))
}

// curveOf finds a curve by any of its names, nil when Go has none.
func curveOf(name string) elliptic.Curve {
	switch name {
	case "P-224", "secp224r1":
		return elliptic.P224()
	case "P-256", "prime256v1", "secp256r1":
		return elliptic.P256()
	case "P-384", "secp384r1":
		return elliptic.P384()
	case "P-521", "secp521r1":
		return elliptic.P521()
	}
	return nil
}
