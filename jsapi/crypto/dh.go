package crypto

import (
	"crypto/rand"
	"math/big"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// exchange is the state of a DiffieHellman (PKCS #3).
type exchange struct {
	jsapi.Hidden
	p, g, x, y *big.Int // x and y are nil until they are set
}

func (c *Crypto) dhClasses() {
	on := func(name string, length int, f func(d *exchange, call goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(call goja.FunctionCall) goja.Value {
			d := jsapi.Receiver[*exchange](c.env, call.This)
			return f(d, call)
		}}
	}
	number := func(n *big.Int, what string, call goja.FunctionCall) goja.Value {
		if n == nil {
			c.fail("Error", "ERR_CRYPTO_INVALID_STATE", "No "+what+" - did you forget to generate one?")
		}
		return c.output(n.Bytes(), call.Argument(0))
	}
	shared := []jsapi.Method{
		on("generateKeys", 1, func(d *exchange, call goja.FunctionCall) goja.Value {
			d.generate()
			return c.output(d.padded(d.y), call.Argument(0))
		}),
		on("computeSecret", 3, c.dhSecret),
		on("getPrime", 1, func(d *exchange, call goja.FunctionCall) goja.Value { return number(d.p, "prime", call) }),
		on("getGenerator", 1, func(d *exchange, call goja.FunctionCall) goja.Value { return number(d.g, "generator", call) }),
		on("getPublicKey", 1, func(d *exchange, call goja.FunctionCall) goja.Value { return number(d.y, "public key", call) }),
		on("getPrivateKey", 1, func(d *exchange, call goja.FunctionCall) goja.Value { return number(d.x, "private key", call) }),
	}
	c.dhGroup = c.env.Class(jsapi.ClassSpec{Name: "DiffieHellmanGroup", Length: 1, Enumerable: true, Methods: shared,
		Init: func(this *goja.Object, args []goja.Value) { c.initGroup(this, jsapi.Arg(args, 0)) }})
	c.dh = c.env.Class(jsapi.ClassSpec{Name: "DiffieHellman", Length: 4, Enumerable: true, Init: c.initDH,
		Methods: append(shared,
			on("setPublicKey", 2, func(d *exchange, call goja.FunctionCall) goja.Value {
				d.y = new(big.Int).SetBytes(c.bytes(call.Argument(0), "key", call.Argument(1)))
				return call.This
			}),
			on("setPrivateKey", 2, func(d *exchange, call goja.FunctionCall) goja.Value {
				d.x = new(big.Int).SetBytes(c.bytes(call.Argument(0), "key", call.Argument(1)))
				return call.This
			})),
	})
}

func (c *Crypto) initGroup(this *goja.Object, name goja.Value) {
	p := c.group(c.env.ValidateString(name, "name"))
	c.bindExchange(this, &exchange{p: p, g: big.NewInt(2)}, 0)
}

func (c *Crypto) bindExchange(this *goja.Object, d *exchange, verdict int) {
	c.env.Bind(this, d)
	jsapi.Must(this.DefineDataProperty("verifyError", c.vm.ToValue(verdict), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
}

// initDH takes (length[, generator]) or (prime[, encoding][, generator[, encoding]]).
func (c *Crypto) initDH(this *goja.Object, args []goja.Value) {
	size, encoding, generator, genEncoding := jsapi.Arg(args, 0), jsapi.Arg(args, 1), jsapi.Arg(args, 2), jsapi.Arg(args, 3)
	if !jsapi.IsString(encoding) {
		generator, genEncoding, encoding = encoding, generator, goja.Undefined()
	}
	d := &exchange{g: big.NewInt(2)}
	bits, isNumber := jsapi.Number(size)
	switch _, isBytes := anyBytes(size); {
	case isNumber:
		c.env.ValidateInt32(size, "sizeOrKey", -1<<31)
		if bits < 2 {
			panic(c.opensslError("0280007E", "Diffie-Hellman routines", "modulus too small"))
		}
		if bits < 512 {
			panic(c.opensslError("0280007E", "Diffie-Hellman routines", "modulus too small"))
		}
		d.p = safePrime(int(bits))
	case isBytes || jsapi.IsString(size):
		d.p = new(big.Int).SetBytes(c.bytes(size, "sizeOrKey", encoding))
	default:
		panic(c.env.InvalidArgType("sizeOrKey", "one of type number or string or "+wantBinary, size))
	}
	if n, ok := jsapi.Number(generator); ok {
		d.g = big.NewInt(int64(n))
	} else if generator.ToBoolean() {
		d.g = new(big.Int).SetBytes(c.bytes(generator, "generator", genEncoding))
	}
	if d.g.Cmp(big.NewInt(1)) <= 0 {
		panic(c.opensslError("02800065", "Diffie-Hellman routines", "bad generator"))
	}
	c.bindExchange(this, d, d.check())
}

// check is verifyError: flags as constants.DH_NOT_SUITABLE_GENERATOR and the others.
func (d *exchange) check() int {
	verdict := 0
	if !d.p.ProbablyPrime(20) {
		verdict |= 1
	} else if !new(big.Int).Rsh(d.p, 1).ProbablyPrime(20) {
		verdict |= 2
	}
	return verdict
}

// generate makes the public key, and the private one when there is none.
func (d *exchange) generate() {
	if d.x == nil {
		limit := new(big.Int).Sub(d.p, big.NewInt(2))
		if limit.Sign() <= 0 {
			limit = big.NewInt(1)
		}
		x, err := rand.Int(rand.Reader, limit)
		jsapi.Must(err)
		d.x = x.Add(x, big.NewInt(1))
	}
	d.y = new(big.Int).Exp(d.g, d.x, d.p)
}

// padded is n in as many bytes as the prime has.
func (d *exchange) padded(n *big.Int) []byte {
	return n.FillBytes(make([]byte, (max(d.p.BitLen(), n.BitLen())+7)/8))
}

func (c *Crypto) dhSecret(d *exchange, call goja.FunctionCall) goja.Value {
	other := new(big.Int).SetBytes(c.bytes(call.Argument(0), "otherPublicKey", call.Argument(1)))
	if d.x == nil {
		c.fail("Error", "ERR_CRYPTO_INVALID_STATE", "No private key - did you forget to generate one?")
	}
	one := big.NewInt(1)
	if other.Cmp(one) <= 0 {
		c.fail("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Supplied key is too small")
	}
	if other.Cmp(new(big.Int).Sub(d.p, one)) >= 0 {
		c.fail("RangeError", "ERR_CRYPTO_INVALID_KEYLEN", "Supplied key is too large")
	}
	return c.output(d.padded(new(big.Int).Exp(other, d.x, d.p)), call.Argument(2))
}

// group is the prime of one of the MODP groups (RFC 2409, section 6; RFC 3526). All are
// 2^n - 2^(n-64) - 1 + 2^64 * (floor(2^(n-130) * pi) + k).
func (c *Crypto) group(name string) *big.Int {
	g, ok := map[string][2]int64{"modp1": {768, 149686}, "modp2": {1024, 129093}, "modp5": {1536, 741804}, "modp14": {2048, 124476},
		"modp15": {3072, 1690314}, "modp16": {4096, 240904}, "modp17": {6144, 929484}, "modp18": {8192, 4743158}}[name]
	if !ok {
		c.fail("Error", "ERR_CRYPTO_UNKNOWN_DH_GROUP", "Unknown DH group")
	}
	n := uint(g[0])
	one := big.NewInt(1)
	p := new(big.Int).Lsh(one, n)
	p.Sub(p, new(big.Int).Lsh(one, n-64))
	p.Sub(p, one)
	k := new(big.Int).Add(pi(n-130), big.NewInt(g[1]))
	return p.Add(p, k.Lsh(k, 64))
}

// pi is floor(2^n * pi), by Machin's formula: 16 arctan(1/5) - 4 arctan(1/239).
func pi(n uint) *big.Int {
	const guard = 64
	unit := new(big.Int).Lsh(big.NewInt(1), n+guard)
	arctan := func(x int64) *big.Int {
		sum, square := new(big.Int), big.NewInt(x*x)
		term := new(big.Int).Quo(unit, big.NewInt(x))
		for k := int64(1); term.Sign() != 0; k += 2 {
			part := new(big.Int).Quo(term, big.NewInt(k))
			if k%4 == 1 {
				sum.Add(sum, part)
			} else {
				sum.Sub(sum, part)
			}
			term.Quo(term, square)
		}
		return sum
	}
	a, b := arctan(5), arctan(239)
	a.Mul(a, big.NewInt(16)).Sub(a, b.Mul(b, big.NewInt(4)))
	return a.Rsh(a, guard)
}
