package crypto

import (
	"crypto/md5"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// initPasswordCipher is new Cipher(cipher, password[, options]): key and iv come from the
// password, as weakly as OpenSSL's EVP_BytesToKey with MD5 and one round makes them. Node
// keeps it for what was encrypted long ago.
func (c *Crypto) initPasswordCipher(this *goja.Object, args []goja.Value, decrypt bool) {
	name := c.env.ValidateString(jsapi.Arg(args, 0), "cipher")
	password := c.bytes(jsapi.Arg(args, 1), "password", nil)
	a := c.ciphers[strings.ToLower(name)]
	if a == nil {
		c.fail("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher")
	}
	var stuff, last []byte
	for len(stuff) < a.key+a.iv {
		sum := md5.Sum(append(last, password...))
		last = sum[:]
		stuff = append(stuff, last...)
	}
	c.startCipher(this, a, stuff[:a.key:a.key], stuff[a.key:a.key+a.iv], jsapi.Arg(args, 2), decrypt)
}

// oldFunctions are createCipher and createDecipher, which warn (Node, "DEP0106").
func (c *Crypto) oldFunctions(o *goja.Object) {
	for name, class := range map[string]*jsapi.Class{"createCipher": c.cipher, "createDecipher": c.decipher} {
		warned := false
		f := c.env.Func(name, 0, func(call goja.FunctionCall) goja.Value {
			if !warned {
				warned = true
				c.warn("crypto."+name+" is deprecated.", "DEP0106")
			}
			return c.env.New(class.Ctor, call.Arguments...)
		})
		jsapi.Must(o.DefineDataProperty(name, f, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	}
}

// warn is process.emitWarning, where there is a process.
func (c *Crypto) warn(message, code string) {
	if p, ok := c.vm.Get("process").(*goja.Object); ok {
		c.env.Method(p, "emitWarning", c.vm.ToValue(message), c.vm.ToValue("DeprecationWarning"), c.vm.ToValue(code))
	}
}
