package crypto

import (
	"crypto/hkdf"
	"crypto/pbkdf2"
	"math/bits"

	"github.com/dop251/goja"
	"golang.org/x/crypto/scrypt"

	"github.com/gaggle-js/gaggle/jsapi"
)

// derive is a key derivation whose arguments have been checked; run works on any goroutine.
type derive struct {
	kind string // see later
	run  func() ([]byte, error)
	show func([]byte) goja.Value
}

func (c *Crypto) deriveSync(d derive) goja.Value {
	b, err := d.run()
	if err != nil {
		panic(c.env.Error(err.Error()))
	}
	return d.show(b)
}

func (c *Crypto) deriveLater(d derive, fn jsapi.Fn) goja.Value {
	var b []byte
	var err error
	c.later(d.kind, func() { b, err = d.run() }, func() {
		if err != nil {
			callback(fn, c.env.Error(err.Error()))
			return
		}
		callback(fn, nil, d.show(b))
	})
	return goja.Undefined()
}

func (c *Crypto) asBuffer(b []byte) goja.Value { return c.bufs.New(b) }

// wantDigest finds the digest or throws ERR_CRYPTO_INVALID_DIGEST.
func (c *Crypto) wantDigest(name string) *digest {
	d := c.digest(name)
	if d == nil {
		c.fail("TypeError", "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: "+name)
	}
	return d
}

// pbkdf2 checks the arguments of pbkdf2 and pbkdf2Sync (RFC 8018, section 5.2).
func (c *Crypto) pbkdf2(call goja.FunctionCall) derive {
	name := c.env.ValidateString(call.Argument(4), "digest")
	password, salt := c.copied(call.Argument(0), "password"), c.copied(call.Argument(1), "salt")
	rounds := int(c.env.ValidateInt32(call.Argument(2), "iterations", 1))
	n := int(c.env.ValidateInt32(call.Argument(3), "keylen", 0))
	d := c.wantDigest(name)
	return derive{kind: "PBKDF2Job", show: c.asBuffer, run: func() ([]byte, error) {
		if n == 0 {
			return nil, nil
		}
		return pbkdf2.Key(d.make, string(password), salt, rounds, n)
	}}
}

func (c *Crypto) pbkdf2Sync(call goja.FunctionCall) goja.Value { return c.deriveSync(c.pbkdf2(call)) }

func (c *Crypto) pbkdf2Async(call goja.FunctionCall) goja.Value {
	cb := call.Argument(5)
	if jsapi.IsFunction(call.Argument(4)) { // pbkdf2(..., callback): the digest is missing
		call.Arguments = append(append([]goja.Value{}, call.Arguments[:4]...), goja.Undefined())
	}
	d := c.pbkdf2(call)
	return c.deriveLater(d, c.env.ValidateFunction(cb, "callback"))
}

// hkdf checks the arguments of hkdf and hkdfSync (RFC 5869).
func (c *Crypto) hkdf(call goja.FunctionCall) derive {
	name := c.env.ValidateString(call.Argument(0), "digest")
	key := append([]byte{}, c.hkdfKey(call.Argument(1))...)
	salt, info := c.copied(call.Argument(2), "salt"), c.copied(call.Argument(3), "info")
	n := int(c.env.ValidateInteger(call.Argument(4), "length", 0, maxInt32))
	if len(info) > 1024 {
		panic(c.env.OutOfRange("info", "must not contain more than 1024 bytes", c.vm.ToValue(len(info))))
	}
	d := c.wantDigest(name)
	if n > 255*d.make().Size() {
		c.fail("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length")
	}
	return derive{kind: "DeriveBitsJob", show: c.arrayBuffer, run: func() ([]byte, error) {
		return hkdf.Key(d.make, key, salt, string(info), n)
	}}
}

func (c *Crypto) hkdfKey(v goja.Value) []byte {
	if k := c.keyOf(v); k != nil && k.kind == "secret" {
		return k.secret
	}
	if jsapi.IsString(v) {
		return encodingOf(nil).Encode(v)
	}
	if b, ok := anyBytes(v); ok {
		return b
	}
	panic(c.env.InvalidArgType("ikm", "of type string or an instance of SecretKeyObject, ArrayBuffer, TypedArray, DataView, or Buffer", v))
}

func (c *Crypto) hkdfSync(call goja.FunctionCall) goja.Value { return c.deriveSync(c.hkdf(call)) }

func (c *Crypto) hkdfAsync(call goja.FunctionCall) goja.Value {
	d := c.hkdf(call)
	return c.deriveLater(d, c.env.ValidateFunction(call.Argument(5), "callback"))
}

// scrypt checks the arguments of scrypt and scryptSync (RFC 7914).
func (c *Crypto) scrypt(password, salt, keylen, options goja.Value) derive {
	p, s := c.copied(password, "password"), c.copied(salt, "salt")
	n := int(c.env.ValidateInt32(keylen, "keylen", 0))
	cost := c.scryptOption(options, "N", "cost", 16384)
	block := c.scryptOption(options, "r", "blockSize", 8)
	parallel := c.scryptOption(options, "p", "parallelization", 1)
	maxmem := int64(32 << 20)
	if v := option(options, "maxmem"); !jsapi.IsUndefined(v) {
		maxmem = c.env.ValidateInteger(v, "maxmem", 0, jsapi.MaxSafeInteger)
	}
	if cost < 2 || bits.OnesCount64(uint64(cost)) != 1 || block < 1 || parallel < 1 || parallel > (1<<30-1)/block {
		c.fail("RangeError", "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", "Invalid scrypt params")
	}
	// What OpenSSL counts: B, V and the scratch.
	if 128*block*parallel+128*block*(cost+2) > maxmem {
		c.fail("RangeError", "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
			"Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded")
	}
	return derive{kind: "ScryptJob", show: c.asBuffer, run: func() ([]byte, error) {
		if n == 0 {
			return nil, nil
		}
		return scrypt.Key(p, s, int(cost), int(block), int(parallel), n)
	}}
}

// scryptOption reads an option that has two names, of which only one may be given.
func (c *Crypto) scryptOption(options goja.Value, short, long string, missing int64) int64 {
	a, b := option(options, short), option(options, long)
	if !jsapi.IsUndefined(a) && !jsapi.IsUndefined(b) {
		c.fail("Error", "ERR_CRYPTO_SCRYPT_INVALID_PARAMETER", "Invalid scrypt parameter")
	}
	n := missing
	if !jsapi.IsUndefined(a) {
		n = int64(c.env.ValidateUint32(a, short, false))
	} else if !jsapi.IsUndefined(b) {
		n = int64(c.env.ValidateUint32(b, long, false))
	}
	if n == 0 {
		return missing
	}
	return n
}

func (c *Crypto) scryptSync(call goja.FunctionCall) goja.Value {
	return c.deriveSync(c.scrypt(call.Argument(0), call.Argument(1), call.Argument(2), call.Argument(3)))
}

func (c *Crypto) scryptAsync(call goja.FunctionCall) goja.Value {
	options, cb := call.Argument(3), call.Argument(4)
	if jsapi.IsFunction(options) || jsapi.IsUndefined(cb) && !isObject(options) {
		options, cb = goja.Undefined(), options
	}
	d := c.scrypt(call.Argument(0), call.Argument(1), call.Argument(2), options)
	return c.deriveLater(d, c.env.ValidateFunction(cb, "callback"))
}

func isObject(v goja.Value) bool {
	_, ok := v.(*goja.Object)
	return ok
}
