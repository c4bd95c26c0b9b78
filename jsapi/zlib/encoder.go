package zlib

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
	"sync"

	"github.com/gaggle-js/gaggle/jsapi"
)

// encoder is the engine of deflate, gzip and deflateRaw.
type encoder struct {
	s       *settings
	w       *flate.Writer
	home    *sync.Pool // where w goes when it is no longer needed; nil: nowhere
	out     bytes.Buffer
	started bool
	flushed bool // nothing came since the last flush
	ended   bool
	sum     uint32
	size    uint32
}

func newEncoder(s *settings) *encoder {
	e := &encoder{s: s, sum: 1}
	if s.mode == gzip {
		e.sum = 0
	}
	e.fresh(s.dictionary)
	return e
}

// level is compress/flate's level for the settings.
func (e *encoder) level() int {
	if e.s.strategy == huffmanOnly || e.s.windowBits != 15 && e.s.level != 0 {
		return flate.HuffmanOnly
	}
	return e.s.level
}

// fresh begins a compressor that refers to nothing before it but the dictionary.
func (e *encoder) fresh(dictionary []byte) {
	if e.s.mode == gzip {
		dictionary = nil
	}
	e.release()
	if len(dictionary) == 0 && e.s.writers != nil {
		e.home = e.s.writers.of(e.level())
		if w, ok := e.home.Get().(*flate.Writer); ok {
			w.Reset(&e.out)
			e.w = w
			return
		}
	}
	w, err := flate.NewWriterDict(&e.out, e.level(), dictionary)
	jsapi.Must(err) // the level has been checked
	e.w = w
}

// params changes level and strategy for what comes (deflateParams).
func (e *encoder) params(level, strategy int) {
	jsapi.Must(e.w.Flush())
	e.s.level, e.s.strategy = level, strategy
	e.fresh(nil)
}

func (e *encoder) feed(in []byte, flush int, _ bool) {
	if e.ended {
		return
	}
	if !e.started {
		e.started = true
		e.header()
	}
	if len(in) > 0 {
		e.flushed = false
		_, err := e.w.Write(in)
		jsapi.Must(err) // a bytes.Buffer takes everything
		e.size += uint32(len(in))
		e.checksum(in)
	}
	switch {
	case flush == finish:
		e.ended = true
		jsapi.Must(e.w.Close())
		e.release()
		e.trailer()
	case flush != noFlush && !e.flushed:
		e.flushed = true
		jsapi.Must(e.w.Flush())
		if flush == fullFlush {
			e.fresh(nil)
		}
	}
}

func (e *encoder) take(room int) ([]byte, *failure) { return bytes.Clone(e.out.Next(room)), nil }

func (e *encoder) checksum(in []byte) {
	switch e.s.mode {
	case gzip:
		e.sum = crc32.Update(e.sum, crc32.IEEETable, in)
	case deflate:
		e.sum = adlerUpdate(e.sum, in)
	}
}

// adlerUpdate continues an Adler-32 (RFC 1950, section 8.2). hash/adler32 only begins one.
func adlerUpdate(sum uint32, b []byte) uint32 {
	if sum == 1 {
		return adler32.Checksum(b)
	}
	const mod, most = 65521, 5552 // the most bytes before a sum of 32 bits overflows
	s1, s2 := sum&0xffff, sum>>16
	for len(b) > 0 {
		n := min(len(b), most)
		for _, x := range b[:n] {
			s1 += uint32(x)
			s2 += s1
		}
		s1, s2, b = s1%mod, s2%mod, b[n:]
	}
	return s2<<16 | s1
}

func (e *encoder) header() {
	switch e.s.mode {
	case gzip:
		extra := byte(0)
		switch e.s.level {
		case 9:
			extra = 2
		case 1:
			extra = 4
		}
		e.out.Write([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, extra, 3})
	case deflate:
		e.zlibHeader()
	}
}

// zlibHeader is CMF, FLG and perhaps DICTID (RFC 1950, section 2.2).
func (e *encoder) zlibHeader() {
	h := uint16(e.s.windowBits-8)<<12 | 8<<8
	switch l := e.s.level; {
	case l >= 7:
		h |= 3 << 6
	case l == 6 || l < 0:
		h |= 2 << 6
	case l >= 2:
		h |= 1 << 6
	}
	if len(e.s.dictionary) > 0 {
		h |= 0x20
	}
	h += 31 - h%31
	e.out.Write(binary.BigEndian.AppendUint16(nil, h))
	if len(e.s.dictionary) > 0 {
		e.out.Write(binary.BigEndian.AppendUint32(nil, adler32.Checksum(e.s.dictionary)))
	}
}

func (e *encoder) trailer() {
	switch e.s.mode {
	case gzip:
		b := binary.LittleEndian.AppendUint32(nil, e.sum)
		e.out.Write(binary.LittleEndian.AppendUint32(b, e.size))
	case deflate:
		e.out.Write(binary.BigEndian.AppendUint32(nil, e.sum))
	}
}

func (e *encoder) left() int { return 0 }

// close gives the compressor back. Nobody runs the engine afterwards.
func (e *encoder) close() {
	e.ended = true
	e.release()
}

// writers keeps compressors, which are big, for the next who needs one of their level. It
// may be used from any goroutine.
type writers [flate.BestCompression - flate.HuffmanOnly + 1]sync.Pool

func (w *writers) of(level int) *sync.Pool { return &w[level-flate.HuffmanOnly] }

func (e *encoder) release() {
	if e.home != nil && e.w != nil {
		e.home.Put(e.w)
	}
	e.w, e.home = nil, nil
}
