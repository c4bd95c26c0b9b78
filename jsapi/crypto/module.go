package crypto

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "crypto", Load: func(e *jsapi.Env) goja.Value { return From(e).load() }}

// Crypto is the module's state in one runtime. It belongs to the loop's goroutine.
type Crypto struct {
	env     *jsapi.Env
	vm      *goja.Runtime
	bufs    *buffer.Buffers
	streams *stream.Streams
	busy    chan struct{} // a slot for each job that runs
	scratch []byte        // strings that are being hashed
	digests map[string]*digest
	ciphers map[string]*algorithm

	lazyTransform, hash, hmac, cipheriv, decipheriv *jsapi.Class
	cipher, decipher                                *jsapi.Class
	signClass, verifyClass                          *jsapi.Class
	keyObject, secretClass                          *jsapi.Class
	publicClass, privateClass                       *jsapi.Class
	ecdh, dh, dhGroup, x509                         *jsapi.Class
	webClass, subtleClass, cryptoKey                *jsapi.Class
	web, subtle                                     *goja.Object
	runSubtle                                       goja.Value // the operations of subtle.js, once one was asked for
}

// From returns the Crypto of env.
func From(env *jsapi.Env) *Crypto { return jsapi.Use(env, newCrypto) }

func newCrypto(env *jsapi.Env) *Crypto {
	c := &Crypto{env: env, vm: env.VM, bufs: buffer.From(env), streams: stream.From(env),
		busy: make(chan struct{}, threads), digests: digestByName(), ciphers: algorithmByName()}
	c.lazyTransform = env.Class(jsapi.ClassSpec{Name: "LazyTransform", Length: 1, Parent: c.streams.Transform})
	c.hashClasses()
	c.cipherClasses()
	c.signClasses()
	c.keyClasses()
	c.ecdhClass()
	c.dhClasses()
	c.certificateClass()
	c.webClasses()
	return c
}

// Globals are the names of the globals that come from this package.
func Globals() []string { return []string{"crypto", "Crypto", "SubtleCrypto", "CryptoKey"} }

// Global is the value of the global of that name: crypto, Crypto, SubtleCrypto, CryptoKey.
func (c *Crypto) Global(name string) goja.Value {
	switch name {
	case "crypto":
		return c.web
	case "Crypto":
		return c.webClass.Ctor
	case "SubtleCrypto":
		return c.subtleClass.Ctor
	}
	return c.cryptoKey.Ctor
}

// construct is createX: new X(...).
func construct(env *jsapi.Env, class *jsapi.Class) jsapi.Fn {
	return func(call goja.FunctionCall) goja.Value { return env.New(class.Ctor, call.Arguments...) }
}

func (c *Crypto) methods() []jsapi.Method {
	return []jsapi.Method{
		{Name: "checkPrime", Length: 1, Fn: c.checkPrime}, {Name: "checkPrimeSync", Length: 1, Fn: c.checkPrimeSync},
		{Name: "createCipheriv", Length: 4, Fn: construct(c.env, c.cipheriv)}, {Name: "createDecipheriv", Length: 4, Fn: construct(c.env, c.decipheriv)},
		{Name: "createDiffieHellman", Length: 4, Fn: construct(c.env, c.dh)},
		{Name: "createDiffieHellmanGroup", Length: 1, Fn: construct(c.env, c.dhGroup)},
		{Name: "createECDH", Length: 1, Fn: construct(c.env, c.ecdh)},
		{Name: "createHash", Length: 2, Fn: c.createHash}, {Name: "createHmac", Length: 3, Fn: construct(c.env, c.hmac)},
		{Name: "createPrivateKey", Length: 1, Fn: c.createPrivateKey}, {Name: "createPublicKey", Length: 1, Fn: c.createPublicKey},
		{Name: "createSecretKey", Length: 2, Fn: c.createSecretKey},
		{Name: "createSign", Length: 2, Fn: construct(c.env, c.signClass)}, {Name: "createVerify", Length: 2, Fn: construct(c.env, c.verifyClass)},
		{Name: "diffieHellman", Length: 1, Fn: c.diffieHellman},
		{Name: "generatePrime", Length: 3, Fn: c.generatePrime}, {Name: "generatePrimeSync", Length: 1, Fn: c.generatePrimeSync},
		{Name: "getCiphers", Fn: c.getCiphers}, {Name: "getCipherInfo", Length: 2, Fn: c.getCipherInfo},
		{Name: "getCurves", Fn: c.getCurves}, {Name: "getDiffieHellman", Length: 1, Fn: construct(c.env, c.dhGroup)},
		{Name: "getHashes", Fn: c.getHashes}, {Name: "hkdf", Length: 6, Fn: c.hkdfAsync}, {Name: "hkdfSync", Length: 5, Fn: c.hkdfSync},
		{Name: "pbkdf2", Length: 6, Fn: c.pbkdf2Async}, {Name: "pbkdf2Sync", Length: 5, Fn: c.pbkdf2Sync},
		{Name: "generateKeyPair", Length: 3, Fn: c.generateKeyPair}, {Name: "generateKeyPairSync", Length: 2, Fn: c.generateKeyPairSync},
		{Name: "generateKey", Length: 3, Fn: c.generateKey}, {Name: "generateKeySync", Length: 2, Fn: c.generateKeySync},
		{Name: "privateDecrypt", Length: 2, Fn: c.privateDecrypt}, {Name: "privateEncrypt", Length: 2, Fn: c.privateEncrypt},
		{Name: "publicDecrypt", Length: 2, Fn: c.publicDecrypt}, {Name: "publicEncrypt", Length: 2, Fn: c.publicEncrypt},
		{Name: "randomBytes", Length: 2, Fn: c.randomBytes}, {Name: "randomFill", Length: 4, Fn: c.randomFill},
		{Name: "randomFillSync", Length: 1, Fn: c.randomFillSync}, {Name: "randomInt", Length: 3, Fn: c.randomInt},
		{Name: "randomUUID", Length: 1, Fn: c.randomUUID}, {Name: "scrypt", Length: 4, Fn: c.scryptAsync}, {Name: "scryptSync", Length: 3, Fn: c.scryptSync},
		{Name: "sign", Length: 4, Fn: c.sign}, {Name: "setEngine", Length: 2, Fn: c.nothing}, {Name: "timingSafeEqual", Fn: c.timingSafeEqual},
		{Name: "getFips", Fn: func(goja.FunctionCall) goja.Value { return c.vm.ToValue(0) }}, {Name: "setFips", Length: 1, Fn: c.nothing},
		{Name: "verify", Length: 5, Fn: c.verify}, {Name: "hash", Length: 2, Fn: c.oneShot},
	}
}

