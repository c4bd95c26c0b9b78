package crypto

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// subtleSource is what SubtleCrypto does with keys, compiled when a script first asks for it.
//
//go:embed subtle.js
var subtleSource string

// webKey is the state of a CryptoKey.
type webKey struct {
	jsapi.Hidden
	key               goja.Value // a KeyObject
	algorithm, usages *goja.Object
	extractable       bool
}

// cryptoKeyClass makes CryptoKey, which a script cannot construct.
func (c *Crypto) cryptoKeyClass(illegal func(*goja.Object, []goja.Value)) {
	view := func(name string, f func(k *webKey) goja.Value) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Get: func(call goja.FunctionCall) goja.Value {
			if k, ok := c.env.Unwrap(call.This).(*webKey); ok {
				return f(k)
			}
			return goja.Undefined()
		}}
	}
	c.cryptoKey = c.env.Class(jsapi.ClassSpec{Name: "CryptoKey", MustNew: true, Init: illegal, Accessors: []jsapi.Accessor{
		view("type", func(k *webKey) goja.Value { return option(k.key, "type") }),
		view("extractable", func(k *webKey) goja.Value { return c.vm.ToValue(k.extractable) }),
		view("algorithm", func(k *webKey) goja.Value { return k.algorithm }),
		view("usages", func(k *webKey) goja.Value { return k.usages }),
	}})
}

// subtleMethods are the operations on CryptoKeys.
func (c *Crypto) subtleMethods() []jsapi.Method {
	var ms []jsapi.Method
	for _, m := range []struct {
		name   string
		length int
	}{{"encrypt", 3}, {"decrypt", 3}, {"sign", 3}, {"verify", 4}, {"generateKey", 3}, {"deriveKey", 5}, {"deriveBits", 3},
		{"importKey", 4}, {"exportKey", 2}, {"wrapKey", 4}, {"unwrapKey", 6}} {
		ms = append(ms, jsapi.Method{Name: m.name, Length: m.length, Fn: func(call goja.FunctionCall) goja.Value {
			args := make([]any, len(call.Arguments))
			for i, a := range call.Arguments {
				args[i] = a
			}
			return c.subtleCall(m.name, c.vm.NewArray(args...))
		}})
	}
	return ms
}

// subtleCall runs one operation, loading them all at the first.
func (c *Crypto) subtleCall(name string, args goja.Value) goja.Value {
	if c.runSubtle == nil {
		makeKey := c.env.Func("", 4, c.newWebKey)
		openKey := c.env.Func("", 1, c.openWebKey)
		c.runSubtle = c.env.RunEmbedded("node:internal/crypto/webcrypto", subtleSource,
			c.env.Require("crypto"), makeKey, openKey, c.vm.Get("DOMException"))
	}
	return jsapi.Call(c.runSubtle, goja.Undefined(), c.vm.ToValue(name), args)
}

// newWebKey makes a CryptoKey of (key, algorithm, extractable, usages).
func (c *Crypto) newWebKey(call goja.FunctionCall) goja.Value {
	o := c.env.Create(c.cryptoKey)
	c.env.Bind(o, &webKey{key: call.Argument(0), algorithm: call.Argument(1).(*goja.Object),
		extractable: call.Argument(2).ToBoolean(), usages: call.Argument(3).(*goja.Object)})
	return o
}

// openWebKey is what is behind a CryptoKey, or null.
func (c *Crypto) openWebKey(call goja.FunctionCall) goja.Value {
	k, ok := c.env.Unwrap(call.Argument(0)).(*webKey)
	if !ok {
		return goja.Null()
	}
	o := c.vm.NewObject()
	jsapi.Must(o.Set("key", k.key))
	jsapi.Must(o.Set("algorithm", k.algorithm))
	jsapi.Must(o.Set("extractable", k.extractable))
	jsapi.Must(o.Set("usages", k.usages))
	return o
}

// keyFrom is KeyObject.from(cryptoKey).
func (c *Crypto) keyFrom(call goja.FunctionCall) goja.Value {
	if k, ok := c.env.Unwrap(call.Argument(0)).(*webKey); ok {
		return k.key
	}
	panic(c.env.InvalidArgType("key", "an instance of CryptoKey", call.Argument(0)))
}
