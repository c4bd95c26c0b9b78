package buffer

import (
	"strings"
	"unsafe"
)

// uncounted is how many bytes are made between two looks for somebody who counts them.
const uncounted = 1 << 20

// large are bytes in one piece that count twice: where they are made, several
// are in use at a time, on their way from queue to queue.
const large = 256 << 10

// Made says that n bytes have been made that are or may become a Buffer. Go's collector waits
// until the whole heap has grown by a factor, which for a stream of Buffers of 64 KiB would be
// many times what is in use, so that they start it by themselves, as in Node they tell V8 of
// their memory. It is for those who make many bytes at once, and for streams.
func (b *Buffers) Made(n int) {
	if n >= large {
		n += n
	}
	if b.credit -= n; b.credit < 0 {
		b.spend()
	}
}

func (b *Buffers) spend() {
	b.credit = uncounted
	if b.env.Collect != nil {
		b.credit = b.env.Collect()
	}
}

// zeroed makes n bytes, counted first, so that they can take the place of others.
func (b *Buffers) zeroed(n int) []byte {
	b.Made(n)
	return make([]byte, n)
}

// Unfilled makes n > 0 bytes that hold what was there before. Whoever gives them to a script
// has filled them. It saves the clearing of a large buffer that the kernel is about to fill.
func Unfilled(n int) []byte {
	var s strings.Builder
	s.Grow(n) // the one allocation of the standard library that is not cleared
	s.WriteByte(0)
	return unsafe.Slice(unsafe.StringData(s.String()), n)
}
