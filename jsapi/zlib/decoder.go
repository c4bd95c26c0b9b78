package zlib

import (
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/adler32"
	"hash/crc32"
	"io"
	"iter"

	"github.com/andybalholm/brotli"
)

// decoder is the engine of everything that unpacks. Its work is written as if all input were
// there, and all room for output. It runs as a coroutine that rests while there is none.
type decoder struct {
	source
	s      *settings
	out    []byte
	room   int // how much out may hold
	flush  int
	err    *failure
	ended  bool // the format has come to its end
	done   bool // the coroutine has returned
	resume func() (struct{}, bool)
	stop   func()
}

func newDecoder(s *settings) *decoder { return &decoder{s: s} }

// start makes the coroutine, which an engine that never runs does without.
func (d *decoder) start() {
	d.resume, d.stop = iter.Pull(func(yield func(struct{}) bool) {
		d.yield = yield
		if d.wait() {
			d.err = d.decode()
		}
	})
}

func (d *decoder) feed(in []byte, flush int, end bool) {
	d.in, d.flush, d.last = in, flush, end
	if d.resume == nil {
		d.start()
	}
}

func (d *decoder) take(room int) ([]byte, *failure) {
	d.room = room
	if !d.done && d.resume != nil {
		if _, more := d.resume(); !more {
			d.done = true
		}
	}
	out := d.out
	d.out = nil
	if len(out) == room && room > 0 {
		return out, nil
	}
	err := d.err
	if err != nil && err.code == "Z_BUF_ERROR" || err == nil && d.last && !d.ended {
		err = nil // whether the input may end here is said by the flush
		if d.flush == d.s.finishing() {
			err = truncated()
		}
	}
	return out, err
}

func (d *decoder) left() int { return len(d.in) }

func (d *decoder) close() {
	d.done = true
	if d.stop != nil {
		d.stop()
	}
}

func (d *decoder) decode() *failure {
	switch d.s.mode {
	case inflateRaw:
		return d.raw(d.s.dictionary, nil)
	case inflate:
		h, err := d.get(2)
		if err != nil {
			return err
		}
		return d.zlib(h)
	case brotliDecode:
		return d.brotli()
	}
	h, err := d.get(2)
	if err != nil {
		return err
	}
	if d.s.mode == unzip && (h[0] != 0x1f || h[1] != 0x8b) {
		return d.zlib(h)
	}
	return d.members(h)
}

// members reads one gzip member after the other (RFC 1952, section 2.2).
func (d *decoder) members(h []byte) *failure {
	for {
		if err := d.member(h); err != nil {
			return err
		}
		d.ended = true
		if !d.wait() || d.in[0] == 0 { // zeros pad the end of a tape
			return nil
		}
		d.ended = false
		var err *failure
		if h, err = d.get(2); err != nil {
			return err
		}
	}
}

func (d *decoder) member(h []byte) *failure {
	if h[0] != 0x1f || h[1] != 0x8b {
		return dataError("incorrect header check")
	}
	if err := d.gzipHeader(); err != nil {
		return err
	}
	sum, size := uint32(0), uint32(0)
	if err := d.raw(nil, func(b []byte) {
		sum = crc32.Update(sum, crc32.IEEETable, b)
		size += uint32(len(b))
	}); err != nil {
		return err
	}
	d.ended = false
	t, err := d.get(8)
	switch {
	case err != nil:
		return err
	case binary.LittleEndian.Uint32(t) != sum:
		return dataError("incorrect data check")
	case binary.LittleEndian.Uint32(t[4:]) != size:
		return dataError("incorrect length check")
	}
	return nil
}

