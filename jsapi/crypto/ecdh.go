package crypto

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// agreeing is the state of an ECDH.
type agreeing struct {
	jsapi.Hidden
	curve   elliptic.Curve
	private *ecdsa.PrivateKey
}

func (c *Crypto) ecdhClass() {
	on := func(name string, length int, f func(a *agreeing, call goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(call goja.FunctionCall) goja.Value {
			a := jsapi.Receiver[*agreeing](c.env, call.This)
			return f(a, call)
		}}
	}
	c.ecdh = c.env.Class(jsapi.ClassSpec{Name: "ECDH", Length: 1, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			c.env.Bind(this, &agreeing{curve: c.wantCurve(c.env.ValidateString(jsapi.Arg(args, 0), "curve"))})
		},
		Methods: []jsapi.Method{
			on("computeSecret", 3, c.ecdhSecret),
			on("generateKeys", 2, func(a *agreeing, call goja.FunctionCall) goja.Value {
				k, err := ecdsa.GenerateKey(a.curve, rand.Reader)
				jsapi.Must(err)
				a.private = k
				return c.point(&k.PublicKey, call.Argument(0), call.Argument(1))
			}),
			on("getPrivateKey", 1, func(a *agreeing, call goja.FunctionCall) goja.Value {
				if a.private == nil {
					c.fail("Error", "ERR_CRYPTO_OPERATION_FAILED", "Failed to get ECDH private key")
				}
				b, err := a.private.Bytes()
				jsapi.Must(err)
				return c.output(b, call.Argument(0))
			}),
			on("getPublicKey", 2, func(a *agreeing, call goja.FunctionCall) goja.Value {
				if a.private == nil {
					c.fail("Error", "ERR_CRYPTO_OPERATION_FAILED", "Failed to get ECDH public key")
				}
				return c.point(&a.private.PublicKey, call.Argument(0), call.Argument(1))
			}),
			on("setPrivateKey", 2, func(a *agreeing, call goja.FunctionCall) goja.Value {
				b := c.bytes(call.Argument(0), "key", call.Argument(1))
				n := (a.curve.Params().BitSize + 7) / 8
				full := make([]byte, max(n, len(b)))
				copy(full[len(full)-len(b):], b)
				k, err := ecdsa.ParseRawPrivateKey(a.curve, full)
				if err != nil {
					c.fail("Error", "ERR_CRYPTO_INVALID_KEYTYPE", "Private key is not valid for specified curve.")
				}
				a.private = k
				return call.This
			}),
			on("setPublicKey", 2, func(a *agreeing, call goja.FunctionCall) goja.Value {
				c.otherPoint(a.curve, c.bytes(call.Argument(0), "key", call.Argument(1)))
				return call.This
			}),
		},
		Statics: []jsapi.Method{{Name: "convertKey", Length: 5, Fn: func(call goja.FunctionCall) goja.Value {
			b := c.bytes(call.Argument(0), "key", call.Argument(2))
			curve := c.wantCurve(c.env.ValidateString(call.Argument(1), "curve"))
			return c.point(c.convertible(curve, b), call.Argument(3), call.Argument(4))
		}}},
	})
}

// point is a public key in the format that a script asks for (SEC 1, section 2.3.3).
func (c *Crypto) point(p *ecdsa.PublicKey, encoding, format goja.Value) goja.Value {
	b, err := p.Bytes()
	jsapi.Must(err)
	name := "uncompressed"
	if format.ToBoolean() {
		name = format.String()
	}
	odd := b[len(b)-1] & 1
	switch name {
	case "uncompressed":
	case "compressed":
		b = b[:1+len(b)/2]
		b[0] = 2 | odd
	case "hybrid":
		b[0] = 6 | odd
	default:
		c.fail("TypeError", "ERR_CRYPTO_ECDH_INVALID_FORMAT", "Invalid ECDH format: "+name)
	}
	return c.output(b, encoding)
}

