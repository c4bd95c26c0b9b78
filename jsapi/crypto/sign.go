package crypto

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"encoding/asn1"
	"hash"
	"math/big"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// signing is the state of a Sign or a Verify.
type signing struct {
	stream.Writable
	h      hash.Hash
	digest *digest
}

func (c *Crypto) signClasses() {
	make := func(name string, own jsapi.Method) *jsapi.Class {
		return c.env.Class(jsapi.ClassSpec{
			Name: name, Length: 2, Parent: c.streams.Writable, Enumerable: true,
			Init: func(this *goja.Object, args []goja.Value) {
				name := c.env.ValidateString(jsapi.Arg(args, 0), "algorithm")
				d := c.digest(name)
				if d == nil {
					c.fail("TypeError", "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest")
				}
				c.streams.Bind(this, &signing{h: d.make(), digest: d})
				initialize(c.streams.Writable, this, jsapi.Arg(args, 1))
			},
			Methods: []jsapi.Method{
				{Name: "_write", Length: 3, Fn: func(call goja.FunctionCall) goja.Value {
					_, _ = c.signingOf(call.This).h.Write(c.data(call.Argument(0), call.Argument(1)))
					return jsapi.Call(call.Argument(2), goja.Undefined())
				}},
				{Name: "update", Length: 2, Fn: func(call goja.FunctionCall) goja.Value {
					_, _ = c.signingOf(call.This).h.Write(c.data(call.Argument(0), call.Argument(1)))
					return call.This
				}}, own,
			},
		})
	}
	c.signClass = make("Sign", jsapi.Method{Name: "sign", Length: 2, Fn: c.signerSign})
	c.verifyClass = make("Verify", jsapi.Method{Name: "verify", Length: 3, Fn: c.verifierVerify})
}

func (c *Crypto) signingOf(this goja.Value) *signing {
	return jsapi.Receiver[*signing](c.env, this)
}

// scheme is how a signature is made: the options beside the key.
type scheme struct {
	hash   crypto.Hash
	pss    bool
	salt   int
	p1363  bool
	digest *digest
}

func (c *Crypto) scheme(d *digest, options goja.Value) scheme {
	s := scheme{digest: d, salt: rsa.PSSSaltLengthAuto}
	if d != nil {
		s.hash = d.id
	}
	if v := option(options, "padding"); !jsapi.IsUndefined(v) {
		s.pss = c.env.ValidateInt32(v, "options.padding", -1<<31) == rsaPSS
	}
	if v := option(options, "saltLength"); !jsapi.IsUndefined(v) {
		switch n := int(c.env.ValidateInt32(v, "options.saltLength", -1<<31)); n {
		case -1:
			s.salt = rsa.PSSSaltLengthEqualsHash
		case -2:
			s.salt = rsa.PSSSaltLengthAuto
		default:
			s.salt = n
		}
	}
	if v := option(options, "dsaEncoding"); !jsapi.IsUndefined(v) {
		c.env.ValidateOneOf(v, "options.dsaEncoding", c.vm.ToValue("der"), c.vm.ToValue("ieee-p1363"))
		s.p1363 = v.String() == "ieee-p1363"
	}
	return s
}

// signDigest signs a digest. It may run on any goroutine.
func (s scheme) sign(k crypto.PrivateKey, sum []byte) ([]byte, error) {
	switch p := k.(type) {
	case *rsa.PrivateKey:
		if s.pss {
			return rsa.SignPSS(rand.Reader, p, s.hash, sum, &rsa.PSSOptions{SaltLength: s.salt})
		}
		return rsa.SignPKCS1v15(rand.Reader, p, s.hash, sum)
	case *ecdsa.PrivateKey:
		der, err := ecdsa.SignASN1(rand.Reader, p, sum)
		if err != nil || !s.p1363 {
			return der, err
		}
		var rs struct{ R, S *big.Int }
		if _, err := asn1.Unmarshal(der, &rs); err != nil {
			return nil, err
		}
		n := (p.Params().BitSize + 7) / 8
		out := make([]byte, 2*n)
		rs.R.FillBytes(out[:n])
		rs.S.FillBytes(out[n:])
		return out, nil
	}
	return nil, rsa.ErrVerification
}

// verify reports whether sig is the signature of the digest.
func (s scheme) verify(k crypto.PublicKey, sum, sig []byte) bool {
	switch p := k.(type) {
	case *rsa.PublicKey:
		if s.pss {
			return rsa.VerifyPSS(p, s.hash, sum, sig, &rsa.PSSOptions{SaltLength: s.salt}) == nil
		}
		return rsa.VerifyPKCS1v15(p, s.hash, sum, sig) == nil
	case *ecdsa.PublicKey:
		if s.p1363 {
			n := (p.Params().BitSize + 7) / 8
			if len(sig) != 2*n {
				return false
			}
			der, err := asn1.Marshal(struct{ R, S *big.Int }{new(big.Int).SetBytes(sig[:n]), new(big.Int).SetBytes(sig[n:])})
			if err != nil {
				return false
			}
			sig = der
		}
		return ecdsa.VerifyASN1(p, sum, sig)
	}
	return false
}

