package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stringdecoder"
)

// decode is c as the stream's encoding has it. In object mode it throws for what is neither
// text nor bytes.
func (r *ReadSide) decode(c *chunk) chunk {
	if jsapi.IsString(c.v) && !c.bytes {
		return *c
	}
	if _, ok := bytesOf(c.v); !ok && !c.bytes {
		panic(r.b.s.env.InvalidArgType("buf", "an instance of Buffer, TypedArray, or DataView", c.v))
	}
	text := r.decoded(c.raw(""))
	if r.objectMode {
		text.n = 1
	}
	return text
}

// decoded is what the decoder makes of bytes.
func (r *ReadSide) decoded(b []byte) chunk {
	s := r.b.s
	s.buffers.Made(len(b)) // the text is new, too
	return s.stringChunk(r.decoder.Write(b))
}

// SetEncoding makes the stream give strings: stream.setEncoding(name). What is buffered
// is decoded. It reports false for an unknown encoding.
func (r *ReadSide) SetEncoding(name string) bool {
	enc, ok := buffer.ParseEncoding(name)
	if ok {
		r.decodeAs(enc)
	}
	return ok
}

func (r *ReadSide) decodeAs(enc buffer.Encoding) {
	s := r.b.s
	r.decoder, r.encoding = stringdecoder.New(s.buffers, enc), enc.String()
	if r.buf.len() == 0 {
		return
	}
	var text goja.String
	for _, c := range r.buf.all() {
		c = r.decode(&c)
		str := c.v.ToString().(goja.String)
		if text == nil {
			text = str
		} else {
			text = text.Concat(str)
		}
	}
	r.buf.clear()
	r.length = 0
	if text.Length() > 0 {
		c := s.stringChunk(text)
		r.buf.push(c)
		r.length = c.n
	}
}

// pushString buffers a string as bytes, or as it is when it has the stream's own encoding.
func (r *ReadSide) pushString(v goja.Value, encoding string, front bool) bool {
	s := r.b.s
	if encoding == "" {
		encoding = r.defaultEncoding
	}
	enc, ok := buffer.ParseEncoding(encoding)
	if !ok && encoding != "" {
		panic(s.env.UnknownEncoding(s.env.VM.ToValue(encoding)))
	}
	if encoding == "" {
		encoding = "utf8"
	}
	if r.encoding == encoding {
		return r.add(s.stringChunk(v), encoding, front)
	}
	b := enc.Encode(v)
	if front && r.encoding != "" {
		own, _ := buffer.ParseEncoding(r.encoding)
		return r.add(s.stringChunk(s.buffers.Decode(b, own)), encoding, front)
	}
	return r.add(s.bytesChunk(b), "", front)
}
