package crypto

import (
	"crypto/rand"
	"math/big"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// safePrime is a prime p of that many bits with (p-1)/2 prime too.
func safePrime(bits int) *big.Int {
	for {
		q, err := rand.Prime(rand.Reader, max(bits-1, 2))
		jsapi.Must(err)
		p := q.Lsh(q, 1)
		if p.Add(p, big.NewInt(1)); p.ProbablyPrime(20) {
			return p
		}
	}
}

// primeMaker checks the arguments of generatePrime.
func (c *Crypto) primeMaker(size, options goja.Value) (work func() *big.Int, show func(*big.Int) goja.Value) {
	bits := int(c.env.ValidateInt32(size, "size", 1))
	if !jsapi.IsUndefined(options) {
		c.env.ValidateObject(options, "options")
	}
	flag := func(name string) bool {
		v := option(options, name)
		return !jsapi.IsUndefined(v) && c.env.ValidateBoolean(v, "options."+name)
	}
	safe, asBigInt := flag("safe"), flag("bigint")
	add, rem := c.primeNumber(option(options, "add"), "options.add"), c.primeNumber(option(options, "rem"), "options.rem")
	work = func() *big.Int {
		for {
			p := big.NewInt(2)
			if safe {
				p = safePrime(bits)
			} else if bits > 1 {
				var err error
				p, err = rand.Prime(rand.Reader, bits)
				jsapi.Must(err)
			}
			if add == nil || add.Sign() == 0 {
				return p
			}
			want := rem
			if want == nil {
				want = big.NewInt(1)
			}
			// From a random prime to the next number that has the remainder.
			p.Sub(p, new(big.Int).Mod(p, add)).Add(p, want)
			if p.BitLen() == bits && p.ProbablyPrime(20) {
				return p
			}
		}
	}
	return work, func(p *big.Int) goja.Value {
		if asBigInt {
			return c.vm.ToValue(p)
		}
		return c.arrayBuffer(p.FillBytes(make([]byte, (bits+7)/8)))
	}
}

// primeNumber is a bigint or the bytes of one, nil for undefined.
func (c *Crypto) primeNumber(v goja.Value, name string) *big.Int {
	if jsapi.IsUndefined(v) {
		return nil
	}
	if n, ok := jsapi.BigInt(v); ok {
		if n.Sign() < 0 {
			panic(c.env.OutOfRange(name, ">= 0", v))
		}
		return n
	}
	if b, ok := anyBytes(v); ok {
		return new(big.Int).SetBytes(slices.Clone(b))
	}
	panic(c.env.InvalidArgType(name, "of type bigint or an instance of ArrayBuffer, TypedArray, Buffer, or DataView", v))
}

func (c *Crypto) generatePrimeSync(call goja.FunctionCall) goja.Value {
	work, show := c.primeMaker(call.Argument(0), call.Argument(1))
	return show(work())
}

func (c *Crypto) generatePrime(call goja.FunctionCall) goja.Value {
	options, cb := call.Argument(1), call.Argument(2)
	if jsapi.IsFunction(options) {
		options, cb = goja.Undefined(), options
	}
	fn := c.env.ValidateFunction(cb, "callback")
	work, show := c.primeMaker(call.Argument(0), options)
	var p *big.Int
	c.later("RandomPrimeJob", func() { p = work() }, func() { callback(fn, nil, show(p)) })
	return goja.Undefined()
}

func (c *Crypto) checkPrimeSync(call goja.FunctionCall) goja.Value {
	return c.vm.ToValue(c.candidate(call.Argument(0)).ProbablyPrime(32))
}

func (c *Crypto) candidate(v goja.Value) *big.Int {
	if jsapi.IsUndefined(v) {
		panic(c.env.InvalidArgType("candidate", "of type bigint or an instance of ArrayBuffer, TypedArray, Buffer, or DataView", v))
	}
	return c.primeNumber(v, "candidate")
}

func (c *Crypto) checkPrime(call goja.FunctionCall) goja.Value {
	cb := call.Argument(2)
	if jsapi.IsFunction(call.Argument(1)) {
		cb = call.Argument(1)
	}
	n := c.candidate(call.Argument(0))
	fn := c.env.ValidateFunction(cb, "callback")
	prime := false
	c.later("CheckPrimeJob", func() { prime = n.ProbablyPrime(32) }, func() { callback(fn, nil, c.vm.ToValue(prime)) })
	return goja.Undefined()
}
