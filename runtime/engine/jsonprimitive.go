package engine

import (
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/dop251/goja"
)

func (w *jsonWriter) primitive(v goja.Value) outcome {
	switch s := v.(type) {
	case goja.String:
		if !w.quote(s.String()) {
			return refused
		}
		return written
	case *goja.Symbol:
		return absent
	}
	switch {
	case goja.IsUndefined(v):
		return absent
	case goja.IsNull(v):
		w.out = append(w.out, "null"...)
		return written
	case goja.IsNumber(v):
		if f := v.ToFloat(); math.IsNaN(f) || math.IsInf(f, 0) {
			w.out = append(w.out, "null"...)
		} else if i := int64(f); float64(i) == f && i < 1<<53 && i > -1<<53 {
			w.out = strconv.AppendInt(w.out, i, 10)
		} else {
			w.out = append(w.out, v.String()...)
		}
		return written
	}
	if b, ok := v.Export().(bool); ok {
		w.out = strconv.AppendBool(w.out, b)
		return written
	}
	return refused // a BigInt
}

// quote writes a string, and reports whether it could: what may be half a surrogate pair
// is not for Go's strings.
func (w *jsonWriter) quote(s string) bool {
	const hex = "0123456789abcdef"
	w.out = append(w.out, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0xEF {
			continue
		}
		if c == 0xEF { // U+FFFD stands for what Go's strings cannot hold
			if r, _ := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError {
				return false
			}
			continue
		}
		w.out = append(w.out, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			w.out = append(w.out, '\\', c)
		case '\n':
			w.out = append(w.out, '\\', 'n')
		case '\r':
			w.out = append(w.out, '\\', 'r')
		case '\t':
			w.out = append(w.out, '\\', 't')
		case '\b':
			w.out = append(w.out, '\\', 'b')
		case '\f':
			w.out = append(w.out, '\\', 'f')
		default:
			w.out = append(w.out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	w.out = append(append(w.out, s[start:]...), '"')
	return true
}