// gzipHeader reads what follows the two magic bytes (RFC 1952, section 2.3).
func (d *decoder) gzipHeader() *failure {
	h, err := d.get(2)
	if err != nil {
		return err
	}
	flags := h[1]
	if h[0] != 8 {
		return dataError("unknown compression method")
	}
	if flags&0xe0 != 0 {
		return dataError("unknown header flags set")
	}
	rest, err := d.get(6)
	if err != nil {
		return err
	}
	sum := crc32.ChecksumIEEE(append([]byte{0x1f, 0x8b, 8, flags}, rest...))
	add := func(n int) (b []byte) {
		if b, err = d.get(n); err == nil {
			sum = crc32.Update(sum, crc32.IEEETable, b)
		}
		return b
	}
	if flags&4 != 0 { // FEXTRA
		if n := add(2); err == nil {
			add(int(binary.LittleEndian.Uint16(n)))
		}
	}
	for _, flag := range []byte{8, 16} { // FNAME, FCOMMENT
		for flags&flag != 0 && err == nil {
			if b := add(1); err == nil && b[0] == 0 {
				break
			}
		}
	}
	if flags&2 != 0 && err == nil { // FHCRC
		want := uint16(sum)
		if b := add(2); err == nil && binary.LittleEndian.Uint16(b) != want {
			return dataError("header crc mismatch")
		}
	}
	return err
}

// zlib reads RFC 1950 behind its first two bytes.
func (d *decoder) zlib(h []byte) *failure {
	switch {
	case binary.BigEndian.Uint16(h)%31 != 0:
		return dataError("incorrect header check")
	case h[0]&15 != 8:
		return dataError("unknown compression method")
	case int(h[0]>>4)+8 > d.s.window():
		return dataError("invalid window size")
	}
	var dictionary []byte
	if h[1]&0x20 != 0 {
		id, err := d.get(4)
		switch {
		case err != nil:
			return err
		case len(d.s.dictionary) == 0:
			return needDict("Missing dictionary")
		case binary.BigEndian.Uint32(id) != adler32.Checksum(d.s.dictionary):
			return needDict("Bad dictionary")
		}
		dictionary = d.s.dictionary
	}
	sum := uint32(1)
	if err := d.raw(dictionary, func(b []byte) { sum = adlerUpdate(sum, b) }); err != nil {
		return err
	}
	d.ended = false
	t, err := d.get(4)
	if err != nil {
		return err
	}
	if binary.BigEndian.Uint32(t) != sum {
		return dataError("incorrect data check")
	}
	d.ended = true
	return nil
}

// raw reads deflate's own format (RFC 1951) to its end and shows the output to see.
func (d *decoder) raw(dictionary []byte, see func([]byte)) *failure {
	if !d.wait() {
		return truncated()
	}
	kind := d.in[0] >> 1 & 3
	r := flate.NewReaderDict(&d.source, dictionary)
	err := d.read(r, see)
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) {
		// compress/flate tells where and not what. The kind of the first block is a guess.
		return dataError([]string{"invalid stored block lengths", "invalid distance too far back", "invalid code lengths set", "invalid block type"}[kind])
	}
	return d.outcome(err)
}

func (d *decoder) outcome(err error) *failure {
	if err != nil {
		return truncated()
	}
	d.ended = true
	return nil
}

// read reads to the end of r. It has a buffer of its own, because take takes d.out away
// while r waits for input.
func (d *decoder) read(r io.Reader, see func([]byte)) error {
	buf := make([]byte, 16*1024)
	for {
		for len(d.out) == d.room {
			if !d.yield(struct{}{}) {
				return io.ErrUnexpectedEOF
			}
		}
		n, err := r.Read(buf[:min(len(buf), d.room-len(d.out))])
		if see != nil {
			see(buf[:n])
		}
		d.out = append(d.out, buf[:n]...)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (d *decoder) brotli() *failure {
	err := d.read(brotli.NewReader(&d.source), nil)
	if err == nil || errors.Is(err, io.ErrUnexpectedEOF) {
		return d.outcome(err)
	}
	if f := brotliFailure(err.Error()); f != nil {
		return f
	}
	d.ended = true // "excessive input": what follows the end is left alone
	return nil
}
