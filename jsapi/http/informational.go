package http

import (
	"regexp"
	"sync"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// informational sends a 1xx head at once, past the response's own head (RFC 9110 section 15.2).
func (r *Response) informational(head string, cb goja.Value) {
	if r.hooked {
		r.call("_writeRaw", r.h.env.VM.ToValue(head), r.h.env.VM.ToValue("ascii"), cb)
		return
	}
	b := r.buf()
	*b = append(*b, head...)
	r.tellWritten(cb)
	if r.to != nil {
		r.to.wrote(true)
	}
}

func (h *HTTP) writeContinue(r *Response, c goja.FunctionCall) goja.Value {
	r.sent100 = true
	r.informational("HTTP/1.1 100 Continue\r\n\r\n", c.Argument(0))
	return goja.Undefined()
}

func (h *HTTP) writeProcessing(r *Response, c goja.FunctionCall) goja.Value {
	r.informational("HTTP/1.1 102 Processing\r\n\r\n", c.Argument(0))
	return goja.Undefined()
}

// linkValue is what a Link header of early hints must look like.
var linkValue = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=("?)[^;"\s]*("?))?)*$`)
})

func (h *HTTP) writeEarlyHints(r *Response, c goja.FunctionCall) goja.Value {
	if head := h.earlyHints(c.Argument(0)); head != "" {
		r.informational(head, c.Argument(1))
	}
	return goja.Undefined()
}

// earlyHints is the head that sends hints, empty when there are none.
func (h *HTTP) earlyHints(v goja.Value) string {
	hints := h.env.ValidateObject(v, "hints")
	link := hints.Get("link")
	if jsapi.IsNullish(link) {
		return ""
	}
	head := ""
	for _, e := range h.list(link) {
		s, ok := e.(goja.String)
		if !ok || !linkValue().MatchString(s.String()) {
			panic(h.env.InvalidArgValue("hints", e.(goja.Value), `must be an array or string of format "</styles.css>; rel=preload; as=style"`))
		}
		if head != "" {
			head += ", "
		}
		head += s.String()
	}
	if head == "" {
		return ""
	}
	head = "HTTP/1.1 103 Early Hints\r\nLink: " + head + "\r\n"
	for _, k := range hints.Keys() {
		if k != "link" {
			head += h.token(k) + ": " + h.checkValue(k, hints.Get(k)) + "\r\n"
		}
	}
	return head + "\r\n"
}
