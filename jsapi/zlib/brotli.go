package zlib

import (
	"bytes"
	"strings"

	"github.com/andybalholm/brotli"

	"github.com/gaggle-js/gaggle/jsapi"
)

// brotliWriter is the engine that compresses with Brotli.
type brotliWriter struct {
	w     *brotli.Writer
	out   bytes.Buffer
	ended bool
}

func newBrotliWriter(s *settings) *brotliWriter {
	b := &brotliWriter{}
	quality, window := 11, 22
	if q, ok := s.params[brotliQuality]; ok {
		quality = min(max(q, 0), 11)
	}
	if w, ok := s.params[brotliWindow]; ok {
		window = min(max(w, 10), 24)
	}
	b.w = brotli.NewWriterOptions(&b.out, brotli.WriterOptions{Quality: quality, LGWin: window})
	return b
}

// The parameters that have an effect (constants.BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN).
const (
	brotliQuality = 1
	brotliWindow  = 2
)

func (b *brotliWriter) feed(in []byte, flush int, _ bool) {
	if b.ended {
		return
	}
	if len(in) > 0 {
		_, err := b.w.Write(in)
		jsapi.Must(err) // a bytes.Buffer takes everything
	}
	switch flush {
	case brotliFinish:
		b.ended = true
		jsapi.Must(b.w.Close())
	case brotliFlush:
		jsapi.Must(b.w.Flush())
	}
}

func (b *brotliWriter) take(room int) ([]byte, *failure) { return bytes.Clone(b.out.Next(room)), nil }
func (b *brotliWriter) left() int                        { return 0 }
func (b *brotliWriter) close()                           {}

// brotliFailure finds Node's code for an error of the library ("brotli: PADDING_2"), nil
// when it is none of the format.
func brotliFailure(message string) *failure {
	reason := strings.TrimPrefix(message, "brotli: ")
	for _, k := range constantTable() {
		name, ok := strings.CutPrefix(k.name, "BROTLI_DECODER_ERROR_")
		if ok && (name == reason || name == "FORMAT_"+reason || name == "ALLOC_"+reason) {
			return &failure{errno: int(k.value), code: "ERR__ERROR_" + name, message: "Decompression failed"}
		}
	}
	return nil
}
