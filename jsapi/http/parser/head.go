package parser

import "strings"

// Head is the text of a head that the parser has accepted, as one string of which
// everything else is a slice. It stays valid for ever.
type Head struct {
	text   string
	target span
	reason span
	fields Fields
}

// Head copies the head that is ready. Call it between HeadReady and the next Next.
func (p *Parser) Head() Head {
	if p.Lenient != 0 {
		t := string(p.head[:p.fields]) + string(p.norm)
		return Head{text: t, target: p.target, reason: p.reason, fields: Fields(t[p.fields:])}
	}
	from := p.target.from
	if p.Response {
		from = p.reason.from
	}
	t := string(p.head[from:p.fieldsEnd])
	h := Head{text: t, fields: Fields(t[p.fields-from:])}
	if p.Response {
		h.reason.to = p.reason.to - from
	} else {
		h.target.to = p.target.to - from
	}
	return h
}

// Target is the request target as it was sent: the url.
func (h *Head) Target() string { return h.text[h.target.from:h.target.to] }

// Reason is the reason phrase of a response.
func (h *Head) Reason() string { return h.text[h.reason.from:h.reason.to] }

// Fields are the field lines.
func (h *Head) Fields() Fields { return h.fields }

// Trailers copies the field lines behind a chunked body. Call it when Next says Done.
func (p *Parser) Trailers() Fields { return Fields(p.trail) }

// Fields is a sequence of field lines, each "name:value\r\n" in the case and with the
// white space that it was sent with. Bytes above 0x7f are Latin-1.
type Fields string

// Next returns the first field, its value trimmed, and the fields behind it. ok is
// false when there is none.
func (f Fields) Next() (name, value string, rest Fields, ok bool) {
	s := string(f)
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return "", "", "", false
	}
	end := strings.Index(s, "\r\n")
	value = s[colon+1 : end]
	for value != "" && (value[0] == ' ' || value[0] == '\t') {
		value = value[1:]
	}
	for value != "" && (value[len(value)-1] == ' ' || value[len(value)-1] == '\t') {
		value = value[:len(value)-1]
	}
	return s[:colon], value, Fields(s[end+2:]), true
}

// All returns the values of every field of that name, which is in lower case, in one list.
func (f Fields) All(lower string) string {
	all := ""
	for {
		v, rest, ok := f.find(lower)
		switch {
		case !ok:
			return all
		case all == "":
			all = v
		default:
			all += ", " + v
		}
		f = rest
	}
}

// Get returns the value of the first field of that name, which is in lower case.
func (f Fields) Get(lower string) (string, bool) {
	v, _, ok := f.find(lower)
	return v, ok
}

func (f Fields) find(lower string) (value string, rest Fields, ok bool) {
	for {
		name, value, rest, ok := f.Next()
		if !ok || len(name) == len(lower) && equalFold([]byte(name), lower) {
			return value, rest, ok
		}
		f = rest
	}
}
