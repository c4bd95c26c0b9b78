package wire

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
	"unicode/utf8"
)

// Writer appends to B. The zero Writer is ready.
type Writer struct {
	B []byte
	// Base is where in B the value began, for the padding of two-byte strings.
	Base int
}

// Header appends the format's mark and version.
func (w *Writer) Header() { w.B = append(w.B, TagVersion, Version) }

// Tag appends one byte.
func (w *Writer) Tag(t byte) { w.B = append(w.B, t) }

// Varint appends n, seven bits a byte, the lowest first.
func (w *Writer) Varint(n uint64) { w.B = binary.AppendUvarint(w.B, n) }

// Double appends f, in the machine's order, which is little-endian wherever Node runs.
// There is one NaN.
func (w *Writer) Double(f float64) {
	if f != f {
		w.B = binary.LittleEndian.AppendUint64(w.B, 0x7ff8<<48)
		return
	}
	w.B = binary.LittleEndian.AppendUint64(w.B, math.Float64bits(f))
}

// Int appends the number n with its tag: TagInt32 where it fits, else TagDouble.
func (w *Writer) Int(n int64) {
	if n >= math.MinInt32 && n <= math.MaxInt32 {
		w.Tag(TagInt32)
		w.Varint(uint64(uint32(n)<<1 ^ uint32(int32(n)>>31)))
		return
	}
	w.Number(float64(n))
}

// Number appends f with TagDouble.
func (w *Writer) Number(f float64) {
	w.Tag(TagDouble)
	w.Double(f)
}

// ASCII appends a string of ASCII characters only.
func (w *Writer) ASCII(s string) {
	w.Tag(TagOneByte)
	w.Varint(uint64(len(s)))
	w.B = append(w.B, s...)
}

// Units appends a string of UTF-16 units, one byte each when they fit.
func (w *Writer) Units(s []uint16) {
	wide := false
	for _, u := range s {
		if u > 0xff {
			wide = true
			break
		}
	}
	if wide {
		w.twoByte(s)
		return
	}
	w.Tag(TagOneByte)
	w.Varint(uint64(len(s)))
	for _, u := range s {
		w.B = append(w.B, byte(u))
	}
}

func (w *Writer) twoByte(s []uint16) {
	size := uint64(len(s)) * 2
	if (len(w.B)-w.Base+1+varintLen(size))%2 != 0 {
		w.Tag(TagPadding)
	}
	w.Tag(TagTwoByte)
	w.Varint(size)
	for _, u := range s {
		w.B = binary.LittleEndian.AppendUint16(w.B, u)
	}
}

// String appends text that is UTF-8.
func (w *Writer) String(s string) {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			w.Units(utf16.Encode([]rune(s)))
			return
		}
	}
	w.ASCII(s)
}

func varintLen(n uint64) int {
	size := 1
	for ; n >= 0x80; n >>= 7 {
		size++
	}
	return size
}
