// Package parser reads HTTP/1 messages, requests and responses, from bytes as they
// come, with the strictness of llhttp 9, which is what Node's users rely on.
//
// # Use
//
// Call Next with what has been read until it says NeedMore; it tells how many bytes
// it took and what it found:
//
//	for {
//		n, ev, err := p.Next(b)
//		b = b[n:]
//		switch ev {
//		case parser.HeadReady: // p.Method, p.Target(), p.Fields(), ...
//		case parser.Data:      // p.Body, valid until b is used again
//		case parser.Done:      // the message has ended; the next one may follow
//		case parser.NeedMore:
//			return
//		}
//	}
//
// Next may be left alone after any event, which is how a server holds back a client
// that sends faster than it is answered; the bytes not taken stay the caller's.
//
// # Ownership
//
// A head that lies whole in one buffer is parsed there and copied once, when the caller
// asks for it as a string; only a head that is split over reads is gathered in a buffer
// of the parser's. Body bytes are never copied.
//
// # Strictness
//
// Each shape that two parsers may read differently is an error: Content-Length together
// with Transfer-Encoding, a bare CR or LF, folded fields, a space before the colon, a
// second Content-Length, anything but digits in a length (RFC 9112 section 6.3 and 11.2).
// Codes and reasons are llhttp's. The flags of Lenient let pass what its flags do, one by one;
// Node's insecureHTTPParser sets them all.
//
// Two of llhttp's readings are not ours, since a proxy would cut the messages elsewhere. There the
// digits of a Content-Length whose body is left out (1xx, 304) go on in the length of the next
// message if that is read by LenientKeepAlive; and a request with a transfer coding that is not
// known ends at its head if it asks for an upgrade that nobody takes, where here it is refused.
package parser

// Event is what Next found.
type Event uint8

// The events of a message come in the order HeadReady, Data (any number), Done.
const (
	NeedMore  Event = iota // all of b is used up, or there was an error
	HeadReady              // start line and fields are there
	Data                   // Body holds a piece of the body
	Done                   // the message is complete, trailers included
	Upgraded               // bytes that follow belong to another protocol
)

// Parser reads the messages of one side of a connection. Its zero value reads requests.
type Parser struct {
	// Response is set to read responses.
	Response bool
	// Lenient accepts what its flags say.
	Lenient Lenient
	// MaxHead limits target, field names and values of one head, in bytes; 0 means 16 KiB.
	MaxHead int

	// Of the message whose head is ready:

	// Method is the request's.
	Method Method
	// Major and Minor are the version.
	Major, Minor uint8
	// Status is the response's code.
	Status int
	// FieldCount is the number of field lines.
	FieldCount int
	// HasHost, HasExpect say that such a field is there.
	HasHost, HasExpect bool
	// Chunked says that the body comes in chunks.
	Chunked bool
	// Length is Content-Length, meaningful when HasLength is set.
	Length    uint64
	HasLength bool

	// Body is the piece of the body that Data is about.
	Body []byte

	state    state
	flags    flags
	skipBody bool
	upgrade  bool // the message asks for another protocol
	taken    bool // and somebody speaks it
	trailing bool

	buf   []byte // the head, or the trailers, gathered from earlier calls
	head  []byte // the head that is ready, or the trailers
	prior int    // how much of the head was there before this call
	pos   int    // where to go on in it
	norm  []byte // fields as rewritten in lenient mode
	trail []byte

	mark      int // where the span being read begins
	nread     int // bytes counted against MaxHead
	target    span
	reason    span
	fields    int // where the field lines begin
	name      span
	which     known
	word      word
	fieldsEnd int

	left uint64 // of the body or chunk
	ext  int    // bytes of chunk extensions
	err  *Error
}

// span is a part of the head.
type span struct{ from, to int }

func (p *Parser) maxHead() int {
	if p.MaxHead > 0 {
		return p.MaxHead
	}
	return 16 << 10
}

// Next looks at b, takes n bytes of it and says what they made. After an error the
// parser is dead and gives that error again.
func (p *Parser) Next(b []byte) (n int, ev Event, err *Error) {
	if p.err != nil {
		return 0, NeedMore, p.err
	}
	if p.state == sUpgraded && len(b) > 0 {
		p.proceed() // what comes is ours again
	}
	if p.state == sIdle {
		n = p.idle(b)
		b = b[n:]
		if len(b) == 0 {
			return n, NeedMore, nil
		}
	}
	var took int
	if p.state < sHeadDone {
		took, ev = p.nextHead(b)
	} else {
		took, ev = p.nextBody(b)
	}
	if p.err != nil {
		p.err.Pos += n
		p.state = sDead
		return n + took, NeedMore, p.err
	}
	return n + took, ev, nil
}

// idle skips the empty lines that may precede a message (RFC 9112 section 2.2) and
// begins the message.
func (p *Parser) idle(b []byte) int {
	for i, c := range b {
		if c != '\r' && c != '\n' {
			p.begin()
			return i
		}
	}
	return len(b)
}

func (p *Parser) begin() {
	p.state = sMethod
	if p.Response {
		p.state = sProtocol
	}
	p.flags, p.skipBody, p.taken, p.trailing = 0, false, false, false
	p.FieldCount, p.HasHost, p.HasExpect, p.Chunked = 0, false, false, false
	p.Length, p.HasLength, p.Status = 0, false, 0
	p.nread, p.mark, p.pos, p.which, p.word = 0, 0, 0, knownNone, wordNone
	p.buf, p.norm, p.trail = p.buf[:0], p.norm[:0], nil
	p.target, p.reason = span{}, span{}
}

// nextHead goes on with the head, or the trailers, that b continues.
func (p *Parser) nextHead(b []byte) (int, Event) {
	h := b
	p.prior = len(p.buf)
	if p.prior > 0 {
		p.buf = append(p.buf, b...)
		h = p.buf
	}
	i := p.scan(h, p.pos)
	p.pos = i
	if p.err != nil {
		return max(i-p.prior, 0), NeedMore
	}
	if p.state < sHeadDone {
		p.gather(h, b)
		return len(b), NeedMore
	}
	n := i - p.prior
	p.head = h[:i]
	if p.state == sClosed || p.state == sUpgraded || p.state == sDead {
		return n, NeedMore
	}
	if p.trailing {
		p.trail = h[p.fields:p.fieldsEnd]
		if p.Lenient != 0 {
			p.trail = p.norm
		}
		p.complete()
		return n, Done
	}
	p.state, p.upgrade = sPlan, p.asks()
	return n, HeadReady
}

// gather keeps an unfinished head for the next call, within bounds: what MaxHead does
// not count, such as spaces, is limited too.
func (p *Parser) gather(h, b []byte) {
	if p.partial(h)+p.nread >= p.maxHead() || len(h) > 4*p.maxHead()+64<<10 {
		p.fail(len(h), "HPE_HEADER_OVERFLOW", "Header overflow")
		return
	}
	if p.prior == 0 {
		p.buf = append(p.buf[:0], b...)
	}
}

// partial is the length of the counted span that h ends in.
func (p *Parser) partial(h []byte) int {
	switch {
	case p.state >= sSchema && p.state <= sFragment, p.state == sReason, p.state == sFieldName, p.state == sValue, p.state == sValueNext:
		return len(h) - p.mark
	}
	return 0
}

// count adds a finished span to what MaxHead limits.
func (p *Parser) count(n, at int) {
	if p.nread += n; p.nread >= p.maxHead() {
		p.fail(at, "HPE_HEADER_OVERFLOW", "Header overflow")
	}
}
