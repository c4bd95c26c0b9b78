package zlib

// engine compresses or decompresses. One goroutine uses it at a time.
type engine interface {
	// feed gives the engine its next input. end says that no more follows. in belongs to the
	// engine until take has returned less than its room, or an error.
	feed(in []byte, flush int, end bool)
	// take returns what the input gives, room bytes at most. When it returns as many there may
	// be more. The output is the caller's.
	take(room int) ([]byte, *failure)
	// left is how much of the input has not been used: what take will go on with or, once it has
	// returned all, what lies behind the end of the format.
	left() int
	// close lets go of the engine. Closing twice does nothing.
	close()
}

// The flush values (zlib.h). Brotli's operations are 0, 1 and 2.
const (
	noFlush   = 0
	syncFlush = 2
	fullFlush = 3
	finish    = 4

	brotliFlush  = 1
	brotliFinish = 2
)

// mode is what an engine does, numbered as in constants.
type mode int

const (
	deflate mode = iota + 1
	inflate
	gzip
	gunzip
	deflateRaw
	inflateRaw
	unzip
	brotliDecode
	brotliEncode
)

func (m mode) brotli() bool { return m >= brotliDecode }

// reads reports whether the mode decompresses.
func (m mode) reads() bool { return m != brotliEncode && m%2 == 0 || m == unzip }

// newEngine makes the engine of those settings.
func newEngine(s *settings) engine {
	switch {
	case s.mode == brotliEncode:
		return newBrotliWriter(s)
	case s.mode.reads():
		return newDecoder(s)
	}
	return newEncoder(s)
}
