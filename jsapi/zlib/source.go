package zlib

import "io"

// source is the input of a decoder. When it runs out it hands control back to whoever feeds
// the decoder, until there is more.
type source struct {
	in    []byte
	last  bool                // no more follows
	yield func(struct{}) bool // false: the decoder is being closed
}

// wait reports whether there is input, after waiting for it.
func (s *source) wait() bool {
	for len(s.in) == 0 {
		if s.last || !s.yield(struct{}{}) {
			s.last = true
			return false
		}
	}
	return true
}

// ReadByte keeps compress/flate from reading beyond the end of its format.
func (s *source) ReadByte() (byte, error) {
	if !s.wait() {
		return 0, io.EOF
	}
	b := s.in[0]
	s.in = s.in[1:]
	return b, nil
}

// Read is that of io.Reader.
func (s *source) Read(p []byte) (int, error) {
	if !s.wait() {
		return 0, io.EOF
	}
	n := copy(p, s.in)
	s.in = s.in[n:]
	return n, nil
}

// get reads n bytes, or says that the input ends before them.
func (s *source) get(n int) ([]byte, *failure) {
	b := make([]byte, n)
	for i := range b {
		x, err := s.ReadByte()
		if err != nil {
			return nil, truncated()
		}
		b[i] = x
	}
	return b, nil
}
