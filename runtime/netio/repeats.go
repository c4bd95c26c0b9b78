package netio

import (
	"bytes"
	"unsafe"
)

// A server that keeps a large body in memory writes the same bytes again and again, and
// each time the system copies them into pages of its own, which for a megabyte is most of
// what the answer costs, for us and, as those pages are in nobody's cache, for a client on
// the same machine. So bytes that come again are copied once into memory of the system's,
// from which it sends without copying (sendfile(2)).
//
// Where the bytes lie is only a hint of what they are: they are compared before each write,
// as a script may change a Buffer whenever it likes, which stops at the first byte that
// differs. What has been written keeps the bytes that it had.

const (
	minRepeat  = 256 << 10 // of one write: below, copying is as quick as comparing and sending
	allRepeats = 16 << 20  // of all copies of a reactor
	minTimes   = 3         // seen before it is copied
)

// repeats are the large writes that a reactor has seen last.
type repeats struct {
	seen  [8]repeat
	clock uint // counts large writes
	total int  // bytes of the copies
}

// repeat is a place of which large writes were made.
type repeat struct {
	at     uintptr // never followed: the bytes may be gone
	size   int
	times  uint   // since it was seen first, or was found changed
	enough uint   // times of which a copy is made; more the oftener it was found changed
	last   uint   // by the clock
	pages  *pages // nil until then
}

// copyOf returns the pages that hold what b does, nil if b is not large or not known to
// be written often. They are the caller's until it returns to its loop, or as long as it keeps them.
func (s *repeats) copyOf(b []byte) *pages {
	if len(b) < minRepeat || len(b) > allRepeats {
		return nil
	}
	s.clock++
	e := s.place(uintptr(unsafe.Pointer(unsafe.SliceData(b))), len(b))
	e.last = s.clock
	e.times++
	switch {
	case e.pages == nil && e.times > e.enough:
		s.makeRoom(len(b))
		if e.pages = newPages(b); e.pages == nil {
			e.enough *= 4
			return nil
		}
		s.total += len(b)
	case e.pages != nil && !bytes.Equal(e.pages.mem, b):
		s.drop(e)
		e.times = 0
		e.enough *= 4
	}
	return e.pages
}

// place is what is known of the place, which may push out the one not used for longest.
func (s *repeats) place(at uintptr, size int) *repeat {
	oldest := &s.seen[0]
	for i := range s.seen {
		e := &s.seen[i]
		if e.at == at && e.size == size {
			return e
		}
		if e.last < oldest.last {
			oldest = e
		}
	}
	s.drop(oldest)
	*oldest = repeat{at: at, size: size, enough: minTimes}
	return oldest
}

// makeRoom drops the copies not used for longest until so many bytes more may be kept.
func (s *repeats) makeRoom(size int) {
	for s.total+size > allRepeats {
		var oldest *repeat
		for i := range s.seen {
			if e := &s.seen[i]; e.pages != nil && (oldest == nil || e.last < oldest.last) {
				oldest = e
			}
		}
		s.drop(oldest)
	}
}

func (s *repeats) drop(e *repeat) {
	if e.pages != nil {
		s.total -= e.size
		e.pages.release()
		e.pages, e.times = nil, 0
	}
}

// close gives up every copy.
func (s *repeats) close() {
	for i := range s.seen {
		s.drop(&s.seen[i])
	}
}
