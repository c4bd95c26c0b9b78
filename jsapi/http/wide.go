package http

import "unicode/utf8"

// span is a part of a head.
type span struct{ from, to int }

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
// then Node encodes both together. Only the value of Content-Disposition behind a known
// length stays as it is.
func (o *Outgoing) widen() {
	b := make([]byte, 0, len(o.head)+32)
	for i, c := range o.head {
		if i >= o.raw.from && i < o.raw.to {
			b = append(b, c)
		} else {
			b = utf8.AppendRune(b, rune(c))
		}
	}
	o.head = b
}
