package buffer

import "strings"

// Encoding is one of Node's character encodings. (Node: "Buffers and character encodings".)
type Encoding uint8

// The encodings. UTF8 is the zero Encoding and the default everywhere.
const (
	UTF8 Encoding = iota
	UTF16LE
	Latin1
	ASCII
	Hex
	Base64
	Base64URL
)

// ParseEncoding finds an encoding by any of the names Node knows it by, in any case:
// utf8, utf-8, ucs2, ucs-2, utf16le, utf-16le, latin1, binary, ascii, hex, base64, base64url.
func ParseEncoding(name string) (Encoding, bool) {
	switch name {
	case "utf8", "utf-8":
		return UTF8, true
	case "hex":
		return Hex, true
	}
	if len(name) > len("base64url") {
		return UTF8, false
	}
	switch strings.ToLower(name) {
	case "utf8", "utf-8":
		return UTF8, true
	case "ucs2", "ucs-2", "utf16le", "utf-16le":
		return UTF16LE, true
	case "latin1", "binary":
		return Latin1, true
	case "ascii":
		return ASCII, true
	case "hex":
		return Hex, true
	case "base64":
		return Base64, true
	case "base64url":
		return Base64URL, true
	}
	return UTF8, false
}

// String is the encoding's canonical name, such as "utf16le".
func (enc Encoding) String() string {
	switch enc {
	case UTF16LE:
		return "utf16le"
	case Latin1:
		return "latin1"
	case ASCII:
		return "ascii"
	case Hex:
		return "hex"
	case Base64:
		return "base64"
	case Base64URL:
		return "base64url"
	}
	return "utf8"
}
