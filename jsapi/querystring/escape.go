package querystring

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

const upperHex = "0123456789ABCDEF"

// unescaped are the characters that escape leaves: letters, digits and - _ . ! ~ * ' ( )
func unescaped(c uint16) bool {
	switch {
	case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		return true
	}
	switch c {
	case '-', '_', '.', '!', '~', '*', '\'', '(', ')':
		return true
	}
	return false
}

// Escape percent-encodes the string s as querystring.escape does, and reports false for
// text that ends in a lone surrogate. (A surrogate elsewhere pairs with whatever follows.)
func Escape(s goja.String) (string, bool) {
	n := s.Length()
	out := make([]byte, 0, n+16)
	for i := 0; i < n; i++ {
		c := s.CharAt(i)
		if unescaped(c) {
			out = append(out, byte(c))
			continue
		}
		r := rune(c)
		if utf16.IsSurrogate(r) {
			if i++; i >= n {
				return "", false
			}
			r = 0x10000 + (r&0x3ff)<<10 | rune(s.CharAt(i))&0x3ff
		}
		for _, b := range utf8.AppendRune(nil, r) {
			out = append(out, '%', upperHex[b>>4], upperHex[b&15])
		}
	}
	return string(out), true
}

// Unescape decodes percent-encoding. Malformed escapes stay as they are, and bytes that
// are no UTF-8 become U+FFFD.
func Unescape(s string) string {
	b := UnescapeBytes(s)
	if b == nil {
		return s
	}
	return buffer.DecodeUTF8(b)
}

// UnescapeBytes is Unescape without the decoding of UTF-8. It is nil when s holds no escape.
func UnescapeBytes(s string) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := digit(s[i+1]), digit(s[i+2])
			if hi >= 0 && lo >= 0 {
				if out == nil {
					out = append(make([]byte, 0, len(s)), s[:i]...)
				}
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		if out != nil {
			out = append(out, s[i])
		}
	}
	return out
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
