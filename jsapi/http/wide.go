package http

import "unicode/utf8"

// noteWide notes that the head has characters beyond ASCII.
func (o *Outgoing) noteWide(s string) {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			o.wide = true
			return
		}
	}
}

// widen makes UTF-8 of a head that leaves in one piece with a body that is a string, for
// then Node encodes both together.
func (o *Outgoing) widen() {
	b := make([]byte, 0, len(o.head)+32)
	for _, c := range o.head {
		b = utf8.AppendRune(b, rune(c))
	}
	o.head = b
}

// filename is the value of Content-Disposition as Node sends it behind a known length: one
// whose characters are the bytes of UTF-8 is the text that these are.
func filename(value string) string {
	b := appendLatin1(nil, value)
	if len(b) == len(value) || !utf8.Valid(b) {
		return value
	}
	return string(b)
}
