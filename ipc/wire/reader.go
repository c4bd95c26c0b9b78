package wire

import (
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf16"
)

// Reader reads a value. Its methods report false when the bytes are not what they should
// be; nothing that they read makes them allocate more than the bytes that are there.
type Reader struct {
	b       []byte
	pos     int
	version uint32
}

// NewReader reads b, which it does not copy.
func NewReader(b []byte) *Reader { return &Reader{b: b} }

// ErrVersion says that bytes have no header, or one of a version that is not read.
var ErrVersion = errors.New("Unable to deserialize cloned data due to invalid or unsupported version.")

// Header reads the header.
func (r *Reader) Header() error {
	if r.pos < len(r.b) && r.b[r.pos] == TagVersion {
		r.pos++
		v, ok := r.Varint32()
		if ok && v >= MinVersion && v <= Version {
			r.version = v
			return nil
		}
	}
	return ErrVersion
}

// Version is what the header says; 0 before Header.
func (r *Reader) Version() uint32 { return r.version }

// Left is the number of bytes that are not read yet.
func (r *Reader) Left() int { return len(r.b) - r.pos }

// Pos is the number of bytes that are read.
func (r *Reader) Pos() int { return r.pos }

// Peek is the next tag, which stays; padding in front of it is skipped.
func (r *Reader) Peek() (tag byte, ok bool) {
	for ; r.pos < len(r.b); r.pos++ {
		if t := r.b[r.pos]; t != TagPadding {
			return t, true
		}
	}
	return 0, false
}

// Tag is the next tag.
func (r *Reader) Tag() (tag byte, ok bool) {
	tag, ok = r.Peek()
	if ok {
		r.pos++
	}
	return tag, ok
}

// Skip takes the tag t, when it is the next.
func (r *Reader) Skip(t byte) bool {
	if next, ok := r.Peek(); !ok || next != t {
		return false
	}
	r.pos++
	return true
}

// Varint64 reads a number; bits beyond the 64th are dropped, as V8 does.
func (r *Reader) Varint64() (n uint64, ok bool) {
	for shift := 0; r.pos < len(r.b); shift += 7 {
		c := r.b[r.pos]
		r.pos++
		if shift < 64 {
			n |= uint64(c&0x7f) << shift
		}
		if c < 0x80 {
			return n, true
		}
	}
	return 0, false
}

// Varint32 reads a number; bits beyond the 32nd are dropped, as V8 does.
func (r *Reader) Varint32() (uint32, bool) {
	n, ok := r.Varint64()
	return uint32(n), ok
}

// Zigzag reads the signed number that follows TagInt32.
func (r *Reader) Zigzag() (int32, bool) {
	n, ok := r.Varint32()
	return int32(n>>1) ^ -int32(n&1), ok
}

// Double reads eight bytes.
func (r *Reader) Double() (float64, bool) {
	b, ok := r.Bytes(8)
	if !ok {
		return 0, false
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b)), true
}

// Bytes reads n bytes; they are a slice of what NewReader was given.
func (r *Reader) Bytes(n uint64) ([]byte, bool) {
	if n > uint64(r.Left()) {
		return nil, false
	}
	b := r.b[r.pos : r.pos+int(n)]
	r.pos += int(n)
	return b, true
}

// counted reads a length and so many bytes.
func (r *Reader) counted() ([]byte, bool) {
	n, ok := r.Varint32()
	if !ok {
		return nil, false
	}
	return r.Bytes(uint64(n))
}

// Text reads the string that follows tag. It is UTF-8 text in text, or, for what UTF-8
// may not hold, units with text "".
func (r *Reader) Text(tag byte) (text string, units []uint16, ok bool) {
	b, ok := r.counted()
	if !ok {
		return "", nil, false
	}
	switch tag {
	case TagUTF8:
		return string([]rune(string(b))), nil, true // what is no UTF-8 becomes U+FFFD
	case TagOneByte:
		return latin1(b), nil, true
	case TagTwoByte:
		if len(b)%2 != 0 {
			return "", nil, false
		}
		units = make([]uint16, len(b)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(b[2*i:])
		}
		return "", units, true
	}
	return "", nil, false
}

// String reads a string with its tag as UTF-8, lone surrogates as U+FFFD.
func (r *Reader) String() (string, bool) {
	tag, ok := r.Tag()
	if !ok {
		return "", false
	}
	text, units, ok := r.Text(tag)
	if units != nil {
		text = string(utf16.Decode(units))
	}
	return text, ok
}

func latin1(b []byte) string {
	high := 0
	for _, c := range b {
		if c >= 0x80 {
			high++
		}
	}
	if high == 0 {
		return string(b)
	}
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}
