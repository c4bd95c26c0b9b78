package crypto

import (
	"crypto/subtle"

	"github.com/dop251/goja"
)

// timingSafeEqual is crypto.timingSafeEqual(a, b).
func (c *Crypto) timingSafeEqual(call goja.FunctionCall) goja.Value {
	want := func(v goja.Value, name string) []byte {
		b, ok := anyBytes(v)
		if !ok {
			c.fail("TypeError", "ERR_INVALID_ARG_TYPE", `The "`+name+`" argument must be `+wantBinary+".")
		}
		return b
	}
	a, b := want(call.Argument(0), "buf1"), want(call.Argument(1), "buf2")
	if len(a) != len(b) {
		c.fail("RangeError", "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length")
	}
	return c.vm.ToValue(subtle.ConstantTimeCompare(a, b) == 1)
}
