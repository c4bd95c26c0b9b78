package parser

// SkipBody says, after HeadReady, that the message has no body whatever its head says:
// an answer to HEAD.
func (p *Parser) SkipBody() { p.skipBody = true }

// Upgrade says, after HeadReady, that what follows the head belongs to another protocol.
func (p *Parser) Upgrade() { p.taken, p.skipBody = true, true }

// WantsUpgrade reports, after HeadReady, whether the message asks for another protocol,
// or grants it, or is a CONNECT.
func (p *Parser) WantsUpgrade() bool { return p.upgrade }

// asks is whether the head that is ready asks for another protocol. Trailers cannot.
func (p *Parser) asks() bool {
	both := p.flags&(fUpgrade|fConnUpgrade) == fUpgrade|fConnUpgrade
	if p.Response {
		return both && p.Status == 101
	}
	return both || p.Method == CONNECT
}

// KeepAlive reports whether another message may follow on the connection.
func (p *Parser) KeepAlive() bool {
	if p.Major > 0 && p.Minor > 0 {
		if p.flags&fClose != 0 {
			return false
		}
	} else if p.flags&fKeepAlive == 0 {
		return false
	}
	return !p.needsEOF()
}

// bodiless: the head is all of the message, whatever it says of a body.
func (p *Parser) bodiless() bool {
	if !p.Response {
		return p.Method == CONNECT
	}
	switch p.Status {
	case 100, 101, 102, 103, 204, 304:
		return true
	}
	return false
}

// needsEOF: the body lasts until the connection ends (RFC 9112 section 6.3).
func (p *Parser) needsEOF() bool {
	switch {
	case !p.Response, p.skipBody, p.Status/100 == 1, p.Status == 204, p.Status == 304:
		return false
	case p.flags&fTransferEncoding != 0 && !p.Chunked:
		return true
	}
	return !p.Chunked && !p.HasLength
}

// plan decides, behind the head, what bytes follow (RFC 9112 section 6.3).
func (p *Parser) plan() Event {
	switch {
	case p.taken:
		p.state = sUpgraded
		return Upgraded
	case p.skipBody, p.bodiless():
	case p.Chunked:
		p.state = sChunkStart
		return NeedMore
	case p.flags&fTransferEncoding != 0 && !p.Response && p.Lenient&(LenientChunkedLength|LenientTransferEncoding) == 0:
		p.fail(0, badEncoding, "Request has invalid `Transfer-Encoding`")
		return NeedMore
	case p.upgrade && p.Length == 0: // and nobody takes it
	case p.flags&fTransferEncoding != 0, p.needsEOF():
		p.state = sUntilEOF
		return NeedMore
	case p.HasLength && p.Length > 0:
		p.state, p.left = sData, p.Length
		return NeedMore
	}
	p.complete()
	return Done
}

// BodyRead reports, after Data, whether that was the last of a body of known length.
func (p *Parser) BodyRead() bool { return p.state == sBodyEnd }

// DropsRest reports, after Done, that the bytes read together with the end of the message are
// to be dropped. llhttp stops behind a request for another protocol that nobody has taken,
// and behind a 101 that names none; Node parses on with the next read, and until the next head
// is whole does not look at errors.
func (p *Parser) DropsRest() bool {
	if p.Response {
		return p.Status == 101
	}
	return p.upgrade
}

// complete ends the message.
func (p *Parser) complete() {
	if p.state = sUpgraded; !p.DropsRest() {
		p.proceed()
	}
}

// proceed says what may come behind the message.
func (p *Parser) proceed() {
	p.state = sIdle
	if !p.KeepAlive() && !p.lenient(LenientKeepAlive) {
		p.state = sClosed
	}
}

// nextBody goes on behind the head.
func (p *Parser) nextBody(b []byte) (n int, ev Event) {
	if p.state == sBodyEnd {
		p.complete()
		return 0, Done
	}
	if p.state == sPlan {
		if ev = p.plan(); ev != NeedMore || p.err != nil {
			return 0, ev
		}
	}
	for n < len(b) && p.err == nil {
		switch p.state {
		case sData, sChunkData:
			return p.take(b, n)
		case sUntilEOF:
			p.Body = b[n:]
			return len(b), Data
		case sClosed:
			return p.afterClose(b, n), NeedMore
		case sFieldStart:
			k, ev := p.nextHead(b[n:])
			if p.err != nil {
				p.err.Pos += n
			}
			return n + k, ev
		default:
			n = p.chunk(b, n)
		}
	}
	return n, NeedMore
}

// take hands out body bytes.
func (p *Parser) take(b []byte, n int) (int, Event) {
	k := len(b) - n
	if uint64(k) > p.left {
		k = int(p.left)
	}
	p.Body = b[n : n+k]
	if p.left -= uint64(k); p.left == 0 {
		p.endData()
	}
	return n + k, Data
}

func (p *Parser) endData() {
	if p.state == sChunkData {
		p.state = sChunkDataEnd
		return
	}
	p.state = sBodyEnd
}

func (p *Parser) afterClose(b []byte, n int) int {
	if p.lenient(LenientDataAfterClose) {
		return len(b)
	}
	for ; n < len(b); n++ {
		if c := b[n]; c != '\r' && c != '\n' {
			p.fail(n+1, "HPE_CLOSED_CONNECTION", "Data after `Connection: close`")
			return n
		}
	}
	return n
}
