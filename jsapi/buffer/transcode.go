package buffer

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// ICU's numbers of the errors that transcode throws.
const (
	icuIllegalArgument = 1
	icuInvalidChar     = 10
)

// transcode is buffer.transcode: between utf8, ucs2, latin1 and ascii only.
func (b *Buffers) transcode(c goja.FunctionCall) goja.Value {
	src := b.bytesOf(c.Argument(0), "source")
	if len(src) == 0 {
		return b.New(nil)
	}
	from, okFrom := transcodable(c.Argument(1))
	to, okTo := transcodable(c.Argument(2))
	switch {
	case !okFrom || !okTo:
		panic(b.icuError("U_ILLEGAL_ARGUMENT_ERROR", icuIllegalArgument))
	case from == UTF8 && to == UTF16LE && !utf8.Valid(src), from == UTF16LE && to == UTF8 && !validUTF16(src):
		panic(b.icuError("U_INVALID_CHAR_FOUND", icuInvalidChar))
	case from == UTF16LE && to == UTF16LE:
		return b.New(mendUTF16(src))
	}
	text := b.Decode(src, from)
	if from == ASCII && to != UTF16LE {
		text = b.vm.ToValue(asciiOrFFFD(src))
	} else if from == ASCII {
		text = b.Decode(src, Latin1)
	}
	switch to {
	case Latin1:
		return b.New(narrow(text, 0xff))
	case ASCII:
		return b.New(narrow(text, 0x7f))
	}
	return b.New(to.Encode(text))
}

// narrow is text with a byte for each character, '?' for those above limit and none for a
// byte order mark.
func narrow(text goja.Value, limit rune) []byte {
	var out []byte
	for i, r := range Text(text) {
		if i == 0 && r == byteOrderMark {
			continue
		}
		if r > limit {
			r = '?'
		}
		out = append(out, byte(r))
	}
	return out
}

const byteOrderMark = 0xfeff

// units are the UTF-16 units of src, without half a unit at the end.
func units(src []byte) []uint16 {
	u := make([]uint16, len(src)/2)
	for i := range u {
		u[i] = binary.LittleEndian.Uint16(src[2*i:])
	}
	return u
}

// validUTF16 reports whether src has text and no lone surrogate.
func validUTF16(src []byte) bool {
	u := units(src)
	for i := 0; i < len(u); i++ {
		switch {
		case !utf16.IsSurrogate(rune(u[i])):
		case i+1 < len(u) && utf16.DecodeRune(rune(u[i]), rune(u[i+1])) != utf8.RuneError:
			i++
		default:
			return false
		}
	}
	return len(u) > 0
}

// mendUTF16 puts U+FFFD for lone surrogates and for half a unit at the end.
func mendUTF16(src []byte) []byte {
	runes := utf16.Decode(units(src))
	if len(src)%2 == 1 {
		runes = append(runes, utf8.RuneError)
	}
	var out []byte
	for _, u := range utf16.Encode(runes) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func transcodable(v goja.Value) (Encoding, bool) {
	if jsapi.IsNullish(v) || isString(v) && v.String() == "" {
		return UTF8, true
	}
	if !isString(v) {
		return UTF8, false
	}
	enc, ok := ParseEncoding(v.String())
	return enc, ok && enc <= ASCII
}

// asciiOrFFFD reads bytes that are no ASCII as U+FFFD.
func asciiOrFFFD(src []byte) string {
	out := make([]rune, len(src))
	for i, x := range src {
		if out[i] = rune(x); x >= utf8.RuneSelf {
			out[i] = utf8.RuneError
		}
	}
	return string(out)
}

func (b *Buffers) icuError(code string, errno int) *goja.Object {
	o := b.env.Error("Unable to transcode Buffer [" + code + "]")
	jsapi.Must(o.Set("code", code))
	jsapi.Must(o.Set("errno", errno))
	return o
}