// otherPoint is the other side's public key.
func (c *Crypto) otherPoint(curve elliptic.Curve, b []byte) *ecdsa.PublicKey {
	p := parsePoint(curve, b)
	if p == nil {
		c.fail("Error", "ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY", "Public key is not valid for specified curve")
	}
	return p
}

func (c *Crypto) convertible(curve elliptic.Curve, b []byte) *ecdsa.PublicKey {
	p := parsePoint(curve, b)
	if p == nil {
		c.fail("Error", "ERR_CRYPTO_OPERATION_FAILED", "Failed to convert Buffer to EC_POINT")
	}
	return p
}

// parsePoint reads a point in any format, nil when it is none of the curve.
func parsePoint(curve elliptic.Curve, b []byte) *ecdsa.PublicKey {
	b = append([]byte{}, b...)
	if len(b) > 0 && (b[0] == 6 || b[0] == 7) {
		b[0] = 4
	}
	if len(b) > 0 && b[0] != 4 {
		if x, y := elliptic.UnmarshalCompressed(curve, b); x != nil { // the only function for it
			n := len(b) - 1
			b = append([]byte{4}, append(x.FillBytes(make([]byte, n)), y.FillBytes(make([]byte, n))...)...)
		}
	}
	p, err := ecdsa.ParseUncompressedPublicKey(curve, b)
	if err != nil {
		return nil
	}
	return p
}

func (c *Crypto) ecdhSecret(a *agreeing, call goja.FunctionCall) goja.Value {
	b := c.bytes(call.Argument(0), "otherPublicKey", call.Argument(1))
	if a.private == nil {
		c.fail("Error", "ERR_CRYPTO_ECDH_INVALID_KEY_PAIR", "Invalid key pair")
	}
	other := c.otherPoint(a.curve, b)
	secret, err := agree(a.private, other)
	if err != nil {
		panic(c.signFailed(err))
	}
	return c.output(secret, call.Argument(2))
}

// agree is the shared secret of two keys of one curve.
func agree(private *ecdsa.PrivateKey, public *ecdsa.PublicKey) ([]byte, error) {
	if private.Curve == elliptic.P224() { // crypto/ecdh leaves it out
		d, err := private.Bytes()
		if err != nil {
			return nil, err
		}
		x, _ := private.ScalarMult(public.X, public.Y, d) //nolint:staticcheck // as above
		return x.FillBytes(make([]byte, 28)), nil
	}
	k, err := private.ECDH()
	if err != nil {
		return nil, err
	}
	p, err := public.ECDH()
	if err != nil {
		return nil, err
	}
	return k.ECDH(p)
}

// diffieHellman is crypto.diffieHellman({privateKey, publicKey}).
func (c *Crypto) diffieHellman(call goja.FunctionCall) goja.Value {
	o := c.env.ValidateObject(call.Argument(0), "options")
	private, public := c.keyOf(option(o, "privateKey")), c.keyOf(option(o, "publicKey"))
	if private == nil {
		panic(c.env.InvalidArgValue("options.privateKey", option(o, "privateKey"), ""))
	}
	if public == nil {
		panic(c.env.InvalidArgValue("options.publicKey", option(o, "publicKey"), ""))
	}
	if private.kind != "private" {
		c.wrongKind(private.kind, "private")
	}
	if public.kind == "secret" {
		c.wrongKind("secret", "private or public")
	}
	var secret []byte
	var err error
	switch k := private.private.(type) {
	case *ecdsa.PrivateKey:
		if p, ok := public.public.(*ecdsa.PublicKey); ok && p.Curve == k.Curve {
			secret, err = agree(k, p)
		}
	case *ecdh.PrivateKey:
		if p, ok := public.public.(*ecdh.PublicKey); ok {
			secret, err = k.ECDH(p)
		}
	}
	if err != nil || secret == nil {
		c.fail("Error", "ERR_CRYPTO_INCOMPATIBLE_KEY", "Incompatible key types for Diffie-Hellman: "+keyType(private.public)+" and "+keyType(public.public))
	}
	return c.bufs.New(secret)
}
