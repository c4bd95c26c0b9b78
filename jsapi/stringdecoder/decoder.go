// Package stringdecoder is Node's string_decoder module: bytes that come in pieces, as
// strings that never break a character in two. (Node: "String decoder".)
package stringdecoder

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// Decoder decodes a stream of bytes piece by piece. It belongs to the loop's goroutine.
//
// What is held back follows Node to the byte: of UTF-8 the lead byte alone decides how
// many follow, so that the start of an impossible sequence waits too.
type Decoder struct {
	jsapi.Hidden
	bufs *buffer.Buffers
	enc  buffer.Encoding

	held    [4]byte // the start of a character
	have    int     // bytes in held
	missing int     // bytes that it lacks
}

// New makes a Decoder for enc.
func New(bufs *buffer.Buffers, enc buffer.Encoding) *Decoder { return &Decoder{bufs: bufs, enc: enc} }

// Write returns the characters that are complete with b, which is not kept.
func (d *Decoder) Write(b []byte) goja.Value {
	switch d.enc {
	case buffer.ASCII, buffer.Latin1, buffer.Hex:
		return d.bufs.Decode(b, d.enc)
	}
	first, b := d.complete(b)
	if len(b) == 0 {
		if first == nil {
			return d.bufs.Decode(nil, d.enc)
		}
		return first
	}
	d.have, d.missing = d.tail(b)
	copy(d.held[:], b[len(b)-d.have:])
	body := d.bufs.Decode(b[:len(b)-d.have], d.enc)
	if first == nil {
		return body
	}
	return first.(goja.String).Concat(body.(goja.String))
}

// End returns what is held back, as far as it can be shown, and starts afresh.
func (d *Decoder) End() goja.Value {
	n := d.have
	if d.enc == buffer.UTF16LE {
		n &^= 1
	}
	d.have, d.missing = 0, 0
	return d.bufs.Decode(d.held[:n], d.enc)
}

// Pending reports whether bytes are held back.
func (d *Decoder) Pending() bool { return d.have > 0 }

// complete gives the held character what it lacks. It returns that character once it is
// whole, or once a byte shows that it will never be, and the rest of b.
func (d *Decoder) complete(b []byte) (goja.Value, []byte) {
	if d.missing == 0 {
		return nil, b
	}
	n := min(d.missing, len(b))
	if d.enc == buffer.UTF8 {
		for i := range n {
			if b[i]&0xc0 != 0x80 {
				n, d.missing = i, i
				break
			}
		}
	}
	copy(d.held[d.have:], b[:n])
	d.have += n
	if d.missing -= n; d.missing > 0 {
		return nil, b[n:]
	}
	v := d.bufs.Decode(d.held[:d.have], d.enc)
	d.have = 0
	return v, b[n:]
}

// tail is how many bytes at the end of b are the start of a character, and how many it lacks.
func (d *Decoder) tail(b []byte) (have, missing int) {
	switch d.enc {
	case buffer.UTF16LE:
		if len(b)%2 == 1 {
			return 1, 1
		}
		if b[len(b)-1]&0xfc == 0xd8 {
			return 2, 2
		}
	case buffer.Base64, buffer.Base64URL:
		if have = len(b) % 3; have > 0 {
			return have, 3 - have
		}
	case buffer.UTF8:
		return tailUTF8(b)
	}
	return 0, 0
}

func tailUTF8(b []byte) (have, missing int) {
	for i := 1; i <= min(4, len(b)); i++ {
		c := b[len(b)-i]
		size := 0
		switch {
		case c < 0x80:
			return 0, 0
		case c&0xc0 == 0x80:
			continue
		case c&0xe0 == 0xc0:
			size = 2
		case c&0xf0 == 0xe0:
			size = 3
		case c&0xf8 == 0xf0:
			size = 4
		}
		if i >= size {
			return 0, 0
		}
		return i, size - i
	}
	return 0, 0
}
