package http

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// body is a chunk in one of its two forms, so that neither is copied before it is known
// where it goes.
type body struct {
	s string
	b []byte
}

func (d body) len() int { return len(d.s) + len(d.b) }

// chunkArg takes the chunk argument of write and end. An encoding that is none is refused where
// the chunk is written; see knownEncoding.
func (h *HTTP) chunkArg(v, enc goja.Value) body {
	if s, ok := v.(goja.String); ok {
		if e, ok := enc.(goja.String); ok {
			if enc, known := buffer.ParseEncoding(e.String()); known && enc.String() != "utf8" {
				return body{b: enc.Encode(v)}
			}
		}
		return body{s: s.String()}
	}
	if goja.IsNull(v) {
		panic(h.env.CodeError("TypeError", "ERR_STREAM_NULL_VALUES", "May not write null values to stream"))
	}
	if h.buffers.IsUint8Array(v) {
		b, _ := h.buffers.Bytes(v)
		return body{b: b}
	}
	panic(h.env.InvalidArgType("chunk", "of type string or an instance of Buffer or Uint8Array", v))
}

// knownEncoding throws unless enc is nothing or the name of an encoding, which is asked of
// bytes as well.
func (h *HTTP) knownEncoding(enc goja.Value) {
	if !truthy(enc) {
		return
	}
	if s, ok := enc.(goja.String); ok {
		if _, known := buffer.ParseEncoding(s.String()); known || s.String() == "buffer" {
			return
		}
	}
	panic(h.env.CodeError("TypeError", "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+h.shown(enc)))
}

// checkLength holds a body to its Content-Length, when strictContentLength asks for it and
// a length is known: that of an implicit head is not before the head is made.
func (o *Outgoing) checkLength(n int, end bool) {
	if !o.strictLength || o.length == -1 || !o.hasBody || o.removedLength || o.chunked || o.fields.index("transfer-encoding") >= 0 {
		return
	}
	if total := o.sent + int64(n); total > o.length && o.length >= 0 || end && total != o.length {
		panic(o.h.env.CodeError("Error", "ERR_HTTP_CONTENT_LENGTH_MISMATCH",
			"Response body's content-length of "+strconv.FormatInt(total, 10)+" byte(s) does not match the content-length of "+
				o.lengthValue().String()+" byte(s) set in header"))
	}
}

// lengthValue is _contentLength.
func (o *Outgoing) lengthValue() goja.Value {
	switch o.length {
	case -1:
		return goja.Null()
	case noNumber:
		return goja.NaN()
	}
	return o.h.env.VM.ToValue(o.length)
}
