package parser

const badURL = "HPE_INVALID_URL"

// targetStart skips spaces and takes the first character of the request target.
func (p *Parser) targetStart(h []byte, i int) int {
	c := h[i]
	if c == ' ' {
		return i + 1
	}
	p.mark = i
	switch {
	case p.Method == CONNECT:
		p.state = sServer
		if c == '/' {
			p.state = sPath
		}
		return i
	case c == '/' || c == '*':
		p.state = sPath
		return i + 1
	case isAlpha(c):
		p.state = sSchema
		return i + 1
	case isBreak(c):
		return p.invalidTarget(i)
	}
	p.fail(i, badURL, "Unexpected start char in url")
	return i
}

// isBreak reports whether c is white space that no part of a target may hold.
func isBreak(c byte) bool { return c == '\t' || c == '\f' || c == '\r' || c == '\n' }

func (p *Parser) invalidTarget(i int) int {
	p.fail(i+1, badURL, "Invalid characters in url")
	return i
}

// schema reads "http://".
func (p *Parser) schema(h []byte, i int) int {
	c := h[i]
	switch {
	case p.state == sSchema && isAlpha(c):
	case p.state == sSchema && c == ':':
		p.state = sSchemaSlash
	case p.state == sSchemaSlash && c == '/':
		p.state = sSchemaSlashSlash
	case p.state == sSchemaSlashSlash && c == '/':
		p.state = sServer
	case p.state != sSchemaSlashSlash && (c == ' ' || isBreak(c)):
		return p.invalidTarget(i)
	default:
		p.fail(i, badURL, "Unexpected char in url schema")
	}
	return i + 1
}

func (p *Parser) server(h []byte, i int) int {
	for ; i < len(h); i++ {
		c := h[i]
		switch {
		case class[c]&cServer != 0:
			p.state = sServer
		case c == '@' && p.state == sServerAt:
			p.fail(i+1, badURL, "Double @ in url")
			return i
		case c == '@':
			p.state = sServerAt
		case c == '/':
			p.state = sPath
			return i + 1
		case c == '?':
			p.state = sQuery
			return i + 1
		default:
			return p.targetEnd(h, i, "Unexpected char in url server")
		}
	}
	return i
}

func (p *Parser) path(h []byte, i int) int {
	for i < len(h) && class[h[i]]&cURL != 0 {
		i++
	}
	if i == len(h) {
		return i
	}
	switch h[i] {
	case '?':
		p.state = sQuery
		return i + 1
	case '#':
		p.state = sFragment
		return i + 1
	}
	return p.targetEnd(h, i, "Invalid char in url path")
}

func (p *Parser) query(h []byte, i int) int {
	for i < len(h) && (class[h[i]]&cURL != 0 || h[i] == '?') {
		i++
	}
	if i == len(h) {
		return i
	}
	if h[i] == '#' {
		p.state = sFragment
		return i + 1
	}
	return p.targetEnd(h, i, "Invalid char in url query")
}

func (p *Parser) fragment(h []byte, i int) int {
	for i < len(h) && (class[h[i]]&cURL != 0 || h[i] == '?' || h[i] == '#') {
		i++
	}
	if i == len(h) {
		return i
	}
	return p.targetEnd(h, i, "Invalid char in url fragment start")
}

// targetEnd ends the target at i, where a space or, for HTTP/0.9, a line end must be.
func (p *Parser) targetEnd(h []byte, i int, otherwise string) int {
	switch c := h[i]; c {
	case ' ':
		p.state = sProtocol
	case '\r':
		p.state = sTargetCR
	case '\n':
		p.startFields(i + 1)
		p.Major, p.Minor = 0, 9
	case '\t', '\f':
		return p.invalidTarget(i)
	default:
		p.fail(i, badURL, otherwise)
		return i
	}
	p.target = span{p.mark, i}
	p.count(i-p.mark, i)
	return i + 1
}

// targetCR reads the LF behind a target without a version.
func (p *Parser) targetCR(h []byte, i int) int {
	if h[i] != '\n' {
		p.fail(i, badURL, "Expected CRLF")
		return i
	}
	p.Major, p.Minor = 0, 9
	p.startFields(i + 1)
	return i + 1
}