func (c *Crypto) load() goja.Value {
	o := c.vm.NewObject()
	c.env.SetMethods(o, true, c.methods()...)
	for _, k := range []struct {
		name  string
		class *jsapi.Class
	}{{"Certificate", c.certificateTool()}, {"Cipher", c.cipher}, {"Cipheriv", c.cipheriv}, {"Decipher", c.decipher}, {"Decipheriv", c.decipheriv}, {"DiffieHellman", c.dh}, {"DiffieHellmanGroup", c.dhGroup}, {"ECDH", c.ecdh},
		{"Hash", c.hash}, {"Hmac", c.hmac}, {"KeyObject", c.keyObject}, {"Sign", c.signClass}, {"Verify", c.verifyClass}, {"X509Certificate", c.x509}} {
		jsapi.Must(o.Set(k.name, k.class.Ctor))
	}
	c.env.SetMethods(o, true, jsapi.Method{Name: "secureHeapUsed", Fn: c.secureHeapUsed})
	c.properties(o)
	c.oldFunctions(o)
	jsapi.Must(o.Get("generateKeyPair").(*goja.Object).DefineDataPropertySymbol(c.env.SymbolFor("nodejs.util.promisify.custom"),
		c.env.Func("generateKeyPair", 2, c.promisedPair), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	return o
}

// properties are the members that are no functions, and the old names of randomBytes.
func (c *Crypto) properties(o *goja.Object) {
	jsapi.Must(o.DefineDataProperty("constants", c.constants(), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
	for _, p := range []struct {
		name string
		get  func() goja.Value
	}{{"webcrypto", func() goja.Value { return c.web }}, {"subtle", func() goja.Value { return c.subtle }},
		{"getRandomValues", func() goja.Value { return c.web.Get("getRandomValues") }}} {
		get := c.env.Func("get", 0, func(goja.FunctionCall) goja.Value { return p.get() })
		jsapi.Must(o.DefineAccessorProperty(p.name, get, nil, goja.FLAG_FALSE, goja.FLAG_TRUE))
	}
	zero := c.env.Func("get", 0, func(goja.FunctionCall) goja.Value { return c.vm.ToValue(0) })
	jsapi.Must(o.DefineAccessorProperty("fips", zero, c.env.Func("set", 1, c.nothing), goja.FLAG_FALSE, goja.FLAG_FALSE))
	random := o.Get("randomBytes")
	for _, name := range []string{"prng", "rng", "pseudoRandomBytes"} {
		get := c.env.Func("get", 0, func(goja.FunctionCall) goja.Value { return random })
		set := c.env.Func("set", 1, func(call goja.FunctionCall) goja.Value {
			jsapi.Must(o.DefineDataProperty(name, call.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
			return goja.Undefined()
		})
		jsapi.Must(o.DefineAccessorProperty(name, get, set, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
}

func (c *Crypto) nothing(goja.FunctionCall) goja.Value { return goja.Undefined() }

// createHash is crypto.createHash(algorithm[, options]), without the way through new.
func (c *Crypto) createHash(call goja.FunctionCall) goja.Value {
	o := c.env.Create(c.hash)
	c.initHash(o, call.Argument(0), call.Argument(1))
	return o
}

func (c *Crypto) getCurves(goja.FunctionCall) goja.Value {
	return c.strings([]string{"prime256v1", "secp224r1", "secp384r1", "secp521r1"})
}

// secureHeapUsed is about --secure-heap, which there is not.
func (c *Crypto) secureHeapUsed(goja.FunctionCall) goja.Value {
	o := c.vm.NewObject()
	for _, name := range []string{"total", "used", "utilization", "min"} {
		jsapi.Must(o.Set(name, 0))
	}
	return o
}
