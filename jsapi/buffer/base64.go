package buffer

import "encoding/base64"

// bad marks bytes that are in neither alphabet.
const bad = 0xff

// sextets maps a byte of base64 or base64url text to its value.
var sextets = func() (t [256]byte) {
	for i := range t {
		t[i] = bad
	}
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	for i := range len(digits) {
		t[digits[i]] = byte(i)
	}
	t['+'], t['-'], t['/'], t['_'] = 62, 62, 63, 63
	return
}()

// appendBase64 decodes as Node does: both alphabets, the end at the first '=', and
// everything else that is no digit left out. encoding/base64 is stricter.
func appendBase64(dst []byte, s string) []byte {
	if dst == nil {
		dst = make([]byte, 0, len(s)*3/4)
	}
	var acc uint32
	bits := 0
	for i := range len(s) {
		if s[i] == '=' {
			break
		}
		v := sextets[s[i]]
		if v == bad {
			continue
		}
		acc = acc<<6 | uint32(v)
		if bits += 6; bits >= 8 {
			bits -= 8
			dst = append(dst, byte(acc>>bits))
		}
	}
	return dst
}

func encodeBase64(enc Encoding, b []byte) string {
	std := base64.StdEncoding
	if enc == Base64URL {
		std = base64.RawURLEncoding
	}
	out := make([]byte, std.EncodedLen(len(b)))
	std.Encode(out, b)
	return own(out)
}
