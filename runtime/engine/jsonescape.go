package engine

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// escape is the code unit that the escape at the beginning of raw stands for, and the bytes
// it takes; 0 when it is none.
func escape(raw string) (unit uint16, n int) {
	if len(raw) < 2 {
		return 0, 0
	}
	if raw[1] != 'u' {
		if i := strings.IndexByte(`"\/bfnrt`, raw[1]); i >= 0 {
			return uint16("\"\\/\b\f\n\r\t"[i]), 2
		}
		return 0, 0
	}
	if len(raw) < 6 {
		return 0, 0
	}
	u, err := strconv.ParseUint(raw[2:6], 16, 16)
	if err != nil || strings.ContainsAny(raw[2:6], "+-_") {
		return 0, 0
	}
	return uint16(u), 6
}

// unescape resolves the escapes of a string. Halves of surrogate pairs are not for it.
func unescape(raw string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			b.WriteByte(raw[i])
			i++
			continue
		}
		unit, n := escape(raw[i:])
		if n == 0 || !utf8.ValidRune(rune(unit)) {
			return "", false
		}
		b.WriteRune(rune(unit))
		i += n
	}
	return b.String(), true
}

// unescapeHalves is unescape for strings with halves of surrogate pairs, whole pairs or not.
func unescapeHalves(raw string) ([]uint16, bool) {
	var units []uint16
	for len(raw) > 0 {
		if raw[0] != '\\' {
			r, n := utf8.DecodeRuneInString(raw)
			units, raw = utf16.AppendRune(units, r), raw[n:]
			continue
		}
		unit, n := escape(raw)
		if n == 0 {
			return nil, false
		}
		units, raw = append(units, unit), raw[n:]
	}
	return units, true
}

// escapeHalves is the text in UTF-8, with halves of surrogate pairs that stand alone
// written as escapes. Outside a string, and behind a backslash, they are no JSON before nor
// after.
func escapeHalves(text goja.String) string {
	var b strings.Builder
	for i, n := 0, text.Length(); i < n; i++ {
		u := rune(text.CharAt(i))
		switch {
		case !utf16.IsSurrogate(u):
			b.WriteRune(u)
		case i+1 < n && utf16.DecodeRune(u, rune(text.CharAt(i+1))) != utf8.RuneError:
			b.WriteRune(utf16.DecodeRune(u, rune(text.CharAt(i+1))))
			i++
		case i > 0 && text.CharAt(i-1) == '\\':
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteString(`\u` + strconv.FormatUint(uint64(u), 16))
		}
	}
	return b.String()
}
