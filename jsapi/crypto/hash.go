package crypto

import (
	"crypto/hmac"
	"hash"
	"math"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// hashing is the state of a Hash or an Hmac.
type hashing struct {
	stream.Duplex
	h      hash.Hash
	digest *digest
	length int // of the output, -1 for the algorithm's own
	done   bool
}

func (c *Crypto) hashClasses() {
	shared := []jsapi.Method{
		{Name: "_flush", Length: 1, Fn: c.hashFlush},
		{Name: "update", Length: 2, Fn: c.hashUpdate},
		{Name: "_transform", Length: 3, Fn: func(call goja.FunctionCall) goja.Value {
			c.hashOf(call.This).write(c.data(call.Argument(0), call.Argument(1)))
			return jsapi.Call(call.Argument(2), goja.Undefined())
		}},
	}
	c.hash = c.env.Class(jsapi.ClassSpec{
		Name: "Hash", Length: 2, Parent: c.lazyTransform, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) { c.initHash(this, jsapi.Arg(args, 0), jsapi.Arg(args, 1)) },
		Methods: append(slices.Clone(shared),
			jsapi.Method{Name: "digest", Length: 1, Fn: c.hashDigest},
			jsapi.Method{Name: "copy", Length: 1, Fn: c.hashCopy}),
	})
	c.hmac = c.env.Class(jsapi.ClassSpec{
		Name: "Hmac", Length: 3, Parent: c.lazyTransform, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			c.initHmac(this, jsapi.Arg(args, 0), jsapi.Arg(args, 1), jsapi.Arg(args, 2))
		},
		Methods: append(slices.Clone(shared), jsapi.Method{Name: "digest", Length: 1, Fn: c.hmacDigest}),
	})
}

func (c *Crypto) initHash(this *goja.Object, algorithm, options goja.Value) {
	name := c.env.ValidateString(algorithm, "algorithm")
	length := -1
	if v := option(options, "outputLength"); !jsapi.IsUndefined(v) {
		length = int(c.env.ValidateUint32(v, "options.outputLength", false))
	}
	d := c.digest(name)
	if d == nil {
		panic(c.env.Error("Digest method not supported"))
	}
	h := d.make()
	c.checkLength(d, h, length)
	c.bindTransform(this, &hashing{h: h, digest: d, length: length}, options)
}

// checkLength throws when the algorithm cannot give length bytes.
func (c *Crypto) checkLength(d *digest, h hash.Hash, length int) {
	if length >= 0 && !d.xof && length != h.Size() {
		panic(c.opensslError("030000B2", "digital envelope routines", "not XOF or invalid length"))
	}
}

func (c *Crypto) initHmac(this *goja.Object, algorithm, key, options goja.Value) {
	name := c.env.ValidateString(algorithm, "hmac")
	k := c.secretKey(key, "key", option(options, "encoding"))
	d := c.digest(name)
	if d == nil || d.xof {
		c.fail("TypeError", "ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: "+name)
	}
	c.bindTransform(this, &hashing{h: hmac.New(d.make, k), digest: d, length: -1}, options)
}

func (c *Crypto) hashOf(this goja.Value) *hashing {
	return jsapi.Receiver[*hashing](c.env, this)
}

// write adds data. It never fails.
func (h *hashing) write(b []byte) { _, _ = h.h.Write(b) }

// sum is the digest. The state is of no more use after it.
func (h *hashing) sum() []byte {
	if s, ok := h.h.(*shake); ok && h.length >= 0 {
		s.n = h.length
	}
	return h.h.Sum(nil)
}

func (c *Crypto) finalized() {
	c.fail("Error", "ERR_CRYPTO_HASH_FINALIZED", "Digest already called")
}

// hashUpdate is hash.update(data[, inputEncoding]) and hmac.update.
func (c *Crypto) hashUpdate(call goja.FunctionCall) goja.Value {
	h := c.hashOf(call.This)
	if h.done {
		c.finalized()
	}
	h.write(c.data(call.Argument(0), call.Argument(1)))
	return call.This
}

// hashDigest is hash.digest([encoding]).
func (c *Crypto) hashDigest(call goja.FunctionCall) goja.Value {
	h := c.hashOf(call.This)
	if h.done {
		c.finalized()
	}
	h.done = true
	return c.output(h.sum(), call.Argument(0))
}

// hmacDigest is hmac.digest([encoding]); a second call gives nothing, as in Node.
func (c *Crypto) hmacDigest(call goja.FunctionCall) goja.Value {
	h := c.hashOf(call.This)
	if h.done {
		return c.output(nil, call.Argument(0))
	}
	h.done = true
	return c.output(h.sum(), call.Argument(0))
}

func (c *Crypto) hashFlush(call goja.FunctionCall) goja.Value {
	h := c.hashOf(call.This)
	if h.done {
		return jsapi.Call(call.Argument(0), goja.Undefined())
	}
	h.done = true
	h.Push(h.sum())
	return jsapi.Call(call.Argument(0), goja.Undefined())
}

// hashCopy is hash.copy([options]).
func (c *Crypto) hashCopy(call goja.FunctionCall) goja.Value {
	h := c.hashOf(call.This)
	if h.done {
		c.finalized()
	}
	length := h.length
	if v := option(call.Argument(0), "outputLength"); !jsapi.IsUndefined(v) {
		length = int(c.env.ValidateInteger(v, "options.outputLength", 0, math.MaxUint32))
		c.checkLength(h.digest, h.h, length)
	}
	o := c.env.Create(c.hash)
	c.bindTransform(o, &hashing{h: cloneHash(h.h, h.digest.make), digest: h.digest, length: length}, call.Argument(0))
	return o
}

// oneShot is crypto.hash(algorithm, data[, outputEncoding]).
func (c *Crypto) oneShot(call goja.FunctionCall) goja.Value {
	name := c.env.ValidateString(call.Argument(0), "algorithm")
	data, encoding := call.Argument(1), call.Argument(2)
	if !jsapi.IsString(data) {
		if _, ok := viewBytes(data); !ok {
			panic(c.env.InvalidArgType("input", wantData, data))
		}
	}
	if jsapi.IsUndefined(encoding) {
		encoding = c.vm.ToValue("hex")
	}
	c.env.ValidateString(encoding, "outputEncoding")
	d := c.digest(name)
	if d == nil {
		panic(c.env.Error("Digest method " + name + " is not supported"))
	}
	h := d.make()
	_, _ = h.Write(c.data(data, nil))
	return c.output(h.Sum(nil), encoding)
}

func (c *Crypto) getHashes(goja.FunctionCall) goja.Value {
	var names []string
	for _, d := range digests() {
		names = append(append(names, d.name), d.aliases...)
	}
	slices.Sort(names)
	return c.strings(names)
}

func (c *Crypto) strings(names []string) goja.Value {
	list := make([]any, len(names))
	for i, n := range names {
		list[i] = n
	}
	return c.vm.NewArray(list...)
}
