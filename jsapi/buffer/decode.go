package buffer

import (
	"encoding/hex"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// Decode returns the string that b spells in encoding enc. Malformed UTF-8 becomes U+FFFD,
// one for each maximal part, as the WHATWG Encoding standard has it; a byte order mark
// stays. b is only read, and not kept.
func (b *Buffers) Decode(data []byte, enc Encoding) goja.Value {
	if len(data) == 0 {
		return b.vm.ToValue("")
	}
	switch enc {
	case UTF16LE:
		return decodeUTF16(data)
	case Latin1:
		return b.decodeLatin1(data)
	case ASCII:
		return b.decodeASCII(data)
	case Hex:
		out := make([]byte, 2*len(data))
		hex.Encode(out, data)
		return b.vm.ToValue(own(out))
	case Base64, Base64URL:
		return b.vm.ToValue(encodeBase64(enc, data))
	}
	return b.vm.ToValue(DecodeUTF8(data))
}

// DecodeUTF8 is a copy of b as valid UTF-8, with U+FFFD for each malformed part.
func DecodeUTF8(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return own(replaceInvalid(b))
}

func decodeUTF16(data []byte) goja.Value {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i]) | uint16(data[2*i+1])<<8
	}
	return goja.StringFromUTF16(units)
}

// isASCII reports whether no byte has its high bit set.
func isASCII(b []byte) bool {
	for len(b) >= 8 {
		if (b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7])&0x80 != 0 {
			return false
		}
		b = b[8:]
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func (b *Buffers) decodeLatin1(data []byte) goja.Value {
	if isASCII(data) {
		return b.vm.ToValue(string(data))
	}
	units := make([]uint16, len(data))
	for i, c := range data {
		units[i] = uint16(c)
	}
	return goja.StringFromUTF16(units)
}

func (b *Buffers) decodeASCII(data []byte) goja.Value {
	out := make([]byte, len(data))
	for i, c := range data {
		out[i] = c & 0x7f
	}
	return b.vm.ToValue(own(out))
}

// replaceInvalid copies b, malformed parts as U+FFFD.
func replaceInvalid(b []byte) []byte {
	out := make([]byte, 0, len(b)+8)
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			size = malformed(b)
			out = utf8.AppendRune(out, utf8.RuneError)
		} else {
			out = append(out, b[:size]...)
		}
		b = b[size:]
	}
	return out
}

// malformed is the length of the maximal part at the start of b that one U+FFFD stands
// for: a lead byte and those continuation bytes that could have followed it.
func malformed(b []byte) int {
	lo, hi, need := continuation(b[0])
	n := 1
	for n < len(b) && n <= need && b[n] >= lo && b[n] <= hi {
		n++
		lo, hi = 0x80, 0xbf
	}
	return n
}

// continuation gives the range of the byte after lead, and how many follow it in all.
func continuation(lead byte) (lo, hi byte, need int) {
	switch {
	case lead < 0xc2 || lead > 0xf4:
		return 0, 0, 0
	case lead < 0xe0:
		return 0x80, 0xbf, 1
	case lead == 0xe0:
		return 0xa0, 0xbf, 2
	case lead == 0xed:
		return 0x80, 0x9f, 2
	case lead < 0xf0:
		return 0x80, 0xbf, 2
	case lead == 0xf0:
		return 0x90, 0xbf, 3
	case lead == 0xf4:
		return 0x80, 0x8f, 3
	}
	return 0x80, 0xbf, 3
}
