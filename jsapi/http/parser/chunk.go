package parser

const (
	badChunk   = "HPE_INVALID_CHUNK_SIZE"
	strict     = "HPE_STRICT"
	crExpected = "HPE_CR_EXPECTED"
)

// maxExtensions limits the extensions of one chunk, which carry nothing for anybody.
const maxExtensions = 16 << 10

// chunk reads one step of the framing of a chunked body (RFC 9112 section 7.1).
func (p *Parser) chunk(b []byte, i int) int {
	c := b[i]
	switch p.state {
	case sChunkStart:
		v := hexValue(c)
		if v < 0 {
			p.fail(i, badChunk, "Invalid character in chunk size")
			return i
		}
		p.left, p.ext, p.state = uint64(v), 0, sChunkSize
		return i + 1
	case sChunkSize, sChunkSizeSpace:
		return p.chunkSize(c, i)
	case sChunkSizeLF:
		return p.chunkSizeLF(c, i)
	case sChunkDataEnd:
		return p.chunkEnd(c, i)
	case sChunkDataLF:
		if c != '\n' && !p.lenient(LenientCRLFAfterChunk) {
			p.fail(i, strict, "Expected LF after chunk data")
			return i
		}
		p.state = sChunkStart
		if c != '\n' {
			return i
		}
		return i + 1
	}
	if p.state != sExtension && c != '=' && c != ';' && c != '\r' && c != '\n' {
		p.ext++
	}
	if p.ext > maxExtensions {
		p.fail(i, "HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow")
		return i
	}
	return p.extension(c, i)
}

func (p *Parser) chunkSize(c byte, i int) int {
	v := hexValue(c)
	switch {
	case v >= 0 && p.state == sChunkSizeSpace:
		p.fail(i, badChunk, "Invalid character in chunk size")
	case v >= 0 && p.left>>60 != 0:
		p.fail(i+1, badChunk, "Chunk size overflow")
	case v >= 0:
		p.left = p.left<<4 | uint64(v)
	case c == '\r', c == '\n' && p.lenient(LenientCRBeforeLF):
		p.state = sChunkSizeLF
	case c == ';':
		p.state = sExtension
	case c == '\n':
		p.fail(i+1, crExpected, "Missing expected CR after chunk size")
	case (c == ' ' || c == '\t') && p.lenient(LenientSpacesAfterChunkSize):
		p.state = sChunkSizeSpace
	case c == ' ' || c == '\t':
		p.fail(i+1, badChunk, "Invalid character in chunk size")
	default:
		p.fail(i, badChunk, "Invalid character in chunk size")
	}
	return i + 1
}

func (p *Parser) chunkSizeLF(c byte, i int) int {
	if c != '\n' && !p.lenient(LenientLFAfterCR) {
		p.fail(i, strict, "Expected LF after chunk size")
		return i
	}
	p.chunkBegins()
	if c != '\n' {
		return i
	}
	return i + 1
}

// chunkBegins: data follows, or behind the last chunk the trailers.
func (p *Parser) chunkBegins() {
	p.state = sChunkData
	if p.left == 0 {
		p.trailing = true
		p.prior, p.pos, p.buf, p.norm, p.nread = 0, 0, p.buf[:0], p.norm[:0], 0
		p.startFields(0)
	}
}

func (p *Parser) chunkEnd(c byte, i int) int {
	switch {
	case c == '\r':
		p.state = sChunkDataLF
		return i + 1
	case c == '\n' && p.lenient(LenientCRBeforeLF):
		p.state = sChunkStart
		return i + 1
	case c == '\n':
		p.fail(i+1, crExpected, "Missing expected CR after chunk data")
	case p.lenient(LenientCRLFAfterChunk):
		p.state = sChunkStart
	default:
		p.fail(i, strict, "Expected LF after chunk data")
	}
	return i
}

// extension checks chunk extensions, which are otherwise ignored.
func (p *Parser) extension(c byte, i int) int {
	switch p.state {
	case sExtension:
		if c == ' ' || c == '\r' {
			p.fail(i+1, strict, "Invalid character in chunk extensions")
			return i
		}
		p.state = sExtName
		return i
	case sExtName:
		if c == '=' {
			p.state = sExtValue
			return i + 1
		}
		return p.extToken(c, i, "name")
	case sExtValue:
		if c == '"' {
			p.state = sExtQuoted
			return i + 1
		}
		return p.extToken(c, i, "value")
	case sExtQuoted:
		return p.extQuoted(c, i)
	case sExtPair:
		if class[c]&cValue == 0 {
			p.fail(i+1, strict, "Invalid quoted-pair in chunk extensions quoted value")
		}
		p.state = sExtQuoted
		return i + 1
	}
	if c != ';' && c != '\r' && c != '\n' {
		p.fail(i, strict, "Invalid character in chunk extensions quote value")
		return i
	}
	return p.extToken(c, i, "value")
}

// extToken reads one character of an extension's name or value, or what ends it.
func (p *Parser) extToken(c byte, i int, what string) int {
	switch {
	case class[c]&cToken != 0:
	case c == ';':
		p.state = sExtension
	case c == '\r':
		p.state = sChunkSizeLF
	case c == '\n' && p.lenient(LenientCRBeforeLF):
		p.chunkBegins()
	case c == '\n':
		p.fail(i, crExpected, "Missing expected CR after chunk extension "+what)
	default:
		p.fail(i+1, strict, "Invalid character in chunk extensions "+what)
	}
	return i + 1
}

func (p *Parser) extQuoted(c byte, i int) int {
	switch {
	case c == '"':
		p.state = sExtQuoteEnd
	case c == '\\':
		p.state = sExtPair
	case class[c]&cQuoted == 0:
		p.fail(i+1, strict, "Invalid character in chunk extensions quoted value")
	}
	return i + 1
}
