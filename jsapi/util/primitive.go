package util

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func spaces(n int) string { return strings.Repeat(" ", n) }

// primitive shows a value that is no object.
func (p *inspector) primitive(v goja.Value) string {
	switch jsapi.TypeOf(v) {
	case "string":
		return p.stringValue(v.(goja.String))
	case "number":
		return p.number(v)
	case "bigint":
		return p.bigint(v)
	case "boolean":
		return p.style(v.String(), "boolean")
	case "symbol":
		return p.style(p.u.symbolText(v), "symbol")
	case "undefined":
		return p.style("undefined", "undefined")
	}
	return p.style("null", "null")
}

// symbolText is Symbol.prototype.toString: "Symbol(x)".
func (u *Util) symbolText(v goja.Value) string { return method(u.late().symbolString, v).String() }

// minLine is the length below which a string is never broken into lines.
const minLine = 16

func (p *inspector) stringValue(s goja.String) string {
	trailer := ""
	if n := s.Length(); n > p.MaxString {
		trailer = "... " + plural(n-p.MaxString, "more character")
		s = s.Substring(0, p.MaxString)
	}
	if n := s.Length(); !p.CompactAll && n > minLine && n > p.BreakLength-p.indent-4 {
		if lines := splitLines(s); len(lines) > 1 {
			for i, line := range lines {
				lines[i] = p.style(line, "string")
			}
			return strings.Join(lines, " +\n"+spaces(p.indent+2)) + trailer
		}
	}
	return p.style(quote(s), "string") + trailer
}

// splitLines quotes each line of s with its newline.
func splitLines(s goja.String) []string {
	var lines []string
	start, n := 0, s.Length()
	for i := range n {
		if s.CharAt(i) == '\n' && i+1 < n {
			lines = append(lines, quote(s.Substring(start, i+1)))
			start = i + 1
		}
	}
	return append(lines, quote(s.Substring(start, n)))
}

// quote is s in quotes, single ones where s has none, with its control characters and
// lone surrogates escaped.
func quote(s goja.String) string {
	text := s.String()
	if isPlain(text) {
		return "'" + text + "'"
	}
	q := byte('\'')
	if strings.Contains(text, "'") {
		if !strings.Contains(text, `"`) {
			q = '"'
		} else if !strings.Contains(text, "`") && !strings.Contains(text, "${") {
			q = '`'
		}
	}
	var b strings.Builder
	b.Grow(len(text) + 2)
	b.WriteByte(q)
	writeEscaped(&b, s, q)
	b.WriteByte(q)
	return b.String()
}

// isPlain reports whether s needs no escaping; s has no lone surrogate then either, as
// those have become U+FFFD.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '\'' || c == '\\' || c >= 0x7f {
			return false
		}
	}
	return true
}

// writeEscaped writes s with escapes for control characters, backslashes, lone
// surrogates and the quote, when it is not 0.
func writeEscaped(b *strings.Builder, s goja.String, quote byte) {
	n := s.Length()
	for i := 0; i < n; i++ {
		c := s.CharAt(i)
		switch {
		case c == uint16(quote) && quote != 0 && quote == '\'':
			b.WriteString(`\'`)
		case c == '\\':
			b.WriteString(`\\`)
		case c < ' ', c >= 0x7f && c <= 0x9f:
			writeControl(b, c)
		case utf16.IsSurrogate(rune(c)):
			if i+1 < n {
				if r := utf16.DecodeRune(rune(c), rune(s.CharAt(i+1))); r != 0xfffd {
					b.WriteRune(r)
					i++
					continue
				}
			}
			b.WriteString(`\u` + strconv.FormatUint(uint64(c), 16))
		default:
			b.WriteRune(rune(c))
		}
	}
}

func writeControl(b *strings.Builder, c uint16) {
	switch c {
	case '\b':
		b.WriteString(`\b`)
	case '\t':
		b.WriteString(`\t`)
	case '\n':
		b.WriteString(`\n`)
	case '\f':
		b.WriteString(`\f`)
	case '\r':
		b.WriteString(`\r`)
	default:
		const hex = "0123456789ABCDEF"
		b.WriteString(`\x`)
		b.WriteByte(hex[c>>4&15])
		b.WriteByte(hex[c&15])
	}
}

// Quote is s as inspect shows a string.
func (u *Util) Quote(s string) string { return quote(u.vm.ToValue(s).(goja.String)) }

func (p *inspector) number(v goja.Value) string {
	s := v.String()
	if f := v.ToFloat(); p.NumericGroups {
		s = groupNumber(s, f)
	} else if f == 0 && math.Signbit(f) {
		s = "-0"
	}
	return p.style(s, "number")
}

func (p *inspector) bigint(v goja.Value) string {
	s := v.String()
	if p.NumericGroups {
		s = groupInteger(s)
	}
	return p.style(s+"n", "bigint")
}

// groupNumber puts _ between groups of three digits, on both sides of the point.
func groupNumber(s string, f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) || strings.Contains(s, "e") {
		return s
	}
	whole, fraction, ok := strings.Cut(s, ".")
	if !ok {
		return groupInteger(s)
	}
	var b strings.Builder
	b.WriteString(groupInteger(whole))
	b.WriteByte('.')
	for ; len(fraction) > 3; fraction = fraction[3:] {
		b.WriteString(fraction[:3] + "_")
	}
	b.WriteString(fraction)
	return b.String()
}

func groupInteger(s string) string {
	start := 0
	if strings.HasPrefix(s, "-") {
		start = 1
	}
	i, tail := len(s), ""
	for ; i >= start+4; i -= 3 {
		tail = "_" + s[i-3:i] + tail
	}
	return s[:i] + tail
}
