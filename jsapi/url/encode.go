package url

import (
	"strings"

	"github.com/gaggle-js/gaggle/jsapi/querystring"
)

// encodeSet is a percent-encode set: which ASCII characters are encoded. All that is no
// printable ASCII always is. (URL Standard, 1.3 "Percent-encoded bytes".)
type encodeSet string

const (
	c0Set           encodeSet = ""
	fragmentSet     encodeSet = " \"<>`"
	querySet        encodeSet = " \"#<>"
	specialQuerySet           = querySet + "'"
	pathSet                   = querySet + "?`{}"
	userinfoSet               = pathSet + "/:;=@[\\]^|"
)

const upperHex = "0123456789ABCDEF"

func (s encodeSet) has(c byte) bool {
	return c < 0x20 || c > 0x7e || strings.IndexByte(string(s), c) >= 0
}

// encode percent-encodes text by the set; without anything to encode it returns text itself.
func (s encodeSet) encode(text string) string {
	i := 0
	for i < len(text) && !s.has(text[i]) {
		i++
	}
	if i == len(text) {
		return text
	}
	out := append(make([]byte, 0, len(text)+16), text[:i]...)
	for ; i < len(text); i++ {
		if c := text[i]; s.has(c) {
			out = append(out, '%', upperHex[c>>4], upperHex[c&15])
		} else {
			out = append(out, c)
		}
	}
	return string(out)
}

// decode undoes percent-encoding, byte by byte; what is no escape stays.
func decode(s string) string {
	if b := querystring.UnescapeBytes(s); b != nil {
		return string(b)
	}
	return s
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
