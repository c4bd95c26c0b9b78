package crypto

import (
	"crypto/cipher"
	"crypto/subtle"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/stringdecoder"
)

// ciphering is the state of a Cipher or a Decipher.
type ciphering struct {
	stream.Duplex
	a       *algorithm
	decrypt bool
	key, iv []byte
	// One of stream and blocks is set.
	stream cipher.Stream
	blocks cipher.BlockMode
	held   []byte // less than a block, or the block that may be padding
	noPad  bool
	done   bool

	// Of an authenticated cipher. plain is kept for the tag.
	plain, extra, tag []byte
	tagLength         int

	decoder  *stringdecoder.Decoder
	encoding buffer.Encoding
}

func (c *Crypto) cipherClasses() {
	make := func(name string, length int, decrypt bool, init func(*goja.Object, []goja.Value, bool), own jsapi.Method) *jsapi.Class {
		return c.env.Class(jsapi.ClassSpec{
			Name: name, Length: length, Parent: c.lazyTransform, Enumerable: true,
			Init: func(this *goja.Object, args []goja.Value) { init(this, args, decrypt) },
			Methods: []jsapi.Method{
				{Name: "_transform", Length: 3, Fn: c.cipherTransform},
				{Name: "_flush", Length: 1, Fn: c.cipherFlush},
				{Name: "update", Length: 3, Fn: c.cipherUpdate},
				{Name: "final", Length: 1, Fn: c.cipherFinal},
				{Name: "setAutoPadding", Length: 1, Fn: c.setAutoPadding},
				{Name: "setAAD", Length: 2, Fn: c.setAAD}, own,
			},
		})
	}
	get, set := jsapi.Method{Name: "getAuthTag", Fn: c.getAuthTag}, jsapi.Method{Name: "setAuthTag", Length: 2, Fn: c.setAuthTag}
	c.cipheriv = make("Cipheriv", 4, false, c.initCipher, get)
	c.decipheriv = make("Decipheriv", 4, true, c.initCipher, set)
	c.cipher = make("Cipher", 3, false, c.initPasswordCipher, get)
	c.decipher = make("Decipher", 3, true, c.initPasswordCipher, set)
}

func (c *Crypto) initCipher(this *goja.Object, args []goja.Value, decrypt bool) {
	name := c.env.ValidateString(jsapi.Arg(args, 0), "cipher")
	options := jsapi.Arg(args, 3)
	key := slices.Clone(c.secretKey(jsapi.Arg(args, 1), "key", option(options, "encoding")))
	var iv []byte
	if !goja.IsNull(jsapi.Arg(args, 2)) {
		iv = c.copied(jsapi.Arg(args, 2), "iv")
	}
	a := c.ciphers[strings.ToLower(name)]
	if a == nil {
		c.fail("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher")
	}
	c.startCipher(this, a, key, iv, options, decrypt)
}

// startCipher checks key and iv, which it takes over, and makes the object's state.
func (c *Crypto) startCipher(this *goja.Object, a *algorithm, key, iv []byte, options goja.Value, decrypt bool) {
	if len(key) != a.key {
		c.fail("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length")
	}
	if len(iv) != a.iv && (a.mode != "gcm" || len(iv) == 0) {
		c.fail("TypeError", "ERR_CRYPTO_INVALID_IV", "Invalid initialization vector")
	}
	s := &ciphering{a: a, decrypt: decrypt, key: key, iv: iv, tagLength: 16}
	if v := option(options, "authTagLength"); !jsapi.IsNullish(v) && a.authenticated() {
		s.tagLength = int(c.env.ValidateUint32(v, "options.authTagLength", false))
		if !tagLengthFits(a, s.tagLength) {
			c.fail("TypeError", "ERR_CRYPTO_INVALID_AUTH_TAG", "Invalid authentication tag length: "+itoa(s.tagLength))
		}
	}
	if a.mode == "cbc" || a.mode == "ecb" {
		s.blocks = a.blocks(key, iv, decrypt)
	} else {
		s.stream = a.stream(key, iv, decrypt)
	}
	c.bindTransform(this, s, options)
}

