package ipc

import (
	"bytes"
	"encoding/binary"
)

// Decoder cuts a stream into messages. The zero Decoder reads JSON.
type Decoder struct {
	Mode Mode

	pend []byte // the beginning of a message that is not complete
	fd   int    // 1 more than the descriptor that came with that message, 0 for none
}

// Feed takes what one read returned, the bytes b and the descriptors fds, and calls emit
// for each message that is complete now. fd is -1 for a message without descriptor;
// otherwise emit owns it. body is valid during the call only. When emit returns false,
// Feed stops: what is left is dropped, its descriptors closed by drop.
//
// A descriptor belongs to the message it came with: the one that the last byte of b lies
// in, because descriptors are a barrier: the kernel ends a read behind the bytes that they
// were sent with (unix(7)). Descriptors that a message brings beyond its first go to drop at
// once: a peer that never ends its message takes no more than one.
func (d *Decoder) Feed(b []byte, fds []int, emit func(body []byte, fd int) bool, drop func(fd int)) error {
	var err error
	more := true
	for more {
		var body []byte
		var n int
		if body, n, err = d.next(b); n == 0 {
			break
		}
		if b = b[n:]; len(b) == 0 {
			d.hold(fds, drop)
			fds = nil
		}
		fd := d.claim()
		more = emit(body, fd)
		d.pend = d.pend[:0]
	}
	d.hold(fds, drop)
	if err != nil || !more {
		d.discard(drop)
		return err
	}
	d.keep(b)
	return nil
}

// hold keeps the first descriptor of the message that is being read.
func (d *Decoder) hold(fds []int, drop func(int)) {
	for _, fd := range fds {
		if d.fd == 0 {
			d.fd = fd + 1
		} else {
			drop(fd)
		}
	}
}

// claim is the descriptor of the message that just became complete, -1 without one.
func (d *Decoder) claim() int {
	fd := d.fd - 1
	d.fd = 0
	return fd
}

// next finds the end of the first message in d.pend+b. It returns the message and how
// many bytes of b it takes; 0 when it is not complete.
func (d *Decoder) next(b []byte) (body []byte, n int, err error) {
	if d.Mode == Advanced {
		return d.nextCounted(b)
	}
	i := bytes.IndexByte(b, '\n')
	if i < 0 {
		if len(d.pend)+len(b) > MaxMessage {
			return nil, 0, ErrTooLong
		}
		return nil, 0, nil
	}
	return d.join(b[:i]), i + 1, nil
}

const lengthSize = 4

func (d *Decoder) nextCounted(b []byte) ([]byte, int, error) {
	var head [lengthSize]byte
	had := copy(head[:], d.pend)
	if had+copy(head[had:], b) < lengthSize {
		return nil, 0, nil
	}
	size := int64(binary.BigEndian.Uint32(head[:]))
	if size > MaxMessage {
		return nil, 0, ErrTooLong
	}
	need := lengthSize + size - int64(len(d.pend))
	if int64(len(b)) < need {
		return nil, 0, nil
	}
	return d.join(b[:need])[lengthSize:], int(need), nil
}

// join is d.pend+b, without a copy when nothing is pending.
func (d *Decoder) join(b []byte) []byte {
	if len(d.pend) == 0 {
		return b
	}
	d.pend = append(d.pend, b...)
	return d.pend
}

// keptCapacity is the largest buffer that a Decoder holds on to between messages.
const keptCapacity = 64 << 10

func (d *Decoder) keep(rest []byte) {
	if len(rest) == 0 && len(d.pend) == 0 && cap(d.pend) > keptCapacity {
		d.pend = nil
		return
	}
	d.pend = append(d.pend, rest...)
}

// discard forgets a message that will not be complete, and gives its descriptor to drop.
func (d *Decoder) discard(drop func(int)) {
	if fd := d.claim(); fd >= 0 {
		drop(fd)
	}
	d.pend = nil
}

// Close gives the descriptor of a message that will never be complete to drop, and reports
// whether there was such a message.
func (d *Decoder) Close(drop func(fd int)) (partial bool) {
	partial = len(d.pend) > 0
	d.discard(drop)
	return partial
}