func (c *Crypto) signFailed(err error) *goja.Object {
	return c.env.CodeError("Error", "ERR_CRYPTO_OPERATION_FAILED", err.Error())
}

// signerSign is sign.sign(privateKey[, outputEncoding]).
func (c *Crypto) signerSign(call goja.FunctionCall) goja.Value {
	s := c.signingOf(call.This)
	if !call.Argument(0).ToBoolean() {
		c.fail("Error", "ERR_CRYPTO_SIGN_KEY_REQUIRED", "No key provided to sign")
	}
	in := c.keyInput(call.Argument(0))
	sig, err := c.scheme(s.digest, in.options).sign(c.privateKey(in).private, s.h.Sum(nil))
	if err != nil {
		panic(c.signFailed(err))
	}
	return c.output(sig, call.Argument(1))
}

// verifierVerify is verify.verify(key, signature[, signatureEncoding]).
func (c *Crypto) verifierVerify(call goja.FunctionCall) goja.Value {
	s := c.signingOf(call.This)
	in := c.keyInput(call.Argument(0))
	k := c.publicKey(in)
	sig := c.bytes(call.Argument(1), "signature", call.Argument(2))
	return c.vm.ToValue(c.scheme(s.digest, in.options).verify(k.public, s.h.Sum(nil), sig))
}

// oneDigest is the algorithm of sign and verify; null leaves the choice to the key.
func (c *Crypto) oneDigest(v goja.Value) *digest {
	if jsapi.IsNullish(v) {
		return nil
	}
	return c.wantDigest(c.env.ValidateString(v, "algorithm"))
}

// message is the digest of data, or data itself where the key hashes.
func (c *Crypto) message(d *digest, data []byte) ([]byte, *digest) {
	if d == nil {
		d = c.digest("sha256")
	}
	h := d.make()
	_, _ = h.Write(data)
	return h.Sum(nil), d
}

// sign is crypto.sign(algorithm, data, key[, callback]).
func (c *Crypto) sign(call goja.FunctionCall) goja.Value {
	d := c.oneDigest(call.Argument(0))
	data := slices.Clone(c.bytes(call.Argument(1), "data", nil))
	if !call.Argument(2).ToBoolean() {
		c.fail("Error", "ERR_CRYPTO_SIGN_KEY_REQUIRED", "No key provided to sign")
	}
	in := c.keyInput(call.Argument(2))
	k := c.privateKey(in)
	s := c.scheme(d, in.options)
	var sig []byte
	var err error
	work := func() {
		if e, ok := k.private.(ed25519.PrivateKey); ok {
			sig = ed25519.Sign(e, data)
			return
		}
		sum, d := c.message(d, data)
		s.hash = d.id
		sig, err = s.sign(k.private, sum)
	}
	if cb := call.Argument(3); !jsapi.IsUndefined(cb) {
		fn := c.env.ValidateFunction(cb, "callback")
		c.later("SignJob", work, func() {
			if err != nil {
				callback(fn, c.signFailed(err))
				return
			}
			callback(fn, nil, c.bufs.New(sig))
		})
		return goja.Undefined()
	}
	if work(); err != nil {
		panic(c.signFailed(err))
	}
	return c.bufs.New(sig)
}

// verify is crypto.verify(algorithm, data, key, signature[, callback]).
func (c *Crypto) verify(call goja.FunctionCall) goja.Value {
	d := c.oneDigest(call.Argument(0))
	data := slices.Clone(c.bytes(call.Argument(1), "data", nil))
	in := c.keyInput(call.Argument(2))
	k := c.publicKey(in)
	sig := slices.Clone(c.bytes(call.Argument(3), "signature", nil))
	s := c.scheme(d, in.options)
	good := false
	work := func() {
		if e, ok := k.public.(ed25519.PublicKey); ok {
			good = ed25519.Verify(e, data, sig)
			return
		}
		sum, d := c.message(d, data)
		s.hash = d.id
		good = s.verify(k.public, sum, sig)
	}
	if cb := call.Argument(4); !jsapi.IsUndefined(cb) {
		fn := c.env.ValidateFunction(cb, "callback")
		c.later("SignJob", work, func() { callback(fn, nil, c.vm.ToValue(good)) })
		return goja.Undefined()
	}
	work()
	return c.vm.ToValue(good)
}
