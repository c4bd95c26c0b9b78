package parser

// Error is why a message was refused.
type Error struct {
	// Code is llhttp's name for it, such as "HPE_INVALID_METHOD".
	Code string
	// Reason is llhttp's text for it.
	Reason string
	// Pos is how many bytes of the last buffer were read when it was found.
	Pos int
}

// Error is the message that Node gives the error.
func (e *Error) Error() string {
	if e.Code == codeEOF {
		return "Parse Error"
	}
	return "Parse Error: " + e.Reason
}

const codeEOF = "HPE_INVALID_EOF_STATE"

// fail ends the parser with an error at index i of the head, or of the body's bytes.
func (p *Parser) fail(i int, code, reason string) {
	if p.err != nil {
		return
	}
	if p.state < sHeadDone {
		i -= p.prior
	}
	p.err = &Error{Code: code, Reason: reason, Pos: max(i, 0)}
}

// Abort ends the parser with an error of its user's.
func (p *Parser) Abort(code, reason string) {
	if p.err == nil {
		p.state, p.err = sDead, &Error{Code: code, Reason: reason}
	}
}

// Finish says that no more bytes come. Done means that this was the end of a body that
// lasts until the connection closes; an error, that a message was cut short.
func (p *Parser) Finish() (Event, *Error) {
	switch {
	case p.err != nil:
		return NeedMore, p.err
	case p.state == sUntilEOF:
		p.state = sClosed
		return Done, nil
	case p.state == sIdle, p.state == sClosed, p.state == sUpgraded && (p.upgrade || p.taken):
		return NeedMore, nil
	}
	p.state = sDead
	p.err = &Error{Code: codeEOF, Reason: "Invalid EOF state"}
	return NeedMore, p.err
}

// Idle reports whether the parser is between two messages, nothing of the next one read.
func (p *Parser) Idle() bool {
	return p.state == sIdle || p.state == sClosed || p.state == sUpgraded
}
