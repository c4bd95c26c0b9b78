package parser

const badVersion = "HPE_INVALID_VERSION"

// protocol reads "HTTP/", "RTSP/" or "ICE/" and, in requests, the spaces before it.
func (p *Parser) protocol(h []byte, i int) int {
	switch c := h[i]; {
	case p.Response:
	case c == ' ':
		return i + 1
	case (c == '\t' || c == '\f') && i == p.target.to+1: // llhttp is still in the target there
		return p.invalidTarget(i)
	}
	var best int
	for k, name := range [...]string{"HTTP/", "RTSP/", "ICE/"} {
		n := commonPrefix(h[i:], name)
		if n >= len(name)-1 { // the method is wrong before the slash is
			p.checkMethod(k, i+len(name)-1)
		}
		if i+n == len(h) && n < len(name) {
			p.mark = i
			return p.waitAt(i)
		}
		if n == len(name) {
			p.state = sVersion
			return i + n
		}
		best = max(best, n)
	}
	p.fail(i+best, "HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/")
	return i
}

// waitAt stops the scan at i: what is there is read again when more has come.
func (p *Parser) waitAt(i int) int { return -1 - i }

// checkMethod holds a request's method against its protocol.
func (p *Parser) checkMethod(protocol, at int) {
	const code = "HPE_INVALID_CONSTANT"
	switch m := p.Method; {
	case p.Response:
	case protocol == 0 && !m.http():
		p.fail(at, code, "Invalid method for HTTP/x.x request")
	case protocol == 1 && !m.rtsp():
		p.fail(at, code, "Invalid method for RTSP/x.x request")
	case protocol == 2 && m != source:
		p.fail(at, code, "Expected SOURCE method for ICE/x.x request")
	}
}

func commonPrefix(b []byte, s string) (n int) {
	for n < len(b) && n < len(s) && b[n] == s[n] {
		n++
	}
	return n
}

// version reads "1.1".
func (p *Parser) version(h []byte, i int) int {
	v := h[i:]
	switch {
	case !isDigit(v[0]):
		p.fail(i, badVersion, "Invalid major version")
		return i
	case len(v) > 1 && v[1] != '.':
		p.fail(i+1, badVersion, "Expected dot")
		return i
	case len(v) > 2 && !isDigit(v[2]):
		p.fail(i+2, badVersion, "Invalid minor version")
		return i
	case len(v) < 3:
		return p.waitAt(i)
	}
	p.Major, p.Minor = v[0]-'0', v[2]-'0'
	switch p.Major<<4 | p.Minor {
	case 0x09, 0x10, 0x11, 0x20:
	default:
		if !p.lenient(LenientVersion) {
			p.fail(i+3, badVersion, "Invalid HTTP version")
		}
	}
	p.state = sLineEnd
	if p.Method == pri && !p.Response {
		p.state = sPreface
	}
	return i + 3
}

// lineEnd reads what follows the version.
func (p *Parser) lineEnd(h []byte, i int) int {
	if p.Response {
		return p.afterVersion(h, i)
	}
	const text = "Expected CRLF after version"
	switch c := h[i]; {
	case c == '\r', c == '\n' && p.lenient(LenientCRBeforeLF):
		p.state = sLineLF
	case c == '\n':
		p.fail(i+1, badVersion, text)
	default:
		p.fail(i, badVersion, text)
	}
	return i + 1
}

func (p *Parser) lineLF(h []byte, i int) int {
	switch {
	case h[i] == '\n':
		i++
	case !p.lenient(LenientLFAfterCR):
		p.fail(i, strict, "Expected CRLF after version")
		return i
	}
	p.startFields(i)
	return i
}

// preface tells an HTTP/2 client, which is refused for what it is, from a bad request.
func (p *Parser) preface(h []byte, i int) int {
	const rest = "\r\n\r\nSM\r\n\r\n"
	switch n := commonPrefix(h[i:], rest); {
	case n == len(rest):
		p.fail(i+n, "HPE_PAUSED_H2_UPGRADE", "Pause on PRI/Upgrade")
	case i+n == len(h):
		return p.waitAt(i)
	default:
		p.fail(i+n, badVersion, "Expected HTTP/2 Connection Preface")
	}
	return i
}

const badStatus = "HPE_INVALID_STATUS"

func (p *Parser) afterVersion(h []byte, i int) int {
	if h[i] != ' ' {
		p.fail(i, badVersion, "Expected space after version")
		return i
	}
	p.state = sStatus
	return i + 1
}

// status reads the three digits of a response's code.
func (p *Parser) status(h []byte, i int) int {
	if len(h)-i < 3 {
		for k, c := range h[i:] {
			if !isDigit(c) {
				p.fail(i+k, badStatus, "Invalid status code")
			}
		}
		return p.waitAt(i)
	}
	p.Status = 0
	for k := range 3 {
		c := h[i+k]
		if !isDigit(c) {
			p.fail(i+k, badStatus, "Invalid status code")
			return i
		}
		p.Status = p.Status*10 + int(c-'0')
	}
	p.state = sReasonStart
	return i + 3
}

func (p *Parser) reasonStart(h []byte, i int) int {
	switch c := h[i]; {
	case c == ' ':
		p.state = sReason
		p.mark = i + 1
	case c == '\r':
		p.state = sReasonLF
	case c == '\n' && p.lenient(LenientCRBeforeLF):
		p.startFields(i + 1)
	case c == '\n':
		p.fail(i+1, badStatus, "Invalid response status")
	default:
		p.fail(i, badStatus, "Invalid response status")
	}
	return i + 1
}

// statusText reads the reason phrase, in which anything goes but a line end.
func (p *Parser) statusText(h []byte, i int) int {
	for i < len(h) && h[i] != '\r' && h[i] != '\n' {
		i++
	}
	if i == len(h) {
		return i
	}
	p.reason = span{p.mark, i}
	p.count(i-p.mark, i+1)
	p.state = sReasonLF
	if h[i] == '\n' {
		if !p.lenient(LenientCRBeforeLF) {
			p.fail(i+1, crExpected, "Missing expected CR after response line")
		}
		p.startFields(i + 1)
	}
	return i + 1
}

func (p *Parser) reasonLF(h []byte, i int) int {
	switch {
	case h[i] == '\n' || h[i] == '\r': // as llhttp has it
		i++
	case !p.lenient(LenientLFAfterCR):
		p.fail(i, strict, "Expected LF after CR")
	}
	p.startFields(i)
	return i
}
