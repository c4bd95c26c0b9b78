package crypto

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// keyMaker checks the options of generateKeyPair and returns the work.
func (c *Crypto) keyMaker(kind, options goja.Value) func() (crypto.PrivateKey, error) {
	name := c.env.ValidateString(kind, "type")
	switch name {
	case "ed25519":
		return func() (crypto.PrivateKey, error) { _, k, err := ed25519.GenerateKey(rand.Reader); return k, err }
	case "x25519":
		return func() (crypto.PrivateKey, error) { return ecdh.X25519().GenerateKey(rand.Reader) }
	case "rsa", "rsa-pss":
		c.env.ValidateObject(options, "options")
		bits := int(c.env.ValidateUint32(option(options, "modulusLength"), "options.modulusLength", false))
		if v := option(options, "publicExponent"); !jsapi.IsNullish(v) && c.env.ValidateUint32(v, "options.publicExponent", false) != 65537 {
			c.fail("RangeError", "ERR_OUT_OF_RANGE", "The public exponent must be 65537")
		}
		return func() (crypto.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, bits) }
	case "ec":
		c.env.ValidateObject(options, "options")
		curve := c.wantCurve(c.env.ValidateString(option(options, "namedCurve"), "options.namedCurve"))
		return func() (crypto.PrivateKey, error) { return ecdsa.GenerateKey(curve, rand.Reader) }
	}
	panic(c.env.InvalidArgValue("type", kind, "must be a supported key type"))
}

func (c *Crypto) wantCurve(name string) elliptic.Curve {
	curve := curveOf(name)
	if curve == nil {
		c.fail("TypeError", "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name")
	}
	return curve
}

// showPair are the two keys as the options publicKeyEncoding and privateKeyEncoding want them.
func (c *Crypto) showPair(private crypto.PrivateKey, options goja.Value) (public, secret goja.Value) {
	k := privateOf(private)
	show := func(k *key, name string) goja.Value {
		e := option(options, name)
		if jsapi.IsNullish(e) {
			return c.newKey(k)
		}
		if option(e, "format").String() == "jwk" {
			return c.toJWK(k)
		}
		return c.encodeKey(k, e, "options."+name+".")
	}
	return show(&key{kind: "public", public: k.public}, "publicKeyEncoding"), show(k, "privateKeyEncoding")
}

func (c *Crypto) generateKeyPairSync(call goja.FunctionCall) goja.Value {
	k, err := c.keyMaker(call.Argument(0), call.Argument(1))()
	if err != nil {
		panic(c.env.Error(err.Error()))
	}
	public, private := c.showPair(k, call.Argument(1))
	return c.pairObject(public, private)
}

func (c *Crypto) pairObject(public, private goja.Value) goja.Value {
	o := c.vm.NewObject()
	jsapi.Must(o.Set("publicKey", public))
	jsapi.Must(o.Set("privateKey", private))
	return o
}

// generateKeyPair is crypto.generateKeyPair(type, options, callback).
func (c *Crypto) generateKeyPair(call goja.FunctionCall) goja.Value {
	options, cb := call.Argument(1), call.Argument(2)
	if jsapi.IsFunction(options) {
		options, cb = goja.Undefined(), options
	}
	fn := c.env.ValidateFunction(cb, "callback")
	c.makePair(call.Argument(0), options, func(err, public, private goja.Value) { callback(fn, err, public, private) })
	return goja.Undefined()
}

func (c *Crypto) makePair(kind, options goja.Value, done func(err, public, private goja.Value)) {
	work := c.keyMaker(kind, options)
	var k crypto.PrivateKey
	var err error
	c.later("KeyPairGenJob", func() { k, err = work() }, func() {
		if err != nil {
			done(c.env.Error(err.Error()), nil, nil)
			return
		}
		var public, private goja.Value
		if ex := c.env.Try(func() { public, private = c.showPair(k, options) }); ex != nil {
			done(ex.Value(), nil, nil)
			return
		}
		done(nil, public, private)
	})
}

// promisedPair is what util.promisify makes of generateKeyPair.
func (c *Crypto) promisedPair(call goja.FunctionCall) goja.Value {
	p, resolve, reject := c.vm.NewPromise()
	c.makePair(call.Argument(0), call.Argument(1), func(err, public, private goja.Value) {
		if err != nil {
			jsapi.Must(reject(err))
			return
		}
		jsapi.Must(resolve(c.pairObject(public, private)))
	})
	return c.vm.ToValue(p)
}
