package parser

// scan reads h from i on until the head ends, the bytes do, or there is an error.
func (p *Parser) scan(h []byte, i int) int {
	for i < len(h) && p.state < sHeadDone && p.err == nil {
		next := p.step(h, i)
		if next < 0 { // needs more to decide
			break
		}
		i = next
	}
	return i
}

func (p *Parser) step(h []byte, i int) int {
	switch p.state {
	case sMethod:
		n := p.method(h)
		if p.state == sMethod {
			return p.waitAt(i)
		}
		return n
	case sTargetStart:
		return p.targetStart(h, i)
	case sSchema, sSchemaSlash, sSchemaSlashSlash:
		return p.schema(h, i)
	case sServer, sServerAt:
		return p.server(h, i)
	case sPath:
		return p.path(h, i)
	case sQuery:
		return p.query(h, i)
	case sFragment:
		return p.fragment(h, i)
	case sTargetCR:
		return p.targetCR(h, i)
	case sFieldStart:
		return p.fieldStart(h, i)
	case sFieldName:
		return p.fieldName(h, i)
	case sValueStart, sValueStartLF, sEmptyValueNext:
		return p.valueStart(h, i)
	case sValue:
		return p.value(h, i)
	case sValueLF:
		return p.valueLF(h, i)
	case sValueNext:
		return p.valueNext(h, i)
	case sHeadLF:
		return p.headLF(h, i)
	}
	return p.stepLine(h, i)
}

func (p *Parser) stepLine(h []byte, i int) int {
	switch p.state {
	case sProtocol:
		return p.protocol(h, i)
	case sVersion:
		return p.version(h, i)
	case sLineEnd:
		return p.lineEnd(h, i)
	case sLineLF:
		return p.lineLF(h, i)
	case sPreface:
		return p.preface(h, i)
	case sStatus:
		return p.status(h, i)
	case sReasonStart:
		return p.reasonStart(h, i)
	case sReason:
		return p.statusText(h, i)
	}
	return p.reasonLF(h, i)
}