// tagLengthFits reports whether a tag may be that long (NIST SP 800-38D, section 5.2.1.2).
func tagLengthFits(a *algorithm, n int) bool {
	if a.mode == "gcm" {
		return n == 4 || n == 8 || n >= 12 && n <= 16
	}
	return n >= 1 && n <= 16
}

func (c *Crypto) cipherOf(this goja.Value) *ciphering {
	return jsapi.Receiver[*ciphering](c.env, this)
}

// update gives what the input makes possible. The result is a slice of its own.
func (s *ciphering) update(b []byte) []byte {
	if s.stream != nil {
		out := make([]byte, len(b))
		s.stream.XORKeyStream(out, b)
		if s.a.authenticated() {
			if s.decrypt {
				b = out
			}
			s.plain = append(s.plain, b...)
		}
		return out
	}
	bs := s.a.bs
	s.held = append(s.held, b...)
	n := len(s.held) / bs * bs
	if s.decrypt && !s.noPad && n > 0 && n == len(s.held) {
		n -= bs // it may be the padding
	}
	out := make([]byte, n)
	s.blocks.CryptBlocks(out, s.held[:n])
	s.held = append(s.held[:0], s.held[n:]...)
	return out
}

// final ends the message and throws when it does not come out.
func (c *Crypto) final(s *ciphering) []byte {
	if s.done {
		c.fail("Error", "ERR_CRYPTO_INVALID_STATE", "Invalid state")
	}
	s.done = true
	switch {
	case s.a.authenticated():
		c.authenticate(s)
		return nil
	case s.stream != nil:
		return nil
	case s.noPad:
		if len(s.held) > 0 {
			panic(c.wrongLength())
		}
		return nil
	case s.decrypt:
		return c.unpad(s)
	}
	n := s.a.bs - len(s.held)
	for range n {
		s.held = append(s.held, byte(n)) // PKCS #7 (RFC 5652, section 6.3)
	}
	s.blocks.CryptBlocks(s.held, s.held)
	return s.held
}

func (c *Crypto) wrongLength() *goja.Object {
	return c.opensslError("1C80006B", "Provider routines", "wrong final block length")
}

func (c *Crypto) unpad(s *ciphering) []byte {
	bs := s.a.bs
	if len(s.held) != bs {
		panic(c.wrongLength())
	}
	s.blocks.CryptBlocks(s.held, s.held)
	n := int(s.held[bs-1])
	bad := n == 0 || n > bs
	for i := 0; !bad && i < n; i++ {
		bad = int(s.held[bs-1-i]) != n
	}
	if bad {
		panic(c.opensslError("1C800064", "Provider routines", "bad decrypt"))
	}
	return s.held[:bs-n]
}

// authenticate makes the tag, or compares it with the one that was set.
func (c *Crypto) authenticate(s *ciphering) {
	tag, err := s.a.tagOf(s.key, s.iv, s.plain, s.extra)
	jsapi.Must(err) // key and nonce were checked
	s.plain = nil
	if !s.decrypt {
		s.tag = tag[:s.tagLength]
		return
	}
	if len(s.tag) == 0 || subtle.ConstantTimeCompare(tag[:len(s.tag)], s.tag) != 1 {
		panic(c.env.Error("Unsupported state or unable to authenticate data"))
	}
}

// cipherUpdate is cipher.update(data[, inputEncoding][, outputEncoding]).
func (c *Crypto) cipherUpdate(call goja.FunctionCall) goja.Value {
	s := c.cipherOf(call.This)
	b := c.data(call.Argument(0), call.Argument(1))
	if s.done {
		panic(c.env.Error("Trying to add data in unsupported state"))
	}
	return c.decoded(s, s.update(b), call.Argument(2), false)
}

