package crypto

import (
	"bytes"
	"crypto"
	"encoding/base64"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// key is the state of a KeyObject.
type key struct {
	jsapi.Hidden
	kind    string // secret, public or private
	secret  []byte
	private crypto.PrivateKey
	public  crypto.PublicKey // of a public and of a private key
}

// CloneOf implements jsapi.Cloned. What a key holds never changes.
func (k *key) CloneOf() func(*jsapi.Env) *goja.Object {
	kind, secret, private, public := k.kind, k.secret, k.private, k.public
	return func(env *jsapi.Env) *goja.Object {
		return From(env).newKey(&key{kind: kind, secret: secret, private: private, public: public}).(*goja.Object)
	}
}

// keyOf returns the key behind a KeyObject or a CryptoKey, or nil.
func (c *Crypto) keyOf(v goja.Value) *key {
	switch k := c.env.Unwrap(v).(type) {
	case *key:
		return k
	case *webKey:
		return c.keyOf(k.key)
	}
	return nil
}

// keyClasses makes KeyObject and the three classes that extend it.
func (c *Crypto) keyClasses() {
	view := func(name string, get func(k *key) goja.Value) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Get: func(call goja.FunctionCall) goja.Value {
			if k := c.keyOf(call.This); k != nil {
				return get(k)
			}
			return goja.Undefined()
		}}
	}
	c.keyObject = c.env.Class(jsapi.ClassSpec{Name: "KeyObject", Length: 2, MustNew: true, Init: c.initKey,
		Methods:   []jsapi.Method{{Name: "equals", Length: 1, Fn: c.keyEquals}},
		Accessors: []jsapi.Accessor{view("type", func(k *key) goja.Value { return c.vm.ToValue(k.kind) })},
		Statics:   []jsapi.Method{{Name: "from", Length: 1, Fn: c.keyFrom}},
	})
	jsapi.Must(c.keyObject.Proto.DefineDataPropertySymbol(goja.SymToStringTag, c.vm.ToValue("KeyObject"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	c.secretClass = c.env.Class(jsapi.ClassSpec{Name: "SecretKeyObject", Length: 1, MustNew: true, Parent: c.keyObject,
		Methods:   []jsapi.Method{{Name: "export", Length: 1, Fn: c.exportSecret}},
		Accessors: []jsapi.Accessor{view("symmetricKeySize", func(k *key) goja.Value { return c.vm.ToValue(len(k.secret)) })},
	})
	asymmetric := c.env.Class(jsapi.ClassSpec{Name: "AsymmetricKeyObject", MustNew: true, Parent: c.keyObject,
		Accessors: []jsapi.Accessor{
			view("asymmetricKeyType", func(k *key) goja.Value { return c.vm.ToValue(keyType(k.public)) }),
			view("asymmetricKeyDetails", c.keyDetails),
		}})
	c.publicClass = c.env.Class(jsapi.ClassSpec{Name: "PublicKeyObject", Length: 1, MustNew: true, Parent: asymmetric,
		Methods: []jsapi.Method{{Name: "export", Length: 1, Fn: c.exportAsymmetric}}})
	c.privateClass = c.env.Class(jsapi.ClassSpec{Name: "PrivateKeyObject", Length: 1, MustNew: true, Parent: asymmetric,
		Methods: []jsapi.Method{{Name: "export", Length: 1, Fn: c.exportAsymmetric}}})
}

// initKey refuses: a script gets its keys from createSecretKey and the others.
func (c *Crypto) initKey(_ *goja.Object, args []goja.Value) {
	switch jsapi.Arg(args, 0).String() {
	case "secret", "public", "private":
		panic(c.env.InvalidArgType("handle", "of type object", jsapi.Arg(args, 1)))
	}
	panic(c.env.InvalidArgValue("type", jsapi.Arg(args, 0), ""))
}

// newKey makes the KeyObject of k.
func (c *Crypto) newKey(k *key) goja.Value {
	class := c.secretClass
	switch k.kind {
	case "public":
		class = c.publicClass
	case "private":
		class = c.privateClass
	}
	o := c.env.Create(class)
	c.env.Bind(o, k)
	return o
}

// secretKey is a key given as bytes, string or secret KeyObject.
func (c *Crypto) secretKey(v goja.Value, name string, encoding goja.Value) []byte {
	if k := c.keyOf(v); k != nil {
		if k.kind != "secret" {
			c.wrongKind(k.kind, "secret")
		}
		return k.secret
	}
	if jsapi.IsString(v) {
		return encodingOf(encoding).Encode(v)
	}
	if b, ok := anyBytes(v); ok {
		return b
	}
	panic(c.env.InvalidArgType(name, wantKey, v))
}

func (c *Crypto) wrongKind(kind, wanted string) {
	c.fail("TypeError", "ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE", "Invalid key object type "+kind+", expected "+wanted+".")
}

// createSecretKey is crypto.createSecretKey(key[, encoding]).
func (c *Crypto) createSecretKey(call goja.FunctionCall) goja.Value {
	v := call.Argument(0)
	if jsapi.IsString(v) {
		return c.newKey(&key{kind: "secret", secret: encodingOf(call.Argument(1)).Encode(v)})
	}
	b, ok := anyBytes(v)
	if !ok {
		panic(c.env.InvalidArgType("key", wantBinary, v))
	}
	return c.newKey(&key{kind: "secret", secret: slices.Clone(b)})
}

// exportSecret is keyObject.export([options]) of a secret key.
func (c *Crypto) exportSecret(call goja.FunctionCall) goja.Value {
	k, options := c.keyOf(call.This), call.Argument(0)
	if !jsapi.IsUndefined(options) {
		c.env.ValidateObject(options, "options")
		format := option(options, "format")
		switch {
		case jsapi.IsUndefined(format), format.String() == "buffer":
		case format.String() == "jwk":
			o := c.vm.NewObject()
			jsapi.Must(o.Set("kty", "oct"))
			jsapi.Must(o.Set("k", base64.RawURLEncoding.EncodeToString(k.secret)))
			return o
		default:
			c.env.ValidateOneOf(format, "options.format", goja.Undefined(), c.vm.ToValue("buffer"), c.vm.ToValue("jwk"))
		}
	}
	return c.bufs.Copy(k.secret)
}

// keyEquals is keyObject.equals(otherKeyObject).
func (c *Crypto) keyEquals(call goja.FunctionCall) goja.Value {
	a, b := c.keyOf(call.This), c.keyOf(call.Argument(0))
	if b == nil {
		panic(c.env.InvalidArgType("otherKeyObject", "an instance of KeyObject", call.Argument(0)))
	}
	same := a != nil && a.kind == b.kind
	switch {
	case !same:
	case a.kind == "secret":
		same = bytes.Equal(a.secret, b.secret)
	case a.kind == "public":
		same = samePublic(a.public, b.public)
	default:
		e, ok := a.private.(interface{ Equal(crypto.PrivateKey) bool })
		same = ok && e.Equal(b.private)
	}
	return c.vm.ToValue(same)
}

func samePublic(a, b crypto.PublicKey) bool {
	e, ok := a.(interface{ Equal(crypto.PublicKey) bool })
	return ok && e.Equal(b)
}

// secretKind is what generateKey makes: the length in bytes.
func (c *Crypto) secretKind(kind, options goja.Value) int {
	c.env.ValidateString(kind, "type")
	c.env.ValidateObject(options, "options")
	length := option(options, "length")
	switch kind.String() {
	case "hmac":
		return int(c.env.ValidateInteger(length, "options.length", 8, maxInt32)) / 8
	case "aes":
		c.env.ValidateOneOf(length, "options.length", c.vm.ToValue(128), c.vm.ToValue(192), c.vm.ToValue(256))
		return int(length.ToInteger()) / 8
	}
	panic(c.env.InvalidArgValue("type", kind, "must be a supported key type"))
}

func (c *Crypto) generateKeySync(call goja.FunctionCall) goja.Value {
	b := make([]byte, c.secretKind(call.Argument(0), call.Argument(1)))
	fill(b)
	return c.newKey(&key{kind: "secret", secret: b})
}

func (c *Crypto) generateKey(call goja.FunctionCall) goja.Value {
	b := make([]byte, c.secretKind(call.Argument(0), call.Argument(1)))
	fn := c.env.ValidateFunction(call.Argument(2), "callback")
	c.later("KeyGenJob", func() { fill(b) }, func() { callback(fn, nil, c.newKey(&key{kind: "secret", secret: b})) })
	return goja.Undefined()
}
