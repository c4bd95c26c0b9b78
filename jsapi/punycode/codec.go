package punycode

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

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
	basic, rest := "", input
	if i := strings.LastIndexByte(input, '-'); i > 0 {
		basic, rest = input[:i], input[i+1:]
	}
	var out []rune
	for i := range len(basic) {
		if basic[i] >= 0x80 {
			return nil, errBasic
		}
		out = append(out, rune(basic[i]))
	}
	n, i, bias := initialN, 0, initialBias
	for rest != "" {
		delta, behind, err := number(rest, maxInt-i, bias)
		if err != nil {
			return nil, err
		}
		rest = behind
		i += delta
		points := len(out) + 1
		bias = adapt(delta, points, i == delta)
		if n += i / points; n > maxInt {
			return nil, errOverflow
		}
		i %= points
		out = slices.Insert(out, i, rune(n))
		i++
	}
	for _, r := range out {
		if r > unicode.MaxRune {
			return nil, fmt.Errorf("Invalid code point %d", r)
		}
	}
	return out, nil
}

// number reads a generalized variable-length integer, no larger than limit, that input begins
// with, and returns it with what is behind.
func number(input string, limit, bias int) (q int, rest string, err error) {
	w := 1
	for k := base; input != ""; k += base {
		d := digit(input[0])
		input = input[1:]
		if d >= base {
			return 0, "", errInput
		}
		if d > (limit-q)/w {
			return 0, "", errOverflow
		}
		q += d * w
		t := threshold(k, bias)
		if d < t {
			return q, input, nil
		}
		if w > maxInt/(base-t) {
			return 0, "", errOverflow
		}
		w *= base - t
	}
	return 0, "", errInput
}
