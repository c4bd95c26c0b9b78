package http

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// seen is what the fields of a head have said about its framing.
type seen struct {
	connection, length, encoding, date, expect, trailer bool
}

// headWriter appends the fields of one head.
type headWriter struct {
	o    *Outgoing
	b    []byte
	has  seen
	kept bool // the message is a request with an agent, which keeps connections
}

// field appends one field, which may have several values. set says that setHeader has taken it,
// which looks at an array as a whole and not at its elements.
func (w *headWriter) field(name string, v goja.Value, set bool) {
	h := w.o.h
	lower := lowerName(name)
	arr, ok := v.(*goja.Object)
	if !ok || !h.env.IsArray(v) {
		w.line(name, lower, h.checkValue(name, v))
		return
	}
	values := h.list(arr)
	text := func(e any) string {
		if v := e.(goja.Value); !set || !jsapi.IsUndefined(v) {
			return h.checkValue(name, v)
		}
		return "undefined"
	}
	if len(values) < 2 || lower != "cookie" && !w.o.unique[lower] {
		for _, e := range values {
			w.line(name, lower, text(e))
		}
		return
	}
	joined := "" // one line for several values, which servers require of cookies
	for i, e := range values {
		if i > 0 {
			joined += "; "
		}
		if v := e.(goja.Value); !jsapi.IsNullish(v) {
			joined += show(v)
		}
	}
	if !set {
		h.checkValue(name, h.env.VM.ToValue(joined))
	}
	w.line(name, lower, joined)
}

func (w *headWriter) line(name, lower, value string) {
	if lower == "content-disposition" && w.o.length > 0 {
		value = filename(value)
	}
	w.b = append(w.b, name...)
	w.b = append(w.b, ": "...)
	from := len(w.b)
	w.b = appendLatin1(w.b, value)
	if len(w.b)-from != len(value) {
		w.o.wide = true
	}
	w.b = append(w.b, "\r\n"...)
	if n := len(lower); n >= 4 && n <= 17 {
		w.note(lower, value)
	}
}

// note obeys the fields that frame the message.
func (w *headWriter) note(lower, value string) {
	o := w.o
	switch lower {
	case "connection":
		w.has.connection = true
		o.removedConnection = false
		if hasWord(value, "close") {
			o.last = true
		} else {
			o.keepAlive = true
		}
	case "transfer-encoding":
		w.has.encoding = true
		o.removedEncoding = false
		if hasWord(value, "chunked") {
			o.chunked = true
		}
	case "content-length":
		w.has.length = true
		o.removedLength = false
		if n, err := strconv.ParseInt(value, 10, 64); err == nil && n >= 0 {
			o.length = n
		} else if f := o.h.env.VM.ToValue(value).ToFloat(); f >= 0 {
			o.length = int64(f)
		} else {
			o.length = noNumber
		}
	case "date":
		w.has.date = true
	case "expect":
		w.has.expect = true
	case "trailer":
		w.has.trailer = true
	case "keep-alive":
		o.defaultKeepAlive = false
	}
}

// hasWord reports whether s has the lower-case word w, whatever the case, between
// characters that are no letters, digits or underscores.
func hasWord(s, w string) bool {
	if s == w {
		return true
	}
	for i := 0; i+len(w) <= len(s); i++ {
		if equalFold(s[i:i+len(w)], w) && (i == 0 || !isWord(s[i-1])) && (i+len(w) == len(s) || !isWord(s[i+len(w)])) {
			return true
		}
	}
	return false
}

func equalFold(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// finish adds the fields that the message has not set itself and ends the head.
func (w *headWriter) finish(status int) {
	o := w.o
	if !w.has.date && o.sendDate {
		w.b = append(append(append(w.b, "Date: "...), o.h.clock.date()...), "\r\n"...)
	}
	if o.chunked && (status == 204 || status == 304) {
		o.chunked, o.keepAlive = false, false
	}
	w.connection()
	w.framing()
	if !o.chunked && w.has.trailer {
		panic(o.h.env.CodeError("Error", "ERR_HTTP_TRAILER_INVALID", "Trailers are invalid with this transfer encoding"))
	}
	w.b = append(w.b, "\r\n"...)
}

// connection adds Connection and Keep-Alive (Node, "Connection" in ServerResponse).
func (w *headWriter) connection() {
	o := w.o
	switch {
	case o.removedConnection:
		o.last = !o.keepAlive
	case w.has.connection:
	case !o.keepAlive || !(w.has.length || o.chunkByDefault || w.kept):
		o.last = true
		w.b = append(w.b, "Connection: close\r\n"...)
	case o.maxReached:
		w.b = append(w.b, "Connection: close\r\n"...)
	default:
		w.b = append(w.b, "Connection: keep-alive\r\n"...)
		if o.keepAliveTimeout > 0 && o.defaultKeepAlive {
			w.b = append(w.b, "Keep-Alive: timeout="...)
			w.b = strconv.AppendInt(w.b, o.keepAliveTimeout/1000, 10)
			if o.maxRequests > 0 {
				w.b = append(w.b, ", max="...)
				w.b = strconv.AppendInt(w.b, o.maxRequests, 10)
			}
			w.b = append(w.b, "\r\n"...)
		}
	}
}

// framing adds Content-Length or Transfer-Encoding when the script has set neither.
func (w *headWriter) framing() {
	o := w.o
	if w.has.length || w.has.encoding {
		return
	}
	switch {
	case !o.hasBody:
		o.chunked = false
	case !o.chunkByDefault:
		o.last = true
	case !w.has.trailer && !o.removedLength && o.length >= 0:
		w.b = append(w.b, "Content-Length: "...)
		w.b = strconv.AppendInt(w.b, o.length, 10)
		w.b = append(w.b, "\r\n"...)
	case !o.removedEncoding:
		w.b = append(w.b, "Transfer-Encoding: chunked\r\n"...)
		o.chunked = true
	default: // the end of the connection is the end of the body
		o.last = true
	}
}
