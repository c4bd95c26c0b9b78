package buffer

import (
	"reflect"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"github.com/dop251/goja"
)

// goja keeps a string in one of three ways. Which one decides how it is read cheapest,
// and only the dynamic type tells: ASCII bytes, UTF-16 units, or text that came from Go.
var (
	typeASCII = reflect.TypeOf(goja.StringFromUTF16([]uint16{'a'}))
	typeUTF16 = reflect.TypeOf(goja.StringFromUTF16([]uint16{0x100}))
)

// asString is v as a string; an object is converted as String(v) does.
func asString(v goja.Value) goja.String {
	if s, ok := v.(goja.String); ok {
		return s
	}
	if s, ok := v.ToString().(goja.String); ok {
		return s
	}
	return goja.StringFromUTF16(utf16.Encode([]rune(v.String()))) // null, undefined
}

// Text returns v as valid UTF-8, lone surrogates as U+FFFD. For ASCII, and for strings
// that came from Go, it does not copy.
func Text(v goja.Value) string {
	s := asString(v)
	switch reflect.TypeOf(s) {
	case typeASCII:
		return s.String()
	case typeUTF16:
		return own(appendUTF8(nil, s))
	}
	text := s.String()
	if !utf8.ValidString(text) {
		return own(replaceInvalid([]byte(text)))
	}
	return text
}

// own is b as a string without a copy; b must not be used any more.
func own(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Encode returns the bytes of the string v in this encoding, in a slice of their own.
// Characters an encoding lacks are cut to their low byte (latin1, ascii); hex ends at the
// first pair that is none; base64 skips what is none and takes both alphabets.
func (enc Encoding) Encode(v goja.Value) []byte { return enc.AppendTo(nil, v) }

// AppendTo appends the bytes of the string v in this encoding to dst.
func (enc Encoding) AppendTo(dst []byte, v goja.Value) []byte {
	s := asString(v)
	switch enc {
	case UTF16LE:
		return appendUTF16(dst, s)
	case Latin1, ASCII:
		return appendLatin1(dst, s)
	case Hex:
		return appendHex(dst, s.String())
	case Base64, Base64URL:
		return appendBase64(dst, lowBytes(s))
	}
	if reflect.TypeOf(s) == typeUTF16 {
		return appendUTF8(dst, s)
	}
	return append(dst, Text(s)...)
}

// ByteLength is the number of bytes that Encode would give for UTF8, UTF16LE, Latin1 and
// ASCII, and Node's estimate from the length for Hex and the base64 encodings.
func (enc Encoding) ByteLength(v goja.Value) int {
	s := asString(v)
	switch enc {
	case UTF16LE:
		return 2 * s.Length()
	case Latin1, ASCII:
		return s.Length()
	case Hex:
		return s.Length() / 2
	case Base64, Base64URL:
		return base64Length(s)
	}
	if reflect.TypeOf(s) == typeUTF16 {
		return utf8Length(s)
	}
	return len(Text(s))
}

func base64Length(s goja.String) int {
	n := s.Length()
	if n > 0 && s.CharAt(n-1) == '=' {
		n--
		if n > 1 && s.CharAt(n-1) == '=' {
			n--
		}
	}
	return n * 3 / 4
}

// runeAt reads the character at i of UTF-16 text and says how many units it takes; a lone
// surrogate is U+FFFD.
func runeAt(s goja.String, i, n int) (rune, int) {
	c := rune(s.CharAt(i))
	if !utf16.IsSurrogate(c) {
		return c, 1
	}
	if i+1 < n {
		if r := utf16.DecodeRune(c, rune(s.CharAt(i+1))); r != utf8.RuneError {
			return r, 2
		}
	}
	return utf8.RuneError, 1
}

func utf8Length(s goja.String) int {
	total, n := 0, s.Length()
	for i := 0; i < n; {
		r, size := runeAt(s, i, n)
		total += utf8.RuneLen(r)
		i += size
	}
	return total
}

func appendUTF8(dst []byte, s goja.String) []byte {
	n := s.Length()
	if dst == nil {
		dst = make([]byte, 0, utf8Length(s))
	}
	for i := 0; i < n; {
		r, size := runeAt(s, i, n)
		dst = utf8.AppendRune(dst, r)
		i += size
	}
	return dst
}

func appendUTF16(dst []byte, s goja.String) []byte {
	n := s.Length()
	if dst == nil {
		dst = make([]byte, 0, 2*n)
	}
	for i := range n {
		c := s.CharAt(i)
		dst = append(dst, byte(c), byte(c>>8))
	}
	return dst
}

func appendLatin1(dst []byte, s goja.String) []byte { return append(dst, lowBytes(s)...) }

// lowBytes is the low byte of each UTF-16 unit. It may be s's own memory: read only.
func lowBytes(s goja.String) string {
	if reflect.TypeOf(s) == typeASCII {
		return s.String()
	}
	b := make([]byte, s.Length())
	for i := range b {
		b[i] = byte(s.CharAt(i))
	}
	return own(b)
}

func appendHex(dst []byte, s string) []byte {
	if dst == nil {
		dst = make([]byte, 0, len(s)/2)
	}
	for i := 0; i+1 < len(s); i += 2 {
		hi, lo := nibble(s[i]), nibble(s[i+1])
		if hi == bad || lo == bad {
			break
		}
		dst = append(dst, hi<<4|lo)
	}
	return dst
}

func nibble(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	}
	return bad
}
