package crypto

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// maxEntropy is the most that one getRandomValues fills (Web Cryptography API, section 10.1.1).
const maxEntropy = 65536

// webClasses makes Crypto, SubtleCrypto and CryptoKey, which a script cannot construct.
func (c *Crypto) webClasses() {
	illegal := func(*goja.Object, []goja.Value) {
		c.fail("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	}
	subtle := c.env.Class(jsapi.ClassSpec{Name: "SubtleCrypto", MustNew: true, Init: illegal,
		Methods: append([]jsapi.Method{{Name: "digest", Length: 2, Fn: c.subtleDigest}}, c.subtleMethods()...)})
	c.cryptoKeyClass(illegal)
	c.subtle = c.env.Create(subtle)
	web := c.env.Class(jsapi.ClassSpec{Name: "Crypto", MustNew: true, Init: illegal, Enumerable: true,
		Methods: []jsapi.Method{
			{Name: "getRandomValues", Length: 1, Fn: c.getRandomValues},
			{Name: "randomUUID", Fn: c.randomUUID},
		},
		Accessors: []jsapi.Accessor{{Name: "subtle", Enumerable: true, Get: func(goja.FunctionCall) goja.Value { return c.subtle }}},
	})
	for class, name := range map[*jsapi.Class]string{subtle: "SubtleCrypto", c.cryptoKey: "CryptoKey", web: "Crypto"} {
		jsapi.Must(class.Proto.DefineDataPropertySymbol(goja.SymToStringTag, c.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
	c.web = c.env.Create(web)
	c.webClass, c.subtleClass = web, subtle
}

// domException makes an error with the name and number of a DOMException.
func (c *Crypto) domException(name string, code int, message string) goja.Value {
	if ctor := c.vm.Get("DOMException"); ctor != nil && jsapi.IsFunction(ctor) {
		return c.env.New(ctor, c.vm.ToValue(message), c.vm.ToValue(name))
	}
	o := c.env.Error(message)
	jsapi.Must(o.DefineDataProperty("name", c.vm.ToValue(name), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	jsapi.Must(o.DefineDataProperty("code", c.vm.ToValue(code), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	c.env.HeadStack(o, name)
	return o
}

// getRandomValues is crypto.getRandomValues(typedArray).
func (c *Crypto) getRandomValues(call goja.FunctionCall) goja.Value {
	v := call.Argument(0)
	b, ok := viewBytes(v)
	tag := ""
	if ok {
		if t, isString := v.(*goja.Object).GetSymbol(goja.SymToStringTag).(goja.String); isString {
			tag = t.String()
		}
	}
	if !strings.HasSuffix(tag, "Array") || strings.HasPrefix(tag, "Float") {
		panic(c.domException("TypeMismatchError", 17, "The data argument must be an integer-type TypedArray"))
	}
	if len(b) > maxEntropy {
		panic(c.domException("QuotaExceededError", 22, "The requested length exceeds 65,536 bytes"))
	}
	fill(b)
	return v
}

// subtleDigest is subtle.digest(algorithm, data).
func (c *Crypto) subtleDigest(call goja.FunctionCall) goja.Value {
	p, resolve, reject := c.vm.NewPromise()
	name := call.Argument(0)
	if isObject(name) {
		name = option(name, "name")
	}
	d := map[string]*digest{"SHA-1": c.digest("sha1"), "SHA-256": c.digest("sha256"), "SHA-384": c.digest("sha384"), "SHA-512": c.digest("sha512")}[strings.ToUpper(name.String())]
	b, ok := buffer.Bytes(call.Argument(1))
	switch {
	case d == nil:
		jsapi.Must(reject(c.domException("NotSupportedError", 9, "Unrecognized algorithm name")))
	case !ok:
		jsapi.Must(reject(c.env.InvalidArgType("data", "an instance of ArrayBuffer, Buffer, TypedArray, or DataView", call.Argument(1))))
	default:
		b = append([]byte{}, b...)
		var sum []byte
		c.later("HashJob", func() {
			h := d.make()
			_, _ = h.Write(b)
			sum = h.Sum(nil)
		}, func() { jsapi.Must(resolve(c.arrayBuffer(sum))) })
	}
	return c.vm.ToValue(p)
}
