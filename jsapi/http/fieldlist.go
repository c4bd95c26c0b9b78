package http

import (
	"strings"

	"github.com/dop251/goja"
)

// field is one header as a script set it: a name in its case and a value, which may be
// an array.
type field struct {
	name, lower string
	value       goja.Value
}

// fieldList holds the headers of an outgoing message in the order in which they were first
// set. Messages have a handful, so a search is faster than a map.
type fieldList []field

func (l fieldList) index(lower string) int {
	for i := range l {
		if l[i].lower == lower {
			return i
		}
	}
	return -1
}

// set replaces or appends, keeping the place of a name that is there.
func (l *fieldList) set(name string, v goja.Value) {
	lower := lowerName(name)
	if i := l.index(lower); i >= 0 {
		(*l)[i] = field{name, lower, v}
		return
	}
	*l = append(*l, field{name, lower, v})
}

func (l *fieldList) remove(lower string) {
	if i := l.index(lower); i >= 0 {
		*l = append((*l)[:i:i], (*l)[i+1:]...)
	}
}

// lowerName is strings.ToLower for tokens, without a copy when nothing changes and for
// names that are common.
func lowerName(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			switch s {
			case "Content-Type":
				return "content-type"
			case "Content-Length":
				return "content-length"
			case "Set-Cookie":
				return "set-cookie"
			case "Connection":
				return "connection"
			case "Transfer-Encoding":
				return "transfer-encoding"
			case "ETag":
				return "etag"
			}
			return strings.ToLower(s)
		}
	}
	return s
}
