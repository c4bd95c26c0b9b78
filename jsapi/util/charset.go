package util

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// charset turns bytes of one encoding into text. It keeps the shifts of a stream, so
// nothing may share it.
type charset struct {
	name    string // by the Encoding standard, in small letters
	decoder *encoding.Decoder
	single  *charmap.Charmap // nil where characters have several bytes
}

// charsetOf finds the encoding by one of its labels (Encoding standard, section 4.2), and
// reports false for what Node does not take either.
func charsetOf(label string) (charset, bool) {
	enc, err := htmlindex.Get(label)
	if err != nil {
		return charset{}, false
	}
	name, err := htmlindex.Name(enc)
	switch {
	case err != nil || name == "replacement" || name == "x-user-defined" || name == "iso-8859-16":
		return charset{}, false
	case name == "windows-1252":
		enc = charmap.ISO8859_1 // as Node 20 does in spite of the name
	case name == "iso-8859-8-i":
		enc = charmap.ISO8859_8 // the same bytes, to be shown in another direction
	}
	single, _ := enc.(*charmap.Charmap)
	return charset{name, enc.NewDecoder(), single}, true
}

// run decodes data; rest is the beginning of a character that more input may finish. It is
// bad when data holds what the encoding does not: each such part is a U+FFFD.
func (c charset) run(data []byte, stream bool) (text string, rest []byte, bad bool) {
	switch {
	case c.name == "utf-8" && utf8.Valid(data):
		return string(data), nil, false
	case c.single != nil:
		text, bad = c.runSingle(data)
		return text, nil, bad
	}
	var out []byte
	rest, part := data, make([]byte, 4096)
	for {
		wrote, read, err := c.decoder.Transform(part, rest, !stream)
		out, rest = append(out, part[:wrote]...), rest[read:]
		if err != transform.ErrShortDst {
			break
		}
	}
	if !stream {
		c.decoder.Reset()
	}
	text = string(out)
	return text, rest, strings.Count(text, "\ufffd") > c.replacements(data[:len(data)-len(rest)])
}

// runSingle is run for an encoding of single bytes. Charmap's tables leave out the C1
// controls, which the Encoding standard has wherever nothing else stands.
func (c charset) runSingle(data []byte) (text string, bad bool) {
	var out strings.Builder
	for _, b := range data {
		r := c.single.DecodeByte(b)
		if r == utf8.RuneError {
			if b > 0x9f {
				bad = true
			} else {
				r = rune(b)
			}
		}
		out.WriteRune(r)
	}
	return out.String(), bad
}

// replacements counts the U+FFFD that data itself holds, which are not bad.
func (c charset) replacements(data []byte) (n int) {
	switch c.name {
	case "utf-8":
		return bytes.Count(data, []byte("\ufffd"))
	case "utf-16le", "utf-16be":
		big := c.name == "utf-16be"
		for ; len(data) > 1; data = data[2:] {
			if big && data[0] == 0xff && data[1] == 0xfd || !big && data[0] == 0xfd && data[1] == 0xff {
				n++
			}
		}
	}
	return n
}
