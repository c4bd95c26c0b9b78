package parser

// The values of Connection and Transfer-Encoding are lists, and in lenient mode may go on in folded
// lines and hold any byte. Which of their words count then depends on the bytes around them; what
// is here goes through a value as llhttp does.

// word is the last thing that such a value has said, which counts when the value ends.
type word uint8

const (
	wordNone   word = iota
	wordOption      // of Connection, none of the three; a folded line may hold them
	wordClose
	wordKeepAlive
	wordUpgrade
	wordChunked // of Transfer-Encoding
	wordOther   // whatever it is, folded lines are not understood any more
)

// folded reads v, a further line of the value of the field that was identified.
func (p *Parser) folded(v []byte) {
	switch p.which {
	case knownConnection:
		if p.word == wordOption {
			p.options(v)
		}
	case knownEncoding:
		p.word = wordOther
	}
}

// heed does what the last word of the value says.
func (p *Parser) heed() {
	switch p.word {
	case wordClose:
		p.flags |= fClose
	case wordKeepAlive:
		p.flags |= fKeepAlive
	case wordUpgrade:
		p.flags |= fConnUpgrade
	case wordChunked:
		p.Chunked = true
	}
	p.word = wordNone
}

// options reads connection options.
func (p *Parser) options(v []byte) {
	for p.word = wordOption; ; v = v[1:] {
		v = skip(v, " \t")
		w, n := option(v)
		if n > 0 {
			v = skip(v[n:], " ")
			if p.word = w; len(v) == 0 {
				return
			}
			if v[0] == ',' {
				p.heed()
				p.word = wordOption
				continue
			}
			p.word = wordOther
		}
		if v = v[tokenLen(v):]; len(v) == 0 || v[0] != ',' {
			return
		}
	}
}

// option finds the option, and the length of it, that v begins with.
func option(v []byte) (word, int) {
	for w, name := range [...]string{wordClose: "close", wordKeepAlive: "keep-alive", wordUpgrade: "upgrade"} {
		if n := len(name); n > 0 && len(v) >= n && equalFold(v[:n], name) {
			return word(w), n
		}
	}
	return wordOption, 0
}

// codings reads transfer codings, of which only a last "chunked" frames the body. In a request
// nothing may follow it.
func (p *Parser) codings(v []byte) {
	p.Chunked, p.word = false, wordOther
	for all := len(v); ; v = v[1:] {
		v = skip(v, " \t")
		if len(v) >= 7 && equalFold(v[:7], "chunked") {
			v = skip(v[7:], " ")
			if len(v) == 0 {
				p.word = wordChunked
				return
			}
			if v[0] == ',' && !p.Response && !p.lenient(LenientTransferEncoding) {
				at := all - len(v)
				p.count(at, p.mark+at+1)
				p.fail(p.mark+at+1, badEncoding, "Invalid `Transfer-Encoding` header value")
				return
			}
		}
		if v = v[tokenLen(v):]; len(v) == 0 || v[0] != ',' {
			return
		}
	}
}

// valueLen is the length of v up to a byte that no value may hold.
func valueLen(v []byte) (n int) {
	for n < len(v) && class[v[n]]&cValue != 0 {
		n++
	}
	return n
}

// tokenLen is the length of v up to a comma or a byte that no value may hold.
func tokenLen(v []byte) (n int) {
	for n < len(v) && v[n] != ',' && class[v[n]]&cValue != 0 {
		n++
	}
	return n
}

func skip(v []byte, set string) []byte {
	for len(v) > 0 && (v[0] == set[0] || v[0] == set[len(set)-1]) {
		v = v[1:]
	}
	return v
}
