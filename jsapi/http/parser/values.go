package parser

// valueStart skips the white space before a value, and recognises an empty one.
func (p *Parser) valueStart(h []byte, i int) int {
	c := h[i]
	switch p.state {
	case sValueStartLF:
		switch {
		case c == '\n':
			i++
		case !p.lenient(LenientHeaders): // as llhttp has it
			p.fail(i, strict, "Expected LF after CR")
			return i
		}
		p.state = sEmptyValueNext
		return i
	case sEmptyValueNext:
		return p.emptyValue(h, i)
	}
	switch {
	case c == ' ' || c == '\t':
		return i + 1
	case c == '\r':
		p.state = sValueStartLF
		return i + 1
	case c == '\n' && p.lenient(LenientCRBeforeLF):
		p.state = sEmptyValueNext
		return i + 1
	case c == '\n':
		p.fail(i+1, badHeader, "Invalid header value char")
		return i
	}
	p.mark, p.state = i, sValue
	if p.which == knownEncoding && p.Chunked && !p.Response && !p.lenient(LenientTransferEncoding) {
		p.fail(i+1, badEncoding, "Invalid `Transfer-Encoding` header value")
	}
	return i
}

func (p *Parser) emptyValue(h []byte, i int) int {
	if c := h[i]; c == ' ' || c == '\t' {
		if !p.lenient(LenientHeaders) {
			p.fail(i+1, badHeader, "Invalid header value char")
			return i
		}
		p.state = sValueStart
		return i + 1
	}
	if p.which == knownLength {
		p.fail(i, badLength, "Empty Content-Length")
		return i
	}
	p.keep(h, nil, false)
	p.heed()
	p.state = sFieldStart
	return i
}

func (p *Parser) value(h []byte, i int) int {
	for i < len(h) && class[h[i]]&cValue != 0 {
		i++
	}
	if i == len(h) {
		p.foresee(h[p.mark:])
		return i
	}
	switch c := h[i]; {
	case c == '\r':
		p.endValue(h, i)
		p.state = sValueLF
		return i + 1
	case c == '\n':
		p.endValue(h, i)
		p.bareLF(h, i)
		p.mark, p.state = i+1, sValueNext
		return i + 1
	case p.which == knownLength:
		p.known(h[p.mark:i])
		p.fail(i, badLength, "Invalid character in Content-Length")
		return i
	case p.lenient(LenientHeaders):
		return i + 1
	}
	p.foresee(h[p.mark:i])
	p.count(i-p.mark, i)
	p.fail(i, badHeader, "Invalid header value char")
	return i
}

// endValue ends the first line of a value at i.
func (p *Parser) endValue(h []byte, i int) {
	if p.which != knownNone {
		p.known(h[p.mark:i])
	}
	p.countLine(h, i)
	p.keep(h, h[p.mark:i], false)
}

// countLine counts the line of a value that ends at i.
func (p *Parser) countLine(h []byte, i int) {
	at := i + 1
	if h[i] == '\n' {
		at = i
	}
	p.count(i-p.mark, at)
}

// bareLF refuses a line of a value that ends, at i, in LF alone. Behind a byte that only leniency
// lets pass llhttp does not mind.
func (p *Parser) bareLF(h []byte, i int) {
	if p.lenient(LenientCRBeforeLF) || p.lenient(LenientHeaders) && valueLen(h[p.mark:i]) < i-p.mark {
		return
	}
	p.fail(i, crExpected, "Missing expected CR after header value")
}

// foresee refuses a value that is wrong already, whatever follows.
func (p *Parser) foresee(v []byte) {
	if p.which != knownLength && p.which != knownEncoding || len(v) == 0 {
		return
	}
	q := *p
	q.known(v)
	p.err = q.err
}

func (p *Parser) valueLF(h []byte, i int) int {
	if h[i] != '\n' {
		p.fail(i, "HPE_LF_EXPECTED", "Missing expected LF after header value")
	}
	p.mark, p.state = i+1, sValueNext
	return i + 1
}

// valueNext refuses a line that goes on with the value before it (obs-fold).
func (p *Parser) valueNext(h []byte, i int) int {
	if c := h[i]; c != ' ' && c != '\t' {
		p.heed()
		p.state = sFieldStart
		return i
	}
	if !p.lenient(LenientHeaders) {
		p.fail(i, badHeader, "Unexpected whitespace after header value")
		return i
	}
	if p.which == knownLength {
		p.fail(i, "HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length")
		return i
	}
	for j := i; j < len(h); j++ {
		if h[j] == '\r' || h[j] == '\n' {
			p.endFolded(h, j)
			return j + 1
		}
	}
	return p.waitAt(i)
}

// endFolded ends a further line of a value at j.
func (p *Parser) endFolded(h []byte, j int) {
	p.keep(h, h[p.mark:j], true)
	p.countLine(h, j)
	p.folded(h[p.mark:j])
	p.state = sValueLF
	if h[j] == '\n' {
		p.bareLF(h, j)
		p.mark, p.state = j+1, sValueNext
	}
}

// keep rewrites a field for Fields, which expects the strict form, in a lenient mode.
func (p *Parser) keep(h, value []byte, fold bool) {
	if p.Lenient == 0 {
		return
	}
	if fold && len(p.norm) >= 2 {
		p.norm = append(p.norm[:len(p.norm)-2], value...)
	} else {
		p.norm = append(p.norm, h[p.name.from:p.name.to]...)
		p.norm = append(p.norm, ": "...)
		p.norm = append(p.norm, value...)
	}
	p.norm = append(p.norm, "\r\n"...)
}
