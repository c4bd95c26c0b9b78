package netio

import "time"

// A turn of a busy server answers many small requests, each on a connection of its own. When
// every answer leaves at once, a client on the same machine is woken for each, reads it and
// sleeps again, and waking it is a tenth of what the request costs. So while more connections
// wait for their turn, a few answers are held and leave together.
//
// Nobody is to notice. Held bytes leave before anything else that the reactor sends or
// closes, at the end of Poll, also of one that a script's exit unwinds, and before a script
// blocks; see Flush. Nothing is held while turns are slow: then the next handler would be
// what an answer waits for.

const (
	maxHeld   = 16                    // writes; together with slowTurn it bounds how long one waits
	heldBytes = 16 << 10              // of one write
	slowTurn  = 50 * time.Microsecond // per connection
)

// holding is what a reactor holds back.
type holding struct {
	held  [maxHeld]heldWrite
	n     int
	ahead int  // connections that the running Poll has yet to tell
	brisk bool // the last crowded turn was not slow
}

type heldWrite struct {
	c    *Conn
	b    []byte
	from Holder
}

// Holder hears of a write that was held.
type Holder interface {
	// Left says that all of b is written and the Holder's again. It runs wherever Flush does
	// and must not call JavaScript.
	Left(b []byte)
	// Written is done of a Write that had to wait, and is called as that is.
	Written(err error)
}

// Hold takes b to be written very soon and reports true, or false when the caller should
// rather Write it now. What is taken counts as written; b belongs to the Conn until from
// hears of it.
func (c *Conn) Hold(b []byte, from Holder) bool {
	h := &c.w.r.holding
	if h.ahead == 0 || !h.brisk || len(b) > heldBytes || c.w.closed || len(c.queue) > 0 || c.onOpen != nil {
		return false
	}
	h.held[h.n] = heldWrite{c, b, from}
	if h.n++; h.n == maxHeld {
		h.Flush()
	}
	return true
}

// Flush writes what is held. A script that is about to block, or to end in a way that
// unwinds nothing, calls it. What the socket does not take waits as in Write; an error is
// found again there.
func (h *holding) Flush() {
	if h.n > 0 {
		h.flush()
	}
}

func (h *holding) flush() {
	all, n := h.held, h.n
	h.held, h.n = [maxHeld]heldWrite{}, 0 // first: to be refused by the system may close a Conn, which comes here again
	for _, w := range all[:n] {
		if rest := w.c.writeHeld(w.b); len(rest) == 0 {
			w.from.Left(w.b)
		} else {
			w.c.enqueue(chunk{b: rest, done: w.from.Written})
		}
	}
}

func (c *Conn) writeHeld(b []byte) (rest []byte) {
	if len(c.queue) > 0 {
		return b
	}
	n, errno := sysWrite(c.w.fd, &c.file, b)
	if errno != 0 {
		return b
	}
	c.BytesWritten += uint64(n)
	return b[n:]
}

// lap is the clock of one Poll.
type lap struct {
	ready int
	start time.Time
}

// began starts a turn in which so many are ready.
func (h *holding) began(ready int) lap {
	if ready < 2 {
		return lap{}
	}
	return lap{ready, time.Now()}
}

// ended ends it, also when a script's exit unwinds it.
func (h *holding) ended(l lap) {
	h.ahead = 0
	h.Flush()
	if l.ready > 0 {
		h.brisk = time.Since(l.start) < time.Duration(l.ready)*slowTurn
	}
}
