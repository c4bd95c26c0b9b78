package parser

const badHeader = "HPE_INVALID_HEADER_TOKEN"

// startFields begins the field lines at i.
func (p *Parser) startFields(i int) {
	p.fields, p.fieldsEnd = i, i
	p.state = sFieldStart
}

// fieldStart looks at the first character of a line: a field, or the empty line.
func (p *Parser) fieldStart(h []byte, i int) int {
	switch c := h[i]; {
	case class[c]&cToken != 0:
		p.mark, p.state = i, sFieldName
		return i
	case c == '\r':
		p.fieldsEnd, p.state = i, sHeadLF
		return i + 1
	case c == '\n' && p.lenient(LenientCRBeforeLF):
		p.fieldsEnd, p.state = i, sHeadDone
		return i + 1
	case c == '\n':
		p.fail(i+1, badHeader, "Invalid header field char")
	case p.FieldCount == 0 && !p.trailing && i == p.fields && p.behindLine(h, i):
		return i + 1
	default:
		p.fail(i, badHeader, "Invalid header token")
	}
	return i
}

// behindLine looks at what stands between the start line and the first field: one space is
// skipped in lenient mode.
func (p *Parser) behindLine(h []byte, i int) bool {
	switch c := h[i]; {
	case c == ' ' && p.lenient(LenientHeaders):
		return h[i-1] != ' '
	case c == ' ':
		p.fail(i+1, "HPE_UNEXPECTED_SPACE", "Unexpected space after start line")
	case (c == '\t' || c == '\f') && !p.Response && p.fields-p.target.to <= 2: // no version between
		p.invalidTarget(i)
	}
	return false
}

func (p *Parser) headLF(h []byte, i int) int {
	switch {
	case h[i] == '\n':
		i++
	case !p.lenient(LenientLFAfterCR):
		p.fail(i, strict, "Expected LF after headers")
		return i
	}
	p.state = sHeadDone
	return i
}

func (p *Parser) fieldName(h []byte, i int) int {
	for i < len(h) && class[h[i]]&cToken != 0 {
		i++
	}
	if i == len(h) {
		return i
	}
	end := i
	if p.lenient(LenientHeaders) && h[i] == ' ' && p.isKnown(h[p.mark:i]) { // only there, in llhttp
		for i < len(h) && h[i] == ' ' {
			i++
		}
		spaces := i
		for i < len(h) && class[h[i]]&cToken != 0 {
			i++
		}
		if i == len(h) {
			return p.waitAt(end)
		}
		if i > spaces { // another name, with a space in it
			end = i
		}
	}
	if h[i] != ':' {
		p.notColon(h, i)
		return i
	}
	p.name = span{p.mark, i}
	p.count(i-p.mark, i+1)
	p.FieldCount++
	p.state = sValueStart
	p.identify(h[p.mark:end], i+1)
	return i + 1
}

// notColon refuses what follows a name. llhttp words it differently behind the names it
// knows; scripts see the text.
func (p *Parser) notColon(h []byte, i int) {
	if h[i] == ' ' && p.isKnown(h[p.mark:i]) {
		p.count(i-p.mark, i+1)
		p.fail(i+1, badHeader, "Invalid header field char")
	}
	p.fail(i, badHeader, "Invalid header token")
}

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

func (p *Parser) endValue(h []byte, i int) {
	if p.which != knownNone {
		p.known(h[p.mark:i])
	}
	at := i + 1
	if h[i] == '\n' {
		at = i
	}
	p.count(i-p.mark, at)
	p.keep(h, h[p.mark:i], false)
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
			p.keep(h, h[i:j], true)
			at := j + 1
			if h[j] == '\n' {
				at = j
			}
			p.count(j-i, at)
			p.folded(h[i:j])
			if h[j] == '\n' {
				p.bareLF(h, j)
			}
			p.mark, p.state = j+1, sValueNext
			if h[j] == '\r' {
				p.state = sValueLF
			}
			return j + 1
		}
	}
	return p.waitAt(i)
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
