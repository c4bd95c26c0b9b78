package wire

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
)

// maxDepth bounds how deep the values of FromJSON and ToJSON nest.
const maxDepth = 64

// FromJSON appends the value of text, which is JSON, to dst, header included. ok is false
// for what is no JSON.
func FromJSON(dst, text []byte) (b []byte, ok bool) {
	w := Writer{B: dst, Base: len(dst)}
	w.Header()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	ok = w.json(d, maxDepth)
	return w.B, ok
}

func (w *Writer) json(d *json.Decoder, depth int) bool {
	t, err := d.Token()
	if err != nil || depth == 0 {
		return false
	}
	switch t := t.(type) {
	case nil:
		w.Tag(TagNull)
	case bool:
		if t {
			w.Tag(TagTrue)
		} else {
			w.Tag(TagFalse)
		}
	case json.Number:
		return w.jsonNumber(t)
	case string:
		w.String(t)
	case json.Delim:
		if t == '[' {
			return w.jsonArray(d, depth-1)
		}
		return w.jsonObject(d, depth-1)
	}
	return true
}

func (w *Writer) jsonNumber(n json.Number) bool {
	if i, err := n.Int64(); err == nil {
		w.Int(i)
		return true
	}
	f, err := n.Float64()
	w.Number(f)
	return err == nil
}

func (w *Writer) jsonObject(d *json.Decoder, depth int) bool {
	w.Tag(TagObject)
	n := uint64(0)
	for ; d.More(); n++ {
		key, err := d.Token() // a string: the decoder takes nothing else here
		if err != nil {
			return false
		}
		w.String(key.(string))
		if !w.json(d, depth) {
			return false
		}
	}
	_, err := d.Token()
	w.Tag(TagObjectEnd)
	w.Varint(n)
	return err == nil
}

func (w *Writer) jsonArray(d *json.Decoder, depth int) bool {
	// The length comes before the elements, so they are counted first.
	var items []json.RawMessage
	for d.More() {
		var m json.RawMessage
		if d.Decode(&m) != nil {
			return false
		}
		items = append(items, m)
	}
	if _, err := d.Token(); err != nil {
		return false
	}
	w.Tag(TagDense)
	w.Varint(uint64(len(items)))
	for _, m := range items {
		e := json.NewDecoder(bytes.NewReader(m))
		e.UseNumber()
		if !w.json(e, depth) {
			return false
		}
	}
	w.Tag(TagDenseEnd)
	w.Varint(0)
	w.Varint(uint64(len(items)))
	return true
}

// ToJSON appends the next value as JSON to dst. ok is false when it is broken, or not what
// JSON holds: then the Reader is somewhere within it.
func (r *Reader) ToJSON(dst []byte) (text []byte, ok bool) {
	text, _, ok = r.toJSON(dst, maxDepth)
	return text, ok
}

// toJSON reports the tag too: properties that are undefined are left out.
func (r *Reader) toJSON(dst []byte, depth int) ([]byte, byte, bool) {
	tag, ok := r.Tag()
	if !ok || depth == 0 {
		return dst, 0, false
	}
	switch tag {
	case TagUndefined, TagNull:
		dst = append(dst, "null"...)
	case TagTrue:
		dst = append(dst, "true"...)
	case TagFalse:
		dst = append(dst, "false"...)
	case TagObject:
		dst, ok = r.objectToJSON(dst, depth-1)
	case TagDense:
		dst, ok = r.arrayToJSON(dst, depth-1)
	case TagInt32, TagUint32, TagDouble:
		dst, ok = r.numberToJSON(dst, tag)
	default:
		dst, ok = r.stringToJSON(dst, tag)
	}
	return dst, tag, ok
}

func (r *Reader) numberToJSON(dst []byte, tag byte) ([]byte, bool) {
	switch tag {
	case TagInt32:
		n, ok := r.Zigzag()
		return strconv.AppendInt(dst, int64(n), 10), ok
	case TagUint32:
		n, ok := r.Varint32()
		return strconv.AppendUint(dst, uint64(n), 10), ok
	}
	f, ok := r.Double()
	switch size := math.Abs(f); {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return append(dst, "null"...), ok
	case f == 0: // JSON.stringify(-0) is 0
		return append(dst, '0'), ok
	case size < 1e-6 || size >= 1e21:
		return strconv.AppendFloat(dst, f, 'e', -1, 64), ok
	}
	return strconv.AppendFloat(dst, f, 'f', -1, 64), ok
}

func (r *Reader) stringToJSON(dst []byte, tag byte) ([]byte, bool) {
	r.pos-- // String reads the tag again
	if tag != TagOneByte && tag != TagTwoByte && tag != TagUTF8 {
		return dst, false
	}
	s, ok := r.String()
	b, err := json.Marshal(s)
	return append(dst, b...), ok && err == nil
}

func (r *Reader) objectToJSON(dst []byte, depth int) ([]byte, bool) {
	dst = append(dst, '{')
	open := len(dst)
	for !r.Skip(TagObjectEnd) {
		start := len(dst)
		if start > open {
			dst = append(dst, ',')
		}
		key, ok := r.String()
		if !ok {
			return dst, false
		}
		quoted, _ := json.Marshal(key) // a string always marshals
		dst = append(append(dst, quoted...), ':')
		var tag byte
		if dst, tag, ok = r.toJSON(dst, depth); !ok {
			return dst, false
		}
		if tag == TagUndefined {
			dst = dst[:start]
		}
	}
	_, ok := r.Varint32()
	return append(dst, '}'), ok
}

func (r *Reader) arrayToJSON(dst []byte, depth int) ([]byte, bool) {
	n, ok := r.Varint32()
	if !ok || uint64(n) > uint64(r.Left()) {
		return dst, false
	}
	dst = append(dst, '[')
	for i := range n {
		if i > 0 {
			dst = append(dst, ',')
		}
		if dst, _, ok = r.toJSON(dst, depth); !ok {
			return dst, false
		}
	}
	if !r.Skip(TagDenseEnd) {
		return dst, false
	}
	props, ok1 := r.Varint32()
	length, ok2 := r.Varint32()
	return append(dst, ']'), ok1 && ok2 && props == 0 && length == n
}
