package engine

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// maxDepth is how deep values may be nested before the engine's own parse is asked.
const maxDepth = 1000

// jsonReader reads one text.
type jsonReader struct {
	*quickJSON
	s     string
	at    int
	depth int
}

// parse returns the value of a JSON text, and whether it could tell: what is wrong with a
// text is for the engine's own parse to say.
func (j *quickJSON) parse(text goja.Value) (goja.Value, bool) {
	t, ok := text.(goja.String)
	if !ok {
		return nil, false
	}
	r := jsonReader{quickJSON: j, s: t.String()}
	if strings.Contains(r.s, "\uFFFD") { // may be half a surrogate pair
		r.s = escapeHalves(t)
	}
	v := r.value()
	r.space()
	if v == nil || r.at != len(r.s) {
		return nil, false
	}
	return v, true
}

func (r *jsonReader) space() {
	for r.at < len(r.s) {
		switch r.s[r.at] {
		case ' ', '\n', '\r', '\t':
			r.at++
		default:
			return
		}
	}
}

// next returns the next byte behind white space, 0 at the end.
func (r *jsonReader) next() byte {
	r.space()
	if r.at < len(r.s) {
		return r.s[r.at]
	}
	return 0
}

// value reads a value; nil says that the text is no JSON, or not for this reader.
func (r *jsonReader) value() goja.Value {
	switch c := r.next(); {
	case c == '{':
		return r.nested(r.object)
	case c == '[':
		return r.nested(r.array)
	case c == '"':
		return r.text()
	case c == '-', c >= '0' && c <= '9':
		return r.number()
	case strings.HasPrefix(r.s[r.at:], "true"):
		r.at += len("true")
		return r.vm.ToValue(true)
	case strings.HasPrefix(r.s[r.at:], "false"):
		r.at += len("false")
		return r.vm.ToValue(false)
	case strings.HasPrefix(r.s[r.at:], "null"):
		r.at += len("null")
		return goja.Null()
	}
	return nil
}

func (r *jsonReader) nested(read func() goja.Value) goja.Value {
	r.at++
	if r.depth++; r.depth > maxDepth {
		return nil
	}
	v := read()
	r.depth--
	return v
}

func (r *jsonReader) array() goja.Value {
	var items []any
	if r.next() == ']' {
		r.at++
		return r.vm.NewArray()
	}
	for {
		v := r.value()
		if v == nil {
			return nil
		}
		items = append(items, v)
		switch r.next() {
		case ',':
			r.at++
		case ']':
			r.at++
			return r.vm.NewArray(items...)
		default:
			return nil
		}
	}
}

func (r *jsonReader) object() goja.Value {
	o := r.vm.NewObject()
	if r.next() == '}' {
		r.at++
		return o
	}
	props, names := r.properties(o), r.propertyNames(o)
	for {
		if r.next() != '"' {
			return nil
		}
		name, ok := r.key()
		if !ok || r.next() != ':' {
			return nil
		}
		r.at++
		v := r.value()
		if v == nil {
			return nil
		}
		if _, twice := props[name]; !twice {
			*names = append(*names, name)
		}
		props[name] = v
		switch r.next() {
		case ',':
			r.at++
		case '}':
			r.at++
			return o
		default:
			return nil
		}
	}
}

// number reads a number as RFC 8259, section 6, has it.
func (r *jsonReader) number() goja.Value {
	start, whole := r.at, true
	if r.s[r.at] == '-' {
		r.at++
	}
	digits := r.at
	r.digits()
	if n := r.at - digits; n == 0 || n > 1 && r.s[digits] == '0' {
		return nil
	}
	if r.at < len(r.s) && r.s[r.at] == '.' {
		whole = false
		r.at++
		if r.digits() == 0 {
			return nil
		}
	}
	if r.at < len(r.s) && r.s[r.at]|0x20 == 'e' {
		whole = false
		r.at++
		if r.at < len(r.s) && (r.s[r.at] == '+' || r.s[r.at] == '-') {
			r.at++
		}
		if r.digits() == 0 {
			return nil
		}
	}
	text := r.s[start:r.at]
	if whole && len(text) <= 15 && text != "-0" {
		i, _ := strconv.ParseInt(text, 10, 64)
		return r.vm.ToValue(i)
	}
	f, _ := strconv.ParseFloat(text, 64) // out of range is infinite, as in JavaScript
	return r.vm.ToValue(f)
}

// digits skips digits and counts them.
func (r *jsonReader) digits() int {
	start := r.at
	for r.at < len(r.s) && r.s[r.at] >= '0' && r.s[r.at] <= '9' {
		r.at++
	}
	return r.at - start
}

// text reads a string, whose quote is next. What it returns does not keep the whole text.
func (r *jsonReader) text() goja.Value {
	raw, escaped, ok := r.quoted()
	if !ok {
		return nil
	}
	if !escaped {
		return r.vm.ToValue(strings.Clone(raw))
	}
	if s, ok := unescape(raw); ok {
		return r.vm.ToValue(s)
	}
	if units, ok := unescapeHalves(raw); ok {
		return goja.StringFromUTF16(units)
	}
	return nil
}

// key is text for the name of a property. The same names come again and again, and are
// kept.
func (r *jsonReader) key() (unistring.String, bool) {
	raw, escaped, ok := r.quoted()
	if !ok {
		return "", false
	}
	if escaped {
		s, ok := unescape(raw)
		if !ok {
			units, ok := unescapeHalves(raw)
			return unistring.FromUtf16(append([]uint16{unistring.BOM}, units...)), ok
		}
		raw = s
	}
	return r.keys.intern(raw), true
}

// quoted moves past a string and returns what is between its quotes.
func (r *jsonReader) quoted() (raw string, escaped, ok bool) {
	r.at++
	start := r.at
	for ; r.at < len(r.s); r.at++ {
		switch c := r.s[r.at]; {
		case c == '"':
			r.at++
			return r.s[start : r.at-1], escaped, true
		case c == '\\':
			escaped = true
			r.at++
		case c < ' ':
			return "", false, false
		}
	}
	return "", false, false
}

// keyTable keeps the names of properties that were read, up to a number of them.
type keyTable map[string]unistring.String

func (t *keyTable) intern(raw string) unistring.String {
	if name, ok := (*t)[raw]; ok {
		return name
	}
	raw = strings.Clone(raw)
	name := unistring.NewFromString(raw)
	if *t == nil || len(*t) >= 1<<10 {
		*t = make(keyTable)
	}
	if len(raw) <= 64 {
		(*t)[raw] = name
	}
	return name
}
