package buffer

import (
	"bytes"
	"math"

	"github.com/dop251/goja"
)

// indexOf is indexOf, lastIndexOf and includes: the position of a number, a string or
// bytes, -1 when there is none. (Node: "buf.indexOf".)
func (b *Buffers) indexOf(c goja.FunctionCall, forward bool) int {
	hay := b.this(c)
	v, at, encoding := c.Argument(0), c.Argument(1), c.Argument(2)
	if isString(at) {
		at, encoding = goja.Undefined(), at
	}
	offset := math.NaN()
	if !goja.IsUndefined(at) {
		offset = at.ToFloat()
	}
	if math.IsNaN(offset) {
		if offset = 0; !forward {
			offset = float64(len(hay))
		}
	}
	start := int(math.Trunc(min(max(offset, math.MinInt32), math.MaxInt32)))
	if isNumber(v) {
		return find(hay, []byte{byte(toInt32(v.ToFloat()))}, start, 1, forward)
	}
	enc := UTF8
	if isString(v) {
		if !goja.IsUndefined(encoding) {
			enc = b.encoding(encoding)
		}
		return find(hay, enc.Encode(v), start, enc.unit(), forward)
	}
	needle, ok := b.uint8Bytes(v)
	if !ok {
		panic(b.env.InvalidArgType("value", "one of type number or string or an instance of Buffer or Uint8Array", v))
	}
	if !goja.IsUndefined(encoding) {
		enc, _ = ParseEncoding(encoding.String())
	}
	return find(hay, needle, start, enc.unit(), forward)
}

// unit is the size of what an encoding's text consists of; UTF-16 is found at even places only.
func (enc Encoding) unit() int {
	if enc == UTF16LE {
		return 2
	}
	return 1
}

// find looks for needle in hay from start (from the end when negative) on or back.
func find(hay, needle []byte, start, unit int, forward bool) int {
	start = startAt(len(hay), len(needle), start, forward)
	if len(needle) == 0 {
		return start
	}
	if start < 0 || len(needle) > len(hay) || forward && start+len(needle) > len(hay) || len(needle) < unit {
		return -1
	}
	start = min(start, len(hay)-len(needle))
	if unit == 1 {
		if forward {
			if i := bytes.Index(hay[start:], needle); i >= 0 {
				return start + i
			}
			return -1
		}
		return bytes.LastIndex(hay[:start+len(needle)], needle)
	}
	step := unit
	if !forward {
		step = -unit
	}
	for i := start / unit * unit; i >= 0 && i+len(needle) <= len(hay); i += step {
		if bytes.HasPrefix(hay[i:], needle) {
			return i
		}
	}
	return -1
}

// startAt is where a search begins, -1 when it cannot find anything.
func startAt(hay, needle, offset int, forward bool) int {
	switch {
	case offset < 0 && offset+hay >= 0:
		return offset + hay
	case offset < 0 && (forward || needle == 0):
		return 0
	case offset < 0:
		return -1
	case offset+needle <= hay:
		return offset
	case needle == 0:
		return hay
	case forward:
		return -1
	}
	return hay - 1
}
