package punycode

import "errors"

// The parameters of RFC 3492, section 5.
const (
	base        = 36
	tMin        = 1
	tMax        = 26
	skew        = 38
	damp        = 700
	initialBias = 72
	initialN    = 128
	maxInt      = 1<<31 - 1
)

// The module's errors, in its words.
var (
	errBasic    = errors.New("Illegal input >= 0x80 (not a basic code point)")
	errInput    = errors.New("Invalid input")
	errOverflow = errors.New("Overflow: input needs wider integers to process")
)

// adapt is section 6.1.
func adapt(delta, points int, first bool) int {
	if first {
		delta /= damp
	} else {
		delta /= 2
	}
	delta += delta / points
	k := 0
	for ; delta > (base-tMin)*tMax/2; k += base {
		delta /= base - tMin
	}
	return k + (base-tMin+1)*delta/(delta+skew)
}

// threshold is t(j) for the position k.
func threshold(k, bias int) int { return min(max(k-bias, tMin), tMax) }

// encode is section 6.3.
func encode(input []rune) (string, error) {
	var out []byte
	for _, c := range input {
		if c < initialN {
			out = append(out, byte(c))
		}
	}
	basic := len(out)
	handled := basic
	if basic > 0 {
		out = append(out, '-')
	}
	n, delta, bias := initialN, 0, initialBias
	for handled < len(input) {
		m := maxInt
		for _, c := range input {
			if int(c) >= n {
				m = min(m, int(c))
			}
		}
		if m-n > (maxInt-delta)/(handled+1) {
			return "", errOverflow
		}
		delta += (m - n) * (handled + 1)
		n = m
		for _, c := range input {
			if int(c) < n {
				delta++
			}
			if int(c) == n {
				out = appendNumber(out, delta, bias)
				bias = adapt(delta, handled+1, handled == basic)
				delta = 0
				handled++
			}
		}
		delta++
		n++
	}
	return string(out), nil
}

// appendNumber writes q as a generalized variable-length integer.
func appendNumber(out []byte, q, bias int) []byte {
	for k := base; ; k += base {
		t := threshold(k, bias)
		if q < t {
			return append(out, digits[q])
		}
		out = append(out, digits[t+(q-t)%(base-t)])
		q = (q - t) / (base - t)
	}
}

const digits = "abcdefghijklmnopqrstuvwxyz0123456789"

// digit is the value of a digit, base when c is none.
func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c-'0') + 26
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return int(c | 0x20 - 'a')
	}
	return base
}

// decode is section 6.2.
func decode(input string) ([]rune, error) {
	var out []rune
	basic := -1
	for i := 0; i < len(input); i++ {
		if input[i] == '-' {
			basic = i
		}
	}
	for i := 0; i < basic; i++ {
		if input[i] >= 0x80 {
			return nil, errBasic
		}
		out = append(out, rune(input[i]))
	}
	n, i, bias := initialN, 0, initialBias
	at := basic + 1
	if basic <= 0 {
		at = max(basic, 0)
	}
	for at < len(input) {
		old, w := i, 1
		for k := base; ; k += base {
			if at >= len(input) {
				return nil, errInput
			}
			d := digit(input[at])
			at++
			if d >= base {
				return nil, errInput
			}
			if d > (maxInt-i)/w {
				return nil, errOverflow
			}
			i += d * w
			t := threshold(k, bias)
			if d < t {
				break
			}
			if w > maxInt/(base-t) {
				return nil, errOverflow
			}
			w *= base - t
		}
		bias = adapt(i-old, len(out)+1, old == 0)
		n += i / (len(out) + 1)
		if n > 0x10FFFF {
			return nil, errInput
		}
		i %= len(out) + 1
		out = append(out[:i], append([]rune{rune(n)}, out[i:]...)...)
		i++
	}
	return out, nil
}
