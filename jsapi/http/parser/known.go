package parser

import "math"

// known is a field that the parser itself obeys.
type known uint8

const (
	knownNone known = iota
	knownLength
	knownEncoding
	knownConnection
	knownUpgrade
)

const (
	badLength   = "HPE_INVALID_CONTENT_LENGTH"
	badEncoding = "HPE_INVALID_TRANSFER_ENCODING"
)

// identify finds out whether name is such a field. at is the index behind the colon.
func (p *Parser) identify(name []byte, at int) {
	p.which = knownNone
	switch len(name) {
	case 4:
		p.HasHost = p.HasHost || equalFold(name, "host")
	case 6:
		p.HasExpect = p.HasExpect || equalFold(name, "expect")
	case 7:
		if equalFold(name, "upgrade") {
			p.which = knownUpgrade
		}
	case 10:
		if equalFold(name, "connection") {
			p.which = knownConnection
		}
	case 16:
		if equalFold(name, "proxy-connection") {
			p.which = knownConnection
		}
	case 14:
		if equalFold(name, "content-length") {
			p.which = knownLength
			if p.flags&fTransferEncoding != 0 && !p.lenient(LenientChunkedLength) {
				p.fail(at, badLength, "Content-Length can't be present with Transfer-Encoding")
			}
		}
	case 17:
		if equalFold(name, "transfer-encoding") {
			p.which = knownEncoding
			if p.HasLength && !p.lenient(LenientChunkedLength) {
				p.fail(at, badEncoding, "Transfer-Encoding can't be present with Content-Length")
			}
		}
	}
}

// isKnown reports whether name is a field that identify finds.
func (p *Parser) isKnown(name []byte) bool {
	for _, k := range [...]string{"connection", "proxy-connection", "content-length", "transfer-encoding", "upgrade"} {
		if equalFold(name, k) {
			return true
		}
	}
	return false
}

// known obeys the value of the field that was identified, or its first line; it is not empty.
func (p *Parser) known(v []byte) {
	switch p.which {
	case knownUpgrade:
		p.flags |= fUpgrade
	case knownLength:
		p.length(v)
	case knownConnection:
		p.options(v)
	case knownEncoding:
		p.flags |= fTransferEncoding
		p.codings(v)
	}
}

// length reads Content-Length: digits, then spaces only.
func (p *Parser) length(v []byte) {
	if p.HasLength {
		p.fail(p.mark, "HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length")
		return
	}
	i := 0
	for ; i < len(v) && isDigit(v[i]); i++ {
		d := uint64(v[i] - '0')
		if p.Length > math.MaxUint64/10 || p.Length*10 > math.MaxUint64-d {
			p.count(i+1, p.mark+i+1)
			p.fail(p.mark+i+1, badLength, "Content-Length overflow")
			return
		}
		p.Length = p.Length*10 + d
	}
	digits := i
	for i > 0 && i < len(v) && v[i] == ' ' {
		i++
	}
	if digits == 0 || i < len(v) {
		p.count(i, p.mark+i)
		p.fail(p.mark+i, badLength, "Invalid character in Content-Length")
		return
	}
	p.HasLength = true
}
