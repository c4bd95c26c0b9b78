package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// decoder makes strings of bytes whose characters may be split between chunks.
type decoder struct {
	s    *Streams
	enc  buffer.Encoding
	rest []byte // the beginning of a character
}

func (d *decoder) write(c *chunk) chunk {
	b := c.raw("")
	if len(d.rest) > 0 {
		b = append(d.rest, b...)
		d.rest = nil
	}
	if n := d.incomplete(b); n > 0 {
		d.rest = append([]byte(nil), b[len(b)-n:]...)
		b = b[:len(b)-n]
	}
	d.s.buffers.Made(len(b)) // the text is new, too
	return d.s.stringChunk(d.s.buffers.Decode(b, d.enc))
}

// decode is c as the stream's encoding has it. In object mode it throws for what is neither
// text nor bytes.
func (r *ReadSide) decode(c *chunk) chunk {
	if isString(c.v) && !c.bytes {
		return *c
	}
	if _, ok := bytesOf(c.v); !ok && !c.bytes {
		panic(r.b.s.env.InvalidArgType("buf", "an instance of Buffer, TypedArray, or DataView", c.v))
	}
	text := r.decoder.write(c)
	if r.objectMode {
		text.n = 1
	}
	return text
}

// end is what the bytes left over make.
func (d *decoder) end() chunk {
	b := d.rest
	d.rest = nil
	return d.s.stringChunk(d.s.buffers.Decode(b, d.enc))
}

// incomplete is how many bytes at the end of b have to wait for more.
func (d *decoder) incomplete(b []byte) int {
	switch d.enc {
	case buffer.UTF8:
		n, _ := buffer.Incomplete(b)
		return n
	case buffer.Base64, buffer.Base64URL:
		return len(b) % 3
	case buffer.UTF16LE:
		n := len(b) % 2
		if whole := len(b) - n; whole >= 2 && b[whole-1]>>2 == 0xD8>>2 {
			n += 2 // the first half of a surrogate pair
		}
		return n
	}
	return 0
}

// SetEncoding makes the stream give strings: stream.setEncoding(name). What is buffered
// is decoded. It reports false for an unknown encoding.
func (r *ReadSide) SetEncoding(name string) bool {
	enc, ok := buffer.ParseEncoding(name)
	if !ok {
		return false
	}
	s := r.b.s
	r.decoder, r.encoding = &decoder{s: s, enc: enc}, enc.String()
	if r.buf.len() == 0 {
		return true
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
	return true
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
