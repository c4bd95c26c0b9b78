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
