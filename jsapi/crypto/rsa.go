package crypto

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/subtle"
	"math/big"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// RSA paddings, as constants.RSA_PKCS1_PADDING and the others number them.
const (
	rsaPKCS1 = 1
	rsaNone  = 3
	rsaOAEP  = 4
	rsaPSS   = 6
)

func (c *Crypto) padding(options goja.Value, missing int) int {
	if v := option(options, "padding"); !jsapi.IsUndefined(v) {
		return int(c.env.ValidateUint32(v, "options.padding", false))
	}
	return missing
}

func (c *Crypto) oaep(options goja.Value) (d *digest, label []byte) {
	d = c.digest("sha1")
	if v := option(options, "oaepHash"); !jsapi.IsUndefined(v) {
		d = c.wantDigest(c.env.ValidateString(v, "key.oaepHash"))
	}
	if v := option(options, "oaepLabel"); !jsapi.IsUndefined(v) {
		label = c.bytes(v, "key.oaepLabel", nil)
	}
	return d, label
}

func (c *Crypto) tooLarge() *goja.Object {
	return c.opensslError("0200006E", "rsa routines", "data too large for key size")
}

func (c *Crypto) illegalPadding() *goja.Object {
	return c.opensslError("1C8000A5", "Provider routines", "illegal or unsupported padding mode")
}

func (c *Crypto) notRSA() *goja.Object {
	return c.opensslError("03000096", "digital envelope routines", "operation not supported for this keytype")
}

// publicEncrypt is crypto.publicEncrypt(key, buffer).
func (c *Crypto) publicEncrypt(call goja.FunctionCall) goja.Value {
	in := c.keyInput(call.Argument(0))
	b := c.bytes(call.Argument(1), "buffer", nil)
	p, ok := c.publicKey(in).public.(*rsa.PublicKey)
	if !ok {
		panic(c.notRSA())
	}
	var out []byte
	var err error
	switch c.padding(in.options, rsaOAEP) {
	case rsaOAEP:
		d, label := c.oaep(in.options)
		out, err = rsa.EncryptOAEP(d.make(), rand.Reader, p, b, label)
	case rsaPKCS1:
		out, err = rsa.EncryptPKCS1v15(rand.Reader, p, b) //nolint:staticcheck // Node has it
	case rsaNone:
		if len(b) == p.Size() {
			out = rawPublic(p, b)
		}
		if out == nil {
			err = rsa.ErrMessageTooLong
		}
	default:
		panic(c.illegalPadding())
	}
	if err != nil {
		panic(c.tooLarge())
	}
	return c.bufs.New(out)
}

// rawPublic is RSA without padding (RFC 8017, section 5.1.1); nil when b is too big.
func rawPublic(p *rsa.PublicKey, b []byte) []byte {
	m := new(big.Int).SetBytes(b)
	if m.Cmp(p.N) >= 0 {
		return nil
	}
	return m.Exp(m, big.NewInt(int64(p.E)), p.N).FillBytes(make([]byte, p.Size()))
}

// privateDecrypt is crypto.privateDecrypt(privateKey, buffer). As in Node, the padding of
// PKCS #1 is refused, since its errors tell an attacker too much.
func (c *Crypto) privateDecrypt(call goja.FunctionCall) goja.Value {
	in := c.keyInput(call.Argument(0))
	b := c.bytes(call.Argument(1), "buffer", nil)
	k, ok := c.privateKey(in).private.(*rsa.PrivateKey)
	if !ok {
		panic(c.notRSA())
	}
	switch c.padding(in.options, rsaOAEP) {
	case rsaOAEP:
		d, label := c.oaep(in.options)
		out, err := rsa.DecryptOAEP(d.make(), nil, k, b, label)
		if err != nil {
			panic(c.opensslError("02000079", "rsa routines", "oaep decoding error"))
		}
		return c.bufs.New(out)
	case rsaPKCS1:
		c.fail("TypeError", "ERR_INVALID_ARG_VALUE",
			"RSA_PKCS1_PADDING is no longer supported for private decryption, this can be reverted with --security-revert=CVE-2023-46809")
	}
	panic(c.illegalPadding())
}

// privateEncrypt is crypto.privateEncrypt(privateKey, buffer): a signature of the bare bytes.
func (c *Crypto) privateEncrypt(call goja.FunctionCall) goja.Value {
	in := c.keyInput(call.Argument(0))
	b := c.bytes(call.Argument(1), "buffer", nil)
	k, ok := c.privateKey(in).private.(*rsa.PrivateKey)
	if !ok {
		panic(c.notRSA())
	}
	if c.padding(in.options, rsaPKCS1) != rsaPKCS1 {
		panic(c.illegalPadding())
	}
	out, err := rsa.SignPKCS1v15(nil, k, 0, b)
	if err != nil {
		panic(c.tooLarge())
	}
	return c.bufs.New(out)
}

// publicDecrypt is crypto.publicDecrypt(key, buffer): what privateEncrypt was given.
func (c *Crypto) publicDecrypt(call goja.FunctionCall) goja.Value {
	in := c.keyInput(call.Argument(0))
	b := c.bytes(call.Argument(1), "buffer", nil)
	p, ok := c.publicKey(in).public.(*rsa.PublicKey)
	if !ok {
		panic(c.notRSA())
	}
	if c.padding(in.options, rsaPKCS1) != rsaPKCS1 {
		panic(c.illegalPadding())
	}
	var m []byte
	if len(b) == p.Size() {
		m = rawPublic(p, b)
	}
	// 00 01 FF ... FF 00 and the message (RFC 8017, section 9.2)
	i := 2
	for i < len(m) && m[i] == 0xff {
		i++
	}
	if i < 10 || i >= len(m) || subtle.ConstantTimeCompare(m[:2], []byte{0, 1}) != 1 || m[i] != 0 {
		panic(c.opensslError("02000072", "rsa routines", "padding check failed"))
	}
	return c.bufs.New(m[i+1:])
}