// cipherFinal is cipher.final([outputEncoding]).
func (c *Crypto) cipherFinal(call goja.FunctionCall) goja.Value {
	s := c.cipherOf(call.This)
	return c.decoded(s, c.final(s), call.Argument(0), true)
}

// decoded shows output: a Buffer, or a string where characters and groups of base64 that
// are not complete wait for the next call.
func (c *Crypto) decoded(s *ciphering, b []byte, encoding goja.Value, end bool) goja.Value {
	if !encoding.ToBoolean() || encoding.String() == "buffer" {
		return c.bufs.New(b)
	}
	enc, ok := buffer.ParseEncoding(encoding.String())
	if !ok {
		c.fail("TypeError", "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+encoding.String())
	}
	if s.decoder == nil {
		s.decoder, s.encoding = stringdecoder.New(c.bufs, enc), enc
	}
	if s.encoding != enc {
		c.fail("Error", "ERR_INTERNAL_ASSERTION", "Cannot change encoding\nThis is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n"+
			"Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n")
	}
	v := s.decoder.Write(b)
	if end {
		if rest, ok := s.decoder.End().(goja.String); ok {
			v = v.(goja.String).Concat(rest)
		}
	}
	return v
}

func (c *Crypto) cipherTransform(call goja.FunctionCall) goja.Value {
	s := c.cipherOf(call.This)
	if out := s.update(c.data(call.Argument(0), call.Argument(1))); len(out) > 0 {
		s.Push(out)
	}
	return jsapi.Call(call.Argument(2), goja.Undefined())
}

func (c *Crypto) cipherFlush(call goja.FunctionCall) goja.Value {
	s := c.cipherOf(call.This)
	var out []byte
	if ex := c.env.Try(func() { out = c.final(s) }); ex != nil {
		return jsapi.Call(call.Argument(0), goja.Undefined(), ex.Value())
	}
	if len(out) > 0 {
		s.Push(out)
	}
	return jsapi.Call(call.Argument(0), goja.Undefined())
}

func (c *Crypto) invalidState(operation string) {
	c.fail("Error", "ERR_CRYPTO_INVALID_STATE", "Invalid state for operation "+operation)
}

// setAutoPadding is cipher.setAutoPadding([autoPadding]).
func (c *Crypto) setAutoPadding(call goja.FunctionCall) goja.Value {
	s := c.cipherOf(call.This)
	if s.done {
		c.invalidState("setAutoPadding")
	}
	s.noPad = len(call.Arguments) > 0 && !call.Argument(0).ToBoolean()
	return call.This
}

// setAAD is cipher.setAAD(buffer[, options]).
func (c *Crypto) setAAD(call goja.FunctionCall) goja.Value {
	s := c.cipherOf(call.This)
	b := c.bytes(call.Argument(0), "aadbuf", option(call.Argument(1), "encoding"))
	if s.done || !s.a.authenticated() {
		c.invalidState("setAAD")
	}
	s.extra = append(s.extra, b...)
	return call.This
}

// getAuthTag is cipher.getAuthTag().
func (c *Crypto) getAuthTag(call goja.FunctionCall) goja.Value {
	s := c.cipherOf(call.This)
	if s.tag == nil {
		c.invalidState("getAuthTag")
	}
	return c.bufs.Copy(s.tag)
}

// setAuthTag is decipher.setAuthTag(buffer[, encoding]).
func (c *Crypto) setAuthTag(call goja.FunctionCall) goja.Value {
	s := c.cipherOf(call.This)
	b := c.bytes(call.Argument(0), "buffer", call.Argument(1))
	if s.done || !s.a.authenticated() || s.tag != nil {
		c.invalidState("setAuthTag")
	}
	if !tagLengthFits(s.a, len(b)) {
		c.fail("TypeError", "ERR_CRYPTO_INVALID_AUTH_TAG", "Invalid authentication tag length: "+itoa(len(b)))
	}
	s.tag = slices.Clone(b)
	return call.This
}
